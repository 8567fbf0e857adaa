"""Days found again: by what was written on them, and by where, how and how much it hurt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from fodro.domain.body import Side
from fodro.knowledge.qualities import qualities
from fodro.knowledge.regions import is_known
from fodro.web.calendar.queries import names_of
from fodro.web.calendar.spelling import Bit, Sought
from fodro.web.calendar.telling import Names, factor_called, factor_value
from fodro.web.diary.models import Checkin, DayFactor, Spot
from fodro.web.footwear.models import WornCombination
from fodro.web.people.models import Person
from fodro.web.photos.models import Photo
from fodro.web.signs.models import Sign

LONGEST_QUESTION = 100
AT_ONCE = 5000


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for; what is empty does not matter."""

    words: str = ""
    region: str = ""
    side: str = ""
    quality: str = ""
    at_least: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked."""
        return self == Question()

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


def places_found(person: Person, question: Question, days: Sequence[date]) -> dict[date, list[Spot]]:
    """Return the places of each of `days` that answer `question`, the worst first; none were words alone."""
    found: dict[date, list[Spot]] = {}
    if question.is_about_pain:
        spots = Spot.objects.filter(_painful(person, question), checkin__day__in=days)
        for spot in spots.select_related("checkin").order_by("-intensity_nrs", "id"):
            found.setdefault(spot.checkin.day, []).append(spot)
    return found


def _painful(person: Person, question: Question) -> Q:
    asked = Q(checkin__person=person, intensity_nrs__gte=question.at_least)
    asked &= Q(region=question.region) if question.region else Q()
    asked &= Q(side=question.side) if question.side else Q()
    return asked & (Q(qualities__icontains=f'"{question.quality}"') if question.quality else Q())


def _painful_days(person: Person, question: Question) -> dict[date, None]:
    rows = Spot.objects.filter(_painful(person, question)).order_by("-checkin__day")
    return dict.fromkeys(rows.values_list("checkin__day", flat=True).distinct())


def _hits(person: Person, sought: Sought) -> Iterator[Hit]:
    names = names_of(person)
    yield from _notes(person, sought)
    yield from _day_words(person, sought, names)
    yield from _footwear(person, sought, names)


def _notes(person: Person, sought: Sought) -> Iterator[Hit]:
    for model, label in (
        (Checkin, _("Check-in")),
        (Sign, pgettext("something seen on a foot", "Sign")),
        (Photo, _("Photo")),
    ):
        rows = model._default_manager.filter(person=person).exclude(note="").order_by()
        for day, note in rows.values_list("day", "note").iterator(chunk_size=AT_ONCE):
            if sought.is_in(note):
                yield Hit(day, label, note)


def _day_words(person: Person, sought: Sought, names: Names) -> Iterator[Hit]:
    """Yield the words about days; there are few of them on many days, so each is compared once."""
    rows = DayFactor.objects.filter(person=person).exclude(word="").order_by()
    for slug, word in rows.values_list("factor", "word").distinct():
        said = factor_value(slug, word, names)
        if sought.is_in(said):
            days = rows.filter(factor=slug, word=word).values_list("day", flat=True)
            yield from (Hit(day, factor_called(slug, names), said) for day in days)


def _footwear(person: Person, sought: Sought, names: Names) -> Iterator[Hit]:
    """Yield the days on which footwear was worn that is called so."""
    for key in (key for key, name in names.footwear.items() if sought.is_in(name)):
        worn = Q(shoes=key) | Q(insole=key) | Q(socks=key)
        days = WornCombination.objects.filter(worn, person=person).order_by().values_list("day", flat=True)
        yield from (Hit(day, pgettext("shoes on a day", "Worn"), names.footwear[key]) for day in days)
