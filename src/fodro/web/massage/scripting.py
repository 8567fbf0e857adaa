"""What the player is told: every step to count, show and speak, in the language of the request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from fodro.charts.technique_art import stage_data
from fodro.domain.body import Side
from fodro.knowledge.composer import Routine, Step
from fodro.knowledge.library import Technique, technique
from fodro.knowledge.scales import pace_text, pressure_name
from fodro.web.massage.listing import phase_name, where
from fodro.web.massage.script_words import script_words
from fodro.web.words import language

REST = "rest"
TWO_PERSON = "two-person"
BREATHED = {"breaths", "holds"}
"""Where hands rest or hold nothing is struck, so the pace is heard as a breath."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A step and what its place in the routine says of it."""

    step: Step
    softer: bool
    count: int
    of_foot: int
    to_giver: bool


def script_of(routine: Routine) -> dict[str, Any]:
    """Return everything the player needs to count, show and speak, in the language of the request."""
    return {
        "language": language(),
        "music": any(step.technique == REST for step in routine.steps),
        "steps": [_step_script(placed) for placed in _placed(routine)],
        "words": script_words(),
    }


def _placed(routine: Routine) -> Iterator[Placed]:
    """Say for every step which of its foot it is, and whether less is pressed than just before."""
    of_foot, seen = Counter(step.side for step in routine.steps), Counter[Side | None]()
    to_giver, pressed = TWO_PERSON in getattr(routine, "modes", ()), 0
    for step in routine.steps:
        seen[step.side] += 1
        softer = 0 < step.pressure < pressed
        pressed = step.pressure or pressed
        yield Placed(step, softer, seen[step.side], of_foot[step.side], to_giver)


def _step_script(placed: Placed) -> dict[str, Any]:
    if placed.step.technique == REST:
        return _rest_script(placed.step)
    known = technique(placed.step.technique)
    how = known.giver(language()) if placed.to_giver else known.how(language())
    return {
        **_said(placed, known.name(language()), how, known.cue(language())),
        **_shown(placed.step, known),
        "count": placed.count,
        "ofFoot": placed.of_foot,
        "softer": placed.softer,
    }


def _said(placed: Placed, name: str, how: str, cue: str) -> dict[str, Any]:
    """Return the words of a step: those to read, and those to hear."""
    place = where(placed.step)
    return {
        "name": name,
        "how": how,
        "where": place,
        "counted": _("%(count)s of %(all)s") % {"count": placed.count, "all": placed.of_foot},
        "say": {
            "step": f"{name}. {place}. {how}",
            "cue": cue,
            "next": _("Next: %(name)s, %(where)s.") % {"name": name, "where": place.lower()},
        },
    }


def _shown(step: Step, known: Technique) -> dict[str, Any]:
    """Return what a step shows and how it is paced."""
    return {
        "technique": step.technique,
        "feel": _feel(step),
        "phase": step.phase,
        "phaseName": phase_name(step.phase),
        "seconds": step.seconds,
        "side": step.side or "",
        "pressure": step.pressure,
        "kind": known.motion.kind,
        "breath": known.pace_of in BREATHED or known.motion.kind == "hold",
        "pacePerMin": step.pace_per_min,
        "art": stage_data(known, step.side),
    }


def _feel(step: Step) -> str:
    """Return how hard and how fast in words: what the light shows, for those who do not see it move."""
    pace = pace_text(technique(step.technique), step.pace_per_min, language())
    return " · ".join(word for word in (pressure_name(step.pressure, language()), pace) if word)


def _rest_script(step: Step) -> dict[str, Any]:
    """Return the script of a sit-down with music: nothing to do, so nothing to count."""
    name, place = _("Rest"), _("Both feet")
    how = _("Sit or lie comfortably and let your feet be. There is nothing to do but listen.")
    nothing: dict[str, Any] = {
        "feel": "",
        "counted": "",
        "softer": False,
        "count": 1,
        "ofFoot": 1,
        "pressure": 0,
    }
    still: dict[str, Any] = {"kind": REST, "art": None, "pacePerMin": 0}
    return {
        "name": name,
        "how": how,
        "where": place,
        "technique": REST,
        "music": True,
        "phase": step.phase,
        "phaseName": "",
        "seconds": step.seconds,
        "side": "",
        "say": {"step": f"{name}. {how}", "cue": "", "next": ""},
        **nothing,
        **still,
    }
