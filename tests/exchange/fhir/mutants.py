"""Broken documents: each is one change to a good one, and the path at which it has to be noticed."""

# ruff: noqa: E501 - one change on one line

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import orjson

from fodro.domain.diary import Diary, Session
from fodro.domain.drawing import redrawn_days
from fodro.domain.experiments import Arm, Design, Done, Experiment, Outcome
from fodro.exchange.fhir import About, Second, document_bytes
from tests.exchange.fhir.test_document import DIARY, MADE

Bundle = dict[str, Any]
_PLAN = Experiment(
    key="soles",
    design=Design.SPLIT_FOOT,
    subject="technique",
    a="left",
    b="right",
    start=date(2026, 5, 1),
    n_days=4,
    seed="ab" * 32,
)
_DAYS = redrawn_days(_PLAN)
TRIED = Experiment(
    **{
        name: getattr(_PLAN, name)
        for name in ("key", "design", "subject", "a", "b", "start", "n_days", "seed")
    },
    ended=date(2026, 5, 5),
    drawn=_DAYS,
    done=(Done(_DAYS[0].day, Arm.A, "in the evening"),),
    outcomes=(Outcome(_DAYS[0].day, left=3.0, right=5.0),),
)
WHOLE = Diary(
    DIARY.ratings,
    (*DIARY.sessions, Session(DIARY.sessions[0].start, 5, "rest", "hands", 4, 4)),
    DIARY.factors,
    DIARY.wearings,
    (TRIED,),
)


def good() -> Bundle:
    """Return a document with everything in it."""
    about = About(MADE.at, name="Someone", second=Second(snomed=True))
    made: Bundle = orjson.loads(
        document_bytes(WHOLE, about=about, pdf=b"%PDF-1.7", findings=["More on hard floors."])
    )
    return made


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change.

    Parameters
    ----------
    name : str
    of : callable
        Chooses the resource that is changed.
    change : callable
        Changes it, and the bundle.
    path : str
        Where it has to be noticed: within the resource, or from the bundle on.
    """

    name: str
    of: Callable[[dict[str, Any]], bool]
    change: Callable[[dict[str, Any], Bundle], object]
    path: str

    def broken(self) -> tuple[Bundle, str]:
        """Return the document with the change in it, and the whole path."""
        bundle = good()
        n, resource = next(
            (n, entry["resource"]) for n, entry in enumerate(bundle["entry"]) if self.of(entry["resource"])
        )
        self.change(resource, bundle)
        inside = f"Bundle.entry[{n}].resource.{self.path}"
        return bundle, self.path if self.path.startswith("Bundle") else inside.rstrip(".")


def _profile(kind: str) -> Callable[[dict[str, Any]], bool]:
    return lambda one: one["meta"]["profile"][0].endswith(f"/{kind}")


def _put(*path: Any, to: Any) -> Callable[[dict[str, Any], Bundle], object]:
    def change(resource: dict[str, Any], _bundle: Bundle) -> None:
        *inner, last = path
        for name in inner:
            resource = resource[name]
        resource[last] = to

    return change


def _drop(*path: Any) -> Callable[[dict[str, Any], Bundle], object]:
    def change(resource: dict[str, Any], _bundle: Bundle) -> None:
        *inner, last = path
        for name in inner:
            resource = resource[name]
        del resource[last]

    return change


def _in_bundle(change: Callable[[Bundle], object]) -> Callable[[dict[str, Any], Bundle], object]:
    return lambda _resource, bundle: change(bundle)


def _refer(name: str, kind: str, *rest: Any) -> Callable[[dict[str, Any], Bundle], object]:
    """Let the reference `name` lead to the first resource of another type."""

    def change(resource: dict[str, Any], bundle: Bundle) -> None:
        url = next(one["fullUrl"] for one in bundle["entry"] if one["resource"]["resourceType"] == kind)
        held = resource[name]
        for each in rest:
            held = held[each]
        held["reference"] = url

    return change


RATING, FACTOR, MASSAGE, BEFORE = map(_profile, ("rating", "day-factor", "massage", "before"))
WORN, USE, THING, TRIAL = map(_profile, ("worn", "worn-thing", "thing", "experiment"))
OUTCOME, PERSON, PAGE, DOCUMENT, ORIGIN = map(_profile, ("outcome", "person", "page", "diary", "origin"))


def _steps(one: dict[str, Any]) -> bool:
    return FACTOR(one) and one["code"].get("coding", [{}])[0].get("code") == "steps"


def _limp(one: dict[str, Any]) -> bool:
    return FACTOR(one) and one["code"].get("coding", [{}])[0].get("code") == "limp"


def _naive(one: dict[str, Any]) -> bool:
    return "_effectiveDateTime" in one


_BAD_PERIOD = {"start": "2026-05-02T10:00:00+02:00", "end": "2026-05-02T09:59:00+02:00"}
_SCRIPT = '<div xmlns="http://www.w3.org/1999/xhtml"><script>1</script>x</div>'
_BLANK = '<div xmlns="http://www.w3.org/1999/xhtml"> </div>'
_ENTITY = '<!DOCTYPE div [<!ENTITY a "b">]><div xmlns="http://www.w3.org/1999/xhtml">&a;</div>'
_TRUE = {"valueBoolean": True}

MUTANTS = (
    # structure
    Mutant("an element nobody knows", RATING, _put("pain", to=3), "pain"),
    Mutant("no status", RATING, _drop("status"), "status"),
    Mutant("no code", RATING, _drop("code"), "code"),
    Mutant("a number as text", RATING, _put("valueQuantity", "value", to="6"), "valueQuantity.value"),
    Mutant("one where many may be", RATING, _put("category", to={"text": "x"}), "category"),
    Mutant("many where one may be", RATING, _put("subject", to=[]), "subject"),
    Mutant("an empty list", RATING, _put("component", to=[]), "component"),
    Mutant("an empty text", RATING, _put("code", "text", to=""), "code.text"),
    Mutant("two values", RATING, _put("valueString", to="6"), "valueString"),
    Mutant("a blank in a code", RATING, _put("bodySite", "coding", 0, "code", to="heel  L"), "bodySite.coding[0].code"),
    Mutant("no period", MASSAGE, _put("performedPeriod", to="yesterday"), "performedPeriod"),
    Mutant("no device used", USE, _drop("device"), "device"),
    Mutant("no content of the page", PAGE, _drop("content"), "content"),
    Mutant("no target", ORIGIN, _drop("target"), "target"),
    Mutant("no title", DOCUMENT, _drop("title"), "title"),
    Mutant("a type nobody knows", PERSON, _put("resourceType", to="Person2"), ""),
    Mutant("text for yes or no", FACTOR, lambda one, _: (one.pop("valueQuantity", 0), one.update(valueBoolean="yes")), "valueBoolean"),
    # words that are bound
    Mutant("a status nobody knows", RATING, _put("status", to="done"), "status"),
    Mutant("a massage that is final", MASSAGE, _put("status", to="final"), "status"),
    Mutant("a document that is complete", DOCUMENT, _put("status", to="complete"), "status"),
    Mutant("a page that is final", PAGE, _put("status", to="final"), "status"),
    Mutant("a study that is ended", TRIAL, _put("status", to="ended"), "status"),
    Mutant("a use that is final", USE, _put("status", to="final"), "status"),
    Mutant("a device that is worn", THING, _put("status", to="worn"), "status"),
    Mutant("a name of no kind", THING, _put("deviceName", 0, "type", to="nickname"), "deviceName[0].type"),
    Mutant("a gender nobody knows", PERSON, _put("gender", to="f"), "gender"),
    Mutant("a role nobody knows", ORIGIN, _put("entity", 0, "role", to="origin"), "entity[0].role"),
    Mutant("a narrative of no kind", DOCUMENT, _put("text", "status", to="final"), "text.status"),
    Mutant("a bundle of no kind", DOCUMENT, _in_bundle(lambda b: b.update(type="file")), "Bundle.type"),
    Mutant("a comparator nobody knows", RATING, _put("valueQuantity", "comparator", to="~"), "valueQuantity.comparator"),
    # dates
    Mutant("a day that does not exist", FACTOR, _put("effectiveDateTime", to="2026-02-30"), "effectiveDateTime"),
    Mutant("a clock without an offset", RATING, _put("effectiveDateTime", to="2026-05-30T21:15:00"), "effectiveDateTime"),
    Mutant("an hour too many", RATING, _put("effectiveDateTime", to="2026-05-30T24:15:00Z"), "effectiveDateTime"),
    Mutant("a document of no day", DOCUMENT, _put("date", to="2026-06-31"), "date"),
    Mutant("a Danish date", FACTOR, _put("effectiveDateTime", to="30-05-2026"), "effectiveDateTime"),
    Mutant("an instant without seconds", DOCUMENT, _in_bundle(lambda b: b.update(timestamp="2026-06-01T12:00Z")), "Bundle.timestamp"),
    Mutant("a clock that is none", _naive, _put("_effectiveDateTime", "extension", 0, "valueTime", to="25:00"), "effectiveDateTime"),
    Mutant("a year nobody lived", FACTOR, _put("effectiveDateTime", to="1066-10-14"), "effectiveDateTime"),
    # invariants
    Mutant("a value that is absent (obs-6)", RATING, _put("dataAbsentReason", to={"text": "x"}), "dataAbsentReason"),
    Mutant("a part that is absent (obs-6)", RATING, lambda one, _: one["component"][0].update(dataAbsentReason={"text": "x"}), "component[0].dataAbsentReason"),
    Mutant("a part that repeats (obs-7)", RATING, lambda one, _: one["component"][0].update(code=one["code"]), "component[0]"),
    Mutant("data of no kind (att-1)", PAGE, _drop("content", 0, "attachment", "contentType"), "content[0].attachment"),
    Mutant("data of another size", PAGE, _put("content", 0, "attachment", "size", to=7), "content[0].attachment.size"),
    Mutant("data with another hash", PAGE, _put("content", 0, "attachment", "hash", to="AAAA"), "content[0].attachment.hash"),
    Mutant("data that is not base64", PAGE, _put("content", 0, "attachment", "data", to="%PDF"), "content[0].attachment.data"),
    Mutant("an end before the beginning (per-1)", MASSAGE, _put("performedPeriod", to=_BAD_PERIOD), "performedPeriod"),
    Mutant("a unit of no system (qty-3)", RATING, _drop("valueQuantity", "system"), "valueQuantity"),
    Mutant("a value and extensions (ext-1)", MASSAGE, _put("extension", 0, "extension", to=[{"url": "a", "valueCode": "b"}]), "extension[0]"),
    Mutant("an extension of nothing (ext-1)", MASSAGE, _drop("extension", 0, "valueDecimal"), "extension[0]"),
    Mutant("a section of nothing (cmp-1)", DOCUMENT, lambda one, _: one["section"].append({"title": "x"}), "section[7]"),
    Mutant("an empty section with entries (cmp-2)", DOCUMENT, _put("section", 0, "emptyReason", to={"text": "x"}), "section[0].emptyReason"),
    Mutant("a narrative that runs (txt-1)", DOCUMENT, _put("section", 1, "text", "div", to=_SCRIPT), "section[1].text.div"),
    Mutant("a narrative with entities (txt-1)", DOCUMENT, _put("section", 1, "text", "div", to=_ENTITY), "section[1].text.div"),
    Mutant("a narrative that is none (txt-1)", DOCUMENT, _put("text", "div", to="<div>x"), "text.div"),
    Mutant("a narrative without a word (txt-2)", DOCUMENT, _put("text", "div", to=_BLANK), "text.div"),
    # the bundle
    Mutant("an address twice (bdl-7)", PERSON, _in_bundle(lambda b: b["entry"].append(dict(b["entry"][1]))), "Bundle.entry[-1].fullUrl"),
    Mutant("an address of a version (bdl-8)", PERSON, _in_bundle(lambda b: b["entry"][1].update(fullUrl="https://a/Patient/1/_history/2")), "Bundle.entry[1].fullUrl"),
    Mutant("no identifier (bdl-9)", DOCUMENT, _in_bundle(lambda b: b.pop("identifier")), "Bundle.identifier"),
    Mutant("half an identifier (bdl-9)", DOCUMENT, _in_bundle(lambda b: b["identifier"].pop("system")), "Bundle.identifier"),
    Mutant("no time of making (bdl-10)", DOCUMENT, _in_bundle(lambda b: b.pop("timestamp")), "Bundle.timestamp"),
    Mutant("no Composition first (bdl-11)", DOCUMENT, _in_bundle(lambda b: b["entry"].reverse()), "Bundle.entry[0]"),
    Mutant("a total nobody asked for (bdl-1)", DOCUMENT, _in_bundle(lambda b: b.update(total=3)), "Bundle.total"),
    # references
    Mutant("a rating of a device as patient", RATING, _refer("performer", "Device", 0), "performer[0].reference"),
    Mutant("a rating of a massage", RATING, _refer("subject", "Procedure"), "subject.reference"),
    Mutant("a rating that is part of a page", BEFORE, _refer("partOf", "DocumentReference", 0), "partOf[0].reference"),
    Mutant("the use of a person", USE, _refer("device", "Patient"), "device.reference"),
    Mutant("a tool that is a rating", MASSAGE, _refer("usedReference", "Observation", 0), "usedReference[0].reference"),
    Mutant("an author that is a rating", DOCUMENT, _refer("author", "Observation", 0), "author[0].reference"),
    Mutant("a person that is not there", RATING, _put("subject", "reference", to="urn:uuid:0"), "subject.reference"),
    Mutant("a type that is not the person's", RATING, _put("subject", "reference", to="Practitioner/1"), "subject.reference"),
    # our own codes and what they bind
    Mutant("a place nobody knows", RATING, _put("bodySite", "coding", 0, "code", to="heel.X"), "bodySite.coding[0].code"),
    Mutant("a wrong LOINC", RATING, _put("code", "coding", 1, "code", to="72514-4"), "code.coding[1].code"),
    Mutant("a wrong SNOMED", RATING, _put("bodySite", "coding", 1, "code", to="76853005"), "bodySite.coding[1].code"),
    Mutant("a part of the day nobody knows", RATING, _put("component", 0, "valueCodeableConcept", "coding", 0, "code", to="noon"), "component[0].valueCodeableConcept.coding[0].code"),
    Mutant("a pain of eleven", RATING, _put("valueQuantity", "value", to=11), "valueQuantity"),
    Mutant("a pain in centimetres", RATING, _put("valueQuantity", "code", to="cm"), "valueQuantity"),
    Mutant("a pain of nowhere", RATING, _drop("bodySite"), "bodySite"),
    Mutant("a pain of nobody", RATING, _drop("subject"), "subject"),
    Mutant("a pain that is a factor", RATING, _put("code", to={"text": "pain"}), "code"),
    Mutant("first steps in the evening", _naive, lambda one, _: one["component"].pop(0), "code"),
    Mutant("a day a week before", RATING, lambda one, _: one["component"].append({"code": {"coding": [{"system": "https://fodro.example/fhir/CodeSystem/detail", "code": "day"}]}, "valueDateTime": "2026-05-20"}), "component"),
    Mutant("a part of nothing we know", RATING, lambda one, _: one["component"].append({"code": {"text": "x"}, **_TRUE}), "component"),
    Mutant("steps in kilograms", _steps, _put("valueQuantity", "code", to="kg"), "valueQuantity"),
    Mutant("a unit with a blank", _steps, _put("valueQuantity", "code", to="steps per day"), "valueQuantity.code"),
    Mutant("a limp of the sock", _limp, _put("valueCodeableConcept", "coding", 0, "code", to="sock_material=wool"), "value"),
    Mutant("a massage without its length", MASSAGE, _drop("extension"), "extension"),
    Mutant("a massage of two days", MASSAGE, _put("extension", 0, "valueDecimal", to=2880), "extension"),
    Mutant("a rating of no massage", BEFORE, _drop("partOf"), "partOf"),
    Mutant("thirty hours worn", WORN, lambda one, _: one["component"][1]["valueQuantity"].update(value=30), "component"),
    Mutant("a thing without a name", THING, _drop("deviceName"), "deviceName"),
    Mutant("a thing of no kind", THING, _put("type", to={"text": "x"}), "type"),
    Mutant("an arm that is neither", TRIAL, lambda one, _: one["extension"][1]["extension"][2].update(valueCode="C"), "extension"),
    Mutant("a design nobody knows", TRIAL, _put("category", to=[{"text": "x"}]), "category"),
    Mutant("an experiment of no days", TRIAL, lambda one, _: one["extension"][0]["extension"][1].update(valuePositiveInt=0), "extension"),
    Mutant("an experiment without an arm", TRIAL, lambda one, _: one["arm"].pop(), "arm"),
    Mutant("an outcome of twelve", OUTCOME, lambda one, _: one["component"][0]["valueQuantity"].update(value=12), "component"),
    Mutant("an extension nobody knows", MASSAGE, _put("extension", 0, "url", to="https://fodro.example/fhir/StructureDefinition/hours"), "extension[0].url"),
    Mutant("a resource of a newer Fodro", RATING, _put("meta", "profile", 0, to="https://fodro.example/fhir/StructureDefinition/gait"), "meta.profile"),
    Mutant("a rating that is a massage", RATING, _put("meta", "profile", 0, to="https://fodro.example/fhir/StructureDefinition/massage"), "meta.profile"),
)  # fmt: skip
