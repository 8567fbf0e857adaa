"""The twelve routines of the documentation are those the composer makes."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_twelve_routines_are_those_the_composer_makes_now() -> None:
    command = [sys.executable, "scripts/stories.py", "--check"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert answer.returncode == 0, answer.stdout + answer.stderr
