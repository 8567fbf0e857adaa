"""The massages a device carries, and what it needs to decide by itself whether one may be played."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from typing import Any

from fodro.knowledge.caution import said
from fodro.knowledge.composer import Complaint, Routine, RoutineRequest, compose
from fodro.knowledge.limits import Limits, Stop
from fodro.knowledge.safety import (
    Answers,
    Circumstances,
    plain_limits,
    portable,
    rulebook,
    step_facts,
    told_by_map,
)
from fodro.web.massage.composing import Composed, composed_for
from fodro.web.massage.flows import main_technique
from fodro.web.massage.forms import MINUTES
from fodro.web.massage.lighter import limits_beside_answers
from fodro.web.massage.listing import complaint_names
from fodro.web.massage.scripting import script_of
from fodro.web.massage.wishes import usual_wishes
from fodro.web.own_routines.carrying import own_carried
from fodro.web.people.models import Person
from fodro.web.words import language

_QUIETER = (Stop.TOUCH, Stop.MOVE)
"""What is played where signs that the server has not heard of rule the massage out."""


def carried(person: Person, day: date, moment: datetime) -> dict[str, Any]:
    """Return a routine of every length for how the feet of `person` are, and the rules, as plain JSON."""
    wishes = usual_wishes(person)
    made = composed_for(person, wishes, day=day, moment=moment)
    return {
        "day": day.isoformat(),
        "places": complaint_names(made.complaints),
        "minutes": wishes.minutes,
        "routines": {minutes: _playable(made.of(minutes)) for minutes in MINUTES},
        "quieter": {
            minutes: [_quieter(minutes, stop, language()) for stop in _QUIETER] for minutes in MINUTES
        },
        "own": _own(person, made.limits),
        "harmLimits": plain_limits(limits_beside_answers(person, moment)),
        **_safety(made),
    }


def _playable(routine: Routine) -> dict[str, Any]:
    return {
        "technique": main_technique(routine),
        "routine": routine.to_dict(),
        "script": script_of(routine),
        "steps": [step_facts(step) for step in routine.steps],
    }


@cache
def _quieter(minutes: int, stop: Stop, _language: str) -> dict[str, Any]:
    """Return a routine that touches, or moves, nothing: the same for everyone, so made once a language."""
    return _playable(compose(RoutineRequest(minutes=minutes, limits=Limits(stop=stop))))


def _own(person: Person, limits: Limits) -> list[dict[str, Any]]:
    """Return the routines a person put together, playable within `limits`."""
    return [
        {"id": own["id"], "name": own["name"], **_playable(Routine.from_dict(own["routine"]))}
        for own in own_carried(person, limits)
    ]


def _safety(made: Composed) -> dict[str, Any]:
    """Return the rules, what the check-in says by itself, and the words for what answers may come to mean."""
    return {
        "rules": portable(),
        "mapped": _plain_answers(told_by_map(made.complaints)),
        "circumstances": _plain_circumstances(made.state.circumstances),
        "advice": {rule: _advice(rule) for rule in rulebook()},
    }


def _advice(rule: str) -> dict[str, str]:
    caution = said(rule, language())
    return {"sign": caution.question, "advice": caution.advice}


def _plain_answers(answers: Answers) -> dict[str, Any]:
    return {
        slug: {
            "answer": told.answer.value,
            "places": [{"region": one.region, "side": one.side} for one in told.places],
        }
        for slug, told in answers.items()
    }


def _plain_circumstances(about: Circumstances) -> dict[str, Any]:
    return {
        "complaints": [_plain_complaint(one) for one in about.complaints],
        "tools": list(about.tools),
        "after_harm": about.after_harm,
    }


def _plain_complaint(one: Complaint) -> dict[str, Any]:
    return {
        "region": one.region,
        "side": one.side,
        "intensity": one.intensity_nrs,
        "qualities": list(one.qualities),
    }
