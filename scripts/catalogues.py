"""Compile the gettext catalogues (.po to .mo) with Babel, which is pure Python."""

import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

SOURCE = Path(__file__).resolve().parent.parent / "src" / "fodro"


def compile_catalogue(po: Path) -> Path:
    with po.open("rb") as source:
        catalogue = read_po(source)
    mo = po.with_suffix(".mo")
    with mo.open("wb") as target:
        write_mo(target, catalogue)
    return mo


def compile_all(root: Path = SOURCE) -> list[Path]:
    return [compile_catalogue(po) for po in sorted(root.rglob("*.po"))]


if __name__ == "__main__":
    compiled = compile_all()
    print(f"compiled {len(compiled)} catalogues", file=sys.stderr)
