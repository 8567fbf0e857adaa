"""Every read of answers, always by person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from fodro.domain.body import Place, Side
from fodro.domain.civil import lived_day
from fodro.knowledge.safety import Answer, Question, Told, asked
from fodro.web.people.models import Person
from fodro.web.safety.models import SafetyAnswer
from fodro.web.wall_time import wall_time


@dataclass(frozen=True, slots=True)
class Given:
    """An answer that still counts, and the day it was given."""

    question: Question
    told: Told
    row: SafetyAnswer


def answers_of(person: Person, moment: datetime) -> dict[str, Told]:
    """Return the answers of `person` that count at `moment`.

    What lasts counts until it is to be asked again; what was asked of a day counts on that day as it is
    lived, and for twelve hours at most.
    """
    return {one.question.slug: one.told for one in given_by(person, moment)}


def given_by(person: Person, moment: datetime) -> list[Given]:
    """Return what `person` answered and still counts at `moment`, in the order it is asked."""
    rows = {row.slug: row for row in SafetyAnswer.objects.filter(person=person)}
    known = ((question, rows[slug]) for slug, question in asked().items() if slug in rows)
    return [Given(question, _told(row), row) for question, row in known if _counts(question, row, moment)]


def _counts(question: Question, row: SafetyAnswer, moment: datetime) -> bool:
    fresh = moment - row.answered_at < question.asked_again_after
    return fresh and (question.lasting or row.day == lived_day(wall_time(moment, row.zone)))


def _told(row: SafetyAnswer) -> Told:
    places = (Place(one["region"], Side(one["side"]) if one["side"] else None) for one in row.places)
    return Told(Answer(row.answer), tuple(places))
