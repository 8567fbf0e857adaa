from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from fodro.analysis import analyse
from fodro.analysis.series import daily_series
from fodro.analysis.simulate import (
    ABSENT,
    BENT,
    MIXED,
    NOTHING,
    PAIN_STOPS,
    REGIMES,
    SAMPLE_DAYS,
    STEPS,
    WORLDS,
    Effect,
    PairEffect,
    Simulated,
    World,
    sample_diary,
    simulate,
)
from fodro.domain.body import Side
from fodro.domain.civil import DayPart
from fodro.domain.diary import REST, Diary, digest
from fodro.knowledge.factors import factors
from fodro.knowledge.regions import is_known

TODAY = date(2026, 5, 20)


@pytest.mark.parametrize("world", WORLDS.values(), ids=WORLDS)
def test_the_same_seed_makes_the_same_person(world: World) -> None:
    one, again, other = (simulate(days=40, seed=seed, world=world) for seed in (5, 5, 6))
    assert digest(one.diary) == digest(again.diary) != digest(other.diary)
    assert one.truth == again.truth


def test_a_person_with_nothing_has_no_effect() -> None:
    assert all(not simulate(days=20, seed=s, world=NOTHING).truth.effects for s in range(10))


def test_ratings_are_whole_numbers_on_the_scale_at_known_places() -> None:
    diary = simulate(days=120, seed=2).diary
    assert {r.intensity_nrs for r in diary.ratings} <= set(map(float, range(11)))
    assert all(is_known(r.region) and r.side in Side for r in diary.ratings)
    assert [r.day for r in diary.ratings] == sorted(r.day for r in diary.ratings)


def test_people_differ_and_skip_check_ins() -> None:
    people = [simulate(days=60, seed=s) for s in range(8)]
    assert len({person.truth.person.base_nrs for person in people}) == 8
    assert all(daily_series(person.diary).n_check_ins.sum() < 60 * 3 for person in people)
    assert any(daily_series(person.diary).n_recorded < 60 for person in people)


def test_pain_remembers_the_day_before() -> None:
    pain = np.concatenate([one_persons_pain(seed) for seed in range(6)])
    assert np.nanmean(pain[1:] * pain[:-1]) > 0.15


def one_persons_pain(seed: int) -> np.ndarray:
    pain = daily_series(simulate(days=300, seed=seed, world=NOTHING).diary).pain_nrs
    return np.append((pain - np.nanmean(pain)) / np.nanstd(pain), np.nan)


def test_without_noise_pain_is_exactly_its_parts() -> None:
    person = simulate(days=60, seed=9, world=NOTHING, noise=0)
    first, *_ = person.diary.ratings
    offsets = {habit.part: habit.offset_nrs for habit in person.truth.person.parts}
    both = {
        r.side: r.intensity_nrs for r in person.diary.ratings if (r.at, r.region) == (first.at, first.region)
    }
    expected = person.truth.person.base_nrs + offsets[first.part]
    assert (both[Side.LEFT] + both[Side.RIGHT]) / 2 == pytest.approx(expected)
    difference = person.truth.person.left_minus_right_nrs
    assert both[Side.LEFT] - both[Side.RIGHT] == pytest.approx(difference)
    assert len(person.diary.ratings) % 57 == 0, "every check-in from the fourth day on"


@pytest.mark.parametrize("world", WORLDS.values(), ids=WORLDS)
def test_without_noise_every_world_is_exactly_its_effects(world: World) -> None:
    for seed in range(4):
        person = simulate(days=50, seed=seed, world=replace(world, pair_share=1.0), noise=0)
        days = sorted(person.diary.factors)
        told = sum((told_by(effect, person.diary) for effect in person.truth.effects), np.zeros(len(days)))
        told = told + sum(told_together(pair, person.diary) for pair in person.truth.pairs)
        pain = np.array([evening_nrs(person, day) for day in days[3:]])
        assert (pain - told[3:]).std() < 1e-9
        assert person.truth.pairs
        assert pain.std() > 0


def column(diary: Diary, name: str) -> np.ndarray:
    factor, _, level = name.partition("=")
    values = [diary.factors[day][factor] for day in sorted(diary.factors)]
    return np.array([float(value == level) if level else float(value) for value in values])


def lagged(values: np.ndarray, lag_days: int) -> np.ndarray:
    return np.concatenate([np.zeros(lag_days), values])[: len(values)]


def told_by(effect: Effect, diary: Diary) -> np.ndarray:
    """Say the truth again as the documentation of `Effect` has it."""
    if effect.levels is not None:
        points = sum(nrs * column(diary, f"{effect.factor}={level}") for level, nrs in effect.levels.items())
        return lagged(np.asarray(points), effect.lag_days)
    x, slope = column(diary, effect.factor), effect.per_unit
    if effect.form == "threshold":
        x, slope = np.maximum(x, effect.knee), effect.bent_per_unit  # type: ignore[arg-type]  # a knee
    if effect.form == "saturation":
        x, slope = np.minimum(x, effect.knee), effect.bent_per_unit  # type: ignore[arg-type]  # a knee
    return lagged(slope * (x - x.mean()), effect.lag_days)  # type: ignore[operator]  # a number has a slope


def told_together(pair: PairEffect, diary: Diary) -> np.ndarray:
    one, two = (
        column(diary, name) - c for name, c in zip((pair.factor, pair.other), pair.centres, strict=True)
    )
    return lagged(pair.per_product * one * two, pair.lag_days)


def evening_nrs(person: Simulated, day: date) -> float:
    place = person.truth.person.places[0].region
    rated = [r for r in person.diary.ratings if (r.day, r.part, r.region) == (day, DayPart.EVENING, place)]
    return float(np.mean([r.intensity_nrs for r in rated]))


def test_the_straight_line_through_a_bent_effect_is_its_size() -> None:
    bent = 0
    for seed in range(30):
        person = simulate(days=200, seed=seed, world=replace(BENT, bent_share=1.0), noise=0)
        for effect in person.truth.effects:
            if effect.form != "line":
                x, y = column(person.diary, effect.factor), told_by(replace(effect, lag_days=0), person.diary)
                assert np.polyfit(x, y, 1)[0] == pytest.approx(effect.per_unit)
                assert abs(effect.bent_per_unit or 0) >= abs(effect.per_unit or 0)
                bent += 1
    assert bent > 10


def test_pain_that_stops_walking_goes_before_fewer_steps() -> None:
    together, before = [], []
    for seed in range(8):
        person = simulate(days=300, seed=seed, world=PAIN_STOPS.with_nothing())
        assert (person.truth.stopped, person.truth.effects) == (("steps_k", "standing_hours"), ())
        series = daily_series(person.diary)
        steps = np.array([person.diary.factors.get(d, {}).get("steps_k", np.nan) for d in series.days], float)
        together.append(correlation(steps, series.pain_nrs))
        before.append(correlation(steps[1:], series.pain_nrs[:-1]))
    assert np.mean(together) < -0.25
    assert np.mean(before) < -0.15


def correlation(x: np.ndarray, y: np.ndarray) -> float:
    both = ~np.isnan(x) & ~np.isnan(y)
    return float(np.corrcoef(x[both], y[both])[0, 1])


def test_coarse_ratings_are_often_zero_and_for_some_only_even() -> None:
    rated = [
        [r.intensity_nrs for r in simulate(days=60, seed=s, world=STEPS).diary.ratings] for s in range(24)
    ]
    assert np.mean([np.mean(np.isin(one, [0.0, 10.0])) for one in rated]) > 0.2
    assert 3 <= sum(set(one) <= {0.0, 2.0, 4.0, 6.0, 8.0, 10.0} for one in rated) <= 14


def test_who_is_absent_leaves_weeks_out_and_notes_less_on_bad_days() -> None:
    gaps, noted_good, noted_bad = 0, [], []
    for seed in range(12):
        diary = simulate(days=200, seed=seed, world=ABSENT).diary
        recorded = {*diary.factors, *(r.day for r in diary.ratings)}
        week = [diary.calendar_days[k : k + 7] for k in range(7, 190, 7)]
        gaps += sum(not recorded & set(days) for days in week)
        series = daily_series(diary)
        noted = np.array([len(diary.factors.get(day, {})) for day in series.days])
        bad = series.pain_nrs > np.nanquantile(series.pain_nrs, 0.7)
        good = series.pain_nrs < np.nanquantile(series.pain_nrs, 0.3)
        noted_bad.append(noted[bad].mean())
        noted_good.append(noted[good].mean())
    assert gaps > 12
    assert np.mean(noted_good) > np.mean(noted_bad) + 0.5


def test_bad_spells_spread_pain_wider_than_quiet_ones() -> None:
    ratios = []
    for seed in range(10):
        pain = daily_series(simulate(days=365, seed=seed, world=REGIMES.with_nothing()).diary).pain_nrs
        spread = [np.nanstd(np.diff(pain[k : k + 14])) for k in range(0, 350, 14)]
        ratios.append(np.nanquantile(spread, 0.9) / np.nanquantile(spread, 0.1))
    assert np.median(ratios) > 1.8


def test_a_calibration_can_fix_the_memory_the_gaps_and_the_number_of_factors() -> None:
    world = replace(
        NOTHING, autocorrelation=(0.8, 0.8), missing_share=(0.5, 0.5), extra_factors=39, trending_factors=True
    )
    person = simulate(days=90, seed=3, world=world)
    assert (person.truth.person.autocorrelation, person.truth.person.missing_share) == (0.8, 0.5)
    assert len(person.diary.factor_names) == 60
    assert not person.truth.person.trending


def test_the_members_of_a_pair_are_neither_right_nor_wrong() -> None:
    pairs = [simulate(days=60, seed=s, world=replace(MIXED, pair_share=1.0)).truth for s in range(6)]
    for truth in pairs:
        (pair,) = truth.pairs
        assert (pair.factor, pair.other.partition("=")[0]) == ("hard_floor", "shoe")
        assert {"day_off", "hard_floor", "shoe", "shoe_wear"} == set(truth.neutral)
        assert not {effect.factor for effect in truth.effects} & set(truth.neutral)


def test_a_world_with_nothing_has_no_effects_and_no_pairs() -> None:
    for world in WORLDS.values():
        truth = simulate(days=30, seed=1, world=world.with_nothing()).truth
        assert (truth.effects, truth.pairs) == ((), ())


@pytest.mark.parametrize("days", range(1, 6))
def test_a_few_days_can_be_simulated_even_when_what_shows_takes_longer(days: int) -> None:
    for seed in range(12):
        simulated = simulate(days=days, seed=seed)
        assert len(simulated.diary.recorded_days) <= days
    lags = {effect.lag_days for s in range(12) for effect in simulate(days=days, seed=s).truth.effects}
    assert max(lags) == 3, "some of these effects show later than the shortest diary lasts"


def test_a_diary_needs_a_day() -> None:
    with pytest.raises(ValueError, match="at least one day"):
        simulate(days=0, seed=1)


def test_the_sample_is_120_days_that_end_today() -> None:
    diary = sample_diary(until=TODAY)
    assert (diary.recorded_days[-1], len(diary.calendar_days)) == (TODAY, SAMPLE_DAYS)
    assert {r.part for r in diary.ratings if r.day == TODAY} == {"first-steps"}
    assert TODAY not in diary.factors


def test_the_sample_is_the_same_life_whatever_the_date() -> None:
    here, there = analyse(sample_diary(until=TODAY)), analyse(sample_diary(until=date(2027, 1, 1)))
    assert (here.factors, here.time_of_day) == (there.factors, there.time_of_day)


def test_the_sample_looks_alive() -> None:
    diary = sample_diary(until=TODAY)
    assert {q for r in diary.ratings for q in r.qualities} >= {"sore", "tired", "sharp"}
    assert {r.region for r in diary.ratings} >= {"heel", "mth2"}
    massages = [s for s in diary.sessions if s.technique != REST]
    assert len(massages) > 15
    assert np.mean([s.after_nrs - s.before_nrs for s in massages]) < -0.5  # type: ignore[operator]
    assert 3 < SAMPLE_DAYS - len({r.day for r in diary.ratings}) < 25
    assert set(diary.factor_names) <= set(factors())


def test_the_sample_shows_what_is_true_of_it() -> None:
    findings = analyse(sample_diary(until=TODAY))
    claims = {(finding.factor, finding.lag_days) for finding in findings.claimed}
    assert claims <= {("standing_hours", 0), ("hard_floor", 0), ("sleep_hours", 1)}
    assert {("standing_hours", 0), ("hard_floor", 0)} <= claims
    assert [one.part for one in findings.time_of_day if one.claimed] == ["evening"]
