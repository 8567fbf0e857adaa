"""What may be said of an experiment."""

from __future__ import annotations

from dataclasses import replace
from math import ceil, isfinite

from fodro.analysis.detectable import POWER_Z
from fodro.analysis.policy.shared import Z90, surely_t, tidy
from fodro.analysis.trials.analysing import ByDone, TrialResult
from fodro.analysis.trials.comparing import Compared
from fodro.domain.drawing import checked
from fodro.domain.experiments import Arm, Experiment
from fodro.domain.trial_findings import AsDone, TrialFinding, Verdict

CHANCE = 0.05
"""A difference is said where no more than one draw in twenty shows as much."""

SIZE_NRS = 1.0
"""What most people would call slightly better: one point."""

MOST_DAYS = 60
"""Nobody is asked for more days than this."""

_LARGEST_NRS = 10.0


def chance_of(experiment: Experiment) -> float:
    """Return how often chance may show a difference: shared among the looks that were taken.

    Days that were added once all days drawn before had been lived are another look.
    """
    looks, last = 1, experiment.n_days
    for redraw in experiment.redraws:
        lived = (redraw.day - experiment.start).days
        looks += lived >= last
        last = lived + redraw.n_days
    return CHANCE / looks


def trial_finding(result: TrialResult, *, size: float = SIZE_NRS, over: bool = True) -> TrialFinding:
    """Return what may be said of `result`; nothing of the difference where the experiment is not `over`."""
    experiment, rated = result.experiment, result.rated
    finding = TrialFinding(
        key=experiment.key,
        design=experiment.design,
        outcome=experiment.since_outcome,
        verdict=Verdict.CANNOT_TELL if over else Verdict.RUNNING,
        claimed=False,
        effect=None,
        low=None,
        high=None,
        p=None,
        n_a=rated.n_of(Arm.A),
        n_b=rated.n_of(Arm.B),
        n_pairs=rated.n_pairs,
        n_missed=result.n_missed,
        n_washout=result.n_washout,
        reason=result.reason,
        size=size,
        edited=bool(experiment.redraws),
        differing=checked(experiment),
    )
    return _told(finding, result) if over else finding


def _told(finding: TrialFinding, result: TrialResult) -> TrialFinding:
    finding = replace(finding, as_done=_as_done(result), pairings=result.pairings)
    if result.by_draw is None:
        return finding
    found = result.by_draw
    told = replace(
        finding,
        effect=tidy(found.effect),
        low=_end(found.low),
        high=_end(found.high),
        p=tidy(found.p),
        detectable=_detectable(result),
    )
    return _judged(told, result, found)


def _judged(told: TrialFinding, result: TrialResult, found: Compared) -> TrialFinding:
    if found.p <= chance_of(result.experiment):
        verdict = Verdict.A_LOWER if found.effect < 0 else Verdict.B_LOWER
        return replace(told, verdict=verdict, claimed=True, more_days=0)
    widest = max(abs(found.low), abs(found.high))
    if widest <= told.size:
        return replace(told, verdict=Verdict.NO_LARGER, no_larger_than=tidy(widest), more_days=0)
    few = _too_few(result)
    return replace(
        told,
        reason="too_few_pairs" if few else "noisy",
        more_days=_more_days(result, found.effect, told.size),
    )


def _too_few(result: TrialResult) -> bool:
    """Return whether no ratings at all could have shown a difference on these days."""
    return result.outlook is None or result.outlook.least_p > chance_of(result.experiment)


def _surely(result: TrialResult) -> float:
    """Return how many standard errors a difference has to be to be said."""
    freedom = max(len(result.rated.days) - 2, 1)
    return surely_t(freedom, chance_of(result.experiment))


def _detectable(result: TrialResult) -> float | None:
    if result.outlook is None or _too_few(result):
        return None
    size = (_surely(result) + POWER_Z) * result.outlook.information**-0.5
    return tidy(size) if size <= _LARGEST_NRS else None


def _more_days(result: TrialResult, effect: float, size: float) -> int | None:
    """Return how many more days show `size`, and bring what was seen so far to one of the two verdicts."""
    if result.outlook is None:
        return None
    surely = max(_surely(result), Z90)
    shown = size / (surely + POWER_Z)
    decided = max(abs(effect) / surely, (size - abs(effect)) / Z90)
    missing = min(shown, decided) ** -2.0 / result.outlook.information - 1
    more = max(ceil(missing * result.outlook.n_lived), 1)
    return more if more <= MOST_DAYS else None


def _end(points: float) -> float | None:
    return tidy(points) if isfinite(points) else None


def _as_done(result: TrialResult) -> AsDone | None:
    done = result.by_done
    if done is None:
        return None
    low, effect, high = _by_done_ends(done)
    return AsDone(
        effect,
        low,
        high,
        n_a=done.n_a,
        n_b=done.n_b,
        n_neither=done.n_neither,
        n_otherwise=done.n_otherwise,
        n_unknown=done.n_unknown,
    )


def _by_done_ends(done: ByDone) -> tuple[float | None, float | None, float | None]:
    if done.effect is None or done.se is None:
        return None, None, None
    wide = surely_t(done.n_a + done.n_b - 2, 0.1) * done.se
    return tidy(done.effect - wide), tidy(done.effect), tidy(done.effect + wide)
