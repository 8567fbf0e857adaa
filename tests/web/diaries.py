"""Diaries to put into the app."""

import random
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from fodro.domain.body import Side, View
from fodro.domain.civil import DayPart
from fodro.domain.diary import Diary, Rating

HOME = ZoneInfo("Europe/Copenhagen")
LAST_DAY = date(2026, 11, 20)


def evening(day: date, intensity_nrs: float, *, qualities: tuple[str, ...] = ()) -> Rating:
    at = datetime.combine(day, time(20, 30), HOME)
    return Rating(at, "heel", Side.LEFT, intensity_nrs, DayPart.EVENING, qualities, View.SOLE)


def days_up_to(last: date, days: int) -> list[date]:
    return [last - timedelta(days=n) for n in range(days - 1, -1, -1)]


def evenings(intensities: Sequence[float | None], *, last: date = LAST_DAY) -> Diary:
    """One check-in each evening; None is a day without any."""
    days = days_up_to(last, len(intensities))
    noted = zip(days, intensities, strict=True)
    return Diary(ratings=tuple(evening(day, value) for day, value in noted if value is not None))


def explained_by(factor: str, *, also: Mapping[str, object] | None = None, days: int = 70) -> Diary:
    """Pain that follows `factor` closely, so that it is sure to be shown; `also` is noted every other day."""
    chance = random.Random(20261120)
    drawn = {day: chance.choice([0.0, 1.0, 2.0]) for day in days_up_to(LAST_DAY, days)}
    ratings = tuple(evening(day, 1 + 3 * value + chance.random()) for day, value in drawn.items())
    factors = {
        day: {factor: value, **(also or {})} if n % 2 else {factor: value}
        for n, (day, value) in enumerate(drawn.items())
    }
    return Diary(ratings=ratings, factors=factors)  # type: ignore[arg-type]  # also: numbers or words
