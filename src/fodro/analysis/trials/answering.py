"""One experiment from a diary to what may be said of it."""

from __future__ import annotations

from dataclasses import replace

from fodro.analysis.policy.trials import SIZE_NRS, trial_finding
from fodro.analysis.trials.analysing import result_of
from fodro.analysis.trials.outcomes import outcomes_of
from fodro.analysis.trials.planning import planned
from fodro.domain.diary import Diary
from fodro.domain.drawing import redrawn_days
from fodro.domain.experiments import Experiment
from fodro.domain.trial_findings import TrialFinding

_TOO_FEW = ("no_days", "too_few_pairs", "one_arm_only")


def analysed(
    experiment: Experiment, diary: Diary | None = None, *, size: float = SIZE_NRS, over: bool = True
) -> TrialFinding:
    """Return what `experiment` has shown.

    Parameters
    ----------
    experiment : Experiment
        Without a draw it is the draw of its seed.
    diary : Diary or None
        Where the outcome is read from if the experiment has none of its own.
    size : float
        The difference that is wished for, points.
    over : bool
        Whether it has come to its end; before, no difference is told.
    """
    drawn = experiment if experiment.drawn else replace(experiment, drawn=redrawn_days(experiment))
    outcomes = outcomes_of(drawn, diary) if diary is not None else drawn.outcomes
    finding = trial_finding(result_of(drawn, outcomes), size=size, over=over)
    return (
        replace(finding, more_days=_missing(finding, drawn, diary)) if finding.reason in _TOO_FEW else finding
    )


def _missing(finding: TrialFinding, experiment: Experiment, diary: Diary | None) -> int | None:
    """Return how many more days it takes, where the days there are say nothing about their noise."""
    plan = planned(
        experiment.design,
        experiment.n_days,
        diary=diary,
        outcome=experiment.since_outcome,
        washout_days=experiment.washout_days,
        size=finding.size,
    )
    if plan.days_needed is None:
        return None
    return max(plan.days_needed - finding.n_a - finding.n_b, 1)
