"""What every resource of one file shares: whose it is, in which words, how they name each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property, lru_cache
from uuid import NAMESPACE_URL, UUID, uuid5

from fodro.domain.body import Side
from fodro.exchange.fhir.code_systems import place_code
from fodro.exchange.fhir.names import BASE, LATERALITY, profile
from fodro.exchange.fhir.values import Json, coding, own_words, second_coding
from fodro.knowledge.codes import LOINC, SNOMED, SecondCode, place_seconds, seconds, words
from fodro.knowledge.regions import region

_CATEGORIES = "http://terminology.hl7.org/CodeSystem/observation-category"


@dataclass(frozen=True, slots=True)
class Second:
    """Which second codings stand beside our own.

    Parameters
    ----------
    loinc : bool
        LOINC is free with a notice.
    snomed : bool
        SNOMED CT needs a licence, which whole countries have (Denmark does) and others do not; so it is off
        until whoever writes the file says otherwise.
    """

    loinc: bool = True
    snomed: bool = False

    def chosen(self, codes: Sequence[SecondCode]) -> list[Json]:
        """Return those of `codes` that are wanted, as codings; what was only seen as a guess is not."""
        left_out = {LOINC: not self.loinc, SNOMED: not self.snomed}
        return [second_coding(each) for each in codes if not left_out.get(each.system, False)]


@dataclass(frozen=True, slots=True)
class About:
    """Who it is about, and when the file was made: as little as possible.

    Parameters
    ----------
    at : datetime
        Aware; when the file was made.
    name : str
        Only where the person wants it in the file.
    key : str
        What the ids of the person are made from. The same key gives the same ids in every file, so that
        whoever keeps two files can see what is the same; empty for ids of this diary alone.
    second : Second
        Which second codings are written.
    """

    at: datetime
    name: str = ""
    key: str = ""
    second: Second = field(default_factory=Second)

    @property
    def stamp(self) -> str:
        """The instant of making, to the second, in UTC."""
        return self.at.astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")


def now(*, snomed: bool = False) -> About:
    """Return that nothing is told but that the file is made now, with codes of SNOMED CT or without."""
    return About(datetime.now(UTC), second=Second(snomed=snomed))


class Making:
    """Makes ids, references and concepts for one file.

    Parameters
    ----------
    about : About
    language : str
        ``"da"`` is Danish, anything else English.
    digest : str
        Of the diary.
    bundled : bool
        References are ``urn:uuid:…`` in a bundle and ``Type/id`` in a file for each type.
    """

    def __init__(self, about: About, language: str, *, digest: str, bundled: bool) -> None:
        self.about, self.language, self.digest = about, "da" if language == "da" else "en", digest
        self._bundled = bundled
        self._whose = uuid5(NAMESPACE_URL, f"{BASE}/{about.key or digest}")
        self._made: Counter[str] = Counter()
        self._concepts: dict[tuple[str, str], Json] = {}
        self._places: dict[tuple[str, Side | None], Json] = {}

    def id(self, *said: object) -> str:
        """Return an id made of the person and of what is `said`; saying it again gives another."""
        text = repr(said)
        self._made[text] += 1
        return str(uuid5(self._whose, f"{text} {self._made[text]}"))

    def document_id(self) -> str:
        """Return an id for this document alone: another diary, or another time, is another document."""
        return str(uuid5(self._whose, f"{self.digest} {self.about.stamp} {self.language}"))

    def reference(self, resource: Json) -> Json:
        """Return a reference to `resource`."""
        return self._to(resource["resourceType"], resource["id"])

    @cached_property
    def person_id(self) -> str:
        """The id of the Patient."""
        return str(UUID(int=self._whose.int))

    @cached_property
    def person(self) -> Json:
        """The reference to the Patient."""
        return self._to("Patient", self.person_id)

    def _to(self, kind: str, key: str) -> Json:
        return {"reference": f"urn:uuid:{key}" if self._bundled else f"{kind}/{key}"}

    def concept(self, kind: str, slug: str, name: str | None = None) -> Json:
        """Return one of our own codes with its second codings; the same one for the same code.

        Parameters
        ----------
        kind, slug : str
            Which of our code systems, and the code.
        name : str or None
            What it is called, where `knowledge.codes` does not say it.
        """
        made = self._concepts.get((kind, slug))
        if made is None:
            named = words(kind)[slug].name(self.language) if name is None else name
            codings = [coding(kind, slug), *self.about.second.chosen(seconds(kind, slug))]
            made = self._concepts[kind, slug] = {"coding": codings, "text": named}
        return made

    def concept_or_words(self, kind: str, slug: str, name: str | None) -> Json:
        """Return the concept of a known slug, and the person's own words where it has no `name`."""
        return own_words(slug) if name is None else self.concept(kind, slug, name)

    def place(self, slug: str, side: Side | None) -> Json:
        """Return a place of the body; the side is in our code, in the text, and beside SNOMED."""
        made = self._places.get((slug, side))
        if made is None:
            made = self._places[slug, side] = self._place(slug, side)
        return made

    def _place(self, slug: str, side: Side | None) -> Json:
        known, word = region(slug), words("side")
        named = known.with_side(word[side].name(self.language), self.language) if side else None
        chosen = self.about.second.chosen(place_seconds(slug, side or ""))
        place = {
            "coding": [coding("place", place_code(slug, side)), *chosen],
            "text": named or known.name(self.language),
        }
        beside = second_coding(word[side].seconds[0]) if side and chosen else None
        extension = {"extension": [{"url": LATERALITY, "valueCoding": beside}]} if beside else {}
        return {**extension, **place}

    def observation(self, kind: str, key: str, *, category: str = "survey") -> Json:
        """Return the beginning of an Observation: what each of them says of itself and of the person."""
        return {
            "resourceType": "Observation",
            "id": key,
            "meta": _meta(kind),
            "status": "final",
            "category": _category(category),
            "subject": self.person,
            "performer": [self.person],
        }

    def resource(self, kind: str, type_: str, key: str) -> Json:
        """Return the beginning of any other resource."""
        return {"resourceType": type_, "id": key, "meta": _meta(kind)}


@lru_cache(maxsize=64)
def _meta(kind: str) -> Json:
    return {"profile": [profile(kind)]}


@lru_cache(maxsize=8)
def _category(category: str) -> list[Json]:
    return [{"coding": [{"system": _CATEGORIES, "code": category}]}]
