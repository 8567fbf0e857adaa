"""Real diaries, where they lie beside the project; what was seen is in docs/explanation/real-diaries.md."""

from functools import cache
from pathlib import Path

import pytest
from scripts.esm_diary import esm_diary

from fodro.analysis import analyse
from fodro.domain.findings import Findings
from fodro.exchange.myaiguide import read_myaiguide

DATA = Path(__file__).resolve().parents[2] / ".." / "shared" / "data"
WALKERS = DATA / "diaries-myaiguide" / "participants.csv"
PROMPTS = DATA / "esm-one-person" / "prompts.csv"

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="no real diaries beside the project")


@cache
def of_a_walker(person: str) -> Findings:
    return analyse(read_myaiguide(WALKERS, person=person).diary)


@cache
def of_prompts() -> Findings:
    return analyse(esm_diary(PROMPTS))


@pytest.mark.parametrize("person", ["2", "3"])
def test_nobody_is_told_that_steps_help_because_pain_stops_walking(person: str) -> None:
    steps = [finding for finding in of_a_walker(person).claimed if finding.factor == "steps"]
    assert all(finding.effect_per_sd > 0 for finding in steps)


@pytest.mark.parametrize("person", ["2", "3"])
def test_a_diary_without_a_clock_has_no_time_of_day(person: str) -> None:
    findings = of_a_walker(person)
    assert not [one for one in findings.time_of_day if one.claimed]
    assert "time_of_day" in {one.question for one in findings.not_enough}


def test_tiredness_rises_towards_the_evening() -> None:
    parts = {one.part: one for one in of_prompts().time_of_day}
    assert [one.part for one in parts.values() if one.claimed] == ["evening"]
    assert parts["evening"].low > parts["morning"].mean


def test_prompts_of_eight_months_answer_every_question_about_factors() -> None:
    findings = of_prompts()
    assert findings.days == 239
    assert {one.question for one in findings.not_enough} & {"factors", "time_of_day"} == set()
    assert len(findings.claimed) <= 5, "13 moods of the same day are much alike: few stand for themselves"
