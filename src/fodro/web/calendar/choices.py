"""What can be set for several days at once: the shoes, what the day page asks about, own factors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from django.utils.translation import gettext as _

from fodro.knowledge.day_form import Control, Offered, groups
from fodro.web.calendar.queries import factors_used, names_of
from fodro.web.day.questions import OWN_GROUP, Answer, Question
from fodro.web.footwear.queries import footwear_of
from fodro.web.people.models import Person
from fodro.web.words import language

SHOES = "@shoes"
"""No factor can be called so."""

SHOE_IN_WORDS = "shoe"
"""The factor that names the shoes of a person who keeps no pairs."""

LATELY = timedelta(days=60)
Offer = tuple[str, Sequence[tuple[str, str]]]
"""The name of a group, and what is in it by slug and name."""


def choice_of(person: Person, slug: str) -> Question | None:
    """Return what is called `slug`, or None where `person` can set no such thing."""
    return _shoes(person) if slug == SHOES else names_of(person).questions.get(slug)


def offered(person: Person, until: date) -> Sequence[Offer]:
    """Return what can be set, in groups: the shoes and what was used lately first."""
    questions, shoes = names_of(person).questions, _shoes(person)
    lately = [questions[slug] for slug in factors_used(person, until - LATELY, until) if slug in questions]
    first = [shoes, *(each for each in lately if each.slug != SHOE_IN_WORDS)] if shoes else lately
    rest = {slug: each for slug, each in questions.items() if each not in first and _is_asked(each, shoes)}
    return [("", _named(first)), *((name, _named(each)) for name, each in _groups(rest) if each)]


def _shoes(person: Person) -> Question | None:
    """Return the choice between the pairs of `person`, those that are retired last."""
    pairs = sorted(
        footwear_of(person, "shoes"), key=lambda pair: (bool(pair.retired_on), pair.name.casefold())
    )
    answers = tuple(Answer(str(pair.pk), pair.name) for pair in pairs)
    return Question(SHOES, SHOES, _("Shoes"), "", Control.SEGMENTS, answers=answers) if pairs else None


def _is_asked(question: Question, shoes: Question | None) -> bool:
    return question.offered is not Offered.NOTED and not (shoes and question.slug == SHOE_IN_WORDS)


def _groups(questions: Mapping[str, Question]) -> Iterator[tuple[str, list[Question]]]:
    names = {slug: name.text(language()) for slug, name in groups().items()} | {OWN_GROUP: _("Your own")}
    for slug, name in names.items():
        yield name, [each for each in questions.values() if each.group == slug]


def _named(questions: Sequence[Question]) -> list[tuple[str, str]]:
    return [(each.slug, each.name) for each in questions]
