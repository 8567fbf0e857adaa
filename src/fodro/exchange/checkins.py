"""``checkins.csv``: one row for each place rated in a check-in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from fodro.domain.civil import DayPart
from fodro.domain.diary import Rating
from fodro.exchange.cells import CellError, number_cell, shown, text_cell, text_of
from fodro.exchange.readings import (
    NOON,
    UNKNOWN_PART,
    nearest,
    read_maybe_day,
    read_moment,
    read_part,
    read_score,
    read_side,
    read_view,
)
from fodro.exchange.table import Column, Table, Together
from fodro.knowledge.regions import is_known, regions

NEEDED = ("time", "region", "side", "intensity")
COLUMNS = (*NEEDED, "quality", "view", "interference", "part")
DAY = "day"
"""A last column, written only where a rating after midnight belongs to the day before."""


def ratings(table: Table) -> tuple[tuple[Rating, ...], int]:
    """Return the ratings in order of time, and how many rows held no intensity and so were left out.

    Raises
    ------
    DiaryError
        If a column is missing or a cell does not say what its column is for.
    """
    table.require(*NEEDED)
    read = table.each(_rating_reader(table))
    kept = (rating for rating in read if rating is not None)
    return tuple(sorted(kept, key=_on_the_wall)), read.count(None)


def _on_the_wall(rating: Rating) -> datetime:
    return rating.at if rating.at.tzinfo is None else rating.at.replace(tzinfo=None)


def _rating_reader(table: Table) -> Callable[[Sequence[str]], Rating | None]:
    at = Column(table, "time", read_moment)
    said = Together(table, [Column(table, name, read) for name, read in _READERS.items()])

    def rating(cells: Sequence[str]) -> Rating | None:
        moment, implied = at.of(cells)
        region, side, felt, part, kind, face, in_the_way, day = said.of(cells)
        when, on = _part(part, implied), _day_before(day, moment)
        if felt is None:
            return None
        return Rating(moment, region, side, felt, when, kind, face, in_the_way, on)

    return rating


def _part(said: DayPart | str | None, implied: DayPart | None) -> DayPart | None:
    if said is None:
        return implied
    return said if isinstance(said, DayPart) else None


def _day_before(said: date | None, at: datetime) -> date | None:
    """Return the day `said` if it is the one before `at`; nothing where the clock says it already."""
    if said is None or said == at.date():
        return None
    if said != at.date() - timedelta(days=1):
        remedy = "Write the day of the time or the day before it, or leave the cell blank."
        raise CellError(problem=f"{said} is not the day of {at.isoformat()}.", remedy=remedy, column=DAY)
    return said


def _read_region(cell: str) -> str:
    slug = cell.strip()
    if is_known(slug):
        return slug
    said = f"{shown(slug)} is no region of the body map." if slug else "The region is blank."
    names = nearest(slug, list(regions()))
    raise CellError(said, remedy=f"Use a name of the body map: {names}.")


def _read_qualities(cell: str) -> tuple[str, ...]:
    return tuple(text_of(cell).split())


_READERS: Mapping[str, Callable[[str], object]] = {
    "region": _read_region,
    "side": read_side,
    "intensity": read_score,
    "part": read_part,
    "quality": _read_qualities,
    "view": read_view,
    "interference": read_score,
    DAY: read_maybe_day,
}
"""All that is said of a place but its moment, in the order in which a row is read."""


def checkin_header(ratings: Iterable[Rating]) -> tuple[str, ...]:
    """Return the header: with a column for the day only if the day of any rating is not that of its time."""
    return (*COLUMNS, DAY) if any(rating.on for rating in ratings) else COLUMNS


def checkin_rows(ratings: Sequence[Rating]) -> Iterator[tuple[str, ...]]:
    """Yield one row of cells for each rating, in the order of `checkin_header`."""
    width = len(checkin_header(ratings))
    for rating in ratings:
        yield _cells(rating)[:width]


def _cells(rating: Rating) -> tuple[str, ...]:
    time, part = _time_and_part(rating)
    qualities = text_cell(" ".join(rating.qualities)) if rating.qualities else ""
    interference = "" if rating.interference_nrs is None else number_cell(rating.interference_nrs)
    place = (rating.region, rating.side or "", number_cell(rating.intensity_nrs))
    on = rating.on.isoformat() if rating.on else ""
    return (time, *place, qualities, rating.view or "", interference, part, on)


def _time_and_part(rating: Rating) -> tuple[str, str]:
    if rating.part is None and rating.at.tzinfo is None and rating.at.time() == NOON:
        return rating.at.date().isoformat(), ""
    return rating.at.isoformat(), rating.part or UNKNOWN_PART
