"""The kinds of record this slice keeps."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.core.exceptions import ValidationError

from fodro.exchange.entries import TrialDayEntry, TrialEntry
from fodro.web.people.models import Person
from fodro.web.sync.kinds import Kind, own_or_new
from fodro.web.trials.models import Trial, TrialDay

TRIAL, TRIAL_DAY = "trial", "trial-day"


def land(person: Person, key: str, entry: TrialEntry) -> None:
    """Write the row of an experiment, new or changed."""
    own_or_new(Trial.objects.all(), person, key)
    Trial.objects.update_or_create(id=key, person=person, defaults=_values(entry))


def remove(person: Person, key: str) -> None:
    """Take the row of an experiment away; what was rated for it is its own record."""
    with suppress(ValidationError):  # a key that is no id names no row
        Trial.objects.filter(pk=key, person=person).delete()


def land_day(person: Person, key: str, entry: TrialDayEntry) -> None:
    """Write the row of a day of an experiment, new or changed."""
    TrialDay.objects.update_or_create(
        person=person, trial=entry.trial, day=entry.on, defaults=_day_values(entry)
    )


def remove_day(person: Person, key: str) -> None:
    """Take the row of a day away."""
    trial, _dot, day = key.partition(".")
    with suppress(ValidationError):
        TrialDay.objects.filter(person=person, trial=trial, day=day).delete()


def row_of(person: Person, entry: TrialEntry) -> Trial:
    """Return the row an entry becomes, not yet written."""
    return Trial(id=entry.key, person=person, **_values(entry))


def day_row_of(person: Person, entry: TrialDayEntry) -> TrialDay:
    """Return the row of a day an entry becomes, not yet written."""
    return TrialDay(person=person, trial=entry.trial, day=entry.on, **_day_values(entry))


def entry_of(row: Trial) -> TrialEntry:
    """Return a row as the entry it came from."""
    return TrialEntry.read(
        str(row.pk),
        {
            "design": row.design,
            "subject": row.subject,
            "a": row.a,
            "b": row.b,
            "start": row.start.isoformat(),
            "days": row.n_days,
            "seed": row.seed,
            "washout": row.washout_days,
            "compared": row.compared,
            "ended": row.ended.isoformat() if row.ended else None,
            "drawn": row.drawn,
            "redraws": row.redraws,
        },
    )


def _values(entry: TrialEntry) -> dict[str, Any]:
    plain = entry.plain()
    return {
        "design": str(entry.design),
        "subject": str(entry.subject),
        "a": entry.a,
        "b": entry.b,
        "start": entry.start,
        "n_days": entry.n_days,
        "seed": entry.seed,
        "washout_days": entry.washout_days,
        "compared": str(entry.compared),
        "ended": entry.ended,
        "drawn": plain["drawn"],
        "redraws": plain["redraws"],
    }


def _day_values(entry: TrialDayEntry) -> dict[str, Any]:
    return {
        "done": entry.done or "",
        "value_nrs": entry.value,
        "left_nrs": entry.left,
        "right_nrs": entry.right,
    }


KINDS = (
    Kind(TRIAL, TrialEntry.read, land=land, remove=remove),
    Kind(TRIAL_DAY, TrialDayEntry.read, land=land_day, remove=remove_day),
)
