"""The draw is the same everywhere, balanced whatever its length and seed, and can be checked afterwards."""

import hashlib
import json
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from math import sqrt
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodro.domain.drawing import checked, drawn, orders, redrawn, redrawn_days
from fodro.domain.experiments import Allotment, Arm, Design, Experiment

START = date(2026, 3, 2)
GOLDEN = Path(__file__).parent / "drawing_golden.json"
BLOCKED = (Design.THIS_OR_THAT, Design.MASSAGE_OR_REST, Design.SPLIT_FOOT)

seeds = st.binary(min_size=32, max_size=32).map(bytes.hex)
designs = st.sampled_from(Design)
lengths = st.integers(1, 120)
washouts = st.integers(0, 5)


def seed_number(n: int) -> str:
    return hashlib.sha256(str(n).encode()).hexdigest()


def experiment(design: Design = Design.SPLIT_FOOT, n_days: int = 21, **fields: Any) -> Experiment:
    planned = Experiment(
        key="e1",
        design=design,
        subject="other",
        a="left",
        b="right",
        start=START,
        n_days=n_days,
        seed=seed_number(1),
        **fields,
    )
    return replace(planned, drawn=redrawn_days(planned))


def blocks_of(days: tuple[Allotment, ...]) -> list[list[Allotment]]:
    return [list(of) for _, of in groupby(days, key=lambda allotment: allotment.block)]


def written(days: tuple[Allotment, ...]) -> str:
    return " ".join(f"{day.block}{day.arm.value if day.counts else day.arm.value.lower()}" for day in days)


@given(design=designs, seed=seeds, n_days=lengths, washout=washouts)
def test_every_day_is_drawn_once_and_in_order(design: Design, seed: str, n_days: int, washout: int) -> None:
    days = drawn(design, START, n_days, seed=seed, washout_days=washout)
    assert [allotment.day for allotment in days] == [START + timedelta(days=n) for n in range(n_days)]
    numbers = [block[0].block for block in blocks_of(days)]
    assert numbers == list(range(len(numbers)))


@given(design=designs, seed=seeds, n_days=lengths)
def test_every_block_is_balanced(design: Design, seed: str, n_days: int) -> None:
    for block in blocks_of(drawn(design, START, n_days, seed=seed)):
        n_a = sum(allotment.arm is Arm.A for allotment in block)
        assert abs(2 * n_a - len(block)) <= 1
        assert n_a * 2 == len(block) or len(block) % 2 == 1


@given(design=st.sampled_from(BLOCKED), seed=seeds, n_days=lengths, washout=washouts)
def test_with_washout_the_days_that_count_are_balanced(
    design: Design, seed: str, n_days: int, washout: int
) -> None:
    for block in blocks_of(drawn(design, START, n_days, seed=seed, washout_days=washout)):
        counted = Counter(allotment.arm for allotment in block if allotment.counts)
        assert abs(counted[Arm.A] - counted[Arm.B]) <= (1 if washout == 0 else 0)


@given(design=designs, seed=seeds, n_days=lengths, washout=washouts)
def test_no_day_within_the_washout_of_a_change_counts(
    design: Design, seed: str, n_days: int, washout: int
) -> None:
    days = drawn(design, START, n_days, seed=seed, washout_days=washout)
    changes = [n for n in range(1, n_days) if days[n].arm is not days[n - 1].arm]
    assert not any(days[n].counts for at in changes for n in range(at, min(n_days, at + washout)))


@given(design=designs, one=seeds, other=seeds, n_days=lengths, washout=washouts)
def test_which_days_count_does_not_depend_on_the_draw(
    design: Design, one: str, other: str, n_days: int, washout: int
) -> None:
    draws = [drawn(design, START, n_days, seed=seed, washout_days=washout) for seed in (one, other)]
    assert [day.counts for day in draws[0]] == [day.counts for day in draws[1]]


@pytest.mark.parametrize("design", BLOCKED)
def test_every_order_comes_as_often_as_the_others(design: Design) -> None:
    size = 4 if design is Design.SPLIT_FOOT else 2
    seen: Counter[tuple[Arm, ...]] = Counter()
    for n in range(60):
        days = drawn(design, START, 10 * size, seed=seed_number(n))
        seen.update(tuple(day.arm for day in block) for block in blocks_of(days))
    assert set(seen) == set(orders(size))
    expected = seen.total() / len(orders(size))
    assert all(abs(n - expected) < 4 * sqrt(expected) for n in seen.values())


def test_complete_puts_either_arm_on_any_day() -> None:
    draws = [drawn(Design.COMPLETE, START, 11, seed=seed_number(n)) for n in range(400)]
    for place in range(11):
        n_a = sum(days[place].arm is Arm.A for days in draws)
        assert abs(n_a - 200) < 40
    assert {sum(day.arm is Arm.A for day in days) for days in draws} == {5, 6}


def test_longer_washout_makes_longer_runs_until_too_few_pairs_are_left() -> None:
    long = drawn(Design.THIS_OR_THAT, START, 60, seed=seed_number(3), washout_days=2)
    short = drawn(Design.THIS_OR_THAT, START, 36, seed=seed_number(3), washout_days=2)
    assert sum(day.counts for day in long[:8]) == 4
    assert sum(day.counts for day in short[:6]) == 2


@pytest.mark.parametrize(("n_days", "washout"), [(0, 0), (367, 0), (10, -1), (10, 15)])
def test_a_draw_out_of_range_is_refused(n_days: int, washout: int) -> None:
    with pytest.raises(ValueError, match=r"days"):
        drawn(Design.THIS_OR_THAT, START, n_days, seed=seed_number(1), washout_days=washout)


@given(design=designs, n_days=lengths, washout=washouts, at=st.integers(0, 119), more=st.integers(1, 60))
def test_editing_halfway_keeps_what_was_drawn_before(
    design: Design, n_days: int, washout: int, at: int, more: int
) -> None:
    planned = experiment(design, n_days, washout_days=washout)
    day = START + timedelta(days=min(at, n_days))
    edited = redrawn(planned, day, n_days=more)
    n_kept = (day - START).days
    assert edited.drawn[:n_kept] == planned.drawn[:n_kept]
    assert len(edited.drawn) == n_kept + more
    assert checked(edited) == ()
    assert redrawn(edited, day, n_days=more) == edited
    assert edited.commitment == planned.commitment


def test_editing_twice_keeps_both_edits() -> None:
    once = redrawn(experiment(), START + timedelta(days=5), n_days=12)
    twice = redrawn(once, START + timedelta(days=9), n_days=10)
    assert twice.drawn[:9] == once.drawn[:9]
    assert len(twice.redraws) == 2
    assert checked(twice) == ()
    with pytest.raises(ValueError, match="anew"):
        redrawn(twice, START + timedelta(days=3), n_days=5)
    with pytest.raises(ValueError, match="anew"):
        redrawn(twice, START + timedelta(days=30), n_days=5)


def test_the_days_that_were_changed_behind_the_draw_are_named() -> None:
    honest = experiment(Design.THIS_OR_THAT, 10)
    swapped = tuple(
        replace(day, arm=Arm.B if day.arm is Arm.A else Arm.A) if n in (2, 3) else day
        for n, day in enumerate(honest.drawn)
    )
    assert checked(honest) == ()
    assert checked(replace(honest, drawn=swapped)) == (START + timedelta(days=2), START + timedelta(days=3))
    assert checked(replace(honest, drawn=honest.drawn[:-1])) == (START + timedelta(days=9),)
    assert len(checked(replace(honest, seed=seed_number(2)))) > 0


def test_the_draws_are_those_that_were_published() -> None:
    for case in json.loads(GOLDEN.read_text())["cases"]:
        planned = Experiment(
            key="golden",
            design=Design(case["design"]),
            subject="other",
            a="",
            b="",
            start=date.fromisoformat(case["start"]),
            n_days=case["n_days"],
            seed=case["seed"],
            washout_days=case["washout_days"],
        )
        for redraw in case["redraws"]:
            planned = redrawn(
                planned,
                date.fromisoformat(redraw["day"]),
                n_days=redraw["n_days"],
                washout_days=redraw["washout_days"],
            )
        assert planned.commitment == case["commitment"]
        assert written(redrawn_days(planned)) == case["drawn"], case
