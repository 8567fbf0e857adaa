"""Answers as records."""

from __future__ import annotations

from fodro.exchange.entries import AnswerEntry
from fodro.web.people.models import Person
from fodro.web.safety.models import SafetyAnswer
from fodro.web.sync.kinds import Kind
from fodro.web.wall_time import instant_of

ANSWER = "answer"


def _land(person: Person, key: str, entry: AnswerEntry) -> None:
    row = {
        "answer": entry.answer.value,
        "places": entry.plain()["places"],
        "day": entry.given_on,
        "zone": entry.zone,
        "answered_at": instant_of(entry.at),
    }
    SafetyAnswer.objects.update_or_create(person=person, slug=key, defaults=row)


def _remove(person: Person, key: str) -> None:
    SafetyAnswer.objects.filter(person=person, slug=key).delete()


KINDS = (Kind(ANSWER, AnswerEntry.read, land=_land, remove=_remove),)
