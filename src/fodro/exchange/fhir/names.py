"""Names of what an open file holds: code systems, profiles and extensions of our own."""

from __future__ import annotations

BASE = "https://fodro.example/fhir"
"""The beginning of our own names. It tells them apart and leads nowhere (decision 0029)."""

DIGESTS = f"{BASE}/digest"
"""The system of the digest of a diary."""

_SYSTEMS, _PROFILES = f"{BASE}/CodeSystem/", f"{BASE}/StructureDefinition/"


def system(kind: str) -> str:
    """Return the URI of our code system for `kind`, such as ``"place"``."""
    return _SYSTEMS + kind


def profile(kind: str) -> str:
    """Return the URI of our profile or extension `kind`, such as ``"rating"``."""
    return _PROFILES + kind


def own_kind(uri: object, *, of: str = _SYSTEMS) -> str:
    """Return the kind that `uri` names among our code systems; empty for anything else."""
    return uri[len(of) :] if isinstance(uri, str) and uri.startswith(of) else ""


def own_profile(uri: object) -> str:
    """Return the kind that `uri` names among our profiles and extensions; empty for anything else."""
    return own_kind(uri, of=_PROFILES)


NEWER = "it was made by a newer Fodro"
RATING, FACTOR, MASSAGE = "rating", "day-factor", "massage"
BEFORE, AFTER, LATER, NEXT_MORNING = "before", "after", "later", "next-morning"
MASSAGE_RATINGS = (BEFORE, AFTER, LATER, NEXT_MORNING)
WORN, WORN_THING, THING = "worn", "worn-thing", "thing"
EXPERIMENT, OUTCOME = "experiment", "outcome"
APP, PERSON, PAGE, DIARY, ORIGIN = "app", "person", "page", "diary", "origin"
WALL_TIME = profile("wall-time")
"""On a day: what the clock on the wall showed, where the offset from UTC is not known (``valueTime``)."""
WRITTEN_TIME = profile("written-time")
"""On an instant: how it was written, where FHIR has no way to write that offset (``valueString``)."""
EXACT_TEXT = profile("exact-text")
"""In place of a text FHIR cannot hold, such as an empty one: that text as JSON (``valueString``)."""
MINUTES = profile("minutes")
"""On a massage: how long it was, exactly (``valueDecimal``)."""
LATERALITY = profile("laterality")
"""On a body site: the side, where no second coding says it (``valueCoding``)."""
PLAN, DRAWN, DONE, REDRAW = (
    profile("experiment-plan"),
    profile("experiment-drawn"),
    profile("experiment-done"),
    profile("experiment-redraw"),
)
"""On an experiment: the plan, and what each day was drawn to be, what was done, where it was edited."""
