"""What was said to be worse: replayed once, then as it is said, and what was said stays."""

from __future__ import annotations

from datetime import timedelta

from fodro.analysis.said import said_worse
from fodro.analysis.signs import replay_signs
from fodro.domain.diary import Diary
from fodro.domain.sign_findings import Monitor, SignFinding, Status
from tests.web.diaries import LAST_DAY, evenings

STEPPED = evenings([2.0 + n % 2 for n in range(60)] + [7.0 + n % 2 for n in range(12)])


def raised(days_ago: int) -> SignFinding:
    day = (LAST_DAY - timedelta(days=days_ago)).isoformat()
    return SignFinding(Monitor.INTENSITY, Status.WORSE, raised=day)


def test_a_diary_that_was_never_looked_at_is_replayed() -> None:
    said = said_worse(STEPPED, (), {})
    assert said == {name: tuple(map(str, days)) for name, days in replay_signs(STEPPED).items()}
    assert said["intensity"]


def test_afterwards_what_is_said_is_added_once() -> None:
    before = {"intensity": (), "side": ()}
    once = said_worse(Diary(), [raised(3)], before)
    assert once == {"intensity": (raised(3).raised,), "side": ()}
    assert said_worse(Diary(), [raised(3)], once) == once
    assert said_worse(Diary(), [raised(2)], once) == once
    assert said_worse(Diary(), [], once) == once


def test_four_weeks_later_it_is_another_change() -> None:
    once = said_worse(Diary(), [raised(40)], {"intensity": ()})
    assert said_worse(Diary(), [raised(11)], once)["intensity"] == (raised(40).raised, raised(11).raised)
    assert said_worse(Diary(), [raised(12)], once) == once


def test_an_empty_diary_was_never_said_to_be_worse() -> None:
    assert set(said_worse(Diary(), (), {}).values()) == {()}
