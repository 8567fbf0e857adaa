"""``fodro routine``: what it prints, plays and refuses."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result

from fodro.cli.playing import Ticking, play
from fodro.cli.routine import routine
from fodro.domain.body import Side
from fodro.knowledge.composer import Complaint, Mode, Routine, RoutineRequest, Step, compose
from fodro.knowledge.library import technique
from fodro.knowledge.limits import leaves_of
from tests.cli.command import fodro

HEEL = ("--where", "left-heel", "--quality", "sore")


def made(*arguments: str) -> Routine:
    answer = fodro("routine", *arguments, "--json")
    assert answer.exit_code == 0, answer.output
    return Routine.from_dict(json.loads(answer.stdout))


def test_a_routine_is_printed_with_its_parts_and_reasons() -> None:
    answer = fodro("routine", *HEEL, "--minutes", "10", "--tools", "soft-ball")
    assert answer.exit_code == 0
    assert "Massage, 10 minutes" in answer.stdout
    assert "for your left heel" in answer.stdout
    assert answer.stdout.index("Warm up") < answer.stdout.index("Deeper") < answer.stdout.index("Calm down")


def test_it_is_the_same_routine_as_the_library_makes() -> None:
    asked = RoutineRequest((Complaint("heel", Side.LEFT, 5, ("sore",)),), 10, ("soft-ball",))
    assert made(*HEEL, "--minutes", "10", "--tools", "soft-ball").steps == compose(asked).steps


def test_both_feet_and_several_tools_can_be_said_at_once() -> None:
    steps = made("--where", "both-arch", "--quality", "tired", "--tools", "soft-ball,roller").steps
    assert {step.side for step in steps} == {Side.LEFT, Side.RIGHT, None}


def test_it_speaks_danish() -> None:
    assert "Venstre fod" in fodro("routine", *HEEL, "--language", "da").stdout


def test_what_was_not_asked_is_not_taken_for_clear() -> None:
    assert "--ask" in fodro("routine", *HEEL).stderr


def test_a_sign_is_kept_to_and_says_what_to_do() -> None:
    answer = fodro("routine", *HEEL, "--sign", "breathless")
    assert "112" in answer.stderr
    assert "Rest, without touching" in answer.stdout


def test_a_sign_at_a_place_leaves_that_place_alone_and_no_other() -> None:
    steps = made("--where", "right-heel", "--sign", "skin@left-heel", "--sign", "wound@left-heel").steps
    near = {side: [step for step in steps if step.side is side and on_heel(step)] for side in Side}
    assert near[Side.RIGHT]
    assert not near[Side.LEFT]


def on_heel(step: Step) -> bool:
    return technique(step.technique).touches and "heel" in leaves_of(technique(step.technique).regions)


def test_the_questions_are_asked_one_at_a_time_until_nothing_can_change() -> None:
    answer = CliRunner().invoke(routine, [*HEEL, "--ask", "--language", "en"], input="n\n" * 80)
    assert answer.exit_code == 0
    assert "--ask" not in answer.stderr
    assert "Massage, 10 minutes" in answer.stdout


def test_an_emergency_ends_the_questions() -> None:
    answer = CliRunner().invoke(routine, [*HEEL, "--ask", "--language", "en"], input="y\n")
    assert answer.exit_code == 0
    assert answer.stderr.count("[y/n/?]") == 1
    assert "112" in answer.stderr


def refused(*arguments: str) -> Result:
    answer = fodro("routine", *arguments)
    assert answer.exit_code == 2
    assert answer.stdout == ""
    return answer


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--where", "left-elbow"), "'elbow' is not known"),
        (("--where", "left-heel", "--quality", "purple"), "'purple' is not known"),
        (("--tools", "laser"), "'laser' is not known"),
        (("--sign", "gloom"), "'gloom' is not known"),
        (("--minutes", "0"), "whole number of minutes from 3 to 20"),
        (("--minutes", "21"), "whole number of minutes from 3 to 20"),
        (("--mode", "turbo"), "turbo"),
        (("--intensity", "11"), "11"),
    ],
)
def test_what_is_not_known_is_refused_with_what_is(arguments: tuple[str, ...], said: str) -> None:
    assert said in refused(*arguments).stderr


class SlowTerminal:
    """A clock whose every wait takes a quarter of a second longer than asked for."""

    def __init__(self) -> None:
        self.at = 0.0

    def now(self) -> float:
        return self.at

    def wait(self, seconds: float) -> None:
        self.at += seconds + 0.25


def test_a_slow_terminal_never_stretches_the_massage(capsys: pytest.CaptureFixture[str]) -> None:
    asked, slow = compose(RoutineRequest(minutes=3)), SlowTerminal()
    play(asked, "en", ticking=Ticking(slow.now, slow.wait))
    assert asked.seconds <= slow.at <= asked.seconds + 0.25
    assert capsys.readouterr().out.count(" foot: ") + 1 >= len({step.side for step in asked.steps})


def test_playing_speaks_to_the_giver_where_two_people_do_it(capsys: pytest.CaptureFixture[str]) -> None:
    asked, clock = compose(RoutineRequest(minutes=3, modes=(Mode.TWO_PERSON,))), SlowTerminal()
    play(asked, "en", ticking=Ticking(clock.now, clock.wait))
    first = technique(asked.steps[0].technique)
    said = capsys.readouterr().out
    assert first.giver("en") in said
    assert first.how("en") not in said
