"""What every question shares: how sizes are told, and how far ahead is looked."""

from __future__ import annotations

from scipy.special import stdtrit

from fodro.analysis.detectable import LARGEST_NRS
from fodro.analysis.series import DailySeries
from fodro.analysis.weekdays import MIN_DAYS_OF_A_KIND
from fodro.domain.findings import Detectable
from fodro.domain.scores import NRS_MAX, NRS_MIN

Z90 = 1.645
AHEAD_DAYS = 14
_DECIMALS = 4


def pain_never_changes(series: DailySeries) -> bool:
    """Return whether every check-in of a diary that is long enough says the same."""
    pain = series.check_ins.pain_nrs
    return series.n_recorded >= MIN_DAYS_OF_A_KIND and bool(pain.min() == pain.max())


def ahead(question: str, size_nrs: float, series: DailySeries, least_nrs: float) -> Detectable:
    """Return a size that could be shown now, and in 14 days with as many check-ins."""
    fewer = (1 + AHEAD_DAYS / len(series.days)) ** -0.5
    now, then = (size if size <= LARGEST_NRS else None for size in (size_nrs, size_nrs * fewer))
    return Detectable(
        question, *(None if each is None else tidy(max(each, least_nrs)) for each in (now, then))
    )


def tidy(value: float) -> float:
    """Return `value` with the decimals that are kept."""
    return round(value, _DECIMALS) + 0.0


def on_the_scale(mean_nrs: float, se_nrs: float) -> tuple[float, float, float]:
    """Return a mean and its 90 % interval, within 0 to 10."""
    ends = (mean_nrs, mean_nrs - Z90 * se_nrs, mean_nrs + Z90 * se_nrs)
    mean, low, high = (tidy(min(max(nrs, NRS_MIN), NRS_MAX)) for nrs in ends)
    return mean, low, high


def surely_t(freedom: float, chance: float) -> float:
    """Return how many standard errors (Student) are exceeded, either way, by so small a `chance`."""
    return -float(stdtrit(freedom, chance / 2))
