"""The ``fodro`` command, run inside the test or as a program of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from fodro.cli import main

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"


def fodro(*arguments: str | Path, environment: dict[str, str] | None = None) -> Result:
    quiet = {"LC_ALL": "C", "LANG": "", "LC_MESSAGES": ""}
    return CliRunner().invoke(main, [str(word) for word in arguments], env={**quiet, **(environment or {})})


def program(*arguments: str | Path, data: Path) -> subprocess.CompletedProcess[str]:
    """Run the command as a program whose data folder is `data`, the app's own settings in force."""
    settings = {"FODRO_DATA": str(data), "DJANGO_SETTINGS_MODULE": "fodro.web.settings"}
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "fodro.cli", *map(str, arguments)],
        env={**os.environ, **settings},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
