"""The monitors: what they see, what they leave alone, and that they never look ahead."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random

import pytest
from scripts.esm_diary import esm_diary

import fodro
from fodro.analysis.signs import replay_signs, sign_findings
from fodro.analysis.simulate import ABSENT, MIXED, REGIMES, Regime, World, Worsened, worsened
from fodro.domain.body import Side
from fodro.domain.civil import DayPart
from fodro.domain.diary import Diary, Rating
from fodro.domain.sign_findings import Monitor, SignFinding, Status
from tests.analysis.diaries import day, diary, evenings, noted, rating

PROMPTS = Path(__file__).resolve().parents[3] / "shared" / "data" / "esm-one-person" / "prompts.csv"


@cache
def person(regime: Regime, seed: int = 400_001, world: World = MIXED, size: float | None = None) -> Worsened:
    return worsened(regime, days=150, seed=seed, world=world, size=size, everything=True)


def wavering(n: int, level: float = 3.0, seed: int = 1) -> list[float]:
    chance = Random(seed)
    return [level + chance.choice((-1.0, 0.0, 0.0, 0.0, 1.0)) for _ in range(n)]


def until(whole: Diary, last: date) -> Diary:
    return Diary(
        tuple(one for one in whole.ratings if one.day <= last),
        tuple(one for one in whole.sessions if one.start.date() <= last),
        {when: values for when, values in whole.factors.items() if when <= last},
    )


def found(whole: Diary, monitor: Monitor) -> SignFinding:
    return next(one for one in sign_findings(whole) if one.monitor is monitor)


def alarms(whole: Diary, monitor: Monitor) -> list[date]:
    return replay_signs(whole)[monitor.value]


# --- never looking ahead ---


@pytest.mark.parametrize(
    ("regime", "world", "cut"),
    [
        (Regime.STEP, MIXED, 90),
        (Regime.STEP, MIXED, 121),
        (Regime.TIMING, ABSENT, 111),
        (Regime.SIDE, REGIMES, 75),
        (Regime.WALKING, MIXED, 100),
    ],
)
def test_the_replay_of_a_diary_cut_off_is_the_beginning_of_the_whole_one(
    regime: Regime, world: World, cut: int
) -> None:
    whole = person(regime, world=world, size=3.0).diary
    last = whole.calendar_days[cut]
    seen = {name: [on for on in days if on <= last] for name, days in replay_signs(whole).items()}
    assert replay_signs(until(whole, last)) == seen


def test_what_is_said_today_was_raised_on_the_day_the_replay_says() -> None:
    whole = person(Regime.STEP, size=3.0).diary
    first = alarms(whole, Monitor.INTENSITY)[0]
    today = found(until(whole, first + timedelta(days=5)), Monitor.INTENSITY)
    assert (today.status, today.raised) == (Status.WORSE, first.isoformat())


def test_every_day_says_what_the_replay_says_of_it() -> None:
    pain = wavering(78) + wavering(22, level=6.0)
    whole = diary(pain)
    raised = alarms(whole, Monitor.INTENSITY)
    assert raised
    for n in range(76, 100):
        today = found(until(whole, day(n)), Monitor.INTENSITY)
        assert (today.status is Status.WORSE) == (day(n) >= raised[0])
        assert today.raised in {None, raised[0].isoformat()}


def test_nothing_but_the_days_moves_when_all_dates_do() -> None:
    whole, by = person(Regime.SIDE).diary, timedelta(days=100)
    ratings = tuple(replace(one, at=one.at + by, on=one.on and one.on + by) for one in whole.ratings)
    sessions = tuple(replace(one, start=one.start + by) for one in whole.sessions)
    later = Diary(ratings, sessions, {when + by: values for when, values in whole.factors.items()})
    moved = {name: [on + by for on in days] for name, days in replay_signs(whole).items()}
    assert replay_signs(later) == moved


def test_the_order_of_factors_and_of_places_changes_nothing() -> None:
    whole = person(Regime.STEP, size=2.0).diary
    factors = {when: dict(reversed([*values.items()])) for when, values in whole.factors.items()}
    turned = replace(whole, factors=factors)
    assert sign_findings(turned) == sign_findings(whole)
    assert replay_signs(turned) == replay_signs(whole)


# --- what is seen ---


@pytest.mark.parametrize(
    ("regime", "size", "monitor"),
    [
        (Regime.STEP, 3.0, Monitor.INTENSITY),
        (Regime.RAMP, 5.0, Monitor.INTENSITY),
        (Regime.TIMING, 2.0, Monitor.TIMING),
        (Regime.INTERFERENCE, 2.5, Monitor.INTERFERENCE),
        (Regime.SIDE, 2.0, Monitor.SIDE),
        (Regime.FIRST_STEPS, 3.5, Monitor.FIRST_STEPS),
        (Regime.WALKING, 9.0, Monitor.WALKING),
    ],
)
def test_each_kind_of_worsening_is_seen_by_its_own_monitor(
    regime: Regime, size: float, monitor: Monitor
) -> None:
    made = person(regime, seed=400_004, size=size)
    change = made.diary.calendar_days[made.worsening.change_day]
    since = [on for on in alarms(made.diary, monitor) if on >= change]
    assert since
    assert (since[0] - change).days <= 45
    now = found(until(made.diary, since[0]), monitor)
    assert now.status is Status.WORSE
    assert now.since is not None
    assert abs((date.fromisoformat(now.since) - change).days) <= 45
    assert now.size is not None
    assert now.low is not None
    assert 0 < now.low < now.size


def test_a_change_that_stays_is_one_alarm() -> None:
    pain = wavering(70) + wavering(110, level=6.0)
    first, *more = alarms(diary(pain), Monitor.INTENSITY)
    assert day(70) < first <= day(76)
    assert not more


def test_the_sorer_side_is_named() -> None:
    def both(n: int, left: float, right: float) -> tuple[Rating, Rating]:
        return rating(n, left, side=Side.LEFT), rating(n, right, side=Side.RIGHT)

    pain = zip(wavering(80), wavering(80, seed=2), strict=True)
    ratings = [one for n, (a, b) in enumerate(pain) for one in both(n, a, b + 3 * (n >= 70))]
    now = found(Diary(tuple(ratings)), Monitor.SIDE)
    assert (now.status, now.what) == (Status.WORSE, "R")


def test_the_part_of_the_day_that_rose_is_named() -> None:
    def both(n: int, morning: float, evening: float) -> tuple[Rating, Rating]:
        return rating(n, morning, part=DayPart.MORNING), rating(n, evening)

    pain = zip(wavering(84), wavering(84, seed=2), strict=True)
    ratings = [one for n, (a, b) in enumerate(pain) for one in both(n, a + 2 * (n >= 70), b - 2 * (n >= 70))]
    now = found(Diary(tuple(ratings)), Monitor.TIMING)
    assert (now.status, now.what) == (Status.WORSE, "morning")


def test_slower_walking_is_worse_and_faster_is_not() -> None:
    chance = Random(3)
    usual = [1.2 + 0.03 * chance.choice((-1, 0, 1)) for _ in range(90)]

    def walked(change: float) -> Diary:
        values = noted(90, walking_speed=lambda n: usual[n] + change * (n >= 75))
        return Diary(evenings([3.0] * 90), (), values)

    slower = found(walked(-0.15), Monitor.WALKING)
    assert (slower.status, slower.what, slower.unit) == (Status.WORSE, "walking_speed", "m/s")
    assert slower.size is not None
    assert slower.size < 0
    assert found(walked(0.15), Monitor.WALKING).status is Status.QUIET


def test_another_unit_of_speed_is_not_slower_walking() -> None:
    values = noted(100, walking_speed=lambda n: 4.5 + 0.1 * (n % 3) if n < 80 else 1.2)
    now = found(Diary(evenings([3.0] * 100), (), values), Monitor.WALKING)
    assert now.status is Status.NOT_ENOUGH
    assert not alarms(Diary(evenings([3.0] * 100), (), values), Monitor.WALKING)


def test_a_factor_that_changed_at_the_same_time_stands_beside() -> None:
    pain = wavering(100) + wavering(12, level=6.0)
    chance = Random(5)
    hours = [4.0 + chance.random() + 5.0 * (n >= 100) for n in range(112)]
    sleep = [7.0 + chance.random() for _ in range(112)]
    now = found(
        diary(pain, standing_hours=lambda n: hours[n], sleep_hours=lambda n: sleep[n]), Monitor.INTENSITY
    )
    assert now.status is Status.WORSE
    first = now.beside[0]
    assert first.factor == "standing_hours"
    assert first.since > first.before + 3
    assert first.base_rate <= 0.1


# --- what is left alone ---


def test_one_terrible_day_raises_nothing() -> None:
    pain = wavering(100)
    pain[80] = 10.0
    assert not any(replay_signs(diary(pain)).values())


def test_a_worse_day_is_watched_before_a_second_one_confirms_it() -> None:
    pain = [*wavering(80), 7.0]
    seen = found(diary(pain), Monitor.INTENSITY)
    assert seen.raised is None
    assert seen.status is not Status.WORSE
    assert found(diary([*pain, 7.0, 7.0, 7.0]), Monitor.INTENSITY).status is Status.WORSE


def test_it_is_quiet_again_once_it_has_fallen_back() -> None:
    worse = wavering(70) + wavering(10, level=7.0)
    assert found(diary(worse), Monitor.INTENSITY).status is Status.WORSE
    assert found(diary(worse + wavering(14, seed=9)), Monitor.INTENSITY).status is Status.QUIET


def test_it_is_quiet_again_once_it_is_the_usual() -> None:
    pain = wavering(70) + wavering(70, level=6.0)
    assert found(diary(pain), Monitor.INTENSITY).status is Status.QUIET


def test_less_pain_is_not_worse() -> None:
    pain = wavering(70, level=7.0) + wavering(50)
    assert not any(replay_signs(diary(pain)).values())


def test_days_without_notes_are_not_days_without_pain() -> None:
    pain: list[float | None] = [*wavering(60, level=6.0), *[None] * 35, *wavering(40, level=6.0, seed=2)]
    assert not any(replay_signs(diary(pain)).values())


def test_after_a_month_without_notes_nothing_is_known() -> None:
    gone = diary([*wavering(60), *[None] * 35], slept=lambda n: 7.0)
    assert found(gone, Monitor.INTENSITY) == SignFinding(
        Monitor.INTENSITY, Status.NOT_ENOUGH, days=60, days_needed=3
    )


@pytest.mark.parametrize("gap", [79, 113])
@pytest.mark.parametrize("risen", [0, 10])
def test_after_a_gap_of_months_there_is_an_answer(gap: int, risen: int) -> None:
    whole = diary([*wavering(60), *wavering(risen, level=7.0), *[None] * gap, *wavering(25)])
    raised = alarms(whole, Monitor.INTENSITY)
    assert len(raised) == bool(risen)
    assert all(when < day(70) for when in raised)
    assert found(whole, Monitor.INTENSITY).status is Status.QUIET
    assert found(until(whole, day(60 + risen + gap)), Monitor.INTENSITY).days_needed == 2


@pytest.mark.parametrize("sorer", list(Side))
def test_the_side_is_named_also_where_its_size_is_not_known_any_more(sorer: Side) -> None:
    """Long gone are the days before the gap, with which it was compared when it was said."""
    before, since = range(41), range(180, 206)
    levels = [*wavering(len(before)), *wavering(3, seed=2), *wavering(len(since) - 3, level=7.0, seed=3)]
    other = wavering(len(levels), seed=4)
    both = {sorer: levels, next(side for side in Side if side is not sorer): other}
    one = found(
        Diary(
            tuple(
                rating(n, both[side][k], side=side) for k, n in enumerate([*before, *since]) for side in Side
            )
        ),
        Monitor.SIDE,
    )
    assert (one.status, one.what, one.size) == (Status.WORSE, sorer.value, None)
    assert one.since is not None
    assert one.raised is not None


@pytest.mark.parametrize("n", [0, 1, 21])
def test_a_short_diary_says_how_many_days_are_missing(n: int) -> None:
    whole = diary(wavering(n))
    assert {one.status for one in sign_findings(whole)} == {Status.NOT_ENOUGH}
    assert not any(replay_signs(whole).values())
    assert found(whole, Monitor.INTENSITY).days_needed == (22 - n if n else None)


def test_ratings_that_are_all_the_same_cannot_tell() -> None:
    now = found(diary([4.0] * 60), Monitor.INTENSITY)
    assert (now.status, now.days_needed) == (Status.NOT_ENOUGH, None)
    assert not any(replay_signs(diary([4.0] * 60)).values())


def test_what_was_never_noted_is_not_quiet() -> None:
    now = found(diary(wavering(60)), Monitor.FIRST_STEPS)
    assert (now.status, now.days_needed) == (Status.NOT_ENOUGH, None)


def test_ten_years_are_answered() -> None:
    whole = diary(wavering(3_650), stress=lambda n: float(n % 7))
    assert found(whole, Monitor.INTENSITY).status is Status.QUIET
    assert len(alarms(whole, Monitor.INTENSITY)) <= 5


def test_steps_that_pain_stops_do_not_hide_the_pain() -> None:
    pain = wavering(70) + wavering(20, level=6.0)
    whole = diary(pain, steps_k=lambda n: 10.0 - pain[n])
    assert alarms(whole, Monitor.INTENSITY)


# --- as findings ---


def test_the_findings_hold_every_monitor_once_and_only_finite_numbers() -> None:
    told = fodro.analyse(person(Regime.STEP, size=3.0).diary).to_dict()["signs"]
    assert list(told) == [monitor.value for monitor in Monitor]
    sizes = [one[name] for one in told.values() for name in ("size", "low", "high") if one[name] is not None]
    assert all(math.isfinite(size) for size in sizes)


def test_the_shift_of_a_real_mood_is_seen() -> None:
    if not PROMPTS.is_file():
        pytest.skip("no prompts beside the project")
    whole = esm_diary(PROMPTS, "Down")
    numbers = [(on - whole.calendar_days[0]).days + 1 for on in alarms(whole, Monitor.INTENSITY)]
    assert [n for n in numbers if 127 <= n <= 150]
