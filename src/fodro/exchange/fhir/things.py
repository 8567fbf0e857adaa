"""Shoes, insoles, socks, tools and the app as Devices; what was worn as an Observation; and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from fodro.domain.diary import Wearing
from fodro.exchange.fhir.making import Making
from fodro.exchange.fhir.names import APP, THING, WORN, WORN_THING
from fodro.exchange.fhir.ratings import component, components_of, one, score_of
from fodro.exchange.fhir.values import (
    Json,
    Unreadable,
    code_of,
    day_of,
    number_of,
    quantity,
    scored,
    slug_of,
    text,
    text_of,
)
from fodro.knowledge.footwear import activities
from fodro.knowledge.tools import HANDS, tools
from fodro.version import __version__

KINDS = ("shoe", "insole", "socks")
HOUR = "h"
_MOST_HOURS = 24


class Things:
    """The Devices of one file, each made when it is first named.

    Parameters
    ----------
    making : Making
    """

    def __init__(self, making: Making) -> None:
        self._making = making
        self.made: dict[tuple[str, str], Json] = {}
        self.app = _app(making)

    def named(self, kind: str, name: str) -> Json:
        """Return the Device of the `kind` that the person calls `name`."""
        if (kind, name) not in self.made:
            self.made[kind, name] = self._device(kind, name)
        return self.made[kind, name]

    def used(self, tool: str) -> Json:
        """Return how a Procedure says that `tool` was used; hands are no device."""
        if tool == HANDS:
            name = tools()[tool].name(self._making.language)
            return {"usedCode": [self._making.concept("tool", tool, name)]}
        return {"usedReference": [self._making.reference(self.named("tool", tool))]}

    def _device(self, kind: str, name: str) -> Json:
        making, known = self._making, tools().get(name) if kind == "tool" else None
        made = making.resource(THING, "Device", making.id(THING, kind, name))
        made["status"] = "active"
        called = known.name(making.language) if known else name
        made["deviceName"] = [{**text("name", called), "type": "patient-reported-name"}]
        made["type"] = making.concept("thing", kind)
        if known:
            concept = making.concept("tool", name, known.name(making.language))
            made["type"] = {**concept, "coding": [*made["type"]["coding"], *concept["coding"]]}
        made["patient"] = making.person
        return made


def _app(making: Making) -> Json:
    made = making.resource(APP, "Device", making.id(APP, __version__))
    made["deviceName"] = [{"name": "Fodro", "type": "manufacturer-name"}]
    made["type"] = making.concept("thing", "app")
    made["version"] = [{"value": __version__}]
    return made


def thing_of(resource: Mapping[str, Any]) -> tuple[str, str]:
    """Return the kind of a Device that `Things` made, and what the person calls it.

    Raises
    ------
    Unreadable
        If it has no kind or no name.
    """
    names = resource.get("deviceName") or [{}]
    name = text_of(names[0], "name")
    kind = code_of(resource.get("type"), "thing")
    if kind is None or name is None:
        raise Unreadable(problem="no kind or no name of ours", at="type" if kind is None else "deviceName")
    return kind, code_of(resource.get("type"), "tool") or name


def resources(wearing: Wearing, making: Making, things: Things) -> Iterator[Json]:
    """Yield an Observation of what was worn, then a DeviceUseStatement for each thing of it."""
    day, names = wearing.day.isoformat(), (wearing.shoe, wearing.insole, wearing.socks)
    worn = [things.named(kind, name) for kind, name in zip(KINDS, names, strict=True) if name]
    noted = (wearing.activity, _same(wearing.hours), _same(wearing.comfort), wearing.damp)
    made = making.observation(WORN, making.id(WORN, day, *names, *noted))
    made["code"] = making.concept("measure", "worn")
    made["effectiveDateTime"] = day
    if worn:
        made["focus"] = [making.reference(thing) for thing in worn]
    if components := list(_components(wearing, making)):
        made["component"] = components
    yield made
    for thing in worn:
        yield _use(making, made, thing)


def _same(value: float | None) -> float | None:
    return None if value is None else float(value)


def _components(wearing: Wearing, making: Making) -> Iterator[Json]:
    if wearing.activity:
        known = activities().get(wearing.activity)
        name = known.name(making.language) if known else None
        named = making.concept_or_words("activity", wearing.activity, name)
        yield component(making, "activity", "valueCodeableConcept", named)
    if wearing.hours is not None:
        yield component(making, "hours", "valueQuantity", quantity(wearing.hours, HOUR))
    if wearing.comfort is not None:
        yield component(making, "comfort", "valueQuantity", scored(wearing.comfort))
    if wearing.damp is not None:
        yield component(making, "damp", "valueBoolean", wearing.damp)


def _use(making: Making, worn: Json, thing: Json) -> Json:
    made = making.resource(WORN_THING, "DeviceUseStatement", making.id(WORN_THING, worn["id"], thing["id"]))
    made.update(status="completed", subject=making.person, timingDateTime=worn["effectiveDateTime"])
    made["derivedFrom"] = [making.reference(worn)]
    made.update(source=making.person, device=making.reference(thing))
    return made


def wearing_of(resource: Mapping[str, Any], worn: Mapping[str, str]) -> Wearing:
    """Return what was worn in an Observation that `resources` made.

    Parameters
    ----------
    resource : mapping
        The Observation.
    worn : mapping of str to str
        What the things it names are called, by kind.

    Raises
    ------
    Unreadable
        If an element does not say what it is for.
    """
    parts = components_of(resource, "activity", "hours", "comfort", "damp")
    activity, damp = one(parts, "activity"), one(parts, "damp")
    hours, comfort = one(parts, "hours"), one(parts, "comfort")
    shoe, insole, socks = (worn.get(kind, "") for kind in KINDS)
    return Wearing(
        day_of(resource, "effectiveDateTime"),
        shoe,
        insole,
        socks,
        activity=_activity(activity) if activity else "",
        hours=_hours(hours) if hours else None,
        comfort=score_of(comfort, at="component") if comfort else None,
        damp=_damp(damp) if damp else None,
    )


def _activity(part: Mapping[str, Any]) -> str:
    return slug_of(part.get("valueCodeableConcept"), "activity", at="component")


def _hours(part: Mapping[str, Any]) -> float:
    held = part.get("valueQuantity")
    hours = number_of(held, at="component")
    if not isinstance(held, Mapping) or held.get("code") != HOUR:
        raise Unreadable(problem="the unit of hours is h", at="component")
    if 0 <= hours <= _MOST_HOURS:
        return hours
    raise Unreadable(problem="the hours of a day are outside 0 to 24", at="component")


def _damp(part: Mapping[str, Any]) -> bool:
    damp = part.get("valueBoolean")
    if isinstance(damp, bool):
        return damp
    raise Unreadable(problem="whether the socks were damp is neither true nor false", at="component")
