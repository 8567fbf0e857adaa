"""Every read of experiments, always by person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from django.http import Http404

from fodro.domain.drawing import checked
from fodro.domain.experiments import Arm, Done, Experiment, Outcome
from fodro.web.people.models import Person
from fodro.web.trials.kinds import entry_of
from fodro.web.trials.models import Trial, TrialDay
from fodro.web.trials.standing import A_DAY, Stage, stage_of

LATELY = timedelta(days=7)
"""So long Today leads to what came out."""


def trials_of(person: Person) -> list[Trial]:
    """Return every experiment of `person`, the latest first."""
    return list(Trial.objects.filter(person=person))


def trial_or_404(person: Person, trial_id: UUID) -> Trial:
    """Return one experiment of `person`, or answer "not found"."""
    found = Trial.objects.filter(person=person, pk=trial_id).first()
    if found is None:
        raise Http404
    return found


def running_trial(person: Person, today: date) -> Trial | None:
    """Return the experiment that is planned or running on `today`, or None; of two the earlier."""
    going = [row for row in trials_of(person) if stage_of(row, today) is not Stage.OVER]
    return going[-1] if going else None


def just_over(person: Person, today: date) -> Trial | None:
    """Return the experiment that ran out lately, or None; one that was stopped has been looked at."""
    for row in trials_of(person):
        entry = entry_of(row)
        lately = bool(entry.drawn) and today - LATELY <= entry.drawn[-1].day < today
        if lately and entry.ended is None and stage_of(row, today) is Stage.OVER:
            return row
    return None


def days_of(row: Trial) -> dict[date, TrialDay]:
    """Return what was noted of the days of one experiment."""
    return {day.day: day for day in TrialDay.objects.filter(person_id=row.person_id, trial=row.pk)}


def noted_days(row: Trial) -> frozenset[date]:
    """Return the days of one experiment of which something is noted; what was taken back is nothing."""
    return frozenset(when for when, day in days_of(row).items() if day.done or _is_rated(day))


def experiment_of(row: Trial) -> Experiment:
    """Return one experiment as the analysis reads it, with all that was noted."""
    entry, noted = entry_of(row), days_of(row).values()
    return Experiment(
        key=entry.key,
        design=entry.design,
        subject=str(entry.subject),
        a=entry.a,
        b=entry.b,
        start=entry.start,
        n_days=entry.n_days,
        seed=entry.seed,
        washout_days=entry.washout_days,
        since_outcome=str(entry.compared),
        ended=entry.ended,
        drawn=entry.allotments,
        done=tuple(done_on(day) for day in noted if day.done),
        outcomes=tuple(_outcome(day) for day in noted if _is_rated(day)),
        redraws=entry.redraws,
    )


def experiments_of(person: Person, today: date) -> tuple[Experiment, ...]:
    """Return every experiment of `person`, the earliest first.

    One that may still be running holds no draw: it follows from the seed, and nobody reads it by accident.
    """
    found = (experiment_of(row) for row in trials_of(person))
    told = (replace(one, drawn=()) if _may_be_running(one, today) else one for one in found)
    return tuple(sorted(told, key=lambda one: (one.start, one.key)))


def _may_be_running(experiment: Experiment, today: date) -> bool:
    follows = bool(experiment.drawn) and not checked(experiment)
    return follows and experiment.ended is None and experiment.drawn[-1].day >= today - A_DAY


def done_on(day: TrialDay) -> Done:
    """Return what was done on one day; both and neither are no arm, and say which they were."""
    is_arm = day.done in set(Arm)
    return Done(day.day, Arm(day.done) if is_arm else None, note="" if is_arm else day.done)


def _outcome(day: TrialDay) -> Outcome:
    return Outcome(day.day, day.value_nrs, day.left_nrs, day.right_nrs)


def _is_rated(day: TrialDay) -> bool:
    return any(rated is not None for rated in (day.value_nrs, day.left_nrs, day.right_nrs))
