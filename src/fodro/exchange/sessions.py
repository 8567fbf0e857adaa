"""``sessions.csv``: one row for each massage, or sit-down without (technique ``rest``)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from fodro.domain.diary import Session
from fodro.exchange.cells import number_cell, text_cell, text_of
from fodro.exchange.readings import read_clock, read_minutes, read_score, read_side, read_text
from fodro.exchange.table import Column, Table

NEEDED = ("start", "minutes", "technique", "tool", "before", "after")
COLUMNS = (*NEEDED, "later", "next_morning", "side")


def sessions(table: Table) -> tuple[Session, ...]:
    """Return the sessions in order of time.

    Raises
    ------
    DiaryError
        If a column is missing or a cell does not say what its column is for.
    """
    table.require(*NEEDED)
    read = table.each(_session_reader(table))
    return tuple(sorted(read, key=lambda session: session.start.replace(tzinfo=None)))


def _session_reader(table: Table) -> Callable[[Sequence[str]], Session]:
    start, minutes = Column(table, "start", read_clock), Column(table, "minutes", read_minutes)
    technique, tool = Column(table, "technique", read_text), Column(table, "tool", text_of)
    scores = [Column(table, name, read_score) for name in ("before", "after", "later", "next_morning")]
    side = Column(table, "side", read_side)

    def session(cells: Sequence[str]) -> Session:
        what = (start.of(cells), minutes.of(cells), technique.of(cells), tool.of(cells))
        before, after, later, next_morning = (score.of(cells) for score in scores)
        return Session(
            *what,
            before_nrs=before,
            after_nrs=after,
            later_nrs=later,
            next_morning_nrs=next_morning,
            side=side.of(cells),
        )

    return session


def session_rows(sessions: Iterable[Session]) -> Iterator[tuple[str, ...]]:
    """Yield one row of cells, in the order of ``COLUMNS``, for each session."""
    for session in sessions:
        scores = (session.before_nrs, session.after_nrs, session.later_nrs, session.next_morning_nrs)
        tool = text_cell(session.tool) if session.tool else ""
        what = (session.start.isoformat(), number_cell(session.minutes), text_cell(session.technique), tool)
        yield (*what, *("" if score is None else number_cell(score) for score in scores), session.side or "")
