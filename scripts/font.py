"""Cut Figtree (OFL-1.1, from a Python package) to size: for the screen, and in two weights for paper."""

import sys
from importlib.util import find_spec
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FEATURES = ["kern", "liga", "tnum", "lnum", "ccmp", "mark"]
PRINTED = Path(__file__).resolve().parent.parent / "src/fodro/report/fonts"
WEIGHTS = {"regular": 400, "semibold": 600}
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
    options = subset.Options(flavor="woff2", layout_features=FEATURES)
    font = subset.load_font(str(source_font()), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=LETTERS)
    subsetter.subset(font)
    target.parent.mkdir(parents=True, exist_ok=True)
    subset.save_font(font, str(target), options)
    return target


def build_printed(folder: Path = PRINTED) -> tuple[Path, ...]:
    """Write the font in two weights with every letter it has: a drawing in a PDF knows no variable font."""
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(_of_weight(name, weight, folder) for name, weight in WEIGHTS.items())


def _of_weight(name: str, weight: int, folder: Path) -> Path:
    font = instancer.instantiateVariableFont(
        TTFont(source_font(), recalcTimestamp=False), {"wght": weight}, updateFontNames=True
    )
    subsetter = subset.Subsetter(subset.Options(layout_features=FEATURES, notdef_outline=True))
    subsetter.populate(unicodes=font.getBestCmap())
    subsetter.subset(font)
    target = folder / f"figtree-{name}.ttf"
    font.save(target)
    return target


if __name__ == "__main__":
    for made in (build(), *build_printed()):
        print(f"{made.name}: {made.stat().st_size} bytes", file=sys.stderr)
