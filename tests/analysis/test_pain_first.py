"""Pain that stops walking is not "steps help"; steps that act on pain are a finding."""

from functools import cache

import numpy as np
import pytest

from fodro.analysis import analyse
from fodro.analysis.simulate import WORLDS, simulate
from fodro.domain.findings import Findings
from tests.analysis.diaries import diary

N_DAYS = 150
SEEDS = range(6)


def fading(rng: np.random.Generator) -> np.ndarray:
    """Noise that remembers the days before."""
    noise = rng.normal(0, 1, N_DAYS)
    for today in range(1, N_DAYS):
        noise[today] += 0.6 * noise[today - 1]
    return noise


def asked(pain: np.ndarray, **factors: np.ndarray) -> Findings:
    noted = {name: lambda n, values=values: float(values[n]) for name, values in factors.items()}
    return analyse(diary(np.round(np.clip(pain, 0, 10)).tolist(), **noted))


@cache
def pain_stops_steps(seed: int) -> Findings:
    """Pain lowers the steps of its day and of the next; stairs and stress have nothing to do with pain."""
    rng = np.random.default_rng(seed)
    pain, stairs, stress = 4 + fading(rng), rng.normal(10, 3, N_DAYS), rng.normal(4, 1, N_DAYS)
    before = np.r_[4.0, pain[:-1]]
    steps = 8 - 0.8 * (pain - 4) - 0.8 * (before - 4) + 0.35 * (stairs - 10) + rng.normal(0, 0.8, N_DAYS)
    return asked(pain, steps_k=steps, stairs=stairs, stress=stress)


@cache
def steps_act(seed: int) -> Findings:
    rng = np.random.default_rng(seed)
    steps, stress = rng.normal(8, 2, N_DAYS), rng.normal(4, 1, N_DAYS)
    return asked(4 + 0.4 * (steps - 8) + 0.6 * fading(rng), steps_k=steps, stress=stress)


def reasons(findings: Findings) -> dict[str, str]:
    return {entry.question: entry.reason for entry in findings.not_enough}


@pytest.mark.parametrize("seed", SEEDS)
def test_pain_that_stops_walking_does_not_make_steps_help(seed: int) -> None:
    findings = pain_stops_steps(seed)
    assert "steps_k" not in {finding.factor for finding in findings.claimed}
    assert reasons(findings)["factors:steps_k"] == "pain_came_before"


@pytest.mark.parametrize("seed", SEEDS)
def test_what_comes_with_the_steps_is_not_claimed_in_their_place(seed: int) -> None:
    assert pain_stops_steps(seed).claimed == ()


def test_what_is_withheld_keeps_its_numbers_and_the_others_have_theirs() -> None:
    findings = pain_stops_steps(0)
    asked_about = {(finding.factor, finding.lag_days) for finding in findings.factors}
    assert asked_about == {(name, lag) for name in ("stairs", "steps_k", "stress") for lag in range(4)}
    steps = next(f for f in findings.factors if (f.factor, f.lag_days) == ("steps_k", 0))
    assert steps.high < 0
    assert steps.probability > 0.9


def test_a_link_in_its_place_is_still_found() -> None:
    rng = np.random.default_rng(3)
    stress = rng.normal(4, 1, N_DAYS)
    pain = 4 + 0.8 * fading(rng) + 0.9 * (stress - 4)
    steps = 8 - 0.8 * (pain - 4) - 0.8 * (np.r_[4.0, pain[:-1]] - 4) + rng.normal(0, 0.8, N_DAYS)
    findings = asked(pain, steps_k=steps, stress=stress)
    assert {finding.factor for finding in findings.claimed} == {"stress"}
    assert reasons(findings)["factors:steps_k"] == "pain_came_before"


def test_where_the_steps_are_all_that_is_noted_they_are_withheld_alone() -> None:
    rng = np.random.default_rng(4)
    pain = 4 + fading(rng)
    steps = 8 - 0.8 * (pain - 4) - 0.8 * (np.r_[4.0, pain[:-1]] - 4) + rng.normal(0, 0.8, N_DAYS)
    findings = asked(pain, steps_k=steps)
    assert findings.claimed == ()
    assert reasons(findings)["factors:steps_k"] == "pain_came_before"


def test_steps_that_act_on_the_pain_of_their_day_are_claimed() -> None:
    found = [steps_act(seed) for seed in SEEDS]
    claimed = [[(one.factor, one.lag_days) for one in findings.claimed] for findings in found]
    assert sum(one == [("steps_k", 0)] for one in claimed) >= len(found) - 1
    assert sum("factors:steps_k" in reasons(findings) for findings in found) <= 1


def test_what_acts_the_day_after_is_not_taken_for_pain_coming_first() -> None:
    rng = np.random.default_rng(5)
    steps = rng.normal(8, 2, N_DAYS)
    findings = asked(4 + 0.4 * (np.r_[8.0, steps[:-1]] - 8) + 0.6 * fading(rng), steps_k=steps)
    assert [(one.factor, one.lag_days) for one in findings.claimed] == [("steps_k", 1)]


@pytest.mark.parametrize("seed", [74007, 74031, 74036])
def test_what_pain_changes_is_looked_for_again_among_the_others(seed: int) -> None:
    """Pain lowers both; steps only look related once standing has been taken out."""
    world = WORLDS["pain-stops"].with_nothing()
    findings = analyse(simulate(days=90, seed=seed, world=world).diary)
    withheld = {entry.question for entry in findings.not_enough if entry.reason == "pain_came_before"}
    assert withheld == {"factors:standing_hours", "factors:steps_k"}
    assert not findings.claimed
