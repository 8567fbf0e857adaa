"""Every write of answers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from fodro.domain.civil import lived_day
from fodro.exchange.entries import AnswerEntry
from fodro.knowledge.safety import Answer, Answers, asked
from fodro.web.people.models import Person
from fodro.web.safety.kinds import ANSWER
from fodro.web.safety.models import SafetyAnswer
from fodro.web.sync.flows import keep_all
from fodro.web.wall_time import wall_time


def keep_answers(person: Person, answers: Answers, *, moment: datetime, zone: str) -> None:
    """Keep all `answers` as given at `moment`, or none of them.

    What only followed from a yes is taken away where the answer is a no now.

    Raises
    ------
    EntryError
        If something in them is wrong; nothing is written.
    """
    at = wall_time(moment, zone)
    entries = [
        AnswerEntry(slug, told.answer, at, zone, lived_day(at), told.places) for slug, told in answers.items()
    ]
    denied = [slug for slug, told in answers.items() if told.answer is Answer.NO]
    gone = _following(person, denied) - set(answers)
    kept = [(ANSWER, entry.key, entry.plain()) for entry in entries]
    if kept or gone:
        keep_all(person, [*kept, *((ANSWER, slug, None) for slug in sorted(gone))])


def forget_answer(person: Person, slug: str) -> None:
    """Take an answer away, and those that followed from it: they are asked again when they matter."""
    gone = {slug, *_following(person, [slug])}
    keep_all(person, [(ANSWER, each, None) for each in sorted(gone)])


def _following(person: Person, slugs: Iterable[str]) -> set[str]:
    """Return which answers of `person` were asked only because of `slugs`."""
    after = {one.slug for one in asked().values() if set(one.after) & set(slugs)}
    deeper = _following(person, after) if after else set()
    there = SafetyAnswer.objects.filter(person=person, slug__in=after).values_list("slug", flat=True)
    return {*there, *deeper}
