"""``shoes.csv``: one row for each combination of shoes, insole and socks worn on a day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from fodro.domain.diary import Wearing
from fodro.exchange.cells import CellError, number_cell, shown, text_cell, text_of
from fodro.exchange.entries import EntryError
from fodro.exchange.entries.values import NAME_LETTERS, slug
from fodro.exchange.readings import read_day, read_number, read_score
from fodro.exchange.table import Column, Table

NEEDED = ("date", "shoe")
COLUMNS = (*NEEDED, "insole", "socks", "activity", "hours", "comfort", "damp")
YES, NO = "yes", "no"
"""The words of the column ``damp``."""

_MOST_HOURS = 24
_read_slug = slug()


def wearings(table: Table) -> tuple[Wearing, ...]:
    """Return what was worn, in order of days; rows of one day stay in their order.

    Raises
    ------
    DiaryError
        If a column is missing or a cell does not say what its column is for.
    """
    table.require(*NEEDED)
    return tuple(sorted(table.each(_wearing_reader(table)), key=lambda wearing: wearing.day))


def _wearing_reader(table: Table) -> Callable[[Sequence[str]], Wearing]:
    day = Column(table, "date", read_day)
    names = [Column(table, name, _read_name) for name in ("shoe", "insole", "socks")]
    activity, damp = Column(table, "activity", _read_activity), Column(table, "damp", _read_damp)
    hours, comfort = Column(table, "hours", _read_hours), Column(table, "comfort", read_score)

    def wearing(cells: Sequence[str]) -> Wearing:
        shoe, insole, socks = (name.of(cells) for name in names)
        return Wearing(
            day.of(cells),
            shoe,
            insole,
            socks,
            activity=activity.of(cells),
            hours=hours.of(cells),
            comfort=comfort.of(cells),
            damp=damp.of(cells),
        )

    return wearing


def _read_name(cell: str) -> str:
    name = " ".join(text_of(cell).split())
    if len(name) > NAME_LETTERS:
        problem = f"{shown(name)} is longer than {NAME_LETTERS} letters."
        raise CellError(problem, remedy="Give it a shorter name.")
    return name


def _read_activity(cell: str) -> str:
    word = text_of(cell)
    try:
        return _read_slug(word) if word else ""
    except EntryError:
        remedy = "Write one word in small letters, such as work, or leave the cell blank."
        raise CellError(problem=f"{shown(word)} is not an activity.", remedy=remedy) from None


def _read_hours(cell: str) -> float | None:
    if not cell.strip():
        return None
    hours = read_number(cell)
    if not 0 <= hours <= _MOST_HOURS:
        remedy = "Write the hours of that day, 0 to 24, or leave the cell blank if they were not recorded."
        raise CellError(problem=f"{cell.strip()} is outside 0 to 24.", remedy=remedy)
    return hours


def _read_damp(cell: str) -> bool | None:
    word = cell.strip()
    if word in (YES, NO):
        return word == YES
    if not word:
        return None
    remedy = f"Write {YES} or {NO}, or leave the cell blank if it was not recorded."
    raise CellError(problem=f"{shown(word)} is neither {YES} nor {NO}.", remedy=remedy)


def wearing_rows(wearings: Iterable[Wearing]) -> Iterator[tuple[str, ...]]:
    """Yield one row of cells, in the order of ``COLUMNS``, for each wearing."""
    for wearing in wearings:
        texts = (wearing.shoe, wearing.insole, wearing.socks, wearing.activity)
        numbers = (wearing.hours, wearing.comfort)
        yield (
            wearing.day.isoformat(),
            *(text_cell(text) if text else "" for text in texts),
            *("" if value is None else number_cell(value) for value in numbers),
            "" if wearing.damp is None else (YES if wearing.damp else NO),
        )
