"""A massage (or a rest) as a Procedure with its ratings as Observations, and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from fodro.domain.civil import lived_day
from fodro.domain.diary import REST, Session
from fodro.exchange.fhir.making import Making
from fodro.exchange.fhir.names import (
    AFTER,
    BEFORE,
    LATER,
    MASSAGE,
    MASSAGE_RATINGS,
    MINUTES,
    NEXT_MORNING,
)
from fodro.exchange.fhir.ratings import place_of, score_of
from fodro.exchange.fhir.things import Things
from fodro.exchange.fhir.values import (
    Json,
    Unreadable,
    extension,
    moment,
    moment_of,
    scored,
    slug_of,
)
from fodro.knowledge.codes import seconds
from fodro.knowledge.library import techniques

_WHOLE_FOOT = "foot"
_LONGEST_MIN = 24 * 60


def resources(session: Session, making: Making, things: Things) -> Iterator[Json]:
    """Yield the Procedure of `session`, then an Observation for each of its ratings."""
    scores = (session.before_nrs, session.after_nrs, session.later_nrs, session.next_morning_nrs)
    start, said = session.start.isoformat(), (float(session.minutes), session.technique, session.tool)
    key = making.id(MASSAGE, start, *said, str(session.side), *(repr(score) for score in scores))
    made = making.resource(MASSAGE, "Procedure", key)
    made["extension"] = [{"url": MINUTES, "valueDecimal": session.minutes}]
    made.update(status="completed", code=_code(session.technique, making), subject=making.person)
    made["performedPeriod"] = _period(session)
    made["performer"] = [{"actor": making.person}]
    if session.side:
        made["bodySite"] = [making.place(_WHOLE_FOOT, session.side)]
    if session.tool:
        made.update(things.used(session.tool))
    yield made
    for kind, score in zip(MASSAGE_RATINGS, scores, strict=True):
        if score is not None:
            yield _rating(kind, score, session, (made, making))


def _code(technique: str, making: Making) -> Json:
    known = techniques().get(technique)
    concept = making.concept_or_words("technique", technique, known.name(making.language) if known else None)
    if known is None or technique == REST:
        return concept
    also = making.about.second.chosen(seconds("massage", "any"))
    return {**concept, "coding": [*concept["coding"], *also]} if also else concept


def _period(session: Session) -> Json:
    """Return when it was; without an offset both ends are days, with the clock of the first beside it."""
    end = session.start + timedelta(minutes=session.minutes)
    if session.start.tzinfo is None:
        return {**moment("start", session.start), "end": end.date().isoformat()}
    return {**moment("start", session.start), **moment("end", end)}


def _rating(kind: str, score: float, session: Session, of: tuple[Json, Making]) -> Json:
    procedure, making = of
    made = making.observation(kind, making.id(kind, procedure["id"]))
    made["code"] = making.concept("measure", kind)
    made.update(_when(kind, session))
    made["valueQuantity"] = scored(score)
    made["partOf"] = [making.reference(procedure)]
    return made


def _when(kind: str, session: Session) -> Json:
    """Return when it was rated, no more exactly than is known."""
    times: dict[str, datetime] = {
        BEFORE: session.start,
        AFTER: session.start + timedelta(minutes=session.minutes),
    }
    if kind in times and session.start.tzinfo is not None:
        return moment("effectiveDateTime", times[kind])
    days = {LATER: 0, NEXT_MORNING: 1}
    day = lived_day(session.start) + timedelta(days=days.get(kind, 0))
    return {"effectiveDateTime": day.isoformat()}


def session_of(
    resource: Mapping[str, Any], scores: Mapping[str, float], tools: Mapping[str, str] | None
) -> Session:
    """Return the massage in a Procedure that `resources` made.

    Parameters
    ----------
    resource : mapping
        The Procedure.
    scores : mapping of str to float
        Its ratings, by kind.
    tools : mapping of str to str
        Slugs of the tools of the file, by the id of their Device; None where they are not known.

    Raises
    ------
    Unreadable
        If an element does not say what it is for.
    """
    sites = resource.get("bodySite", ())
    return Session(
        moment_of(resource.get("performedPeriod", {}), "start"),
        _minutes(resource),
        slug_of(resource.get("code"), "technique", at="code"),
        _tool(resource, tools),
        before_nrs=scores.get(BEFORE),
        after_nrs=scores.get(AFTER),
        later_nrs=scores.get(LATER),
        next_morning_nrs=scores.get(NEXT_MORNING),
        side=place_of(sites[0])[1] if sites else None,
    )


def _minutes(resource: Mapping[str, Any]) -> float:
    found = extension(resource, MINUTES)
    minutes = found.get("valueDecimal") if found else None
    if isinstance(minutes, int | float) and 0 < minutes <= _LONGEST_MIN:
        return float(minutes)
    raise Unreadable(problem="how many minutes it was is missing or not plausible", at="extension")


def _tool(resource: Mapping[str, Any], tools: Mapping[str, str] | None) -> str:
    for concept in resource.get("usedCode", ()):
        return slug_of(concept, "tool", at="usedCode")
    named = [id_in(each) for each in resource.get("usedReference", ())]
    if not named or tools is None:
        return ""
    if named[0] not in tools:
        raise Unreadable(problem="the tool it names is not in the file", at="usedReference")
    return tools[named[0]]


def id_in(reference: object) -> str:
    """Return the id at the end of a reference; empty where there is none."""
    said = reference.get("reference") if isinstance(reference, Mapping) else None
    return said.rpartition("/")[2].rpartition(":")[2] if isinstance(said, str) else ""


def massage_of(resource: Mapping[str, Any]) -> str:
    """Return the id of the massage a rating belongs to.

    Raises
    ------
    Unreadable
        If it says none.
    """
    key = next((id_in(each) for each in resource.get("partOf", ())), "")
    if not key:
        raise Unreadable(problem="the massage it belongs to is not named", at="partOf")
    return key


def rated(resource: Mapping[str, Any]) -> float:
    """Return the score of a rating of a massage.

    Raises
    ------
    Unreadable
        If it is none.
    """
    return score_of(resource)
