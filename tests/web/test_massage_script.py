"""What the player is told: counts and words of every step, for oneself or for two, and for a rest."""

import json
from typing import Any

import pytest
from django.utils import translation

from fodro.domain.body import Side
from fodro.knowledge.composer import Complaint, Routine, RoutineRequest, compose
from fodro.knowledge.library import technique
from fodro.knowledge.resting import rest_routine
from fodro.web.massage.scripting import script_of

SORE_HEEL = (Complaint("heel", Side.LEFT, 6, ("sore",)),)


def routine(minutes: int = 10, *modes: str) -> Routine:
    return compose(RoutineRequest(complaints=SORE_HEEL, minutes=minutes, modes=modes))


def script(made: Routine, language: str = "en") -> dict[str, Any]:
    with translation.override(language):
        told: dict[str, Any] = json.loads(json.dumps(script_of(made)))
    return told


@pytest.mark.parametrize("minutes", [3, 10, 20])
def test_the_steps_of_each_foot_are_counted_by_themselves(minutes: int) -> None:
    told = script(routine(minutes))["steps"]
    for side in ("L", "R", ""):
        of_side = [step for step in told if step["side"] == side]
        assert [step["count"] for step in of_side] == [*range(1, len(of_side) + 1)]
        assert {step["ofFoot"] for step in of_side} <= {len(of_side)}
    assert sum(step["seconds"] for step in told) == minutes * 60


def test_softer_is_said_exactly_where_less_is_pressed_than_last() -> None:
    pressed = 0
    for step in script(routine())["steps"]:
        assert step["softer"] is (0 < step["pressure"] < pressed)
        pressed = step["pressure"] or pressed


def test_hands_that_rest_or_hold_are_breathed_and_strokes_are_beaten() -> None:
    told = {step["technique"]: step["breath"] for step in script(routine())["steps"]}
    assert told["whole-foot-glide"] is False
    assert told["heel-rim-holds"] is True


@pytest.mark.parametrize("language", ["en", "da"])
def test_every_step_says_its_name_its_foot_how_and_what_it_is_called_when_it_comes_next(
    language: str,
) -> None:
    for step in script(routine(), language)["steps"]:
        assert step["say"]["step"] == f"{step['name']}. {step['where']}. {step['how']}"
        assert step["name"] in step["say"]["next"]
        assert step["where"].lower() in step["say"]["next"]
        assert step["say"]["cue"]


def test_for_two_the_words_are_those_to_the_giver() -> None:
    two = script(routine(10, "two-person"))["steps"]
    assert two
    for step in two:
        assert step["how"] == technique(step["technique"]).giver("en")
    assert any(step["how"] != technique(step["technique"]).how("en") for step in two)


def test_a_rest_has_music_and_no_strokes() -> None:
    told = script(rest_routine(5))
    (step,) = told["steps"]
    assert told["music"] is True
    assert step["music"] is True
    assert (step["seconds"], step["pacePerMin"], step["pressure"]) == (300, 0, 0)
    assert step["art"] is None


def test_the_player_has_every_word_in_danish() -> None:
    english, danish = script(routine())["words"], script(routine(), "da")["words"]
    assert english.keys() == danish.keys()
    assert [key for key in english if english[key] == danish[key] and key != "paused"] == []
