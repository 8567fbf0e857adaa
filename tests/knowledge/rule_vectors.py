"""Shared test vectors of the safety rules: read the same by the Python and the browser test.

Each case says what was answered and what must follow, written from section 6 of the clinical fact base. Lists
of tools and techniques in ``limits`` are what the rule itself rules out; the library may rule out more under
``avoid``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fodro.domain.body import Place, Side
from fodro.knowledge.limits import Limits, Stop
from fodro.knowledge.routine import Complaint
from fodro.knowledge.safety import Answer, Answers, Circumstances, Told, asked

FILE = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
AREAS: dict[str, list[str]] = FILE["areas"]


@dataclass(frozen=True)
class Vector:
    """One case: answers, circumstances, and what must follow."""

    name: str
    answers: Answers
    circumstances: Circumstances
    expect: dict[str, Any]


def place(text: str) -> Place:
    region, _blank, side = text.partition(" ")
    return Place(region, Side(side) if side else None)


def told(entry: dict[str, Any]) -> Told:
    return Told(Answer(entry["answer"]), tuple(map(place, entry["places"])))


def answers_of(case: dict[str, Any]) -> Answers:
    given = {slug: told(entry) for slug, entry in case["answers"].items()}
    if case["else"] == "unasked":
        return given
    rest = (slug for slug in asked() if slug not in given and slug not in case["unasked"])
    return given | dict.fromkeys(rest, Told(Answer.NO))


def complaint(entry: dict[str, Any]) -> Complaint:
    return Complaint(
        entry["region"], Side(entry["side"]), float(entry["intensity"]), tuple(entry["qualities"])
    )


def vector(case: dict[str, Any]) -> Vector:
    circumstances = Circumstances(
        complaints=tuple(map(complaint, case["complaints"])),
        tools=("hands", *case["tools"]),
        after_harm=case["after_harm"],
    )
    return Vector(case["name"], answers_of(case), circumstances, case["expect"])


VECTORS = [vector(case) for case in FILE["cases"]]


def leaves(area: str) -> set[tuple[Side, str]]:
    """Return the leaves of an area such as ``L near heel``."""
    side, _blank, name = area.partition(" ")
    return {(Side(side), leaf) for leaf in AREAS[name]}


def limits(entry: dict[str, Any]) -> Limits:
    """Return the limits a case expects."""
    return Limits(
        stop=Stop(entry.get("stop", "nothing")),
        off=frozenset(leaf for area in entry.get("off", ()) for leaf in leaves(area)),
        caps=frozenset((*leaf, most) for area, most in entry.get("caps", ()) for leaf in leaves(area)),
        max_pressure=entry.get("max_pressure", 4),
        families=frozenset(entry.get("families", ())),
        tools=frozenset(entry.get("tools", ())),
        techniques=frozenset(entry.get("techniques", ())),
        only=frozenset(entry["only"]) if "only" in entry else None,
        max_minutes=entry.get("max_minutes"),
    )
