"""ARCHITECTURE.md says what stands in the tree, and nothing else."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")


def named(pattern: str) -> set[str]:
    return set(re.findall(pattern, TEXT, re.MULTILINE))


def packages(folder: Path) -> set[str]:
    return {child.name for child in folder.iterdir() if (child / "__init__.py").exists()}


def test_every_layer_is_described() -> None:
    assert named(r"^\| `(\w+)` \|") == packages(ROOT / "src/fodro")


def test_every_web_slice_is_described() -> None:
    assert named(r"^- `web/(\w+)`") == packages(ROOT / "src/fodro/web") - {"locale"}


def test_every_file_it_names_exists() -> None:
    files = named(r"`((?:src|docs|tests|scripts|benchmarks)/[\w./-]+)`")
    assert files, "the page names no files"
    assert [name for name in sorted(files) if not (ROOT / name).exists()] == []


def test_every_decision_it_names_exists_and_every_decision_is_whole() -> None:
    pages = sorted((ROOT / "docs/decisions").glob("0*.md"))
    numbers = {page.name[:4] for page in pages}
    assert named(r"decision (\d{4})") <= numbers
    for page in pages:
        text = page.read_text(encoding="utf-8")
        for part in ("Context", "Decision", "Rejected", "How we would notice"):
            assert f"**{part}" in text or f"## {part}" in text, f"{page.name} lacks {part}"
