"""Numbers as a country writes them: “1,234.5”, “1.234,5”, “1 234,5”; which it is, the whole column says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from fodro.exchange.cells import CellError, number, shown

_BLANKS = str.maketrans("", "", " \u00a0\u202f\u2009'’")
_PLAIN = re.compile(r"[+-]?\d+(?:\.\d*)?", re.ASCII)
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?", re.ASCII)
_SHOWING = re.compile(r"[+-]?(\d*)([.,])(\d*)", re.ASCII)

ReadNumber = Callable[[str], float | None]


def number_reader(cells: Iterable[str], *, mark: str = ",") -> ReadNumber:
    """Return a reader of numbers written like those in `cells`; a blank cell reads as ``None``.

    Parameters
    ----------
    cells : iterable of str
        All numbers of one file; ``2,81`` among them shows that the comma is decimal, ``1,234.5`` that it is
        not.
    mark : str
        What stands between the cells of the file: where it is ``;`` the comma is decimal if nothing shows.
    """
    shows = {decimal for cell in cells if (decimal := _shown_by(cell.translate(_BLANKS).strip()))}
    decimal = shows.pop() if len(shows) == 1 else ("," if mark == ";" else ".")

    def read(cell: str) -> float | None:
        text = cell.translate(_BLANKS).strip()
        return _read(text, decimal, cell) if text else None

    return read


def _shown_by(text: str) -> str:
    """Return the decimal mark that `text` cannot be read without, if there is one."""
    if "," in text and "." in text:
        return max(".,", key=text.rfind)
    if text.count(",") > 1 or text.count(".") > 1:
        return "." if "," in text else ","
    alone = _SHOWING.fullmatch(text)
    if alone is None:
        return ""
    whole, decimal, rest = alone.groups()
    return decimal if len(rest) != 3 or not 1 <= len(whole) <= 3 or whole.startswith("0") else ""


def _read(text: str, decimal: str, cell: str) -> float:
    pointed = text.translate(str.maketrans(",.", ".,")) if decimal == "," else text
    if _PLAIN.fullmatch(pointed) or _GROUPED.fullmatch(pointed):
        value = number(pointed.replace(",", "").rstrip("."))
        if value is not None:
            return value
    remedy = "Export the file again, or correct the cell."
    raise CellError(problem=f"{shown(cell.strip())} is not a number.", remedy=remedy)
