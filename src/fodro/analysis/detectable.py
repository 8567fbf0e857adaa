"""What can still be found (Q8): the smallest effect that days like these could show."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import logit

POWER_Z = 0.84
"""An effect counts as findable when it would be shown to 4 people of 5 who have it."""

LARGEST_NRS = 5.0
"""Nobody's factor is worth more: an effect that would have to be larger cannot be found."""


_SHORT_DIARY_DAYS = 42
_CALIBRATION = 1.05
_CALIBRATION_SHORT = 1.15
"""Measured on simulated people: the formula alone promises too much; see the page on factor findings."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What decides which effects could be found.

    Parameters
    ----------
    noise_var : float
        Variance of a usual day that nothing explains, points squared.
    information_per_day : float
        Inverse variance a day gives a usual column, in units of `noise_var`.
    prior_log_odds : float
        Of a usual column beside no other.
    """

    noise_var: float
    information_per_day: float
    prior_log_odds: float


def smallest_effect(outlook: Outlook, n_days: float, *, claim_probability: float) -> float | None:
    """Return the smallest effect, points per usual swing, that `n_days` recorded days would show.

    Parameters
    ----------
    outlook : Outlook
        Noise and spread of the person's own factors.
    n_days : float
        Recorded days: those there are, or those plus some more like them.
    claim_probability : float
        How probable an effect has to be to be shown.

    Returns
    -------
    float or None
        ``None`` if it is more than 5 points.

    Notes
    -----
    The Bayes factor of a single column is solved for the estimate at which its probability reaches
    `claim_probability`; 0.84 standard errors are added, so that 80 % of people with that effect reach it. The
    spike-and-slab prior is used with a slab of one noise SD, and other factors are taken as known. Gaps,
    neighbours and other factors make it harder in truth, so the result is raised by a factor of 1.05, or of
    1.15 under 42 days.
    """
    information = outlook.information_per_day * n_days
    wanted = float(logit(claim_probability)) - outlook.prior_log_odds + 0.5 * float(np.log1p(information))
    excess = np.expm1(2.0 * wanted / n_days) * n_days * outlook.noise_var / information
    effect = float(np.sqrt(excess) + POWER_Z * np.sqrt(outlook.noise_var / information))
    effect *= _CALIBRATION_SHORT if n_days < _SHORT_DIARY_DAYS else _CALIBRATION
    return effect if effect <= LARGEST_NRS else None
