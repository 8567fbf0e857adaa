"""Other ways to ask what massage does over the days, from what a person does to one who is told the truth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import statsmodels.api as sm
from scipy import stats

from fodro.analysis.simulate import simulate
from fodro.analysis.simulate.gradually import DECAY, Gradual
from fodro.domain.diary import REST, Diary

_FEWEST = 5
Floats = np.ndarray


@dataclass(frozen=True, slots=True)
class Told:
    """What a method says of the next day, in points, and whether it shows it."""

    effect: float
    low: float
    high: float
    claimed: bool


def _told(effect: float, se: float, freedom: float) -> Told | None:
    if not np.isfinite(se) or se <= 0:
        return None
    wide = float(stats.t.isf(0.05, max(freedom, 1))) * se
    return Told(effect, effect - wide, effect + wide, claimed=abs(effect) > wide)


def _days(diary: Diary) -> tuple[Floats, Floats]:
    """Return the plain mean of each day's ratings, NaN without any, and 1.0 where there was a massage."""
    days = {day: n for n, day in enumerate(diary.calendar_days)}
    noted: dict[int, list[float]] = defaultdict(list)
    for rating in diary.ratings:
        noted[days[rating.day]].append(rating.intensity_nrs)
    pain, massaged = np.full(len(days), np.nan), np.zeros(len(days))
    for n, values in noted.items():
        pain[n] = np.mean(values)
    for session in diary.sessions:
        if session.technique != REST:
            massaged[days[session.start.date()]] = 1.0
    return pain, massaged


def next_day(made: Gradual) -> Told | None:
    """Return how days after a massage differ from the other days."""
    pain, massaged = _days(made.diary)
    later, after = pain[1:], massaged[:-1] == 1.0
    one, two = later[after & ~np.isnan(later)], later[~after & ~np.isnan(later)]
    if min(len(one), len(two)) < _FEWEST:
        return None
    var = one.var(ddof=1) / len(one) + two.var(ddof=1) / len(two)
    return _told(float(one.mean() - two.mean()), float(var**0.5), len(one) + len(two) - 2)


def change(made: Gradual) -> Told | None:
    """Return how pain changes from the day of a massage to the next."""
    pain, massaged = _days(made.diary)
    changes = np.diff(pain)[massaged[:-1] == 1.0]
    changes = changes[~np.isnan(changes)]
    if len(changes) < _FEWEST:
        return None
    return _told(float(changes.mean()), float(changes.std(ddof=1) / len(changes) ** 0.5), len(changes) - 1)


def lagged(made: Gradual) -> Told | None:
    """Return what a massage adds to a regression of pain on the day before."""
    pain, massaged = _days(made.diary)
    both = ~np.isnan(pain[1:]) & ~np.isnan(pain[:-1])
    if both.sum() < 2 * _FEWEST or min(massaged[:-1][both].sum(), (1 - massaged[:-1][both]).sum()) < _FEWEST:
        return None
    columns = np.column_stack([np.ones(int(both.sum())), pain[:-1][both], massaged[:-1][both]])
    fit = sm.OLS(pain[1:][both], columns).fit(cov_type="HAC", cov_kwds={"maxlags": 4})
    return _told(float(fit.params[2]), float(fit.bse[2]), int(both.sum()) - 3)


def oracle(made: Gradual) -> Told | None:
    """Return what one finds who reads pain itself on every day, and knows all but what massage does.

    Told are the factors' effects, the memory, and on how many days a massage acts.
    """
    pain = made.pain_nrs - _known(made)
    _, massaged = _days(made.diary)
    massaged = np.append(massaged, np.zeros(max(len(pain) - len(massaged), 0)))
    kernel = DECAY ** np.arange(made.course.acts_days)
    acting = np.convolve(massaged, np.append(0.0, kernel))[: len(pain)]
    memory = made.truth.person.autocorrelation
    left, moved = pain[1:] - memory * pain[:-1], acting[1:] - memory * acting[:-1]
    if np.ptp(moved) == 0:
        return None
    fit = sm.OLS(left, sm.add_constant(moved)).fit()
    return _told(float(fit.params[1]), float(fit.bse[1]), len(left) - 2)


def _known(made: Gradual) -> Floats:
    """Return what the factors add to each day."""
    kept: list[Floats] = []

    def keep(_days: object, pain_nrs: Floats, _pen: object) -> Floats:
        kept.append(pain_nrs.copy())
        return pain_nrs

    simulate(days=made.days, seed=made.seed, world=made.world, noise=0.0, massaged=keep)
    return kept[0]


PEERS: Mapping[str, Callable[[Gradual], Told | None]] = {
    "days after a massage against others": next_day,
    "change from the day of a massage to the next": change,
    "regression on the day before (HAC)": lagged,
    "*oracle: reads pain itself, told all else*": oracle,
}
