"""What a massage does to the days after it, taken apart from why it took place (Q4)."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from fodro.analysis.blocks import noise_shapes, weighed
from fodro.analysis.massage.before_session import UntilSession
from fodro.analysis.massage.foreseen import Foreseen, foreseen
from fodro.analysis.massage.why_held import WhyHeld, why_held

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

MIN_DAYS = 35
"""Days with ratings. Of simulated people with fewer, one in five would be told the wrong direction."""

MIN_MASSAGES = 8
MIN_WITHOUT = 8
"""Days with check-ins after a massage, and after a day without one."""

DECAY = 0.6
ACTS_DAYS = (1, 2, 3, 5)
"""On how many days a massage may act; each has 0.6 of the effect of the day before it."""

LONGEST_BLOCK_DAYS = 100

_EFFECT_SD_NRS = 0.65
_FACTOR_SD_NRS = 0.4
_WORK_SD_NRS = 0.5
_SLOPE_SD = 0.1
_LEAST_VAR = 0.02
_NOISE_COUNTS, _NOISE_VAR = 1.0, 0.1
_TINY = 1e-12
_LEAST_RANGE_NRS = 1e-6

# Measured on simulated people: intervals alone are too narrow in a year of days, since how an effect fades,
# what an end of the scale hides and who skips check-ins are not all in the model.
_SHARE_OF_EFFECT, _DOUBT_AT_AN_END = 0.08, 0.25

_PAIN, _LEVEL, _ACTING = 0, 1, 2


@dataclass(frozen=True, slots=True)
class GradualAnswer:
    """What massages do to the days after them.

    Parameters
    ----------
    effect_nrs, se_nrs : float
        Points on the next day (negative: less pain), and the standard error.
    total_nrs : float
        Over all following days together.
    plain_se_nrs : float
        Standard error as it would be without anything believed beforehand, for what could be found.
    slope : float
        How much likelier (logit) a session is with each point more pain.
    """

    effect_nrs: float
    se_nrs: float
    total_nrs: float
    plain_se_nrs: float
    slope: float


def gradual_effect(days: UntilSession, work_share: Floats, beside: Floats) -> GradualAnswer | None:
    """Return what massages do to the days after them; ``None`` with too little to compare.

    Parameters
    ----------
    days : UntilSession
    work_share : Floats, shape (days,)
        How much of a workday each day is, 0–1.
    beside : Floats, shape (days, columns)
        Factors known to go with pain, in SDs, at their lags.

    Notes
    -----
    Model: a day's pain = level + factors + effects of the massages of the five days before + noise, which is
    a fading memory of the days before and the error of the day's own readings. Its shape, and on how many
    days a massage acts, are averaged over by how well they foretell each day from those before it. The level
    is another one every three months or so.

    A massage is decided upon on a sore evening, and a sore day is followed by sore days anyway. What the
    readings of the day, taken before the massage, say of it is in the memory. But readings are noisy: that a
    massage took place says by itself that it hurt more than they tell. So a session, of either kind, moves
    what the day is taken for by ``slope × (held - how likely it was) × how open the day still is``; the slope
    is learned from the diary, and its uncertainty is carried on. Sit-downs without massage share this and
    not the effect, and so tell the two apart.

    Only each day's pain given everything before it is weighed, so nothing is assumed of how sessions follow
    one another.

    Assumptions: what makes a session likelier is pain, a workday, or the session before; effects add up and
    stay the same over the diary; check-ins are not left out because of what a massage did.

    What it cannot tell: what else is done on massage evenings alone, such as going to bed early.

    References
    ----------
    Robins JM. Causal inference from complex longitudinal data. 1997 (g-estimation).
    Carroll RJ et al. Measurement Error in Nonlinear Models, chapter 4. 2006 (regression calibration).
    Cox DR. Partial likelihood. Biometrika, 1975.
    """
    if not can_be_told(days):
        return None
    asked = _asked(days, work_share, beside)
    seen = foreseen(asked.in_blocks(asked.columns), asked.in_blocks(days.n_readings), noise_shapes())
    rows, log_det = seen.rows, seen.log_det
    quiet = _without_massage(asked, _moments(rows, log_det))
    why = why_held(days.any_session.astype(np.float64), _taken_for(asked, seen, rows, quiet), work_share)
    told = seen.told_by(asked.in_blocks(why.news))
    moments = _moments(np.concatenate([rows, told[..., None]], axis=-1), log_det)
    return _in_doubt(_answer(asked, moments, quiet, why), days.at_an_end_share)


def _in_doubt(answer: GradualAnswer, at_an_end_share: float) -> GradualAnswer:
    more = 1.0 + _DOUBT_AT_AN_END * at_an_end_share
    least = _SHARE_OF_EFFECT * answer.effect_nrs
    se, plain = (float(np.hypot(more * one, least)) for one in (answer.se_nrs, answer.plain_se_nrs))
    return replace(answer, se_nrs=se, plain_se_nrs=plain)


def can_be_told(days: UntilSession) -> bool:
    """Return whether there are days enough, after massages and after days without, to compare."""
    n_days, after, without = compared_days(days)
    enough = n_days >= MIN_DAYS and after >= MIN_MASSAGES and without >= MIN_WITHOUT
    return enough and not never_changes(days)


def never_changes(days: UntilSession) -> bool:
    """Return whether pain is the same on every day with a reading."""
    pain = days.pain_nrs[days.n_readings > 0]
    return len(pain) == 0 or float(np.ptp(pain)) < _LEAST_RANGE_NRS


def compared_days(days: UntilSession) -> tuple[int, int, int]:
    """Return how many days have readings; of them, how many follow a massage, and a day without one."""
    read = days.n_readings > 0
    after = int(np.count_nonzero(read[1:] & days.massaged[:-1]))
    without = int(np.count_nonzero(read[1:] & ~days.massaged[:-1]))
    return int(np.count_nonzero(read)), after, without


@dataclass(frozen=True, slots=True)
class _Asked:
    """The columns: pain, level, massages acting on so many days, then what else goes with pain.

    `columns` has the shape (days, columns), `other_sd` (others,), in points.
    """

    columns: Floats
    other_sd: Floats
    n_read: int
    n_blocks: int

    @property
    def others(self) -> slice:
        return slice(_ACTING + len(ACTS_DAYS), None)

    @property
    def freedom(self) -> int:
        return self.n_read - self.n_blocks

    @property
    def pain_var(self) -> float:
        return max(float((self.columns[:, _PAIN] ** 2).sum()) / self.n_read, _LEAST_VAR)

    def in_blocks(self, values: Floats) -> Floats:
        length = -(-len(values) // self.n_blocks)
        padded = np.zeros((self.n_blocks * length, *values.shape[1:]))
        padded[: len(values)] = values
        return padded.reshape(self.n_blocks, length, *values.shape[1:])


def _asked(days: UntilSession, work_share: Floats, beside: Floats) -> _Asked:
    read, n = days.n_readings > 0, len(days.pain_nrs)
    pain = np.where(read, days.pain_nrs - days.pain_nrs[read].mean(), 0.0)
    work = work_share - work_share.mean()
    columns = np.column_stack([pain, np.ones(n), acting(days.massaged), work, beside])
    other_sd = np.append(_WORK_SD_NRS, np.full(beside.shape[1], _FACTOR_SD_NRS))
    return _Asked(columns, other_sd, int(np.count_nonzero(read)), -(-n // LONGEST_BLOCK_DAYS))


def acting(massaged: NDArray[np.bool_]) -> Floats:
    """Return what massages do on each day, if one adds 1 on the next, shape (days, numbers of days)."""
    n, longest = len(massaged), max(ACTS_DAYS)
    later = np.zeros((longest, n))
    for lag in range(1, min(longest, n - 1) + 1):
        later[lag - 1, lag:] = DECAY ** (lag - 1) * massaged[: n - lag]
    return np.asarray(np.cumsum(later, axis=0)[np.array(ACTS_DAYS) - 1].T)


@dataclass(frozen=True, slots=True)
class _Moments:
    """Products of the surprises of columns, the level of each block taken out.

    Columns are pain, the massages, the others, and, where it is there, last what sessions have told.
    `products` has the shape (shapes, columns, columns); `log_evidence`, shape (shapes,), is what does not
    depend on the columns.
    """

    products: Floats
    log_evidence: Floats


def _moments(rows: Floats, log_det: Floats) -> _Moments:
    products = rows.swapaxes(2, 3) @ rows
    level = np.maximum(products[..., _LEVEL, _LEVEL], _TINY)
    crossed = products[..., _LEVEL]
    left = (products - crossed[..., :, None] * crossed[..., None, :] / level[..., None, None]).sum(axis=1)
    kept = np.delete(np.arange(left.shape[1]), _LEVEL)
    return _Moments(left[:, kept[:, None], kept], -0.5 * (log_det + np.log(level).sum(axis=1)))


@dataclass(frozen=True, slots=True)
class _Fit:
    """Sizes of some columns under every shape, (shapes, columns), their covariance, noise and evidence."""

    sizes: Floats
    cov: Floats
    noise_var: Floats
    log_evidence: Floats


def _fit(moments: _Moments, which: Ints, prior: tuple[Floats, Floats], scale: tuple[Floats, int]) -> _Fit:
    """Return the fit of `which` columns, given prior means and SDs in points, noise, and its freedom."""
    (mean, sd), (usual_var, freedom) = prior, scale
    precision = usual_var[:, None] / sd**2
    inner = moments.products[:, which[:, None], which] + precision[:, :, None] * np.eye(len(which))
    right = moments.products[:, which, 0] + precision * mean
    inverse = np.linalg.inv(inner)
    sizes = (inverse @ right[..., None])[..., 0]
    left = moments.products[:, 0, 0] + (precision * mean**2).sum(axis=1) - (sizes * right).sum(axis=1)
    squares = np.maximum(left, 0.0) + _NOISE_COUNTS * _NOISE_VAR
    noise_var = np.maximum(squares / (freedom + _NOISE_COUNTS), _LEAST_VAR)
    evidence = moments.log_evidence - 0.5 * (freedom + _NOISE_COUNTS) * np.log(squares)
    evidence += 0.5 * (np.linalg.slogdet(inverse)[1] + np.log(precision).sum(axis=1))
    return _Fit(sizes, inverse * noise_var[:, None, None], noise_var, evidence)


def _without_massage(asked: _Asked, moments: _Moments) -> _Fit:
    n, n_shapes = len(asked.other_sd), len(moments.products)
    which = 1 + len(ACTS_DAYS) + np.arange(n)
    prior = np.zeros((n_shapes, n)), np.broadcast_to(asked.other_sd, (n_shapes, n))
    first = _fit(moments, which, prior, (np.full(n_shapes, asked.pain_var), asked.freedom))
    return _fit(moments, which, prior, (first.noise_var, asked.freedom))


def _taken_for(asked: _Asked, seen: Foreseen, rows: Floats, quiet: _Fit) -> Floats:
    """Return what each day's pain is taken for once its readings are in, shape (days,), under one shape."""
    best = int(np.argmax(quiet.log_evidence))
    ours, sizes = rows[best], quiet.sizes[best]
    weights = np.zeros(ours.shape[2])
    weights[_PAIN], weights[asked.others] = 1.0, -sizes
    inner = np.maximum((ours[..., _LEVEL] ** 2).sum(axis=1), _TINY)
    level = ((ours @ weights) * ours[..., _LEVEL]).sum(axis=1) / inner
    unknown = seen.still_unknown(best)
    left = unknown @ weights - unknown[..., _LEVEL] * level[:, None]
    return np.asarray((asked.in_blocks(asked.columns)[..., _PAIN] - left).ravel()[: len(asked.columns)])


def _answer(asked: _Asked, moments: _Moments, quiet: _Fit, why: WhyHeld) -> GradualAnswer:
    n = len(ACTS_DAYS)
    last, others = moments.products.shape[1] - 1, 1 + n + np.arange(len(asked.other_sd))
    prior, scale = _believed(asked, quiet, why), (quiet.noise_var, asked.freedom)
    fits = [_fit(moments, np.array([1 + k, last, *others]), prior, scale) for k in range(n)]
    evidence = np.array([fit.log_evidence for fit in fits])
    weights = weighed(evidence.ravel()).reshape(evidence.shape)
    sizes, var = (
        np.array(each) for each in zip(*((f.sizes[:, 0], f.cov[:, 0, 0]) for f in fits), strict=True)
    )
    effect = float((weights * sizes).sum())
    se = float((weights * (var + (sizes - effect) ** 2)).sum() ** 0.5)
    lasting = np.array([sum(DECAY**day for day in range(days)) for days in ACTS_DAYS])
    total = float((weights * sizes * lasting[:, None]).sum())
    plain_var = 1.0 / max(1.0 / se**2 - 1.0 / _EFFECT_SD_NRS**2, 1e-3)
    return GradualAnswer(effect, se, total, plain_var**0.5, why.slope)


def _believed(asked: _Asked, quiet: _Fit, why: WhyHeld) -> tuple[Floats, Floats]:
    """Return prior means and SDs, in points, of the effect, of what sessions tell, and of the others."""
    var = quiet.noise_var
    mean, sd = np.zeros((2, len(var), 2 + len(asked.other_sd)))
    # How open a day is counts in units of the noise variance.
    mean[:, 1] = var * why.slope
    sd[:, 0], sd[:, 1], sd[:, 2:] = _EFFECT_SD_NRS, var * np.hypot(why.slope_sd, _SLOPE_SD), asked.other_sd
    return mean, sd
