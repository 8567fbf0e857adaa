"""What to do where something is worse, and what that leaves of a massage."""

from __future__ import annotations

import pytest

from fodro.domain.sign_findings import Monitor, SignFinding, Status
from fodro.knowledge.caution import rules
from fodro.knowledge.composer import Complaint, RoutineRequest, compose
from fodro.knowledge.library import Family, technique
from fodro.knowledge.limits import NO_LIMITS
from fodro.knowledge.sources import sources
from fodro.knowledge.worsening import Step, advice, limits_while, rules_with, step_for

WATCH, WORSE, QUIET = Status.WATCH, Status.WORSE, Status.QUIET


def sign(monitor: Monitor, status: Status, what: str = "") -> SignFinding:
    return SignFinding(monitor, status, what=what)


@pytest.mark.parametrize(
    ("statuses", "step"),
    [
        ((), Step.NOTHING),
        ((QUIET, QUIET, Status.NOT_ENOUGH), Step.NOTHING),
        ((WATCH, QUIET), Step.GENTLY),
        ((WATCH, WATCH), Step.TALK),
        ((WORSE, QUIET), Step.TALK),
    ],
)
def test_two_that_are_watched_or_one_that_is_worse_ask_for_someone(
    statuses: tuple[Status, ...], step: Step
) -> None:
    assert step_for(sign(*one) for one in zip(Monitor, statuses, strict=False)) is step


def test_only_with_someone_to_talk_to_is_the_rule_about_worse_pain_read() -> None:
    watched = [sign(Monitor.INTENSITY, WATCH), sign(Monitor.SIDE, QUIET)]
    assert rules_with(watched) == ()
    assert rules_with([*watched, sign(Monitor.INTERFERENCE, WORSE)]) == ("R41",)


def test_more_pain_at_night_brings_its_rules_and_the_most_urgent_is_read_first() -> None:
    found = rules_with([sign(Monitor.TIMING, WATCH, "night")])
    assert found == ("R04", "R42")
    assert rules_with([sign(Monitor.TIMING, WATCH, "evening")]) == ()
    assert rules_with([sign(Monitor.TIMING, QUIET, "night")]) == ()


@pytest.mark.parametrize("monitor", list(Monitor))
@pytest.mark.parametrize("what", ["", "night", "first-steps", "limp"])
def test_every_rule_to_read_is_one_of_the_rules(monitor: Monitor, what: str) -> None:
    assert set(rules_with([sign(monitor, WORSE, what)])) <= set(rules())


def test_every_advice_is_in_both_languages_and_names_its_sources_or_waits_for_review() -> None:
    assert advice()
    for one in advice().values():
        assert one.text("en") != one.text("da")
        assert set(one.sources) <= set(sources())
        assert one.sources or one.needs_clinical_review


def test_only_more_pain_that_is_sure_makes_the_massage_lighter() -> None:
    assert limits_while([sign(Monitor.INTENSITY, WATCH), sign(Monitor.SIDE, WORSE)]) == NO_LIMITS
    assert limits_while([sign(Monitor.INTENSITY, WORSE)]) != NO_LIMITS


def test_a_lighter_massage_presses_no_points_and_stays_softer() -> None:
    complaint = Complaint("heel", None, 6.0, ("sore",))
    usual = compose(RoutineRequest((complaint,), 20))
    lighter = compose(RoutineRequest((complaint,), 20, limits=limits_while([sign(Monitor.INTENSITY, WORSE)])))
    assert max(step.pressure for step in usual.steps) > max(step.pressure for step in lighter.steps)
    assert any(technique(step.technique).family is Family.PRESS for step in usual.steps)
    assert all(technique(step.technique).family is not Family.PRESS for step in lighter.steps)
    assert lighter.steps
