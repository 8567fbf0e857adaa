"""Values as FHIR writes them, and back: moments, texts, concepts, quantities; nothing is guessed."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import Any

from fodro.exchange.fhir.names import EXACT_TEXT, WALL_TIME, WRITTEN_TIME, own_kind, system
from fodro.exchange.readings import EARLIEST, LATEST, NOON
from fodro.knowledge.codes import SCORE, UCUM, SecondCode

Json = dict[str, Any]

_SAYABLE = re.compile(r".*(?:Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))")


class Unreadable(ValueError):  # noqa: N818 - reads as what it says where it is raised and caught
    """A value that does not say what its element is for.

    Parameters
    ----------
    problem : str
        What is wrong, as part of a sentence.
    at : str
        Name of the element; empty for the resource itself.
    """

    def __init__(self, problem: str, *, at: str = "") -> None:
        self.problem, self.at = problem, at
        super().__init__(problem)


def moment(name: str, at: datetime, *, day_only: bool = False) -> Json:
    """Return the element `name` for a wall-clock time, with the extension beside it where one is needed.

    Parameters
    ----------
    name : str
        Such as ``"effectiveDateTime"``.
    at : datetime
        A naive one is written as its day: FHIR has no clock time without an offset, and none is guessed. The
        clock stands beside it.
    day_only : bool
        Whether a naive noon stands for a day without a clock.
    """
    if at.tzinfo is None:
        day = {name: at.date().isoformat()}
        if day_only and at.time() == NOON:
            return day
        return {**day, f"_{name}": {"extension": [{"url": WALL_TIME, "valueTime": at.time().isoformat()}]}}
    text = at.isoformat()
    if _SAYABLE.fullmatch(text):
        return {name: text}
    written = {"extension": [{"url": WRITTEN_TIME, "valueString": text}]}
    return {name: at.astimezone(UTC).isoformat(), f"_{name}": written}


def moment_of(holder: Mapping[str, Any], name: str) -> datetime:
    """Return the wall-clock time `moment` wrote; a day without a clock is a naive noon.

    Raises
    ------
    Unreadable
        If it is not there, no such time, or in a year that no diary holds.
    """
    at = _moment_of(holder, name)
    _refuse_implausible(at.date(), name)
    return at


def _refuse_implausible(day: date, name: str) -> None:
    if not EARLIEST <= day <= LATEST:
        raise Unreadable(problem=f"{day} is not within {EARLIEST.year} to {LATEST.year}", at=name)


def _moment_of(holder: Mapping[str, Any], name: str) -> datetime:
    text, beside = holder.get(name), holder.get(f"_{name}", {})
    try:
        if (written := extension(beside, WRITTEN_TIME)) is not None:
            return datetime.fromisoformat(written["valueString"])
        if not isinstance(text, str) or len(text) != len("2024-05-30"):
            return datetime.fromisoformat(text)  # type: ignore[arg-type]  # whatever is no text is refused
        clock = extension(beside, WALL_TIME)
        shown = time.fromisoformat(clock["valueTime"]) if clock is not None else NOON
        return datetime.combine(date.fromisoformat(text), shown)
    except (TypeError, ValueError, KeyError):
        raise Unreadable(problem="this is no moment", at=name) from None


def day_of(holder: Mapping[str, Any], name: str) -> date:
    """Return the civil day in the element `name`.

    Raises
    ------
    Unreadable
        If there is none, or it is in a year that no diary holds.
    """
    try:
        day = date.fromisoformat(holder[name])
    except (KeyError, TypeError, ValueError):
        raise Unreadable(problem="this is no day", at=name) from None
    _refuse_implausible(day, name)
    return day


def text(name: str, said: str) -> Json:
    """Return the element `name` for a text; one that FHIR cannot hold stands in an extension."""
    if said and said.isprintable() and said == said.strip():
        return {name: said}
    return {f"_{name}": {"extension": [exact(said)]}}


def text_of(holder: Mapping[str, Any], name: str) -> str | None:
    """Return the text `text` wrote, or None where there is none.

    Raises
    ------
    Unreadable
        If the element is something else.
    """
    if (hidden := exact_of(holder.get(f"_{name}"))) is not None:
        return hidden
    said = holder.get(name)
    if said is None or isinstance(said, str):
        return said
    raise Unreadable(problem="this is no text", at=name)


def exact(said: str) -> Json:
    """Return the extension that holds any text as JSON in ASCII."""
    return {"url": EXACT_TEXT, "valueString": json.dumps(said)}


def exact_of(holder: object) -> str | None:
    """Return the text in an extension made by `exact`, or None where there is none.

    Raises
    ------
    Unreadable
        If it holds something else.
    """
    found = extension(holder, EXACT_TEXT)
    if found is None:
        return None
    try:
        said = json.loads(found["valueString"])
    except (KeyError, TypeError, ValueError):
        said = None
    if isinstance(said, str):
        return said
    raise Unreadable(problem="exact-text holds no text", at="extension")


def extension(holder: object, url: str) -> Mapping[str, Any] | None:
    """Return the extension `url` of an element, or None."""
    return next(iter(extensions(holder, url)), None)


def extensions(holder: object, url: str) -> list[Mapping[str, Any]]:
    """Return every extension `url` of an element, in their order."""
    held = holder.get("extension") if isinstance(holder, dict) else None
    each = held if isinstance(held, list) else []
    return [one for one in each if isinstance(one, dict) and one.get("url") == url]


def coding(kind: str, code: str) -> Json:
    """Return the coding of one of our own codes."""
    return {"system": system(kind), "code": code}


def second_coding(second: SecondCode) -> Json:
    """Return the coding of a code of another system."""
    named = {"display": second.display} if second.display else {}
    return {"system": second.system, "code": second.code, **named}


def own_words(said: str) -> Json:
    """Return a concept in the person's own words, without a code."""
    stands = text("text", said)
    return stands if "text" in stands else {"extension": [exact(said)]}


def code_of(concept: object, kind: str) -> str | None:
    """Return our own code of `kind` in a concept, or None where it holds none."""
    codings = concept.get("coding") if isinstance(concept, dict) else None
    for each in codings if isinstance(codings, list) else []:
        if isinstance(each, dict) and own_kind(each.get("system")) == kind:
            code = each.get("code")
            return code if isinstance(code, str) else None
    return None


def slug_of(concept: object, kind: str, *, at: str) -> str:
    """Return our own code of `kind` in a concept, or the person's own words.

    Parameters
    ----------
    concept : object
    kind : str
        Which of our code systems.
    at : str
        Where it stands, for what is said when it is neither.

    Raises
    ------
    Unreadable
        If it says neither.
    """
    said = code_of(concept, kind)
    if said is None and isinstance(concept, Mapping):
        hidden = exact_of(concept)
        said = text_of(concept, "text") if hidden is None else hidden
    if said is None:
        raise Unreadable(problem=f"no {kind} is named", at=at)
    return said


def quantity(value: float, unit: str | None = SCORE) -> Json:
    """Return a quantity, in UCUM where it has a unit."""
    return {"value": value, "system": UCUM, "code": unit} if unit else {"value": value}


@lru_cache(maxsize=1024)
def scored(value: float) -> Json:
    """Return a rating as a quantity; the same one for the same number."""
    return quantity(value)


def number_of(held: object, *, at: str = "valueQuantity") -> float:
    """Return the number in a quantity.

    Raises
    ------
    Unreadable
        If there is none.
    """
    value = held.get("value") if isinstance(held, dict) else None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    raise Unreadable(problem="the number is missing", at=at)
