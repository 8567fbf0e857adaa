"""Techniques, tools and minutes; how long relief lasts; and how long is enough."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from fodro.analysis import analyse
from fodro.analysis.massage.kinds import ENOUGH_WITHIN_NRS, MIN_OF_A_LENGTH
from fodro.analysis.simulate.massaging import INDICATED, massaging
from fodro.domain.diary import Diary, Session
from fodro.domain.massage_findings import KindOfMassage, MassageFindings
from tests.analysis.massages import drawn, rest, session, with_days


def found(diary: Diary) -> MassageFindings:
    massage = analyse(diary).massage
    assert massage is not None
    return massage


def technique(diary: Diary, name: str) -> KindOfMassage:
    (kind,) = [one for one in found(diary).by_technique if one.name == name]
    return kind


def two_techniques(n: int, apart: float, *, seed: int = 1) -> Diary:
    """Kneading and rolling in turn, rolling so much more (less pain)."""
    return drawn(n, kind=lambda k: ("rolling", -apart) if (k // 3) % 2 else ("kneading", 0.0), seed=seed)


def test_a_technique_that_does_more_is_said_to_and_its_mirror_too() -> None:
    diary = two_techniques(90, apart=1.5)
    better, worse = technique(diary, "rolling"), technique(diary, "kneading")
    assert better.claimed
    assert better.difference_low <= -1.5 <= better.difference_high
    assert worse.difference == pytest.approx(-better.difference, abs=0.05)
    assert better.low <= -2.5 <= better.high


def test_techniques_that_do_the_same_are_not_told_apart() -> None:
    shown = [technique(two_techniques(60, apart=0, seed=seed), "rolling").claimed for seed in range(12)]
    assert sum(shown) <= 1


def test_a_technique_used_a_few_times_leans_on_the_others() -> None:
    def kind(k: int) -> tuple[str, float]:
        return (
            ("cupping", -1.5) if k in {0, 7, 15, 22, 30} else ("rolling", 0.0) if k % 2 else ("kneading", 0.0)
        )

    few = technique(drawn(60, kind=kind), "cupping")
    raw = technique(drawn(60, kind=kind, noise=0.01), "cupping")
    assert few.n == raw.n
    assert abs(few.difference) < abs(raw.difference)


def test_one_technique_alone_is_compared_with_nothing() -> None:
    diary = drawn(40)
    assert found(diary).by_technique == ()
    assert {(e.question, e.reason) for e in analyse(diary).not_enough} >= {("massage_kinds", "one_kind")}


def by_minutes(brings: float, *, n: int = 80, seed: int = 2) -> Diary:
    """Five and fifteen minutes in turn, the longer ones with so much more relief; a sit-down in four."""
    draw = random.Random(seed)
    sessions: list[Session] = []
    for k in range(n):
        before, noise = float(draw.randint(4, 7)), draw.gauss(0, 0.6)
        if k % 4 == 3:
            sessions.append(rest(k, before, round(before - 0.2 + noise)))
            continue
        longer = k % 2 == 0
        after = before - 1.2 - (brings if longer else 0.0) + noise
        sessions.append(session(k, before, max(round(after), 0), minutes=15.0 if longer else 4.0))
    return with_days(sessions)


def test_few_minutes_are_enough_where_longer_ones_are_surely_no_better() -> None:
    assert found(by_minutes(0.0)).enough_minutes == 4.0


def test_few_minutes_are_not_enough_where_longer_ones_do_more() -> None:
    told = [found(by_minutes(ENOUGH_WITHIN_NRS, seed=seed)).enough_minutes for seed in range(12)]
    assert sum(one is not None for one in told) <= 2
    assert found(by_minutes(1.0)).enough_minutes is None


def test_few_massages_never_make_few_minutes_enough() -> None:
    diary = by_minutes(0.0, n=MIN_OF_A_LENGTH + 2)
    assert found(diary).enough_minutes is None


def test_minutes_that_help_nobody_are_not_called_enough() -> None:
    sessions = [session(n, 5, 5, minutes=4.0 if n % 2 else 15.0) for n in range(40)]
    sessions += [rest(40 + n, 5, 5) for n in range(10)]
    assert found(with_days(sessions)).enough_minutes is None


def lasting(half_life_h: float, *, n: int = 120, effect: float = -2.0, seed: int = 3) -> Diary:
    """Massages whose relief halves so fast, rated right after, later and the next morning; rests in three."""
    draw = random.Random(seed)
    sessions = []
    for k in range(n):
        before, resting = float(draw.randint(4, 8)), k % 3 == 2
        left = [0.0 if resting else effect * 0.5 ** (hours / half_life_h) for hours in (0.0, 1.5, 10.0)]
        after, later, morning = (round(before + one + draw.gauss(0, 0.6)) for one in left)
        made = (rest if resting else session)(k, before, max(after, 0))
        sessions.append(
            replace(
                made,
                later_nrs=float(min(max(later, 0), 10)),
                next_morning_nrs=float(min(max(morning, 0), 10)),
            )
        )
    return with_days(sessions, usual=6)


@pytest.mark.parametrize("half_life_h", [1.5, 6.0])
def test_the_half_life_is_told_with_its_interval(half_life_h: float) -> None:
    lasts = found(lasting(half_life_h)).half_life_hours
    assert lasts.claimed
    assert lasts.low is not None
    assert lasts.high is not None
    assert lasts.low <= half_life_h <= lasts.high


def test_relief_becomes_less_with_time() -> None:
    curve = found(lasting(3.0)).relief
    assert [one.hours for one in curve] == [0.0, 1.5, 10.0]
    assert curve[0].change < curve[1].change < curve[2].change
    assert all(one.low <= one.change <= one.high for one in curve)


def test_a_half_life_that_cannot_be_told_is_an_answer() -> None:
    nothing = found(lasting(3.0, effect=0.0))
    assert (nothing.half_life_hours.hours, nothing.half_life_hours.claimed) == (None, False)
    few = lasting(3.0, n=15)
    assert found(few).half_life_hours.hours is None
    without = replace(few, sessions=tuple(s for s in few.sessions if s.technique != "rest"))
    assert found(without).half_life_hours.hours is None


def test_without_noise_the_half_life_is_exact() -> None:
    made = next(
        one
        for one in (
            massaging(days=120, seed=seed, world=INDICATED, noise=0) for seed in range(400_010, 400_040)
        )
        if one.truth.immediate_nrs and one.truth.immediate_nrs < -1 and one.truth.half_life_h < 6
    )
    lasts = found(made.diary).half_life_hours
    assert lasts.hours == pytest.approx(made.truth.half_life_h, rel=0.15)
