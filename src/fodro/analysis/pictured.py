"""The days behind findings, for their pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import isnan

from fodro.analysis.series import DailySeries, FactorSeries, daily_series
from fodro.analysis.watched import watched_days
from fodro.analysis.worn import comfort_ratings
from fodro.domain.civil import lived_day
from fodro.domain.diary import REST, Diary
from fodro.domain.pictured import PicturedDays, RatedSession, WornRating

_DECIMALS = 4


def pictured(diary: Diary, factors: Iterable[str]) -> PicturedDays:
    """Return the days of `diary` with `factors`, as the analysis looked at them.

    Parameters
    ----------
    diary : Diary
        What one person recorded.
    factors : iterable of str
        As findings call them: a slug, or ``name=level``. One the diary does not hold is left out.

    Returns
    -------
    PicturedDays
        Raw values: no other factor, trend or weekday is taken out of them.

    Notes
    -----
    A level is pictured beside the level it is compared with, and beside no other.

    What it cannot tell: whether a factor goes together with pain. Two columns of dots can differ because of
    something else that differed too; the finding takes what it can of that out, the picture does not.

    References
    ----------
    The days are those of `fodro.analysis.series.daily_series`.
    """
    series = daily_series(diary)
    if not series.days:
        return PicturedDays()
    wanted = set(factors)
    there = [one for one in series.factors if one.name in wanted]
    return PicturedDays(
        first=series.days[0].isoformat(),
        pain_nrs=_plain(series.noted_pain_nrs.tolist()),
        factors={one.name: _values(diary, series, one) for one in there},
        most_common={one.factor: _most_common(_noted(diary, series, one)) for one in there if one.is_level},
        worn=_worn(diary),
        sessions=_sessions(diary),
        watched=watched_days(diary, series),
    )


def _sessions(diary: Diary) -> tuple[RatedSession, ...]:
    return tuple(
        RatedSession(
            day=lived_day(one.start).isoformat(),
            before_nrs=one.before_nrs,
            after_nrs=one.after_nrs,
            is_rest=one.technique == REST,
            technique="" if one.technique == REST else one.technique,
        )
        for one in diary.sessions
        if one.before_nrs is not None and one.after_nrs is not None
    )


def _worn(diary: Diary) -> tuple[WornRating, ...]:
    ratings = comfort_ratings(diary)
    rows = zip(ratings.pair.tolist(), ratings.worn_hours.tolist(), ratings.comfort.tolist(), strict=True)
    return tuple(
        WornRating(
            shoe=ratings.pairs[pair],
            hours_before=None if isnan(hundreds) else round(100 * hundreds, 2),
            comfort=comfort,
        )
        for pair, hundreds, comfort in rows
    )


def _values(diary: Diary, series: DailySeries, one: FactorSeries) -> tuple[float | None, ...]:
    if not one.is_level:
        return _plain(one.values.tolist())
    noted, level = _noted(diary, series, one), one.name.partition("=")[2]
    most_common = _most_common(noted)
    return tuple(1.0 if each == level else 0.0 if each == most_common else None for each in noted)


def _noted(diary: Diary, series: DailySeries, one: FactorSeries) -> list[str | None]:
    values = (diary.factors.get(day, {}).get(one.factor) for day in series.days)
    return [None if value is None else str(value) for value in values]


def _most_common(noted: list[str | None]) -> str:
    counts = Counter(each for each in noted if each is not None)
    return min(counts, key=lambda level: (-counts[level], level))


def _plain(values: list[float]) -> tuple[float | None, ...]:
    return tuple(None if isnan(value) else round(value, _DECIMALS) for value in values)
