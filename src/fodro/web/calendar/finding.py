"""Days found again: by what was written on them, and by where, how and how much it hurt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.db.models.fields.json import KT
from django.http import QueryDict
from django.utils.translation import gettext as _

from fodro.domain.body import Side
from fodro.knowledge.factors import factor_name
from fodro.knowledge.qualities import qualities
from fodro.knowledge.regions import is_known
from fodro.web.calendar.queries import names_of, records_of_kinds
from fodro.web.calendar.spelling import Bit, Sought
from fodro.web.calendar.telling import Names, factor_value
from fodro.web.diary.models import DayFactor, Spot
from fodro.web.people.models import Person
from fodro.web.sync.models import Record
from fodro.web.words import language

LONGEST_QUESTION = 100
NOTED_IN = ("checkin", "sign", "photo")
"""Kinds of records with a note in the person's own words."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for; what is empty does not matter."""

    words: str = ""
    region: str = ""
    side: str = ""
    quality: str = ""
    at_least: int = 0

    @property
    def is_about_pain(self) -> bool:
        """Whether anything but words is asked for."""
        return bool(self.region or self.side or self.quality or self.at_least)


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found on a day."""

    day: date
    label: str
    text: str


def read_question(asked: QueryDict) -> Question:
    """Read a question; what makes no sense is passed over."""
    region, quality = asked.get("place", ""), asked.get("quality", "")
    level, side = asked.get("level", ""), asked.get("side", "")
    return Question(
        words=asked.get("q", "").replace("\0", "").strip()[:LONGEST_QUESTION],
        region=region if is_known(region) else "",
        side=side if side in set(Side) else "",
        quality=quality if quality in qualities() else "",
        at_least=int(level) if level in {str(n) for n in range(1, 11)} else 0,
    )


def found_days(person: Person, question: Question) -> dict[date, list[Hit]]:
    """Return the days that answer `question`, the newest first, with the words that were found on them.

    Without a question, every day something was written on.
    """
    painful = _painful_days(person, question) if question.is_about_pain else None
    if painful is not None and not question.words:
        return {day: [] for day in painful}
    hits: dict[date, list[Hit]] = {}
    for hit in _hits(person, Sought.read(question.words)):
        if painful is None or hit.day in painful:
            hits.setdefault(hit.day, []).append(hit)
    return dict(sorted(hits.items(), reverse=True))


def excerpts(question: Question, hits: Iterable[Hit]) -> tuple[tuple[str, tuple[Bit, ...]], ...]:
    """Return each hit as a label and the words around what was found."""
    sought = Sought.read(question.words)
    return tuple((hit.label, sought.excerpt(hit.text)) for hit in hits)


def _painful_days(person: Person, question: Question) -> dict[date, None]:
    asked = Q(checkin__person=person, intensity_nrs__gte=question.at_least)
    asked &= Q(region=question.region) if question.region else Q()
    asked &= Q(side=question.side) if question.side else Q()
    asked &= Q(qualities__icontains=f'"{question.quality}"') if question.quality else Q()
    days = Spot.objects.filter(asked).order_by("-checkin__day").values_list("checkin__day", flat=True)
    return dict.fromkeys(days.distinct())


def _hits(person: Person, sought: Sought) -> Iterator[Hit]:
    names = names_of(person)
    yield from _notes(person, sought)
    yield from _day_words(person, sought, names)
    yield from _footwear(person, sought)


def _notes(person: Person, sought: Sought) -> Iterator[Hit]:
    labels = {"checkin": _("Check-in"), "sign": _("Sign"), "photo": _("Photo")}
    rows = (
        Record.objects.filter(person=person, kind__in=NOTED_IN, gone=False, day__isnull=False)
        .annotate(words=KT("body__note"))
        .exclude(words="")
        .order_by()
        .values_list("day", "kind", "words")
    )
    for day, kind, words in rows.iterator(chunk_size=5000):
        if words and sought.is_in(words):
            yield Hit(day, labels[kind], words)


def _day_words(person: Person, sought: Sought, names: Names) -> Iterator[Hit]:
    rows = DayFactor.objects.filter(person=person).exclude(word="").order_by()
    for day, slug, word in rows.values_list("day", "factor", "word").iterator(chunk_size=5000):
        said = factor_value(slug, word, names)
        if sought.is_in(said):
            yield Hit(day, factor_name(slug, language(), names.factors), said)


def _footwear(person: Person, sought: Sought) -> Iterator[Hit]:
    """Yield the days on which footwear was worn that is called so."""
    named = {pair.key: pair.body["name"] for pair in records_of_kinds(person, "footwear")}
    fitting = {key: name for key, name in named.items() if sought.is_in(name)}
    if not fitting:
        return
    for worn in records_of_kinds(person, "wear"):
        keys = (worn.body.get(part) for part in ("shoes", "insole", "socks"))
        for name in (fitting[key] for key in keys if key in fitting):
            if worn.day:
                yield Hit(worn.day, _("Worn"), name)
