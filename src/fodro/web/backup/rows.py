"""The rows that follow from records, as values that can be compared."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from django.db import models

from fodro.web.day.models import OwnFactor
from fodro.web.diary.models import Checkin, DayFactor, Spot
from fodro.web.first_steps.models import FirstSteps
from fodro.web.footwear.models import Footwear, UsualChoice, WornCombination
from fodro.web.massage.models import MassageSession
from fodro.web.own_routines.models import KeptRoutine
from fodro.web.people.models import Person
from fodro.web.photos.models import Photo
from fodro.web.safety.models import SafetyAnswer
from fodro.web.shift.models import Stretch
from fodro.web.signs.models import Sign, Swelling
from fodro.web.trials.models import Trial, TrialDay

FOLLOWING: Mapping[type[models.Model], str] = {
    Spot: "checkin__person",
    UsualChoice: "footwear__person",
    **dict.fromkeys(
        (
            Checkin,
            DayFactor,
            OwnFactor,
            Stretch,
            FirstSteps,
            Footwear,
            WornCombination,
            Photo,
            Sign,
            Swelling,
            SafetyAnswer,
            MassageSession,
            KeptRoutine,
            Trial,
            TrialDay,
        ),
        "person",
    ),
}
"""Every table whose rows are made of records, and how it leads to its person."""


def following_rows(person: Person) -> Counter[str]:
    """Return the rows that follow from the records of `person`, each as a line of JSON with its table's name.

    A number that only the database gave a row, and when it was written, are left out, and so is whose it is.
    """
    return Counter(line for model, path in FOLLOWING.items() for line in _lines(person, model, path))


def _lines(person: Person, model: type[models.Model], path: str) -> Iterator[str]:
    told = [field.attname for field in model._meta.concrete_fields if not _is_its_own(field)]
    for row in model._default_manager.filter(**{path: person}).values(*told).iterator():
        yield json.dumps([model._meta.label, row], default=str, sort_keys=True)


def _is_its_own(field: Any) -> bool:
    """Return whether a field tells of the row alone, and not of the record it was made of."""
    is_given = isinstance(field, models.AutoField) or getattr(field, "auto_now_add", False)
    return is_given or field.name == "person"
