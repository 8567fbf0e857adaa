"""Every write of experiments: planned, noted day by day, changed halfway, stopped."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from fodro.domain.drawing import drawn, redrawn
from fodro.domain.sealing import sealed
from fodro.exchange.entries.trial import TrialEntry
from fodro.exchange.entries.trial_day import Done, TrialDayEntry, key_of
from fodro.web.people.models import Person
from fodro.web.sync.flows import keep, take_away
from fodro.web.sync.queries import record_of
from fodro.web.trials.forms import PlanDraft
from fodro.web.trials.kinds import TRIAL, TRIAL_DAY, entry_of
from fodro.web.trials.models import Trial, TrialDay
from fodro.web.trials.queries import days_of, experiment_of, noted_days, running_trial
from fodro.web.writing import recording

SEED_BYTES = 32


def plan_trial(person: Person, draft: PlanDraft, trial_id: UUID, today: date) -> bool:
    """Draw the days from a fresh seed and keep them, once; False where another experiment is running."""
    key = str(trial_id)
    with recording(person):
        if record_of(person, TRIAL, key) is not None:
            return True
        if running_trial(person, today):
            return False
        keep(person, TRIAL, key, drawn_entry(draft, key, secrets.token_hex(SEED_BYTES)).plain())
    return True


def drawn_entry(draft: PlanDraft, key: str, seed: str) -> TrialEntry:
    """Return the experiment of a whole `draft` as `seed` draws it."""
    if draft.design is None or draft.start is None or draft.compared is None:
        raise ValueError(draft)
    days = drawn(draft.design, draft.start, draft.days, seed=seed, washout_days=draft.washout_days)
    return TrialEntry(
        key=key,
        design=draft.design,
        subject=draft.what,
        a=draft.a,
        b=draft.b,
        start=draft.start,
        n_days=draft.days,
        seed=seed,
        washout_days=draft.washout_days,
        compared=draft.compared,
        drawn=tuple(sealed(seed, one) for one in days),
    )


def note_done(row: Trial, day: date, done: Done | None) -> None:
    """Keep what was done on one day; None takes it back and leaves what was rated."""
    with recording(row.person):
        _keep_day(row, replace(_day_entry(row, day), done=done))


def rate_feet(row: Trial, day: date, left: float, right: float) -> None:
    """Keep how each foot was rated for one day."""
    with recording(row.person):
        _keep_day(row, replace(_day_entry(row, day), left=left, right=right))


def stop_trial(row: Trial, today: date) -> None:
    """End an experiment today; what was noted is kept. A day on which nothing was noted is not part of it."""
    day = today + timedelta(days=1) if today in noted_days(row) else today
    keep(row.person, TRIAL, str(row.pk), replace(entry_of(row), ended=day).plain())


def change_days(row: Trial, days_left: int, today: date) -> None:
    """Draw the days after today anew, so that `days_left` are left; the days that were stay as they were.

    Raises
    ------
    ValueError
        Where there are no days to be drawn anew.
    """
    entry = entry_of(row)
    first = max(entry.start, today + timedelta(days=1))
    edited = redrawn(experiment_of(row), first, n_days=days_left)
    changed = replace(
        entry,
        drawn=tuple(sealed(entry.seed, one) for one in edited.drawn),
        redraws=edited.redraws,
    )
    keep(row.person, TRIAL, str(row.pk), changed.plain())


def forget_trial(row: Trial) -> None:
    """Take an experiment and its days away; their history stays."""
    with recording(row.person):
        for day in days_of(row):
            take_away(row.person, TRIAL_DAY, key_of(str(row.pk), day))
        take_away(row.person, TRIAL, str(row.pk))


def _keep_day(row: Trial, entry: TrialDayEntry) -> None:
    keep(row.person, TRIAL_DAY, entry.key, entry.plain())


def _day_entry(row: Trial, day: date) -> TrialDayEntry:
    trial = str(row.pk)
    there = TrialDay.objects.filter(person_id=row.person_id, trial=row.pk, day=day).first()
    if there is None:
        return TrialDayEntry(key_of(trial, day), trial, day)
    return day_entry_of(there)


def day_entry_of(row: TrialDay) -> TrialDayEntry:
    """Return a row as the entry it came from."""
    return TrialDayEntry(
        key=key_of(str(row.trial), row.day),
        trial=str(row.trial),
        on=row.day,
        done=Done(row.done) if row.done else None,
        value=row.value_nrs,
        left=row.left_nrs,
        right=row.right_nrs,
    )
