"""The layers hold, and the check that says so can fail."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

PLANTED = {
    "domain": "import fodro.knowledge",
    "knowledge": "import django.db",
    "analysis": "import fodro.exchange",
    "exchange": "import fodro.web",
    "charts": "import fodro.analysis",
    "web": "import fodro.cli",
    "cohort": "import fodro.web",
}


def lint(tree: Path) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command; lint_imports_command()",
    ]
    environment = {"PYTHONPATH": str(tree / "src"), "PATH": "", "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [*command, "--no-cache"],
        cwd=tree,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    shutil.copytree(
        ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "locale", "static")
    )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_every_layer_leans_only_on_those_below(tree: Path) -> None:
    answer = lint(tree)
    assert answer.returncode == 0, answer.stdout


@pytest.mark.parametrize("layer", PLANTED)
def test_a_planted_violation_is_found(tree: Path, layer: str) -> None:
    (tree / "src/fodro" / layer / "planted.py").write_text(f"{PLANTED[layer]}\n")
    answer = lint(tree)
    assert answer.returncode != 0
    assert f"fodro.{layer}.planted" in answer.stdout
