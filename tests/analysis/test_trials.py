"""Experiments against known truth: what is told, by the draw and by what was done, and when nothing is."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fodro.analysis.policy.trials import chance_of
from fodro.analysis.simulate.experimenting import GAPS, PLAIN, WHOLE_NUMBERS, tried
from fodro.analysis.trials.answering import analysed
from fodro.analysis.trials.draws import possible_draws, signs_of
from fodro.analysis.trials.noise import noise_of
from fodro.domain.body import Side
from fodro.domain.civil import DayPart
from fodro.domain.diary import Diary, Rating
from fodro.domain.drawing import redrawn, redrawn_days
from fodro.domain.experiments import Allotment, Arm, Design, Done, Experiment, Outcome
from fodro.domain.trial_findings import TrialFinding, Verdict

START = date(2026, 3, 2)
SEED = "c0" * 32
BY_DAY = (Design.THIS_OR_THAT, Design.MASSAGE_OR_REST, Design.COMPLETE)


def planned(design: Design, n_days: int, **fields: object) -> Experiment:
    plan = Experiment("e1", design, "other", "a", "b", START, n_days, SEED, **fields)  # type: ignore[arg-type]
    return replace(plan, drawn=redrawn_days(plan))


def rated(experiment: Experiment, effect: float, *, noise: float = 0.0, side: float = 0.0) -> Experiment:
    """Return `experiment` with pain of 5 that A (the treated foot) changes by `effect`."""
    rng = np.random.default_rng(3)
    outcomes = []
    for day in experiment.drawn:
        is_a, chance = day.arm is Arm.A, noise * rng.normal(size=2)
        if experiment.design is Design.SPLIT_FOOT:
            left, right = 5 + side + effect * is_a + chance[0], 5 + effect * (not is_a) + chance[1]
            outcomes.append(Outcome(day.day, left=left, right=right))
        else:
            outcomes.append(Outcome(day.day, value=5 + effect * is_a + chance[0]))
    return replace(experiment, outcomes=tuple(outcomes))


@pytest.mark.parametrize("design", Design)
@pytest.mark.parametrize("effect", [-1.5, 1.5])
def test_without_noise_the_difference_is_told_exactly(design: Design, effect: float) -> None:
    found = analysed(rated(planned(design, 20), effect))
    assert found.verdict is (Verdict.A_LOWER if effect < 0 else Verdict.B_LOWER)
    assert found.effect == pytest.approx(effect)
    assert (found.n_a + found.n_b, found.n_missed) == (20, 0)


def test_a_difference_of_the_persons_own_feet_is_not_taken_for_an_effect() -> None:
    found = analysed(rated(planned(Design.SPLIT_FOOT, 20), 0.0, noise=0.3, side=4.0))
    assert found.claimed is False
    assert abs(found.effect or 0.0) < 0.5


@pytest.mark.parametrize("design", Design)
def test_swapping_the_names_of_the_arms_turns_the_answer_round(design: Design) -> None:
    one = rated(planned(design, 24), -1.0, noise=0.8)
    other = {Arm.A: Arm.B, Arm.B: Arm.A}
    swapped = replace(one, seed="", drawn=tuple(replace(day, arm=other[day.arm]) for day in one.drawn))
    found, turned = analysed(replace(one, seed="")), analysed(swapped)
    assert turned.effect == pytest.approx(-(found.effect or 0.0))
    assert turned.p == pytest.approx(found.p, abs=0.02)


def test_the_same_experiment_always_gets_the_same_answer_and_another_start_does_not_matter() -> None:
    one = tried(Design.SPLIT_FOOT, 21, seed=400_001, size_nrs=-1.0).experiment
    assert analysed(one) == analysed(one)
    later = timedelta(days=400)
    moved = replace(
        one,
        start=one.start + later,
        drawn=tuple(replace(day, day=day.day + later) for day in one.drawn),
        outcomes=tuple(replace(each, day=each.day + later) for each in one.outcomes),
    )
    assert replace(analysed(moved), pairings=()) == replace(analysed(one), pairings=())


def test_every_draw_that_could_have_been_is_compared_where_they_are_few() -> None:
    draws = possible_draws(planned(Design.THIS_OR_THAT, 12))
    assert len(np.unique(np.vstack([draws, -draws]), axis=0)) == 2 * len(draws) == 2**6
    assert np.all(draws.reshape(-1, 6, 2).sum(axis=2) == 0)
    assert len(possible_draws(planned(Design.SPLIT_FOOT, 9))) == 6 * 6


@pytest.mark.parametrize("design", Design)
def test_draws_by_chance_are_draws_that_the_seed_could_have_made(design: Design) -> None:
    plan = planned(design, 60, washout_days=1)
    draws = possible_draws(plan)
    seeds = (f"{n:064x}" for n in range(400))
    made = np.array([signs_of([day.arm for day in redrawn_days(replace(plan, seed=seed))]) for seed in seeds])
    assert np.abs(draws.mean(axis=0)).max() < 0.08
    together = [each.T @ each / len(each) for each in (draws, made)]
    assert np.abs(together[0] - together[1]).max() < 0.3
    assert np.abs(draws.sum(axis=1)).max() <= np.abs(made.sum(axis=1)).max() + 4


def test_the_draws_of_an_experiment_edited_halfway_are_those_of_its_parts() -> None:
    edited = redrawn(planned(Design.THIS_OR_THAT, 10), START + timedelta(days=3), n_days=4)
    draws = possible_draws(edited)
    assert draws.shape == (2 * 2 * 2, 7)
    assert {tuple(draw[:2]) for draw in draws} == {(1, -1)}
    assert {draw[2] for draw in draws} == {1, -1}
    assert {tuple(draw[3:5]) for draw in draws} == {(1, -1), (-1, 1)}


def test_the_chance_told_is_the_share_of_draws_that_show_as_much() -> None:
    one = rated(planned(Design.THIS_OR_THAT, 12), -0.8, noise=1.0)
    value = np.array([each.value for each in one.outcomes])
    noise = noise_of(np.arange(12), value)
    made = signs_of([day.arm for day in one.drawn]) / 2
    shown = []
    for order in product((1, -1), repeat=6):
        draw = np.array([[sign, -sign] for sign in order]).ravel() / 2
        shown.append(abs(draw @ noise.precision @ value) / (draw @ noise.precision @ draw) ** 0.5)
    own = abs(made @ noise.precision @ value) / (made @ noise.precision @ made) ** 0.5
    assert analysed(one).p == pytest.approx(np.mean([each >= own - 1e-9 for each in shown]), abs=1e-4)


def test_the_interval_holds_the_differences_the_test_does_not_refuse() -> None:
    one = rated(planned(Design.THIS_OR_THAT, 16), -1.0, noise=0.8)
    found = analysed(one)
    assert found.low is not None
    assert found.high is not None
    assert found.low < (found.effect or 0.0) < found.high
    apart = found.high - found.low
    for end, inside in ((found.low, 0.1 * apart), (found.high, -0.1 * apart)):
        assert p_less(one, end - inside) < 0.12
        assert p_less(one, end + inside) > 0.08


def p_less(experiment: Experiment, difference: float) -> float:
    """Return the chance told once `difference` is taken off the days of A."""
    arms = {day.day: day.arm for day in experiment.drawn}
    outcomes = tuple(
        replace(each, value=(each.value or 0.0) - difference * (arms[each.day] is Arm.A))
        for each in experiment.outcomes
    )
    return analysed(replace(experiment, outcomes=outcomes)).p or 0.0


def test_days_of_washout_are_left_out() -> None:
    one = rated(planned(Design.THIS_OR_THAT, 32, washout_days=1), -2.0)
    wild = tuple(
        replace(each, value=10.0) if not day.counts else each
        for day, each in zip(one.drawn, one.outcomes, strict=True)
    )
    found = analysed(replace(one, outcomes=wild))
    assert found.effect == pytest.approx(-2.0)
    assert (found.n_washout, found.n_a + found.n_b) == (16, 16)


def test_a_missed_day_is_missing_and_not_a_zero() -> None:
    one = rated(planned(Design.THIS_OR_THAT, 24), -2.0)
    kept = tuple(each for n, each in enumerate(one.outcomes) if n % 5)
    empty = tuple(each if n % 5 else Outcome(each.day) for n, each in enumerate(one.outcomes))
    found, told_empty = analysed(replace(one, outcomes=kept)), analysed(replace(one, outcomes=empty))
    assert found.effect == pytest.approx(-2.0)
    assert found.n_missed == 5
    assert told_empty == found


def test_by_the_draw_every_day_counts_and_by_what_was_done_only_what_is_known() -> None:
    one = rated(planned(Design.SPLIT_FOOT, 24), -2.0, noise=0.4)
    both = tuple(Done(day.day, None if n % 4 == 0 else day.arm) for n, day in enumerate(one.drawn[:-2]))
    found = analysed(replace(one, done=both))
    assert found.as_done is not None
    assert found.n_a + found.n_b == 24
    assert (found.as_done.n_neither, found.as_done.n_unknown, found.as_done.n_otherwise) == (6, 2, 0)
    assert found.as_done.n_a + found.as_done.n_b == 16
    assert found.as_done.effect == pytest.approx(-2.0, abs=0.4)


def test_days_that_were_done_the_other_way_weaken_the_answer_by_the_draw_only() -> None:
    one = planned(Design.THIS_OR_THAT, 28)
    other = {Arm.A: Arm.B, Arm.B: Arm.A}
    done = tuple(Done(d.day, other[d.arm] if n % 4 == 0 else d.arm) for n, d in enumerate(one.drawn))
    outcomes = tuple(
        Outcome(each.day, value=6.0 - 2 * (each.arm is Arm.A) + n % 2) for n, each in enumerate(done)
    )
    found = analysed(replace(one, done=done, outcomes=outcomes))
    assert found.as_done is not None
    assert found.as_done.n_otherwise == 7
    assert abs(found.effect or 0.0) < 1.6
    assert found.as_done.effect == pytest.approx(-2.0, abs=0.5)


def test_nothing_noted_is_not_as_drawn() -> None:
    found = analysed(rated(planned(Design.THIS_OR_THAT, 20), -1.0))
    assert found.as_done is None


NOTHING_TO_TELL = {
    "no_days": replace(planned(Design.THIS_OR_THAT, 20)),
    "too_few_pairs": rated(planned(Design.THIS_OR_THAT, 5), -2.0, noise=0.5),
    "ratings_never_change": replace(
        planned(Design.THIS_OR_THAT, 20),
        outcomes=tuple(Outcome(START + timedelta(days=n), value=3.0) for n in range(20)),
    ),
    "one_arm_only": replace(
        planned(Design.THIS_OR_THAT, 20),
        outcomes=tuple(
            Outcome(day.day, value=float(n))
            for n, day in enumerate(planned(Design.THIS_OR_THAT, 20).drawn)
            if day.arm is Arm.A
        )[:10],
    ),
    "noisy": rated(planned(Design.THIS_OR_THAT, 14), 0.0, noise=2.5),
}  # fmt: skip


@pytest.mark.parametrize("reason", NOTHING_TO_TELL)
def test_what_cannot_be_told_says_why(reason: str) -> None:
    found = analysed(NOTHING_TO_TELL[reason])
    assert (found.verdict, found.reason, found.claimed) == (Verdict.CANNOT_TELL, reason, False)
    assert found.more_days is None or found.more_days > 0


def test_five_days_never_show_anything_however_large() -> None:
    found = analysed(rated(planned(Design.THIS_OR_THAT, 5), -9.0))
    assert found.claimed is False
    assert found.detectable is None


def test_a_quiet_experiment_says_that_no_difference_is_larger_than() -> None:
    found = analysed(rated(planned(Design.SPLIT_FOOT, 40), 0.0, noise=0.3))
    assert found.verdict is Verdict.NO_LARGER
    assert found.no_larger_than is not None
    assert 0 < found.no_larger_than < 1
    assert found.more_days == 0


def test_nothing_is_told_before_the_end() -> None:
    found = analysed(rated(planned(Design.THIS_OR_THAT, 20), -3.0), over=False)
    assert (found.verdict, found.effect, found.p, found.pairings) == (Verdict.RUNNING, None, None, ())


def test_days_after_the_end_do_not_count() -> None:
    one = replace(rated(planned(Design.THIS_OR_THAT, 30), -1.0), ended=START + timedelta(days=20))
    found = analysed(one)
    assert found.n_a + found.n_b == 20
    assert len(found.pairings) == 10


def test_whoever_adds_days_when_it_is_over_has_looked_twice() -> None:
    plan = planned(Design.THIS_OR_THAT, 14)
    longer = redrawn(plan, START + timedelta(days=14), n_days=14)
    halfway = redrawn(plan, START + timedelta(days=6), n_days=14)
    assert [chance_of(each) for each in (plan, halfway, longer)] == [0.05, 0.05, 0.025]
    assert analysed(rated(halfway, -2.0)).edited is True


def test_a_draw_that_was_changed_is_named_and_still_analysed() -> None:
    one = rated(planned(Design.THIS_OR_THAT, 20), -2.0, noise=0.4)
    first, second, *rest = one.drawn
    forged = replace(one, drawn=(replace(first, arm=Arm.A), replace(second, arm=Arm.A), *rest))
    found = analysed(forged)
    assert found.differing == tuple(day.day for day in (first, second) if day.arm is Arm.B)
    assert found.effect is not None


def test_an_experiment_from_elsewhere_with_other_numbers_of_each_is_compared_with_its_own_shuffles() -> None:
    arms = [Arm.A] * 6 + [Arm.B] * 12
    drawn = tuple(Allotment(START + timedelta(days=n), 0, arm) for n, arm in enumerate(arms[::-1]))
    one = Experiment("x", Design.COMPLETE, "other", "a", "b", START, 18, "", drawn=drawn)
    assert set(possible_draws(one).sum(axis=1)) == {-6.0}
    assert analysed(rated(one, -2.0, noise=0.3)).claimed is True


@pytest.mark.parametrize(("design", "n_days"), [(Design.THIS_OR_THAT, 28), (Design.SPLIT_FOOT, 21)])
@pytest.mark.parametrize("memory", [0.0, 0.8])
def test_where_nothing_is_to_be_found_few_are_told_something(
    design: Design, n_days: int, memory: float
) -> None:
    told = [analysed(tried(design, n_days, seed=400_000 + k, memory=memory).experiment) for k in range(80)]
    assert sum(one.claimed for one in told) <= 10  # 4 expected; 11 or more in 2 of 1,000 runs


def test_a_point_is_told_within_21_days_of_one_foot_against_the_other() -> None:
    told = [
        analysed(tried(Design.SPLIT_FOOT, 21, seed=410_000 + k, size_nrs=-1.0, life=WHOLE_NUMBERS).experiment)
        for k in range(60)
    ]
    assert sum(one.verdict is Verdict.A_LOWER for one in told) >= 44
    assert sum(one.verdict is Verdict.B_LOWER for one in told) == 0


def test_intervals_hold_the_truth_nine_times_of_ten() -> None:
    made = [tried(Design.THIS_OR_THAT, 28, seed=420_000 + k, size_nrs=1.0, life=GAPS) for k in range(80)]
    told = [(analysed(one.experiment), one.truth) for one in made]
    inside = sum((one.low or -9) <= truth <= (one.high or 9) for one, truth in told)
    assert 64 <= inside <= 79


@settings(deadline=None, max_examples=60)
@given(
    design=st.sampled_from(Design),
    n_days=st.integers(1, 40),
    washout=st.integers(0, 3),
    scores=st.lists(st.none() | st.integers(0, 10), min_size=40, max_size=40),
    done=st.lists(st.none() | st.sampled_from(Arm), max_size=40),
)
def test_whatever_was_rated_there_is_an_answer(
    design: Design, n_days: int, washout: int, scores: list[int | None], done: list[Arm | None]
) -> None:
    plan = planned(design, n_days, washout_days=washout)
    outcomes = tuple(
        Outcome(day.day, value=score, left=score, right=None if score is None else (score * 7) % 11)
        for day, score in zip(plan.drawn, scores, strict=False)
    )
    lived = tuple(Done(day.day, arm) for day, arm in zip(plan.drawn, done, strict=False))
    found = analysed(replace(plan, outcomes=outcomes, done=lived))
    json.dumps(found.to_dict(), allow_nan=False)
    assert sane(found)


def sane(found: TrialFinding) -> bool:
    inside = None in (found.low, found.high, found.effect) or found.low <= found.effect <= found.high  # type: ignore[operator]
    said = found.claimed == (found.verdict in (Verdict.A_LOWER, Verdict.B_LOWER))
    return inside and said and (found.p is None or 0 < found.p <= 1)


def rating(day: date, hour: int, nrs: float, side: Side | None = None, **fields: object) -> Rating:
    part = fields.pop("part", DayPart.EVENING)
    region = str(fields.pop("region", "heel"))
    at = datetime.combine(day, time(hour))
    return Rating(at, region, side, nrs, part, **fields)  # type: ignore[arg-type]


def told_of(diary: Diary, experiment: Experiment) -> list[tuple[float | None, ...]]:
    from fodro.analysis.trials.outcomes import outcomes_of

    return [(each.value, each.left, each.right) for each in outcomes_of(experiment, diary)]


NEXT = START + timedelta(days=1)


def test_the_evening_is_what_was_noted_in_the_evening_also_after_midnight() -> None:
    noted = (
        rating(START, 9, 1, part=DayPart.MORNING),
        rating(START, 18, 4),
        rating(START, 21, 6),
        rating(NEXT, 0, 8, part=DayPart.NIGHT, on=START),
        rating(NEXT, 3, 9, part=DayPart.NIGHT),
    )
    assert told_of(Diary(noted), planned(Design.THIS_OR_THAT, 4)) == [(6.0, None, None)]
    assert told_of(Diary(noted), planned(Design.MASSAGE_OR_REST, 4)) == [(8.0, None, None)]


def test_the_next_morning_belongs_to_the_day_before() -> None:
    noted = (
        rating(START, 7, 1, part=DayPart.FIRST_STEPS),
        rating(NEXT, 7, 5, part=DayPart.FIRST_STEPS),
        rating(NEXT, 9, 2, part=DayPart.MORNING),
    )
    morning = planned(Design.THIS_OR_THAT, 4, since_outcome="next-morning")
    assert told_of(Diary(noted), morning) == [(5.0, None, None)]


def test_the_day_is_the_mean_of_its_check_ins() -> None:
    noted = tuple(rating(START + timedelta(days=n), 19, n + 2.0) for n in range(3))
    day = planned(Design.THIS_OR_THAT, 4, since_outcome="day")
    assert told_of(Diary(noted), day) == [(2.0, None, None), (3.0, None, None), (4.0, None, None)]


def test_feet_are_compared_where_both_were_rated_at_the_same_moment() -> None:
    noted = (
        rating(START, 20, 6, Side.LEFT),
        rating(START, 20, 3, Side.RIGHT),
        rating(START, 20, 9, Side.LEFT, region="arch"),
        rating(NEXT, 20, 6, Side.LEFT),
        rating(NEXT + timedelta(days=1), 18, 5, Side.LEFT),
        rating(NEXT + timedelta(days=1), 21, 5, Side.RIGHT),
    )
    assert told_of(Diary(noted), planned(Design.SPLIT_FOOT, 4)) == [(None, 6.0, 3.0)]


def test_outcomes_of_the_experiment_come_before_those_of_the_diary() -> None:
    own = replace(planned(Design.THIS_OR_THAT, 4), outcomes=(Outcome(START, value=1.0),))
    assert told_of(Diary((rating(START, 20, 6),)), own) == [(1.0, None, None)]
    assert told_of(Diary((rating(START - timedelta(days=1), 20, 6),)), planned(Design.THIS_OR_THAT, 4)) == []


def test_a_diary_says_what_its_experiment_has_shown() -> None:
    plan = planned(Design.SPLIT_FOOT, 21)
    rng = np.random.default_rng(5)
    noted = []
    for day in plan.drawn:
        for side, treated in ((Side.LEFT, Arm.A), (Side.RIGHT, Arm.B)):
            pain = 6 + rng.normal() - 2.5 * (day.arm is treated)
            noted.append(rating(day.day, 21, float(np.clip(round(pain), 0, 10)), side))
    found = analysed(plan, Diary(tuple(noted)))
    assert found.verdict is Verdict.A_LOWER
    assert found.effect == pytest.approx(-2.5, abs=0.7)
    assert len(found.pairings) == 21
    assert Counter(pair.a is None for pair in found.pairings) == {False: 21}


def test_simulated_noise_is_seen_as_it_is() -> None:
    seen = {}
    for memory in (0.0, 0.9):
        ratings = tried(Design.THIS_OR_THAT, 300, seed=430_000, memory=memory, life=PLAIN).experiment.outcomes
        noise = noise_of(np.arange(300), np.array([each.value for each in ratings]))
        seen[memory] = (noise.sd, noise.memory)
    assert seen[0.0][0] == pytest.approx(1.3, abs=0.2)
    assert seen[0.0][1] < 0.15
    assert seen[0.9][1] == pytest.approx(0.54, abs=0.15)
