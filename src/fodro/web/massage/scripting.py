"""What the player is told: every step to count, show and speak, in the language of the request."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from fodro.charts.feet import centre_of, drawn_parts
from fodro.domain.body import Side, View
from fodro.knowledge.composer import Routine, Step
from fodro.knowledge.library import technique
from fodro.knowledge.scales import pace_text, pressure_name
from fodro.web.massage.listing import on_leg, phase_name, where
from fodro.web.words import language


def script_of(routine: Routine) -> dict[str, Any]:
    """Return everything the player needs to count, show and speak, in the language of the request."""
    return {
        "language": language(),
        "steps": [_step_script(step) for step in routine.steps],
        "words": {
            "next": _("Next"),
            "last": _("Last step"),
            "paused": _("Paused"),
            "otherFoot": _("Now the other foot."),
            "done": _("Done. Let your feet rest a moment."),
        },
    }


def _feel(step: Step) -> str:
    """Return how hard and how fast in words: what the light shows, for those who do not see it move."""
    pace = pace_text(technique(step.technique), step.pace_per_min, language())
    return " · ".join(word for word in (pressure_name(step.pressure, language()), pace) if word)


def _step_script(step: Step) -> dict[str, Any]:
    known, side = technique(step.technique), step.side or Side.LEFT
    view = View(known.motion.view) if known.motion.view in set(View) else View.TOP
    return {
        "name": known.name(language()),
        "how": known.how(language()),
        "cue": known.cue(language()),
        "where": where(step),
        "feel": _feel(step),
        "phase": step.phase,
        "phaseName": phase_name(step.phase),
        "seconds": step.seconds,
        "side": step.side or "",
        "view": view.value,
        "kind": known.motion.kind,
        "pacePerMin": step.pace_per_min,
        "onLeg": on_leg(step),
        "path": [centre_of(region, side, view) for region in known.motion.path if drawn_parts(region, view)],
    }
