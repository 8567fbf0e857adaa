"""What is shared: the page of a period, in a FHIR document that may hold the notes themselves as well."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import orjson

from fodro.domain.civil import lived_day
from fodro.domain.diary import Diary
from fodro.exchange.fhir import About, bundle_of
from fodro.exchange.health_link import FHIR_JSON
from fodro.web.archive.queries import diary_of
from fodro.web.people.models import Person

Files = tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants to share: a period that ends `until`, a name or none, the notes as data or not."""

    until: date
    since: date | None = None
    name: str = ""
    with_data: bool = False


@dataclass(frozen=True, slots=True)
class Contents:
    """The files of a link, each with its content type."""

    files: Files

    @property
    def n_bytes(self) -> int:
        """How much it is, before it is sealed."""
        return sum(len(data) for _kind, data in self.files)


def contents_of(person: Person, wish: Wish, *, language: str, at: datetime) -> Contents:
    """Return what `person` wishes for, as it stands at the aware `at`, in `language`."""
    pdf = page_of(person, wish, language=language)
    diary = _within(diary_of(person), wish) if wish.with_data or pdf is None else Diary()
    about = About(at=at, name=wish.name)
    bundle = bundle_of(diary, about=about, language=language, pdf=pdf)
    return Contents(files=((FHIR_JSON, orjson.dumps(_without_empty_parts(bundle))),))


def page_of(person: Person, wish: Wish, *, language: str) -> bytes | None:
    """Return the page as a PDF."""
    return None


def _without_empty_parts(bundle: dict[str, Any]) -> dict[str, Any]:
    """Return `bundle` without sections that say that nothing was noted: notes that were left out were."""
    (first, *others) = bundle["entry"]
    sections = [part for part in first["resource"]["section"] if part.get("entry")]
    composition = {**first["resource"], "section": sections}
    return {**bundle, "entry": [{**first, "resource": composition}, *others]}


def _within(diary: Diary, wish: Wish) -> Diary:
    def holds(day: date) -> bool:
        return (wish.since is None or wish.since <= day) and day <= wish.until

    return Diary(
        ratings=tuple(each for each in diary.ratings if holds(each.day)),
        sessions=tuple(each for each in diary.sessions if holds(lived_day(each.start))),
        factors={day: values for day, values in diary.factors.items() if holds(day)},
        wearings=tuple(each for each in diary.wearings if holds(each.day)),
        experiments=tuple(each for each in diary.experiments if any(map(holds, each.noted_days))),
    )
