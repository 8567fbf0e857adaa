"""One experiment: what was rated by arm, the comparison by the draw, and the one by what was done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from fodro.analysis.trials.comparing import Compared, compared, estimated
from fodro.analysis.trials.draws import possible_draws, signs_of
from fodro.analysis.trials.noise import Noise, noise_of
from fodro.analysis.trials.pairing import pairings
from fodro.domain.drawing import redrawn_days
from fodro.domain.experiments import Allotment, Arm, Design, Done, Experiment, Outcome
from fodro.domain.trial_findings import Pairing

Floats = NDArray[np.float64]

_FEWEST_RATED = 4
_FEWEST_OF_AN_ARM = 2
_FEW_RATED = 16
_SOME = 400


@dataclass(frozen=True, slots=True)
class Rated:
    """The days of an experiment that count and were rated; arrays of shape (rated,).

    Parameters
    ----------
    days : tuple of Allotment
    at : Ints
        Their positions in the whole draw.
    made : Floats
        The draw in units of the effect: half of A minus half of B; in a split-foot experiment left treated
        is +1 and right -1.
    value : Floats
        What was rated, points; in a split-foot experiment left minus right.
    """

    days: tuple[Allotment, ...]
    at: NDArray[np.int64]
    made: Floats
    value: Floats

    def n_of(self, arm: Arm) -> int:
        """Return on how many of them `arm` was drawn."""
        return sum(day.arm is arm for day in self.days)

    @property
    def n_pairs(self) -> int:
        """In how many blocks both arms were rated."""
        arms = (
            {day.arm for day in block}
            for _, block in groupby(self.days, key=lambda allotment: allotment.block)
        )
        return sum(len(seen) == len(Arm) for seen in arms)


@dataclass(frozen=True, slots=True)
class Outlook:
    """What days like these can show.

    Parameters
    ----------
    information : float
        Inverse variance of the effect, 1 / points squared, of a usual draw over the days rated.
    n_lived : int
        Days drawn so far, those that do not count among them.
    least_p : float
        The smallest `p` that any outcome could have had.
    """

    information: float
    n_lived: int
    least_p: float


@dataclass(frozen=True, slots=True)
class ByDone:
    """The comparison by what was done: estimate, standard error, and the days behind it."""

    effect: float | None
    se: float | None
    n_a: int
    n_b: int
    n_neither: int
    n_otherwise: int
    n_unknown: int


@dataclass(frozen=True, slots=True)
class TrialResult:
    """What an experiment says; `policy.trials` decides what may be said of it."""

    experiment: Experiment
    rated: Rated
    n_missed: int
    n_washout: int
    by_draw: Compared | None
    by_done: ByDone | None
    outlook: Outlook | None
    reason: str
    pairings: tuple[Pairing, ...]


def result_of(experiment: Experiment, outcomes: tuple[Outcome, ...], *, seed: int = 0) -> TrialResult:
    """Return what `outcomes` say of `experiment`.

    Parameters
    ----------
    experiment : Experiment
        Without a draw it is the draw of its seed.
    outcomes : tuple of Outcome
        Days without one were missed. Of a day that is there twice the last counts.
    seed : int
        For draws by chance.

    Notes
    -----
    By the draw (intention to treat): every day counts as what it was drawn to be, whatever was done. A day of
    the draw that was not rated is missing and stays in the draws that could have been.

    What it cannot tell: whether what was done one day reaches into the next where no washout was planned, and
    what somebody expects of an arm they can see.
    """
    if not experiment.drawn:
        experiment = replace(experiment, drawn=redrawn_days(experiment))
    lived = [day for day in experiment.drawn if experiment.ended is None or day.day < experiment.ended]
    rated = _rated(experiment, lived, outcomes)
    n_counting = sum(day.counts for day in lived)
    reason = _reason_against(rated)
    draw, done, outlook = None, None, None
    if not reason:
        draw, outlook = _by_draw(experiment, rated, n_lived=len(lived), seed=seed)
    if experiment.done:
        done = _by_done(experiment, rated)
    return TrialResult(
        experiment,
        rated,
        n_missed=n_counting - len(rated.days),
        n_washout=len(lived) - n_counting,
        by_draw=draw,
        by_done=done,
        outlook=outlook,
        reason=reason,
        pairings=pairings(experiment.design, lived, outcomes),
    )


def compared_value(outcome: Outcome, design: Design) -> float | None:
    """Return the rating, or left minus right, that is compared; ``None`` where it was not rated."""
    if design is not Design.SPLIT_FOOT:
        return outcome.value
    if outcome.left is None or outcome.right is None:
        return None
    return outcome.left - outcome.right


def unit(design: Design) -> float:
    """Return by how much of the effect a day of A lies above the level of its experiment."""
    return 1.0 if design is Design.SPLIT_FOOT else 0.5


def _rated(experiment: Experiment, lived: list[Allotment], outcomes: tuple[Outcome, ...]) -> Rated:
    values = {outcome.day: compared_value(outcome, experiment.design) for outcome in outcomes}
    at = [n for n, day in enumerate(lived) if day.counts and values.get(day.day) is not None]
    days = tuple(lived[n] for n in at)
    return Rated(
        days,
        np.array(at, dtype=np.int64),
        signs_of([day.arm for day in days]) * unit(experiment.design),
        np.array([values[day.day] for day in days], dtype=np.float64),
    )


def _reason_against(rated: Rated) -> str:
    if not rated.days:
        return "no_days"
    if len(rated.days) >= _FEWEST_RATED and min(rated.n_of(arm) for arm in Arm) == 0:
        return "one_arm_only"
    if len(rated.days) < _FEWEST_RATED or min(rated.n_of(arm) for arm in Arm) < _FEWEST_OF_AN_ARM:
        return "too_few_pairs"
    if np.ptp(rated.value) == 0.0:
        return "ratings_never_change"
    return ""


def _by_draw(experiment: Experiment, rated: Rated, *, n_lived: int, seed: int) -> tuple[Compared, Outlook]:
    noise = _noise(rated.days, rated.value, experiment.start)
    draws, size = possible_draws(experiment, seed=seed), unit(experiment.design)
    if len(rated.days) < draws.shape[1]:
        draws = draws[:, rated.at]
    by_sign = compared(draws, rated.made / size, rated.value, noise)
    found = Compared(by_sign.effect / size, by_sign.low / size, by_sign.high / size, by_sign.p)
    left_over = _left_over(rated.value - found.effect * rated.made, rated, experiment.start) or noise
    some = draws[:: len(draws) // _SOME + 1]
    by_sign_information = np.einsum("dr,dr->d", some @ left_over.precision, some).mean()
    return found, Outlook(float(by_sign_information) * size**2, n_lived, _least_p(draws))


def _noise(days: tuple[Allotment, ...], value: Floats, start: date) -> Noise:
    return noise_of(np.array([(day.day - start).days for day in days]), value)


def _left_over(value: Floats, rated: Rated, start: date) -> Noise | None:
    return _noise(rated.days, value, start) if np.ptp(value) > 0.0 else None


def _least_p(draws: Floats) -> float:
    """Return the share of one draw and its mirror image among those that differ on the days rated."""
    if draws.shape[1] > _FEW_RATED:
        return 1.0 / len(draws)
    facing = draws * draws[:, :1] > 0
    return 1.0 / len(np.unique(facing @ (1 << np.arange(draws.shape[1]))))


def _by_done(experiment: Experiment, rated: Rated) -> ByDone:
    noted: dict[date, Done] = {done.day: done for done in experiment.done}
    arms = [noted[day.day].arm if day.day in noted else None for day in rated.days]
    known = np.array([arm is not None for arm in arms], dtype=bool)
    made = signs_of([arm for arm in arms if arm is not None]) * unit(experiment.design)
    effect, se = _estimate(rated, known, made, experiment.start)
    pairs = list(zip(rated.days, arms, strict=True))
    return ByDone(
        effect,
        se,
        n_a=sum(arm is Arm.A for arm in arms),
        n_b=sum(arm is Arm.B for arm in arms),
        n_neither=sum(arm is None and day.day in noted for day, arm in pairs),
        n_otherwise=sum(arm is not None and arm is not day.arm for day, arm in pairs),
        n_unknown=sum(day.day not in noted for day in rated.days),
    )


def _estimate(
    rated: Rated, known: NDArray[np.bool_], made: Floats, start: date
) -> tuple[float | None, float | None]:
    value = rated.value[known]
    n_of_arms = (np.count_nonzero(made > 0), np.count_nonzero(made < 0))
    if len(value) < _FEWEST_RATED or min(n_of_arms) < _FEWEST_OF_AN_ARM or np.ptp(value) == 0.0:
        return None, None
    days = tuple(day for day, each in zip(rated.days, known, strict=True) if each)
    effect, _ = estimated(made, value, _noise(days, value, start))
    left_over = value - effect * made
    if np.ptp(left_over) == 0.0:
        return effect, None
    return estimated(made, value, _noise(days, left_over, start))
