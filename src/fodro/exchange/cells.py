"""One cell of a table: how a value is written so that it reads back the same.

A text cell that a spreadsheet would take for a formula (it begins with ``=``, ``+``, ``-``, ``@``, a tab or a
carriage return), or that reads as something else than it is (a word made of digits, blanks at an end), is
written with one leading apostrophe; the reader takes one leading apostrophe off.
"""

from __future__ import annotations

import re
from math import isfinite

TEXT_MARK = "'"
LONGEST_QUOTE = 40

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", TEXT_MARK)
"""What a spreadsheet may take for the beginning of a formula, in either width, and the mark itself."""

_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)


class CellError(ValueError):
    """A cell that does not say what its column is for.

    Parameters
    ----------
    problem, remedy : str
        What is wrong and what to do; the reader of the table adds file and line.
    column : str
        Name of the column.
    """

    def __init__(self, problem: str, *, remedy: str, column: str = "") -> None:
        self.problem, self.remedy, self.column = problem, remedy, column
        super().__init__(problem)


def number(text: str) -> float | None:
    """Return the finite number `text` writes in plain or exponent form with a decimal point, or ``None``."""
    if _NUMBER.fullmatch(text) is None:
        return None
    value = float(text) + 0.0  # a rounded -0.04 is no other zero than 0
    return value if isfinite(value) else None


def number_cell(value: float) -> str:
    """Return the shortest text that reads back as exactly `value`."""
    return repr(float(value) + 0.0).removesuffix(".0")


def text_cell(value: str, *, marked: bool = False) -> str:
    """Return `value` as a text cell; marked with an apostrophe if it needs it or if `marked`."""
    plain = (
        value and value == value.strip() and not value.startswith(FORMULA_STARTS) and number(value) is None
    )
    return value if plain and not marked else TEXT_MARK + value


def text_of(cell: str) -> str:
    """Return the text a cell holds: stripped, or verbatim after a leading apostrophe."""
    return cell[1:] if cell.startswith(TEXT_MARK) else cell.strip()


def shown(text: str) -> str:
    """Return `text` in quotation marks for a message: cut short, with nothing a terminal would act upon."""
    cut = text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE] + "…"
    return "“" + "".join(letter if letter.isprintable() else "·" for letter in cut) + "”"
