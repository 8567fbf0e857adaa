"""Every write of answers."""

from __future__ import annotations

from datetime import datetime

from fodro.domain.civil import lived_day
from fodro.exchange.entries import AnswerEntry
from fodro.knowledge.safety import Answers
from fodro.web.people.models import Person
from fodro.web.safety.kinds import ANSWER
from fodro.web.sync.flows import keep_all, take_away
from fodro.web.wall_time import wall_time


def keep_answers(person: Person, answers: Answers, *, moment: datetime, zone: str) -> None:
    """Keep all `answers` as given at `moment`, or none of them.

    Raises
    ------
    EntryError
        If something in them is wrong; nothing is written.
    """
    at = wall_time(moment, zone)
    entries = [
        AnswerEntry(slug, told.answer, at, zone, lived_day(at), told.places) for slug, told in answers.items()
    ]
    if entries:
        keep_all(person, [(ANSWER, entry.key, entry.plain()) for entry in entries])


def forget_answer(person: Person, slug: str) -> None:
    """Take an answer away: the question is asked again when it matters."""
    take_away(person, ANSWER, slug)
