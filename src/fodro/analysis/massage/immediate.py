"""Does massage help at once: change beyond what comes anyway, against sit-downs or within bounds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fodro.analysis.massage.mixed import Columns, Fit, fitted, fixed
from fodro.analysis.massage.rated import Rated

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

MIN_MASSAGES = 5
"""Fewer massages with a rating before and after say nothing."""

MIN_RESTS = 4
"""Fewer sit-downs narrow the bounds and are no reference of their own."""

SIT_DOWN_NRS = (-0.8, 0.2)
"""What sitting down for as long as a massage plausibly does to pain, where nobody has tried."""


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """What is believed of pain until a rating, whatever is done.

    Parameters
    ----------
    change_nrs : tuple of float
        Which changes are plausible, beyond a return to the usual.
    from_above, from_usual : tuple of float
        Mean and SD of the prior of the slopes: with each point above the usual of that day, and with each
        point that this is itself.
    """

    change_nrs: tuple[float, float]
    from_above: tuple[float, float]
    from_usual: tuple[float, float]


AT_ONCE = Meanwhile(SIT_DOWN_NRS, from_above=(-0.4, 0.4), from_usual=(0.0, 0.15))

_Z90 = 1.645
_LEAST_ANYWAY_SD = 0.5
_ANY = 5.0


@dataclass(frozen=True, slots=True)
class Anyway:
    """Which changes are plausible without any massage, in points: from `low` to `high`.

    Notes
    -----
    A sit-down itself, within `SIT_DOWN_NRS`, and the return from wherever the rating before was above what
    the day made one expect: none of it, or all.
    """

    low: float
    high: float

    @property
    def middle(self) -> float:
        """The middle of it."""
        return 0.5 * (self.low + self.high)

    @property
    def half(self) -> float:
        """Half of its width."""
        return 0.5 * (self.high - self.low)


@dataclass(frozen=True, slots=True)
class Immediate:
    """What massages changed beyond what comes anyway.

    Parameters
    ----------
    effect : float
        Points, negative: less pain.
    se : float
        Its standard error from chance alone.
    span : float
        How far the truth may lie to either side beyond chance, since what comes anyway is not known; 0 with
        enough sit-downs.
    freedom : float
        Degrees of freedom of `se`.
    n, n_rest : int
        Massages and sit-downs with both ratings in which pain could become less.
    fit : Fit
        The model behind it.
    massage, rest : Floats, shape (columns,)
        Weights of a usual massage, and of a sit-down at such a moment.
    """

    effect: float
    se: float
    span: float
    freedom: float
    n: int
    n_rest: int
    fit: Fit
    massage: Floats
    rest: Floats

    @property
    def has_rests(self) -> bool:
        """Whether sit-downs are the reference."""
        return self.n_rest >= MIN_RESTS


def immediate(rated: Rated) -> Immediate | None:
    """Return what massages changed right after; None where too few are rated."""
    here = rated.rated_at(rated.after_nrs)
    return changed(here, here.after_nrs, meanwhile=AT_ONCE)


def changed(
    rated: Rated, then_nrs: Floats, *, meanwhile: Meanwhile, kinds: Columns | None = None
) -> Immediate | None:
    """Return how much more pain changed until `then_nrs` with a massage than without.

    Parameters
    ----------
    rated : Rated
        Sessions that all have a rating then.
    then_nrs : Floats, shape (sessions,)
    meanwhile : Meanwhile
        What is believed of pain until then, whatever is done.
    kinds : Columns or None
        How kinds of massage differ; zero for a sit-down, and zero on average over massages.

    Returns
    -------
    Immediate or None
        None where fewer than `MIN_MASSAGES` massages are rated, or no check-in says how the days were.

    Notes
    -----
    Model, for every session::

        change = anyway + massage + slope × (above usual) + slope × (usual) + kind + noise

    *Above usual* is how far the rating before was above what the day's check-ins made one expect. Its slope
    is the return to the usual, the same in both arms: a rating that was high by chance is lower a moment
    later whatever is done. Sit-downs carry no *massage*, so with enough of them *massage* is what they do not
    explain. Sessions that began at 0 are left out: nothing could become less. The effect is in points of
    the ratings, which cannot fall below 0, so that relief of little pain is little relief.

    *Anyway* has a prior as wide as `Anyway`, and at least an SD of half a point. Without enough sit-downs
    its span is added to the interval at both ends instead of being taken for chance.

    What it cannot tell: what hope does to a rating, which is part of the effect; a reason for a sit-down that
    has to do with what would have come next; relief of sessions that were not rated.

    References
    ----------
    Vickers AJ, Altman DG. Analysing controlled trials with baseline and follow up measurements. BMJ, 2001.
    Barnett AG et al. Regression to the mean: what it is and how to deal with it. Int J Epidemiol, 2005.
    """
    massaged = ~rated.is_rest
    n = int(massaged.sum())
    if n < MIN_MASSAGES or np.isnan(rated.usual_nrs).any():
        return None
    anyway = _anyway(rated.above_usual_nrs[massaged], meanwhile.change_nrs)
    columns = _columns(rated, massaged, anyway, meanwhile)
    columns = columns.beside(kinds) if kinds else columns
    fit = fitted(columns, then_nrs - rated.before_nrs, grain=rated.grain_nrs)
    massage = np.zeros(len(columns.mean))
    massage[1], rest = 1.0, np.eye(1, len(columns.mean))[0]
    n_rest = len(rated) - n
    known = n_rest >= MIN_RESTS
    span = 0.0 if known else _Z90 * fit.se(rest)
    # Without sit-downs only what a massage and what comes anyway change together is seen.
    seen = massage if known else massage + rest
    return Immediate(fit.mean(massage), fit.se(seen), span, fit.freedom, n, n_rest, fit, massage, rest)


def _anyway(above: Floats, sit_down: tuple[float, float]) -> Anyway:
    back, unsure = -float(above.mean()), _Z90 * float(above.std()) / len(above) ** 0.5
    return Anyway(sit_down[0] + min(back - unsure, 0.0), sit_down[1] + max(back + unsure, 0.0))


def _columns(rated: Rated, massaged: Bools, anyway: Anyway, meanwhile: Meanwhile) -> Columns:
    above, usual = rated.above_usual_nrs, rated.usual_nrs
    n_rest = len(rated) - int(massaged.sum())
    sd = anyway.half / _Z90
    anyway_sd = max(sd, _LEAST_ANYWAY_SD) if n_rest >= MIN_RESTS else sd
    return (
        fixed(np.ones(len(rated)), anyway.middle, anyway_sd)
        .beside(fixed(massaged.astype(np.float64), 0.0, _ANY))
        .beside(fixed(above - above[massaged].mean(), *meanwhile.from_above))
        .beside(fixed(usual - usual[massaged].mean(), *meanwhile.from_usual))
    )
