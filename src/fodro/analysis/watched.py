"""The days of everything that is watched, for their pictures: as noted, nothing taken out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fodro.analysis.series import DailySeries
from fodro.analysis.signs.noted import noted
from fodro.analysis.signs.walking import walking
from fodro.analysis.signs.watched import Watched, watched_pain
from fodro.domain.diary import Diary
from fodro.domain.sign_findings import Monitor

_DECIMALS = 3


def watched_days(diary: Diary, series: DailySeries) -> Mapping[str, tuple[float | None, ...]]:
    """Return what is watched beside pain itself, a value for each day of `series`.

    Parameters
    ----------
    diary : Diary
    series : DailySeries
        Its daily series.

    Returns
    -------
    mapping of str to tuple of float or None
        By monitor: ``interference``, points in the way; ``side``, points by which the right is sorer than the
        left; ``first_steps``, points; ``timing:<part>``, points above the rest of the same day;
        ``walking:limp``, 1 on a day with a limp; ``walking:<factor>``, as a phone measured it. One that was
        never noted is left out.

    Notes
    -----
    What it cannot tell: whether anything has changed. A finding takes known factors and the noise into
    account, the picture does not.
    """
    if not series.days:
        return {}
    return {_name(one): _values(one, len(series.days)) for one in _watched(diary, series) if len(one.day)}


def _watched(diary: Diary, series: DailySeries) -> Iterator[Watched]:
    pain = watched_pain(series, noted(diary.ratings, series.days))
    yield from (one for one in pain if one.kind.monitor is not Monitor.INTENSITY)
    yield from walking(diary.factors, series)


def _name(one: Watched) -> str:
    return f"{one.kind.monitor.value}:{one.what}".rstrip(":")


def _values(one: Watched, n_days: int) -> tuple[float | None, ...]:
    by_day = dict(zip(one.day.tolist(), one.values.tolist(), strict=True))
    return tuple(round(by_day[day], _DECIMALS) if day in by_day else None for day in range(n_days))
