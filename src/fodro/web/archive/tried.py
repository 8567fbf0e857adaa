"""Experiments, merged into a person's room for them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from uuid import UUID, uuid5

from fodro.domain.drawing import redrawn_days
from fodro.domain.experiments import Done as DoneOn
from fodro.domain.experiments import Experiment
from fodro.domain.sealing import sealed
from fodro.exchange.entries.trial import Compared, Subject, TrialEntry
from fodro.exchange.entries.trial_day import Done, TrialDayEntry, key_of
from fodro.web.people.models import Person
from fodro.web.sync.bulk import BATCH, add_records
from fodro.web.sync.versions import Writer
from fodro.web.trials.kinds import TRIAL, TRIAL_DAY, day_row_of, row_of
from fodro.web.trials.models import NAME_LETTERS, Trial, TrialDay


def merge_experiments(writer: Writer, experiments: tuple[Experiment, ...]) -> int:
    """Add those of `experiments` that the person does not have yet, with their days; return how many."""
    new = new_experiments(writer.person, experiments)
    planned = [_entry(key, one) for key, one in new]
    days = [day for key, one in new for day in _days(key, one)]
    Trial.objects.bulk_create((row_of(writer.person, entry) for entry in planned), batch_size=BATCH)
    TrialDay.objects.bulk_create(
        (day_row_of(writer.person, entry) for entry in days), batch_size=BATCH, ignore_conflicts=True
    )
    add_records(writer, TRIAL, planned)
    add_records(writer, TRIAL_DAY, days)
    return len(new)


def new_experiments(person: Person, experiments: tuple[Experiment, ...]) -> list[tuple[str, Experiment]]:
    """Return those of `experiments` that `person` does not have yet, each with its key here."""
    there = set(Trial.objects.filter(person=person).values_list("pk", flat=True))
    keyed = {_key(person, one): one for one in experiments}
    return [(key, one) for key, one in keyed.items() if UUID(key) not in there]


def _key(person: Person, experiment: Experiment) -> str:
    """Return its own key where that is an id nobody else has, otherwise always the same one made of it."""
    with suppress(ValueError):
        own = UUID(experiment.key)
        if str(own) == experiment.key and not _is_anothers(person, own):
            return experiment.key
    return str(uuid5(person.pk, experiment.key))


def _is_anothers(person: Person, key: UUID) -> bool:
    return Trial.objects.filter(pk=key).exclude(person=person).exists()


def _entry(key: str, experiment: Experiment) -> TrialEntry:
    drawn = experiment.drawn or redrawn_days(experiment)
    known = experiment.subject in set(Subject)
    return TrialEntry(
        key=key,
        design=experiment.design,
        subject=Subject(experiment.subject) if known else Subject.OTHER,
        a=" ".join(experiment.a.split())[:NAME_LETTERS].strip(),
        b=" ".join(experiment.b.split())[:NAME_LETTERS].strip(),
        start=experiment.start,
        n_days=experiment.n_days,
        seed=experiment.seed,
        washout_days=experiment.washout_days,
        compared=Compared(experiment.since_outcome),
        ended=experiment.ended,
        drawn=tuple(sealed(experiment.seed, one) for one in drawn),
        redraws=experiment.redraws,
    )


def _days(key: str, experiment: Experiment) -> Iterator[TrialDayEntry]:
    done = {one.day: one for one in experiment.done}
    rated = {one.day: one for one in experiment.outcomes}
    for day in sorted({*done, *rated}):
        outcome = rated.get(day)
        yield TrialDayEntry(
            key=key_of(key, day),
            trial=key,
            on=day,
            done=_done(done[day]) if day in done else None,
            value=outcome.value if outcome else None,
            left=outcome.left if outcome else None,
            right=outcome.right if outcome else None,
        )


def _done(one: DoneOn) -> Done:
    if one.arm is not None:
        return Done(one.arm)
    return Done.BOTH if one.note == Done.BOTH else Done.NEITHER
