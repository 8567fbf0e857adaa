"""What every part of a page is made of: the report, its findings in words, and the language."""

from __future__ import annotations

from dataclasses import dataclass

from fodro.domain.report import Part, Report
from fodro.report.sheet import Block, Figure, Line, Rows
from fodro.wording import report as words
from fodro.wording.text import FindingsText, words_of

Columns = tuple[tuple[Block, int], ...]
"""The blocks of a part beside each other, with their shares of its room."""


@dataclass(frozen=True, slots=True)
class Told:
    """A report in one language."""

    report: Report
    text: FindingsText
    language: str

    def alone(
        self,
        part: Part,
        *lines: Line,
        figures: tuple[Figure, ...] = (),
        table: Rows | None = None,
        blank_lines: int = 0,
    ) -> Columns:
        """Return a part that is one block under its usual heading; lines without a text are left out."""
        there = tuple(line for line in lines if line.text)
        heading = words.heading(part, self.language)
        return ((Block(heading, figures, there, table, blank_lines), 1),)


def told_in(report: Report, language: str) -> Told:
    """Return `report` in `language`."""
    return Told(report, words_of(report.findings, language, words.own_names(report)), language)
