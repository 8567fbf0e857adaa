from dataclasses import replace

import numpy as np
import pytest

from fodro.analysis import analyse
from fodro.analysis.simulate import MIXED, simulate
from fodro.domain.civil import DayPart
from fodro.domain.diary import Diary
from fodro.domain.findings import Findings, PartOfDayFinding
from tests.analysis.diaries import rating

MORNING, EVENING = DayPart.MORNING, DayPart.EVENING


def days(n: int, *, morning: float, evening: float, seed: int = 0) -> Diary:
    rng = np.random.default_rng(seed)
    level, blur = rng.normal(0, 1, n), rng.normal(0, 0.4, (n, 2))
    return Diary(
        tuple(
            rating(k, float(np.clip(usual + level[k] + blur[k, i], 0, 10)), part=part)
            for k in range(n)
            for i, (part, usual) in enumerate(((MORNING, morning), (EVENING, evening)))
        )
    )


def part(findings: Findings, part: DayPart) -> PartOfDayFinding:
    return next(one for one in findings.time_of_day if one.part == part)


def test_an_evening_that_is_worse_is_said_to_be_worst() -> None:
    findings = analyse(days(30, morning=3, evening=5))
    assert [one.part for one in findings.time_of_day if one.claimed] == ["evening"]
    assert part(findings, EVENING).low <= 5 <= part(findings, EVENING).high
    assert part(findings, MORNING).low <= 3 <= part(findings, MORNING).high
    assert part(findings, EVENING).n == 30


def test_flat_is_an_answer() -> None:
    claimed = [
        any(one.claimed for one in analyse(days(60, morning=4, evening=4, seed=s)).time_of_day)
        for s in range(20)
    ]
    assert sum(claimed) <= 1


def test_evenings_noted_only_on_bad_days_are_not_called_worse() -> None:
    rng = np.random.default_rng(2)
    level = np.clip(rng.normal(4, 1.5, 80), 0, 10)
    ratings = [rating(n, float(pain), part=MORNING) for n, pain in enumerate(level)]
    ratings += [rating(n, float(pain), part=EVENING) for n, pain in enumerate(level) if pain > 5]
    findings = analyse(Diary(tuple(ratings)))
    assert not any(one.claimed for one in findings.time_of_day)
    assert part(findings, EVENING).mean == pytest.approx(part(findings, MORNING).mean, abs=0.1)


def test_a_part_seen_on_few_days_is_left_out() -> None:
    diary = days(20, morning=3, evening=5)
    nights = tuple(rating(n, 9, part=DayPart.NIGHT) for n in range(4))
    assert {one.part for one in analyse(Diary((*diary.ratings, *nights))).time_of_day} == {
        "morning",
        "evening",
    }


def test_days_are_the_units_and_not_check_ins() -> None:
    diary = days(20, morning=3, evening=5)
    doubled = Diary(
        diary.ratings
        + tuple(
            rating(
                r.day.toordinal() - rating(0, 0).day.toordinal(),
                r.intensity_nrs,
                part=r.part,
                region="hallux",
            )
            for r in diary.ratings
        )
    )
    once, twice = part(analyse(diary), EVENING), part(analyse(doubled), EVENING)
    assert (once.low, once.high) == (twice.low, twice.high)


def test_intervals_hold_the_true_profile_about_as_often_as_they_say() -> None:
    held = []
    for seed in range(25):
        person = simulate(days=60, seed=300 + seed, world=MIXED)
        days_only = replace(person.diary, factors={})
        truth = {habit.part: habit.offset_nrs for habit in person.truth.person.parts}
        found = {one.part: one for one in analyse(days_only).time_of_day}
        if {MORNING, EVENING} <= set(found) and found[EVENING].low > 1 and found[MORNING].low > 1:
            rise = found[EVENING].mean - found[MORNING].mean
            width = (found[EVENING].high - found[EVENING].low) / 2
            held.append(abs(rise - (truth[EVENING] - truth[MORNING])) <= width)
    assert len(held) > 10
    assert np.mean(held) > 0.75


MIDDAY, NIGHT = DayPart.MIDDAY, DayPart.NIGHT


def three_parts(n: int, *, seed: int, **usual: float) -> Diary:
    rng = np.random.default_rng(seed)
    level = rng.normal(0, 1, n)
    parts = [(DayPart(name), nrs) for name, nrs in usual.items()]
    blur = rng.normal(0, 0.7, (n, len(parts)))
    return Diary(
        tuple(
            rating(k, float(np.clip(nrs + level[k] + blur[k, i], 0, 10)), part=part)
            for k in range(n)
            for i, (part, nrs) in enumerate(parts)
        )
    )


def claims(diary: Diary) -> list[str]:
    return [one.part for one in analyse(diary).time_of_day if one.claimed]


def test_two_parts_that_are_as_bad_as_each_other_claim_nothing() -> None:
    tied = [claims(three_parts(60, seed=s, morning=2.5, midday=5, evening=5)) for s in range(40)]
    assert sum(map(bool, tied)) <= 2


def test_a_part_above_every_other_is_claimed_where_two_others_tie() -> None:
    assert claims(three_parts(60, seed=1, morning=3, midday=3, evening=5)) == ["evening"]


def test_parts_never_noted_on_the_same_day_are_not_compared() -> None:
    ratings = tuple(rating(n, 2 + 4 * (n % 2), part=EVENING if n % 2 else MORNING) for n in range(40))
    findings = analyse(Diary(ratings))
    reasons = [(entry.reason, entry.days_needed) for entry in findings.not_enough]
    assert ("never_the_same_day", 5) in reasons
    assert findings.time_of_day == ()


def test_days_with_both_parts_count_towards_comparing_them() -> None:
    ratings = [rating(n, 2 + 4 * (n % 2), part=EVENING if n % 2 else MORNING) for n in range(40)]
    both = [r for n in range(40, 43) for r in (rating(n, 3, part=MORNING), rating(n, 5))]
    reasons = [(entry.reason, entry.days_needed) for entry in analyse(Diary((*ratings, *both))).not_enough]
    assert ("never_the_same_day", 2) in reasons


def test_a_part_that_nothing_links_to_the_others_is_left_out() -> None:
    linked = days(30, morning=3, evening=5).ratings
    nights = tuple(rating(n, 9, part=NIGHT) for n in range(30, 60))
    assert {one.part for one in analyse(Diary((*linked, *nights))).time_of_day} == {"morning", "evening"}


def test_parts_that_a_third_one_links_are_compared() -> None:
    first = three_parts(30, seed=3, morning=3, midday=3).ratings
    second = tuple(r for n in range(30, 60) for r in (rating(n, 3, part=MIDDAY), rating(n, 6, part=NIGHT)))
    assert claims(Diary((*first, *second))) == ["night"]
