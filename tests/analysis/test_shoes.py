import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

import numpy as np
import pytest

from fodro.analysis import analyse
from fodro.domain.diary import Diary, Wearing
from fodro.domain.findings import Findings
from fodro.domain.shoe_findings import ShoeFinding
from tests.analysis.diaries import MONDAY, day, noted

PEOPLE = 40
KINDS = ("work", "home")


@dataclass(frozen=True)
class Worn:
    """A simulated wardrobe: what each pair adds to comfort, and takes away for each 100 hours."""

    pairs: Sequence[float]
    per_100_hours: Sequence[float]
    wearings: tuple[Wearing, ...]

    @property
    def diary(self) -> Diary:
        return Diary(wearings=self.wearings)


def wardrobe(
    n_days: int,
    seed: int,
    *,
    pairs: Sequence[float] = (0.0, 0.0, 0.0),
    wear: Sequence[float] | None = None,
    memory: float = 0.5,
    load: float = 0.0,
    rated: float = 0.7,
) -> Worn:
    rng = np.random.default_rng(seed)
    slopes = wear or [0.0] * len(pairs)
    hours_so_far, mood, worn = np.zeros(len(pairs)), 0.0, []
    favour = rng.dirichlet(np.full(len(pairs), 3.0))
    for n in range(n_days):
        mood = memory * mood + (1 - memory**2) ** 0.5 * rng.normal(0, 0.7)
        pair, kind = int(rng.choice(len(pairs), p=favour)), int(n % 7 > 4)
        hours = float(np.clip(rng.normal(8 - 4 * kind, 1.5), 0.5, 16).round(1))
        comfort = 6 + pairs[pair] + slopes[pair] * hours_so_far[pair] / 100 + 0.6 * kind
        comfort += mood + load * (hours - 7) + rng.normal(0, 0.8)
        noted_comfort = float(np.clip(round(comfort * 2) / 2, 0, 10)) if rng.random() < rated else None
        worn.append(Wearing(day(n), f"pair {pair}", activity=KINDS[kind], hours=hours, comfort=noted_comfort))
        hours_so_far[pair] += hours
    return Worn(pairs, slopes, tuple(worn))


def shoe(findings: Findings, name: str) -> ShoeFinding:
    return next(one for one in findings.shoes if one.shoe == name)


def reasons(diary: Diary) -> dict[str, tuple[str, int | None]]:
    return {one.question: (one.reason, one.days_needed) for one in analyse(diary).not_enough}


def true_difference(worn: Worn, name: str) -> float:
    """What the pair has over all ratings of the others, as the finding says it."""
    rated = [(one.shoe, worn.pairs[int(one.shoe[-1])]) for one in worn.wearings if one.comfort is not None]
    return float(
        np.mean([nrs for pair, nrs in rated if pair == name])
        - np.mean([nrs for pair, nrs in rated if pair != name])
    )


def test_a_pair_that_is_more_comfortable_is_told_with_its_size() -> None:
    findings = analyse(wardrobe(150, 1, pairs=(1.5, 0.0, 0.0)).diary)
    best = shoe(findings, "pair 0")
    assert best.claimed
    assert all(one.difference < 0 for one in findings.shoes if one is not best)
    assert best.difference_low <= 1.5 <= best.difference_high
    assert best.low < best.comfort < best.high


@pytest.mark.parametrize(("memory", "pairs"), [(0.0, 3), (0.9, 2), (0.5, 8)])
def test_people_whose_pairs_are_alike_are_shown_next_to_nothing(memory: float, pairs: int) -> None:
    people = [
        analyse(wardrobe(120, seed, pairs=(0.0,) * pairs, memory=memory).diary) for seed in range(PEOPLE)
    ]
    assert sum(any(one.claimed for one in each.shoes) for each in people) <= 4
    assert sum(any(one.wear and one.wear.claimed for one in each.shoes) for each in people) <= 3


def test_intervals_of_differences_hold_the_truth_about_as_often_as_they_say() -> None:
    held: list[bool] = []
    rng = np.random.default_rng(4)
    for seed in range(PEOPLE):
        worn = wardrobe(120, seed, pairs=rng.normal(0, 0.8, 4).tolist(), load=-0.2)
        told = ((one, true_difference(worn, one.shoe)) for one in analyse(worn.diary).shoes)
        held += [one.difference_low <= truth <= one.difference_high for one, truth in told]
    assert 0.82 <= np.mean(held) <= 0.97


def test_intervals_of_wear_hold_the_truth_about_as_often_as_they_say() -> None:
    held: list[bool] = []
    rng = np.random.default_rng(5)
    for seed in range(PEOPLE):
        slopes = rng.normal(-0.3, 0.2, 3).tolist()
        findings = analyse(wardrobe(150, seed, pairs=(0.5, 0.0, -0.5), wear=slopes).diary)
        told = ((one.wear, slopes[int(one.shoe[-1])]) for one in findings.shoes if one.wear)
        held += [wear.low <= truth <= wear.high for wear, truth in told]
    assert len(held) > PEOPLE
    assert 0.84 <= np.mean(held) <= 1.0


def test_a_pair_that_wears_out_is_told_in_points_for_each_100_hours() -> None:
    worn = wardrobe(240, 8, pairs=(0.0, 0.0), wear=(-0.4, 0.0))
    findings = analyse(worn.diary)
    told = shoe(findings, "pair 0").wear
    assert told is not None
    assert told.claimed
    assert told.low <= -0.4 <= told.high
    assert told.hours == pytest.approx(sum(one.hours or 0 for one in worn.wearings if one.shoe == "pair 0"))
    steady = shoe(findings, "pair 1").wear
    assert steady is not None
    assert told.per_100_hours < steady.per_100_hours
    months = shoe(findings, "pair 0").months
    assert months[0].comfort > months[-1].comfort
    assert months[0].month == "2025-03"


def test_a_pair_kept_for_long_days_is_not_blamed_for_them() -> None:
    rng = np.random.default_rng(7)
    blamed = []
    for _ in range(20):
        hours = rng.uniform(2, 12, 120)
        boots = rng.random(120) < (hours - 2) / 10
        comfort = 8 - 0.4 * hours + rng.normal(0, 0.8, 120)
        worn = tuple(
            Wearing(
                day(n), "boots" if boots[n] else "clogs", comfort=float(np.clip(round(comfort[n]), 0, 10))
            )
            for n in range(120)
        )
        on_feet = dict(enumerate(hours.round(1).tolist()))
        diary = Diary((), (), noted(120, standing_hours=on_feet.get), worn)
        blamed.append(any(one.claimed for one in analyse(diary).shoes))
    assert sum(blamed) <= 3


def test_unknown_hours_are_not_zero() -> None:
    worn = wardrobe(200, 8, pairs=(0.0, 0.0), wear=(-0.5, -0.5))
    some = tuple(replace(one, hours=None) if n % 3 == 0 else one for n, one in enumerate(worn.wearings))
    whole, gaps = (shoe(analyse(Diary(wearings=each)), "pair 0").wear for each in (worn.wearings, some))
    assert whole is not None
    assert gaps is not None
    assert gaps.per_100_hours == pytest.approx(whole.per_100_hours, abs=0.1)
    assert gaps.hours < whole.hours, "hours are told as far as they were noted"


def test_hours_that_are_mostly_unknown_tell_nothing_about_wear() -> None:
    worn = wardrobe(120, 9)
    few = tuple(replace(one, hours=None) if n % 4 else one for n, one in enumerate(worn.wearings))
    assert all(one.wear is None for one in analyse(Diary(wearings=few)).shoes)
    none = tuple(replace(one, hours=None) for one in worn.wearings)
    assert reasons(Diary(wearings=none))["shoe_wear"] == ("no_hours_noted", 8)


def test_a_pair_rated_three_times_leans_on_the_others() -> None:
    worn = wardrobe(100, 10, pairs=(0.0, 0.0))
    rare = tuple(Wearing(day(100 + n), "heels", activity="work", comfort=1.0) for n in range(3))
    heels = shoe(analyse(Diary(wearings=(*worn.wearings, *rare))), "heels")
    assert 1.0 < heels.comfort < 5.0
    assert heels.high - heels.low > 1.0


def test_comfort_is_told_for_each_activity() -> None:
    findings = analyse(wardrobe(200, 11).diary)
    for one in findings.shoes:
        comfort = {each.activity: each for each in one.activities}
        assert set(comfort) == {"work", "home"}
        assert sum(each.n for each in one.activities) == one.n == sum(each.n for each in one.months)
        assert comfort["home"].high > comfort["work"].low


def test_moving_all_dates_changes_nothing_about_shoes() -> None:
    worn = wardrobe(120, 12)
    shift = timedelta(days=-364)
    there = analyse(Diary(wearings=tuple(replace(one, day=one.day + shift) for one in worn.wearings)))
    for one, moved in zip(analyse(worn.diary).shoes, there.shoes, strict=True):
        assert replace(moved, months=()) == replace(one, months=())


def test_the_order_of_the_rows_of_different_days_changes_nothing() -> None:
    worn = wardrobe(90, 13)
    assert analyse(Diary(wearings=worn.wearings[::-1])).shoes == analyse(worn.diary).shoes


def test_what_would_show_shrinks_with_more_ratings() -> None:
    now = []
    for n in (40, 300):
        entries = {one.question: one for one in analyse(wardrobe(n, 14).diary).detectable}
        now.append((entries["shoes"].now, entries["shoe_wear"].now))
        assert entries["shoes"].in_14_days is not None
    assert now[0][0] is not None
    assert now[1][0] is not None
    assert now[1][1] is not None
    assert now[0][0] > now[1][0]


def ten_years() -> Diary:
    return wardrobe(3650, 15, pairs=[0.0] * 9).diary


def hundreds_of_pairs() -> Diary:
    worn = wardrobe(900, 16, pairs=(0.0,))
    return Diary(wearings=tuple(replace(one, shoe=f"pair {n % 300}") for n, one in enumerate(worn.wearings)))


ODD: dict[str, Callable[[], Diary]] = {
    "ten years": ten_years,
    "hundreds of pairs": hundreds_of_pairs,
    "one pair": lambda: wardrobe(60, 17, pairs=(0.0,)).diary,
    "one day, many times": lambda: Diary(
        wearings=tuple(Wearing(MONDAY, "a", comfort=n % 9) for n in range(20))
    ),
    "only ends of the scale": lambda: Diary(
        wearings=tuple(Wearing(day(n), "ab"[n % 2], comfort=10.0 * (n % 2)) for n in range(40))
    ),
    "each activity once": lambda: Diary(
        wearings=tuple(Wearing(day(n), "ab"[n % 2], activity=f"kind {n}", comfort=n % 7) for n in range(40))
    ),
    "two ends of history": lambda: Diary(
        wearings=tuple(
            Wearing(MONDAY.replace(year=year), "ab"[n % 2], hours=24, comfort=n % 7)
            for n, year in enumerate(range(1900, 2199, 20))
        )
    ),
    "no hours at all": lambda: Diary(
        wearings=tuple(Wearing(day(n), "ab"[n % 2], hours=0.0, comfort=n % 7) for n in range(40))
    ),
    "no name": lambda: Diary(wearings=tuple(Wearing(day(n), comfort=5.0) for n in range(40))),
}


@pytest.mark.parametrize("which", ODD)
def test_an_odd_wardrobe_gets_an_answer_in_plain_json(which: str) -> None:
    findings = analyse(ODD[which]())
    assert json.loads(json.dumps(findings.to_dict(), allow_nan=False))["shoes"] is not None
    for one in findings.shoes:
        assert 0 <= one.low <= one.comfort <= one.high <= 10


def test_one_pair_is_never_said_to_differ() -> None:
    (only,) = analyse(ODD["one pair"]()).shoes
    assert (only.difference, only.difference_low, only.difference_high, only.claimed) == (0, 0, 0, False)


def test_of_hundreds_of_pairs_the_most_rated_are_told() -> None:
    assert 0 < len(analyse(hundreds_of_pairs()).shoes) <= 24


@pytest.mark.parametrize(
    ("diary", "answer"),
    [
        (Diary(wearings=(Wearing(MONDAY, "clogs", hours=8.0),)), ("no_comfort_noted", 8)),
        (Diary((), (), noted(30, shoe=lambda n: "ab"[n % 2])), ("no_comfort_noted", 8)),
        (
            Diary(wearings=tuple(Wearing(day(n), "clogs", comfort=float(n)) for n in range(3))),
            ("too_few_ratings", 5),
        ),
        (
            Diary(wearings=tuple(Wearing(day(n), "clogs", comfort=5.0) for n in range(30))),
            ("comfort_never_changes", None),
        ),
    ],
    ids=["shoes without comfort", "a shoe among the factors", "three days", "constant comfort"],
)
def test_why_shoes_cannot_be_told_apart_is_said(diary: Diary, answer: tuple[str, int | None]) -> None:
    assert reasons(diary)["shoes"] == answer
    assert analyse(diary).shoes == ()


def test_a_diary_without_shoes_is_not_asked_about_them() -> None:
    findings = analyse(Diary((), (), noted(30, steps=float)))
    assert "shoes" not in {one.question for one in findings.not_enough}
    assert "shoes" not in {one.question for one in findings.detectable}
