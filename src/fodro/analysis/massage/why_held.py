"""Why sessions take place: how much likelier a session is when it hurts more."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_ROUNDS = 15
_LONGEST_STEP_LOGIT = 2.0
_STILL_LOGIT = 1e-3
_FURTHEST_LOGIT = 12.0
_USUAL = (0.0, 0.4, 0.0, 0.0)
_USUAL_SD = (5.0, 0.6, 1.5, 1.0)
"""What is believed of people before: share, logit per point of pain, after a session, on a workday."""


@dataclass(frozen=True, slots=True)
class WhyHeld:
    """What a session has to do with the pain of its day.

    Parameters
    ----------
    slope, slope_sd : float
        How much likelier (logit) a session is with each point more pain, and how unsure that is.
    news : Floats, shape (days,)
        Whether there was a session, less how likely it was: between -1 and 1.
    """

    slope: float
    slope_sd: float
    news: Floats


def why_held(held: Floats, pain_nrs: Floats, work_share: Floats) -> WhyHeld:
    """Return what sessions have to do with pain.

    Parameters
    ----------
    held : Floats, shape (days,)
        1.0 on days with a session, else 0.0.
    pain_nrs : Floats, shape (days,)
        What the day's pain is taken for, from readings before any session.
    work_share : Floats, shape (days,)
        How much of a workday each day is.

    Notes
    -----
    Logistic regression with weak normal priors, so that a diary in which every evening over 6 has a massage
    has a finite slope. The session of the day before and workdays are held apart: a habit is not pain.
    """
    before = np.append(0.0, held[:-1])
    columns = np.column_stack([np.ones(len(held)), *(_centred(x) for x in (pain_nrs, before, work_share))])
    mean, precision = np.array(_USUAL), np.array(_USUAL_SD) ** -2.0
    sizes, inverse = np.zeros(len(mean)), np.diag(1.0 / precision)
    sizes[0] = np.log((held.sum() + 0.5) / (len(held) - held.sum() + 0.5))
    for _ in range(_ROUNDS):
        likely = _likely(columns @ sizes)
        weighted = columns * (likely * (1.0 - likely))[:, None]
        inverse = np.asarray(np.linalg.inv(columns.T @ weighted + np.diag(precision)), dtype=np.float64)
        step = inverse @ (columns.T @ (held - likely) - precision * (sizes - mean))
        furthest = float(np.abs(columns @ step).max())
        # Where sessions are told apart by pain without exception, a full step may overshoot for good.
        sizes += step * min(1.0, _LONGEST_STEP_LOGIT / max(furthest, _STILL_LOGIT))
        if furthest < _STILL_LOGIT:
            break
    return WhyHeld(float(sizes[1]), float(inverse[1, 1] ** 0.5), held - _likely(columns @ sizes))


def _centred(values: Floats) -> Floats:
    return np.asarray(values - values.mean())


def _likely(logit: Floats) -> Floats:
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(logit, -_FURTHEST_LOGIT, _FURTHEST_LOGIT))))
