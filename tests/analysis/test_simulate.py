from datetime import date

import numpy as np
import pytest

from fodro.analysis import analyse
from fodro.analysis.series import daily_series
from fodro.analysis.simulate import NOTHING, SAMPLE_DAYS, WORLDS, sample_diary, simulate
from fodro.domain.body import Side
from fodro.domain.diary import REST, digest
from fodro.knowledge.factors import factors
from fodro.knowledge.regions import is_known

TODAY = date(2026, 5, 20)


@pytest.mark.parametrize("world", WORLDS.values(), ids=WORLDS)
def test_the_same_seed_makes_the_same_person(world) -> None:  # type: ignore[no-untyped-def]  # parametrised
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
    offsets = {habit.part: habit.offset_nrs for habit in person.truth.person.parts}
    sorest = max(r.intensity_nrs for r in person.diary.ratings if r.part == person.diary.ratings[0].part)
    expected = person.truth.person.base_nrs + offsets[person.diary.ratings[0].part]
    assert sorest == pytest.approx(expected)
    assert len(person.diary.ratings) % 57 == 0, "every check-in from the fourth day on"


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
