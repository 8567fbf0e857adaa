import json
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from fodro.analysis import analyse
from fodro.analysis.simulate import MIXED, NOTHING, simulate
from fodro.domain.diary import Diary
from fodro.domain.findings import FactorFinding, Findings
from tests.analysis.diaries import diary

NULL_PEOPLE = 30
PEOPLE = 12


@pytest.fixture(scope="module")
def ninety_days() -> Diary:
    return simulate(days=90, seed=4).diary


@pytest.fixture(scope="module")
def findings(ninety_days: Diary) -> Findings:
    return analyse(ninety_days)


def found(findings: Findings, factor: str, lag_days: int) -> FactorFinding:
    return next(f for f in findings.factors if (f.factor, f.lag_days) == (factor, lag_days))


def test_the_same_diary_and_seed_give_the_same_findings(ninety_days: Diary, findings: Findings) -> None:
    assert analyse(ninety_days) == findings


@pytest.mark.parametrize("seed", [1, 12345])
def test_any_seed_gives_the_same_json(ninety_days: Diary, findings: Findings, seed: int) -> None:
    assert json.dumps(analyse(ninety_days, seed=seed).to_dict()) == json.dumps(findings.to_dict())


def test_every_factor_is_examined_at_every_lag(findings: Findings) -> None:
    names = {finding.factor for finding in findings.factors}
    assert {(f.factor, f.lag_days) for f in findings.factors} == {(n, lag) for n in names for lag in range(4)}
    assert {"standing_hours", "steps_k", "sleep_hours"} <= names


def test_the_order_in_which_things_were_noted_changes_nothing(ninety_days: Diary, findings: Findings) -> None:
    shuffled = {
        day: dict(reversed(list(values.items())))
        for day, values in reversed(list(ninety_days.factors.items()))
    }
    backwards = replace(
        ninety_days,
        factors=shuffled,
        ratings=ninety_days.ratings[::-1],
        sessions=ninety_days.sessions[::-1],
    )
    assert analyse(backwards) == findings


@pytest.mark.parametrize("shift_days", [1, 7, -400])
def test_moving_all_dates_changes_no_finding(ninety_days: Diary, findings: Findings, shift_days: int) -> None:
    shift = timedelta(days=shift_days)
    moved = Diary(
        tuple(replace(r, at=r.at + shift) for r in ninety_days.ratings),
        tuple(replace(s, start=s.start + shift) for s in ninety_days.sessions),
        {day + shift: values for day, values in ninety_days.factors.items()},
    )
    there = analyse(moved)
    assert (there.factors, there.pairs) == (findings.factors, findings.pairs)
    assert (there.time_of_day, there.time_of_day_change is None) == (
        findings.time_of_day,
        findings.time_of_day_change is None,
    )
    about_factors = [
        [entry for entry in each.not_enough if entry.question.startswith("factors")]
        for each in (there, findings)
    ]
    assert about_factors[0] == about_factors[1]


def test_ratings_before_massages_and_levels_of_categories_are_part_of_this(
    ninety_days: Diary, findings: Findings
) -> None:
    assert sum(session.before_nrs is not None for session in ninety_days.sessions) > 5
    assert any("=" in finding.factor for finding in findings.factors)
    assert findings.pairs
    without = analyse(replace(ninety_days, sessions=()))
    assert without.factors != findings.factors


def test_what_a_factor_is_called_changes_no_number() -> None:
    rng = np.random.default_rng(3)
    values = rng.normal(size=(3, 80))
    pain = np.clip(4 + 0.8 * values[1] + rng.normal(0, 1, 80), 0, 10).round().tolist()
    answers = []
    for names in (("a", "b", "c"), ("c", "a", "b")):
        noted = {name: lambda n, row=row: float(row[n]) for name, row in zip(names, values, strict=True)}
        found = analyse(diary(pain, **noted)).factors
        answers.append(
            [
                (f.lag_days, f.effect_per_sd, f.probability)
                for name in names
                for f in found
                if f.factor == name
            ]
        )
    assert np.array(answers[0]) == pytest.approx(np.array(answers[1]), abs=2e-3)


@pytest.mark.parametrize(("scale", "shift"), [(1000.0, 0.0), (-1.0, 5.0), (1e-6, 0.0), (1.0, 1e6)])
def test_the_unit_a_factor_is_noted_in_changes_only_its_effect_per_unit(scale: float, shift: float) -> None:
    rng = np.random.default_rng(3)
    hours = rng.normal(6, 2, 80)
    pain = np.clip(4 + 0.5 * (hours - 6) + rng.normal(0, 1, 80), 0, 10).round().tolist()
    plain, other = (
        found(analyse(diary(pain, own=lambda n, v=values: float(v[n]))), "own", 0)
        for values in (hours, shift + scale * hours)
    )
    assert other.effect_per_sd == pytest.approx(np.sign(scale) * plain.effect_per_sd, abs=2e-3)
    assert other.probability == pytest.approx(plain.probability, abs=2e-3)
    assert other.effect_per_unit == pytest.approx(plain.effect_per_unit / scale, rel=0.01)


@pytest.mark.parametrize("seed", [2, 3, 5, 9])
def test_without_noise_every_effect_is_recovered(seed: int) -> None:
    person = simulate(days=120, seed=seed, noise=0, world=replace(MIXED, pair_share=0.0))
    findings = analyse(person.diary)
    assert person.truth.effects, "a person with something to recover"
    for effect in person.truth.effects:
        if effect.levels is None:
            finding = found(findings, effect.factor, effect.lag_days)
            assert finding.claimed
            assert finding.effect_per_sd == pytest.approx(effect.per_sd, rel=0.08, abs=0.02)
            assert finding.effect_per_unit == pytest.approx(effect.per_unit, rel=0.08)
    assert {f.factor.split("=")[0] for f in findings.claimed} <= {e.factor for e in person.truth.effects}


def test_people_with_nothing_to_find_are_shown_next_to_nothing() -> None:
    shown = [
        bool(analyse(simulate(days=60, seed=s, world=NOTHING).diary).claimed) for s in range(NULL_PEOPLE)
    ]
    assert sum(shown) <= 3


def test_most_claims_are_right_and_many_effects_are_found() -> None:
    right, claims, true = 0, 0, 0
    for seed in range(PEOPLE):
        person = simulate(days=180, seed=100 + seed, world=MIXED)
        truth = {effect.factor for effect in person.truth.effects}
        claimed = {finding.factor.split("=")[0] for finding in analyse(person.diary).claimed}
        right, claims, true = right + len(claimed & truth), claims + len(claimed), true + len(truth)
    assert right >= 0.85 * claims
    assert right >= 0.5 * true


def test_an_interval_holds_its_estimate_and_a_claim_excludes_zero(findings: Findings) -> None:
    assert all(f.low <= f.effect_per_sd <= f.high and 0 <= f.probability <= 1 for f in findings.factors)
    assert findings.claimed
    assert all(f.low * f.high > 0 for f in findings.claimed)


def test_an_effect_per_unit_is_the_effect_of_one_unit() -> None:
    rng = np.random.default_rng(0)
    hours = rng.integers(0, 9, 90)
    pain = (1 + 0.5 * hours + rng.normal(0, 0.6, 90)).clip(0, 10)
    finding = found(
        analyse(diary(pain.tolist(), standing_hours=lambda n: float(hours[n]))), "standing_hours", 0
    )
    assert finding.effect_per_unit == pytest.approx(0.5, abs=0.08)
    assert (finding.claimed, finding.unit, finding.n_days) == (True, "h", 90)


def test_two_curves_that_only_rise_together_are_not_a_finding() -> None:
    rng = np.random.default_rng(5)
    pain = (2 + np.linspace(0, 4, 150) + rng.normal(0, 0.8, 150)).clip(0, 10)
    age = np.arange(150) + rng.normal(0, 4, 150)
    assert not analyse(diary(pain.tolist(), footwear_age=lambda n: float(age[n]))).claimed


def test_a_weekly_rhythm_alone_is_not_a_finding() -> None:
    rng = np.random.default_rng(6)
    workday = [n % 7 < 5 for n in range(140)]
    pain = [float(np.clip(3 + 1.5 * w + rng.normal(0, 0.7), 0, 10)) for w in workday]
    screens = [float(2 + 3 * w + rng.normal(0, 1.5)) for w in workday]
    assert not analyse(diary(pain, screen_hours=lambda n: screens[n])).claimed


def test_the_end_of_the_scale_does_not_shrink_an_effect_much() -> None:
    rng = np.random.default_rng(7)
    load, noise = rng.standard_normal((2, 300))
    pain = np.round(np.clip(1 + 1.2 * load + 0.8 * noise, 0, 10))
    assert (pain == 0).mean() > 0.25
    finding = found(analyse(diary(pain.tolist(), load=lambda n: float(load[n]))), "load", 0)
    plain_slope = np.polyfit(load, pain, 1)[0]
    assert plain_slope < 0.7 * 1.2
    assert 0.8 * 1.2 < finding.effect_per_unit < 1.1 * 1.2
