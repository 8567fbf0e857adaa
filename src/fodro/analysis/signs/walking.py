"""How someone walks, as it was noted or measured: values a day that are watched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from fodro.analysis.series import DailySeries
from fodro.analysis.signs.kinds import LIMPING, WALKING_PERCENT, Kind, walking_speed
from fodro.analysis.signs.watched import Watched

Floats = NDArray[np.float64]

LIMP = "limp"
NO_LIMP = "no"
SPEED = "walking_speed"

_FIRST_VALUES = 21
_OTHER_UNIT = 2.5

Factors = Mapping[date, Mapping[str, float | str]]


def walking(factors: Factors, series: DailySeries) -> Iterator[Watched]:
    """Yield what was noted of walking: a limp, and what a phone measures.

    Notes
    -----
    A speed that is suddenly two and a half times another is taken for another unit and not for walking; such
    days do not count.
    """
    noted = frozenset(series.factor_names)
    of = {
        name: [factors.get(day, {}).get(name) for day in series.days]
        for name in (LIMP, *WALKING_PERCENT, SPEED)
        if name in noted
    }
    yield _series(LIMPING, LIMP, [_limping(value) for value in of.get(LIMP, ())])
    for name, kind in WALKING_PERCENT.items():
        yield _series(kind, name, [_number(value) for value in of.get(name, ())])
    speed = np.array([_number(value) for value in of.get(SPEED, ())])
    usual = float(np.median(speed[speed > 0][:_FIRST_VALUES])) if (speed > 0).any() else 1.0
    off = ~((speed > usual / _OTHER_UNIT) & (speed < usual * _OTHER_UNIT))
    yield _series(walking_speed(usual), SPEED, np.where(off, np.nan, speed))


def _limping(value: float | str | None) -> float:
    if value is None or value == "":
        return np.nan
    return float(value != NO_LIMP) if isinstance(value, str) else float(value > 0)


def _number(value: float | str | None) -> float:
    return float(value) if isinstance(value, int | float) and np.isfinite(value) else np.nan


def _series(kind: Kind, what: str, values: Sequence[float] | Floats) -> Watched:
    every = np.array(values, dtype=np.float64)
    day = np.flatnonzero(~np.isnan(every))
    return Watched(kind, what, day, every[day], np.ones(len(day)), np.empty((len(day), 0)))
