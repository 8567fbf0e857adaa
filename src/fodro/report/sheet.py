"""A page in one language: rows of columns of blocks, the same for paper and for the screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

MUST, SHOULD, WELL, MAY = range(4)
"""How much a line is needed: it must stand, it should, it does well, and it may go where there is no room."""


class Look(StrEnum):
    """How a line is set."""

    PLAIN = "plain"
    STRONG = "strong"
    SOFT = "soft"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Line:
    """One text; `keep` says how much it is needed."""

    text: str
    look: Look = Look.PLAIN
    keep: int = MUST


@dataclass(frozen=True, slots=True)
class Figure:
    """One picture with its words.

    Parameters
    ----------
    svg : str
        Empty where it is a photo.
    alt : str
        The picture in words; never empty.
    width : float
        0–1, of its column.
    label : str
        A few words below it.
    jpeg : bytes
    address : str
        Where a page of the app shows the photo.
    """

    svg: str
    alt: str
    width: float = 1.0
    label: str = ""
    jpeg: bytes = b""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Rows:
    """A small table: headings and rows of texts; `keep` rows of it stand where there is little room."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One part of the page: a heading, pictures beside each other, a table, lines, and lines to write on."""

    heading: str = ""
    figures: tuple[Figure, ...] = ()
    lines: tuple[Line, ...] = ()
    table: Rows | None = None
    blank_lines: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """Columns beside each other; `widths` are their shares."""

    columns: tuple[tuple[Block, ...], ...]
    widths: tuple[int, ...] = (1,)


@dataclass(frozen=True, slots=True)
class Box:
    """One row of boxes to write in: what belongs there, its height, and a picture to mark, if any."""

    name: str
    height_mm: float = 9.5
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class Week:
    """A blank week: the names of its days, and the boxes of each."""

    days: tuple[str, ...]
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole page in one language.

    Parameters
    ----------
    language : str
    title : str
    head : tuple of str
        What stands below the title: the period, when it was made.
    whose : str
        Who it is about; empty where that is not told.
    lead_heading, lead : str
        The main complaint and what stands above it; empty without one.
    rows : tuple of Row
    week : Week or None
        A week to fill in.
    foot : tuple of str
        The small print.
    wide, roomy : bool
        Whether the page lies, and whether it holds so little that it is set larger.
    page_words : tuple of str
        How pages are counted: before the number, and before the sum.
    left_out : tuple of str
        What is said of one line that is not on the page, and of ``{n}`` of them.
    """

    language: str
    title: str
    head: tuple[str, ...] = ()
    whose: str = ""
    lead_heading: str = ""
    lead: str = ""
    rows: tuple[Row, ...] = ()
    week: Week | None = None
    foot: tuple[str, ...] = ()
    wide: bool = False
    roomy: bool = False
    page_words: tuple[str, str] = ("", "")
    left_out: tuple[str, str] = ("", "")

    def lines(self) -> Iterator[str]:
        """Yield every text of the page in the order it is read, pictures in words."""
        yield from (self.title, *self.head, self.whose, self.lead)
        for row in self.rows:
            for block in (each for column in row.columns for each in column):
                yield from (block.heading, *(one.alt for one in block.figures))
                if block.table:
                    yield from (cell for cells in block.table.rows for cell in cells)
                yield from (line.text for line in block.lines)
        if self.week:
            yield from (*self.week.days, *(one.name for one in self.week.boxes))
        yield from self.foot


def trimmed(sheet: Sheet, most: int) -> tuple[Sheet, int]:
    """Return `sheet` with the lines that are needed at most so much, and how many others there were."""
    rows, out = [], 0
    for row in sheet.rows:
        columns = []
        for column in row.columns:
            kept = tuple(_trimmed(block, most) for block in column)
            out += sum(len(a.lines) - len(b.lines) for a, b in zip(column, kept, strict=True))
            columns.append(kept)
        rows.append(replace(row, columns=tuple(columns)))
    return replace(sheet, rows=tuple(rows)), out


def _trimmed(block: Block, most: int) -> Block:
    return replace(block, lines=tuple(line for line in block.lines if line.keep <= most))
