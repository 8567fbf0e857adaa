"""The days of everything that is watched, for their pictures: as noted, nothing taken out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from math import isfinite
from statistics import fmean

from fodro.domain.body import Side
from fodro.domain.civil import DayPart
from fodro.domain.diary import Diary, Rating
from fodro.domain.sign_findings import Monitor

LIMP = "limp"
NO_LIMP = "no"
MEASURED = ("walking_speed", "walking_asymmetry_percent", "walking_double_support_percent")

_DECIMALS = 2
_Values = dict[date, float]


def watched_days(diary: Diary, days: Sequence[date]) -> Mapping[str, tuple[float | None, ...]]:
    """Return what is watched beside pain itself, a value for each of `days`.

    Parameters
    ----------
    diary : Diary
    days : sequence of date
        Every civil day to be pictured, in order.

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
    by_day: dict[date, list[Rating]] = {}
    for rating in diary.ratings:
        by_day.setdefault(rating.day, []).append(rating)
    series: dict[str, _Values] = {
        Monitor.INTERFERENCE.value: _daily(by_day, _interference),
        Monitor.SIDE.value: _daily(by_day, _side),
        Monitor.FIRST_STEPS.value: _daily(by_day, _first_steps),
        **{f"{Monitor.TIMING.value}:{part.value}": _timing(by_day, part) for part in DayPart},
        f"{Monitor.WALKING.value}:{LIMP}": _limp(diary),
        **{f"{Monitor.WALKING.value}:{name}": _measured(diary, name) for name in MEASURED},
    }
    return {
        name: tuple(None if (value := values.get(day)) is None else round(value, _DECIMALS) for day in days)
        for name, values in series.items()
        if any(day in values for day in days)
    }


def _daily(by_day: Mapping[date, list[Rating]], value_of: Callable[[list[Rating]], float | None]) -> _Values:
    found = ((day, value_of(noted)) for day, noted in by_day.items())
    return {day: each for day, each in found if each is not None}


def _moments(noted: Iterable[Rating]) -> Iterator[list[Rating]]:
    for _at, together in groupby(noted, key=lambda one: one.at):
        yield list(together)


def _mean(values: Iterable[float]) -> float | None:
    each = list(values)
    return fmean(each) if each else None


def _interference(noted: list[Rating]) -> float | None:
    return _mean(
        max(told)
        for moment in _moments(noted)
        if (told := [one.interference_nrs for one in moment if one.interference_nrs is not None])
    )


def _side(noted: list[Rating]) -> float | None:
    left, right = (_mean(_worst(noted, side)) for side in (Side.LEFT, Side.RIGHT))
    return None if left is None or right is None else right - left


def _worst(noted: list[Rating], side: Side) -> Iterator[float]:
    for moment in _moments(noted):
        there = [one.intensity_nrs for one in moment if one.side is side]
        if there:
            yield max(there)


def _pain(noted: Iterable[Rating]) -> float | None:
    return _mean(max(one.intensity_nrs for one in moment) for moment in _moments(noted))


def _first_steps(noted: list[Rating]) -> float | None:
    return _pain(one for one in noted if one.part is DayPart.FIRST_STEPS)


def _timing(by_day: Mapping[date, list[Rating]], part: DayPart) -> _Values:
    found: _Values = {}
    for day, noted in by_day.items():
        here = _pain(one for one in noted if one.part is part)
        rest = _pain(one for one in noted if one.part not in {part, None})
        if here is not None and rest is not None:
            found[day] = here - rest
    return found


def _limp(diary: Diary) -> _Values:
    noted = ((day, values[LIMP]) for day, values in diary.factors.items() if LIMP in values)
    return {day: _is_limp(value) for day, value in noted}


def _is_limp(value: float | str) -> float:
    return float(value not in {NO_LIMP, "", 0}) if isinstance(value, str) else float(value > 0)


def _measured(diary: Diary, name: str) -> _Values:
    noted = ((day, values.get(name)) for day, values in diary.factors.items())
    return {day: value for day, value in noted if isinstance(value, float | int) and isfinite(value)}
