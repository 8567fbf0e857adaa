"""Small diaries made by hand."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta

from fodro.domain.body import Side
from fodro.domain.civil import DayPart
from fodro.domain.diary import Diary, Rating

MONDAY = date(2025, 3, 3)
HOURS = {
    DayPart.FIRST_STEPS: 6,
    DayPart.MORNING: 8,
    DayPart.MIDDAY: 13,
    DayPart.EVENING: 20,
    DayPart.NIGHT: 23,
}
Factors = Mapping[date, Mapping[str, float | str]]


def day(n: int) -> date:
    return MONDAY + timedelta(days=n)


def rating(
    n: int,
    pain: float,
    *,
    part: DayPart | None = DayPart.EVENING,
    region: str = "heel",
    side: Side = Side.LEFT,
) -> Rating:
    at = datetime.combine(day(n), time(HOURS[part] if part else 12))
    return Rating(at, region, side, pain, part)


def evenings(pain: Sequence[float | None]) -> tuple[Rating, ...]:
    """One check-in each evening; None is a day without one."""
    return tuple(rating(n, nrs) for n, nrs in enumerate(pain) if nrs is not None)


def noted(n_days: int, **factors: Callable[[int], float | str | None]) -> Factors:
    """Days on which each factor is what its function of the day's number says; None is not noted."""
    days = {}
    for n in range(n_days):
        values = {name: value(n) for name, value in factors.items()}
        days[day(n)] = {name: value for name, value in values.items() if value is not None}
    return days


def diary(pain: Sequence[float | None], **factors: Callable[[int], float | str | None]) -> Diary:
    return Diary(evenings(pain), (), noted(len(pain), **factors))
