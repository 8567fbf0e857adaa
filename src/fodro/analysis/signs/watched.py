"""What is watched: one value a day each, what explains it without any change, and sizes that matter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fodro.analysis.series import DailySeries
from fodro.analysis.signs.kinds import OF_FIRST_STEPS, OF_INTERFERENCE, OF_PAIN, OF_SIDES, OF_TIMING, Kind
from fodro.analysis.signs.noted import Noted
from fodro.analysis.time_of_day import day_parts
from fodro.domain.civil import DayPart

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_USUAL_ENTRIES = 2.0
_MOST_OWN_VAR = 2.0
_MOST_SURPRISES = 2.5
_LEVEL_SHARE, _LATELY_SHARE, _LEAST_SPREAD, _RESTLESS = 0.25, 0.15, 0.3, 1.5
_USUAL_WORTH, _USUAL_VALUES = 10, 90
_SD_OF_MEAN_SIZE = 1.25
_PARTS = tuple(DayPart)
_COMPARED_PARTS = tuple(part for part in DayPart if part is not DayPart.FIRST_STEPS)


@dataclass(frozen=True, slots=True)
class Watched:
    """One series that is watched, on the days of a calendar.

    Parameters
    ----------
    kind : Kind
    what : str
        The part of the day or the factor it is about; empty where there is only one such series.
    day : Ints, shape (values,)
        Positions of the days with a value.
    values : Floats, shape (values,)
    own_var : Floats, shape (values,)
        Variance of the part of its own relative to a usual day.
    explained : Floats, shape (values, columns)
        What is always taken out beside a level; in the unit of the values.
    trust : Floats, shape (values,) or None
        How far each is trusted, up to 1; ``None`` for all alike.
    with_factors : bool
        Whether known factors are taken out too.
    noted : Floats, shape (values,) or None
        The values as they were noted, by which spells are known; ``None`` where those are not asked about.
    """

    kind: Kind
    what: str
    day: Ints
    values: Floats
    own_var: Floats
    explained: Floats
    trust: Floats | None = None
    with_factors: bool = False
    noted: Floats | None = None

    @property
    def name(self) -> tuple[str, str]:
        """What tells it from all other series."""
        return self.kind.monitor.value, self.what


def watched_pain(series: DailySeries, places: Noted) -> tuple[Watched, ...]:
    """Return everything about pain that can be watched, each on the calendar of `series`.

    Notes
    -----
    A value of a day is made of that day alone, so nothing of a later one is known before its time. Which part
    of the day a check-in falls in is not corrected beforehand but stands among what explains the values.

    Interference is watched beyond what the pain of the same check-ins explains, the first steps beyond the
    other check-ins of their day, a part of the day beyond the other parts of the same days.
    """
    return (
        _intensity(series),
        *_timing(series),
        _interference(places),
        _side(places),
        _first_steps(places),
    )


def _own_var(n: Ints) -> Floats:
    return np.minimum(_USUAL_ENTRIES / n, _MOST_OWN_VAR)


def _intensity(series: DailySeries) -> Watched:
    read, n_days, n_parts = series.check_ins, len(series.days), len(_PARTS) + 1
    cell = np.bincount(read.day * n_parts + read.part, minlength=n_days * n_parts).reshape(n_days, n_parts)
    n = cell.sum(axis=1)
    day = np.flatnonzero(n)
    mean = np.bincount(read.day, read.pain_nrs, minlength=n_days)[day] / n[day]
    steady, trust = steadied(mean, OF_PAIN.noise_sd)
    shares = cell[day] / n[day, None]
    return Watched(OF_PAIN, "", day, steady, _own_var(n[day]), shares, trust, with_factors=True, noted=mean)


def _timing(series: DailySeries) -> Iterator[Watched]:
    pain = day_parts(series.check_ins)[:, [_PARTS.index(part) for part in _COMPARED_PARTS]]
    there = ~np.isnan(pain)
    for k, part in enumerate(_COMPARED_PARTS):
        others = there.copy()
        others[:, k] = False
        day = np.flatnonzero(there[:, k] & others.any(axis=1))
        weight = others[day] / others[day].sum(axis=1, keepdims=True)
        above = pain[day, k] - (np.nan_to_num(pain[day]) * weight).sum(axis=1)
        own = 0.5 * (1.0 + (weight**2).sum(axis=1))
        yield Watched(OF_TIMING, part.value, day, above, own, np.delete(weight, k, axis=1))


def _interference(places: Noted) -> Watched:
    day, values, n, pain = places.interference()
    return Watched(OF_INTERFERENCE, "", day, values, _own_var(n), pain[:, None])


def _side(places: Noted) -> Watched:
    day, values, n = places.right_above_left()
    return Watched(OF_SIDES, "", day, values, _own_var(n), np.empty((len(day), 0)))


def _first_steps(places: Noted) -> Watched:
    day, values, n, others = places.first_steps()
    alone = np.isnan(others)
    explained = np.column_stack([alone, np.where(alone, 0.0, others)])
    return Watched(OF_FIRST_STEPS, "", day, values, 1.0 / n + alone, explained)


def steadied(values: Floats, usual_sd: float) -> tuple[Floats, Floats]:
    """Return `values` with each that is far from those before it brought nearer, and how far each is trusted.

    One terrible day says little about the days to come. A value counts as no more than two and a half usual
    surprises away from what those before it foretell; what stays high is soon foretold. In a restless time,
    with surprises larger than this person's usual, a value is trusted less; 1 is the trust of a quiet time.
    """
    steady, trust, level, lately, usual = [], [], float(values[0]) if len(values) else 0.0, usual_sd, usual_sd
    for n, value in enumerate(values.tolist()):
        most = _MOST_SURPRISES * usual
        surprise = min(max(value - level, -most), most)
        steady.append(level + surprise)
        level += _LEVEL_SHARE * surprise
        size = _SD_OF_MEAN_SIZE * abs(surprise)
        lately += _LATELY_SHARE * (size - lately)
        usual += (size - usual) / min(n + _USUAL_WORTH, _USUAL_VALUES)
        usual = max(usual, _LEAST_SPREAD * usual_sd)
        trust.append(min(1.0, _RESTLESS * usual / max(lately, 1e-9)))
    return np.array(steady), np.array(trust)
