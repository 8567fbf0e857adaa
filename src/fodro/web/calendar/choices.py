"""What can be set for several days at once: the shoes, what the day page asks about, own factors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from fodro.knowledge.day_form import Control, DayField, Offered, day_fields, groups, unit_name, yes_and_no
from fodro.knowledge.factors import FactorKind
from fodro.web.calendar.queries import factors_used, records_of_kinds
from fodro.web.people.models import Person
from fodro.web.sync.models import Record
from fodro.web.words import language

Value = float | str | None
"""A number, a word, or nothing: then it is taken back."""

SHOES = "@shoes"
"""No factor can be called so."""

SHOE_IN_WORDS = "shoe"
"""The factor that names the shoes of a person who keeps no pairs."""

LATELY = timedelta(days=60)
_NO_LIMITS = (-1e9, 1e9)


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be set, and the control it is set with. Words have no limits."""

    slug: str
    name: str
    control: Control
    unit: str = ""
    limits: tuple[float, float] | None = None
    answers: tuple[tuple[str, str], ...] = ()
    most: str = ""


def choice_of(person: Person, slug: str) -> Choice | None:
    """Return what is called `slug`, or None where `person` can set no such thing."""
    if slug == SHOES:
        pairs = pairs_of(person)
        return Choice(SHOES, _("Shoes"), Control.SEGMENTS, answers=pairs) if pairs else None
    if slug in day_fields():
        return _known(day_fields()[slug])
    own = next((each for each in records_of_kinds(person, "own-factor") if each.key == slug), None)
    return _own(own) if own else None


def offered(person: Person, until: date) -> Sequence[tuple[str, Sequence[tuple[str, str]]]]:
    """Return what can be set, in groups: the shoes and what was used lately first."""
    own = {record.key: record.body["name"] for record in records_of_kinds(person, "own-factor")}
    names = {slug: each.factor.name(language()) for slug, each in day_fields().items()} | own
    used = [slug for slug in factors_used(person, until - LATELY, until) if slug in names]
    first = [(SHOES, _("Shoes"))] if pairs_of(person) else []
    lately = [*first, *((slug, names[slug]) for slug in used if not (first and slug == SHOE_IN_WORDS))]
    rest = [(group, [slug for slug in slugs if slug not in used]) for group, slugs in _groups(own)]
    named = [(group, [(slug, names[slug]) for slug in slugs]) for group, slugs in rest if slugs]
    return [("", lately), *named]


def pairs_of(person: Person) -> tuple[tuple[str, str], ...]:
    """Return the shoes of `person` by key and name; those that are retired last."""
    shoes = [pair for pair in records_of_kinds(person, "footwear") if pair.body.get("what") == "shoes"]
    shoes.sort(key=lambda pair: (bool(pair.body.get("retired_on")), pair.body["name"].casefold()))
    return tuple((pair.key, pair.body["name"]) for pair in shoes)


def _groups(own: Mapping[str, str]) -> Iterator[tuple[str, list[str]]]:
    for group, name in groups().items():
        fields = day_fields().items()
        asked = [slug for slug, each in fields if each.group == group and each.offered is not Offered.NOTED]
        yield name.text(language()), asked
    yield _("Your own"), list(own)


def _known(field: DayField) -> Choice:
    return Choice(
        slug=field.factor.slug,
        name=field.factor.name(language()),
        control=field.control,
        unit=unit_name(field.factor.unit, language()),
        limits=field.limits,
        answers=tuple((value, name.text(language())) for value, name in field.answers.items()),
        most=field.ends[1].text(language()),
    )


def _own(record: Record) -> Choice:
    kind, unit = FactorKind(record.body["kind"]), record.body.get("unit", "")
    yes_no = tuple((value, name.text(language())) for value, name in yes_and_no().items())
    words = tuple((word, word) for word in record.body.get("choices", ()))
    return {
        FactorKind.NUMBER: Choice(record.key, record.body["name"], Control.NUMBER, unit, _NO_LIMITS),
        FactorKind.SCORE: Choice(record.key, record.body["name"], Control.SLIDER, unit, (0, 10)),
        FactorKind.YES_NO: Choice(record.key, record.body["name"], Control.SEGMENTS, "", (0, 1), yes_no),
        FactorKind.CATEGORY: Choice(record.key, record.body["name"], Control.TEXT, "", None, words),
    }[kind]
