"""Cut the interface font (Figtree, OFL-1.1, from a Python package) down to the letters Fodro writes."""

import sys
from importlib.util import find_spec
from pathlib import Path

from fontTools import subset

TARGET = Path(__file__).resolve().parent.parent / "src/fodro/web/design/static/design/figtree.woff2"
LETTERS = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x100),
    *(ord(letter) for letter in "–—‘’“”…→−×≤≥½"),
]


def source_font() -> Path:
    package = find_spec("fontpkg_figtree")
    if package is None or package.origin is None:
        message = "the package fontpkg-figtree is missing: install the build group"
        raise SystemExit(message)
    return Path(package.origin).parent / "files" / "Figtree[wght].ttf"


def build(target: Path = TARGET) -> Path:
    options = subset.Options(flavor="woff2", layout_features=["kern", "liga", "tnum", "lnum", "ccmp", "mark"])
    font = subset.load_font(str(source_font()), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=LETTERS)
    subsetter.subset(font)
    target.parent.mkdir(parents=True, exist_ok=True)
    subset.save_font(font, str(target), options)
    return target


if __name__ == "__main__":
    print(f"{build().stat().st_size} bytes", file=sys.stderr)
