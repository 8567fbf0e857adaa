"""The resources of one file: the diary, the person, the app, the page, and what holds them together."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fodro.domain.diary import Diary
from fodro.exchange.fhir import days, experiments, massages, ratings, things
from fodro.exchange.fhir.making import Making
from fodro.exchange.fhir.names import DIARY, DIGESTS, ORIGIN, PAGE, PERSON
from fodro.exchange.fhir.narrative import narrative, section_texts
from fodro.exchange.fhir.values import Json
from fodro.knowledge.codes import words

_PROVENANCE_TYPES = "http://terminology.hl7.org/CodeSystem/provenance-participant-type"
_URIS = "urn:ietf:rfc:3986"
_PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands in a file beside the diary.

    Parameters
    ----------
    pdf : bytes or None
        The page.
    findings : tuple of str
        Sentences, already worded.
    """

    pdf: bytes | None = None
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Parts:
    """The resources of one file by section, and those every file has."""

    sections: Mapping[str, list[Json]]
    devices: list[Json]
    person: Json
    page: Json | None

    def all(self) -> Iterator[Json]:
        """Yield every resource that may stand in a file of its own."""
        yield self.person
        yield from self.devices
        for resources in self.sections.values():
            yield from resources
        if self.page is not None:
            yield self.page


def bundle(diary: Diary, making: Making, beside: Beside) -> Json:
    """Return the document."""
    parts = _parts(diary, making, beside.pdf)
    composition = _composition(making, diary, parts, beside.findings)
    resources = (composition, *parts.all(), _provenance(making, composition, parts))
    return {
        "resourceType": "Bundle",
        "id": making.document_id(),
        "language": making.language,
        "identifier": {"system": _URIS, "value": f"urn:uuid:{making.document_id()}"},
        "type": "document",
        "timestamp": making.about.stamp,
        "entry": [{"fullUrl": f"urn:uuid:{each['id']}", "resource": each} for each in resources],
    }


def resources(diary: Diary, making: Making, beside: Beside) -> Iterator[Json]:
    """Yield the resources of NDJSON files: all but the document, in the order they refer to each other."""
    parts = _parts(diary, making, beside.pdf)
    yield from parts.all()
    yield _provenance(making, parts.person, parts)


def _parts(diary: Diary, making: Making, pdf: bytes | None) -> _Parts:
    named = things.Things(making)
    sections = {
        "pain": [ratings.observation(each, making) for each in diary.ratings],
        "days": list(days.observations(diary.factors, making)),
        "massages": [one for each in diary.sessions for one in massages.resources(each, making, named)],
        "worn": [one for each in diary.wearings for one in things.resources(each, making, named)],
        "experiments": [one for each in diary.experiments for one in experiments.resources(each, making)],
    }
    page = None if pdf is None else _page(making, pdf)
    return _Parts(sections, [named.app, *named.made.values()], _person(making), page)


def _person(making: Making) -> Json:
    person = making.resource(PERSON, "Patient", making.person_id)
    name = " ".join(making.about.name.split())
    return {**person, "name": [{"text": name}]} if name and name.isprintable() else person


def _page(making: Making, pdf: bytes) -> Json:
    page = making.resource(PAGE, "DocumentReference", making.id(PAGE, hashlib.sha256(pdf).hexdigest()))
    title = words("section")["report"].name(making.language)
    attachment = {
        "contentType": _PDF,
        "language": making.language,
        "data": base64.b64encode(pdf).decode(),
        "size": len(pdf),
        "hash": base64.b64encode(hashlib.sha1(pdf, usedforsecurity=False).digest()).decode(),
        "title": title,
        "creation": making.about.stamp,
    }
    page.update(status="current", type=making.concept("document", "diary"), subject=making.person)
    page.update(date=making.about.stamp, author=[making.person], content=[{"attachment": attachment}])
    return page


def _composition(making: Making, diary: Diary, parts: _Parts, findings: Sequence[str]) -> Json:
    made = making.resource(DIARY, "Composition", making.id(DIARY, making.digest, making.about.stamp))
    made["language"] = making.language
    made["status"] = "final"
    made["type"] = making.concept("document", "diary")
    made["subject"] = making.person
    made["date"] = making.about.stamp
    made["author"] = [making.person, making.reference(parts.devices[0])]
    made["title"] = words("document")["diary"].name(making.language)
    made["text"] = narrative(words("word")["by-the-person"].name(making.language))
    made["section"] = list(_sections(making, diary, parts, findings))
    return made


def _sections(making: Making, diary: Diary, parts: _Parts, findings: Sequence[str]) -> Iterator[Json]:
    if parts.page is not None:
        told = narrative(words("word")["page-in-it"].name(making.language))
        yield _section(making, "report", told, [parts.page])
    texts = section_texts(diary, making.language)
    empty = parts.page is None and not any(parts.sections.values())
    for code, resources in parts.sections.items():
        if resources or (code == "pain" and empty):
            yield _section(making, code, texts[code], resources)
    if findings:
        yield _section(making, "findings", narrative(*findings), [])


def _section(making: Making, code: str, told: Json, resources: Sequence[Json]) -> Json:
    title = words("section")[code].name(making.language)
    section = {"title": title, "code": making.concept("section", code), "text": told}
    entries = [making.reference(each) for each in resources]
    return {**section, "entry": entries} if entries else section


def _provenance(making: Making, target: Json, parts: _Parts) -> Json:
    """Return who noted it, what wrote it, and the digest of the diary it was made from."""
    made = making.resource(ORIGIN, "Provenance", making.id(ORIGIN, making.digest, making.about.stamp))
    made["target"] = [making.reference(target)]
    made["recorded"] = making.about.stamp
    made["agent"] = [_agent("author", making.person), _agent("assembler", making.reference(parts.devices[0]))]
    source = {"identifier": {"system": DIGESTS, "value": making.digest}}
    made["entity"] = [{"role": "source", "what": source}]
    return made


def _agent(role: str, who: Json) -> dict[str, Any]:
    return {"type": {"coding": [{"system": _PROVENANCE_TYPES, "code": role}]}, "who": who}
