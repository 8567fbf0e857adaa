"""What massage does at once: beyond what comes anyway, against sit-downs or within bounds."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fodro.analysis import analyse
from fodro.analysis.massage.immediate import MIN_MASSAGES, MIN_RESTS, SIT_DOWN_NRS
from fodro.analysis.simulate.massaging import COIN, INDICATED, MASSAGE_WORLDS, massaging
from fodro.domain.body import Side
from fodro.domain.diary import Diary, Session
from fodro.domain.findings import Findings
from fodro.domain.massage_findings import ImmediateEffect, MassageFindings
from fodro.exchange.findings_json import findings_json, read_findings
from tests.analysis.diaries import day
from tests.analysis.massages import drawn, later_by, rest, session, with_days


def found(diary: Diary) -> MassageFindings:
    massage = analyse(diary).massage
    assert massage is not None
    return massage


def at_once(diary: Diary) -> ImmediateEffect:
    return found(diary).immediate


def holds(effect: ImmediateEffect, truth: float) -> bool:
    assert effect.low is not None
    assert effect.high is not None
    return effect.low <= truth <= effect.high


def reasons(diary: Diary) -> dict[str, str]:
    return {entry.question: entry.reason for entry in analyse(diary).not_enough}


@pytest.mark.parametrize("world", MASSAGE_WORLDS.values(), ids=lambda world: world.name)
@pytest.mark.parametrize("seed", [400_001, 400_002])
def test_without_noise_the_effect_is_found_exactly(seed: int, world: object) -> None:
    made = massaging(days=90, seed=seed, world=world, noise=0)  # type: ignore[arg-type]
    effect, truth = at_once(made.diary), made.truth.immediate_nrs
    assert effect.basis == "rest"
    assert effect.effect == pytest.approx(truth, abs=0.03)


def test_a_clear_effect_is_claimed_against_sit_downs() -> None:
    effect = at_once(drawn(60, effect=-1.2))
    assert effect.claimed
    assert (effect.basis, effect.n, effect.n_rest) == ("rest", 40, 20)
    assert holds(effect, -1.2)
    assert effect.high is not None
    assert effect.high < 0


def test_what_sit_downs_bring_too_is_not_credited_to_massage() -> None:
    effect = at_once(drawn(60, effect=0.0))
    assert not effect.claimed
    assert holds(effect, 0.0)


def test_without_sit_downs_there_are_bounds_that_admit_what_comes_anyway() -> None:
    effect = at_once(drawn(60, effect=-0.5, rests=0))
    assert effect.basis == "bounds"
    assert not effect.claimed
    assert holds(effect, -0.5)
    assert effect.low is not None
    assert effect.high is not None
    assert effect.high - effect.low >= SIT_DOWN_NRS[1] - SIT_DOWN_NRS[0]


def test_within_bounds_only_what_no_natural_course_explains_is_claimed() -> None:
    assert at_once(drawn(60, effect=-2.5, rests=0)).claimed
    assert not at_once(drawn(60, effect=0.0, rests=0)).claimed


def test_a_few_sit_downs_narrow_the_bounds_and_enough_end_them() -> None:
    every = drawn(60, effect=-1.0)
    rests = [one for one in every.sessions if one.technique == "rest"]
    massages = [one for one in every.sessions if one.technique != "rest"]
    widths = []
    for n in (0, 1, MIN_RESTS - 1, MIN_RESTS, len(rests)):
        effect = at_once(replace(every, sessions=(*massages, *rests[:n])))
        assert effect.low is not None
        assert effect.high is not None
        assert effect.n_rest == n
        assert effect.basis == ("rest" if n >= MIN_RESTS else "bounds")
        widths.append(effect.high - effect.low)
    assert widths == sorted(widths, reverse=True)


def test_regression_to_the_mean_alone_is_no_effect() -> None:
    """Massages begin when a rating is high by chance, and the next one is as usual again."""
    draw = random.Random(3)
    sessions = [
        session(n, float(round(7 + draw.uniform(0, 1))), float(round(5 + draw.gauss(0, 0.8))))
        for n in range(40)
    ]
    effect = at_once(with_days(sessions, usual=5))
    assert holds(effect, 0.0)
    assert not effect.claimed


def test_pain_that_rises_after_massages_is_told_as_more() -> None:
    effect = at_once(drawn(60, effect=1.5))
    assert effect.claimed
    assert effect.effect is not None
    assert effect.effect > 1


def test_ratings_that_never_change_are_an_answer() -> None:
    same = with_days([*(session(n, 4, 4) for n in range(20)), *(rest(20 + n, 4, 4) for n in range(8))])
    effect = at_once(same)
    assert effect.effect == pytest.approx(0, abs=0.05)
    assert not effect.claimed
    assert holds(effect, 0.0)
    assert effect.low is not None
    assert effect.low < -0.1
    assert reasons(same)["massage_immediate"] == "ratings_never_change"


@pytest.mark.parametrize(
    ("sessions", "n", "n_rest"),
    [
        ([session(n, 5, None) for n in range(20)], 0, 0),
        ([rest(n, 5, 4) for n in range(20)], 0, 20),
        ([session(n, 5, 3) for n in range(MIN_MASSAGES - 1)], MIN_MASSAGES - 1, 0),
        ([session(n, 0, 0) for n in range(20)], 0, 0),
    ],
    ids=["no after rating", "only rests", "four massages", "nothing to relieve"],
)
def test_what_cannot_be_told_is_said(sessions: list[Session], n: int, n_rest: int) -> None:
    diary = with_days(sessions)
    effect = at_once(diary)
    assert effect == ImmediateEffect(None, None, None, claimed=False, n=n, basis="none", n_rest=n_rest)
    assert reasons(diary)["massage_immediate"] == "too_few_massages"


def test_no_session_at_all_asks_nothing() -> None:
    diary = with_days([session(0, 5, 4)])
    assert not any(question.startswith("massage") for question in reasons(replace(diary, sessions=())))


def test_five_massages_are_bounds_and_never_a_claim_of_little() -> None:
    effect = at_once(with_days([session(n, 5, 4) for n in range(5)]))
    assert (effect.basis, effect.n, effect.claimed) == ("bounds", 5, False)


def test_sessions_without_any_check_in_are_not_answered() -> None:
    diary = replace(with_days([session(n, 5, 3) for n in range(20)]), ratings=())
    assert at_once(diary).basis == "none"
    assert reasons(diary)["massage_immediate"] == "no_check_ins"


def test_both_feet_one_after_the_other_are_one_massage() -> None:
    one = [session(n, 5, 3.0 + n % 2) for n in range(12)]
    left = [replace(each, side=Side.LEFT, before_nrs=4.0, minutes=5.0) for each in one]
    right = [later_by(6, replace(each, side=Side.RIGHT, before_nrs=6.0, minutes=5.0)) for each in one]
    assert at_once(with_days([*left, *right])) == at_once(with_days(one))


def test_a_scale_that_changed_halfway_is_answered() -> None:
    first = [session(n, 6, 4) for n in range(20)] + [rest(20 + n, 6, 6) for n in range(6)]
    second = [session(30 + n, 60 / 10, 20 / 10) for n in range(20)]
    tens = [session(60 + n, 10, 10) for n in range(5)]
    effect = at_once(with_days([*first, *second, *tens]))
    assert effect.effect is not None
    assert effect.effect < -1


def test_half_points_and_a_month_without_anything_are_fine() -> None:
    sessions = [session(3 * n, 5.5, 4.5 - 0.5 * (n % 2)) for n in range(20)]
    sessions += [rest(100 + n, 5.5, 5.5) for n in range(6)]
    assert at_once(with_days(sessions)).claimed


def test_the_order_in_which_sessions_are_written_changes_nothing() -> None:
    diary = massaging(days=90, seed=400_003, world=INDICATED).diary
    shuffled = list(diary.sessions)
    random.Random(1).shuffle(shuffled)
    assert found(replace(diary, sessions=tuple(shuffled))) == found(diary)


def test_the_same_diary_gives_the_same_answer_and_survives_json() -> None:
    findings: Findings = analyse(massaging(days=90, seed=400_004, world=COIN).diary)
    again = analyse(massaging(days=90, seed=400_004, world=COIN).diary)
    assert findings_json(findings) == findings_json(again)
    assert read_findings(findings_json(findings)).massage == findings.massage
    assert "massage" not in findings.not_examined


def test_a_diary_moved_by_weeks_gives_the_same_answer() -> None:
    diary = massaging(days=60, seed=400_005, world=INDICATED).diary
    weeks = timedelta(days=70)
    moved = Diary(
        tuple(replace(r, at=r.at + weeks, on=r.on and r.on + weeks) for r in diary.ratings),
        tuple(replace(s, start=s.start + weeks) for s in diary.sessions),
    )
    assert found(moved).immediate == found(diary).immediate


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.builds(
            Session,
            start=st.builds(
                datetime.combine, st.integers(0, 60).map(day), st.builds(time, st.integers(0, 23))
            ),
            minutes=st.floats(0, 600),
            technique=st.sampled_from(["rest", "kneading", "rolling", "x" * 40]),
            tool=st.sampled_from(["", "hand", "none"]),
            before_nrs=st.none() | st.floats(0, 10),
            after_nrs=st.none() | st.floats(0, 10),
            later_nrs=st.none() | st.floats(0, 10),
            next_morning_nrs=st.none() | st.floats(0, 10),
            side=st.sampled_from([None, *Side]),
        ),
        min_size=1,
        max_size=40,
    )
)
def test_any_sessions_give_an_answer_without_a_number_that_is_none(sessions: list[Session]) -> None:
    findings = analyse(with_days(sessions, days=61))
    assert findings_json(findings)
    massage = findings.massage
    assert massage is not None
    now = massage.immediate
    assert now.effect is None or (now.low is not None and now.high is not None and now.low <= now.high)
