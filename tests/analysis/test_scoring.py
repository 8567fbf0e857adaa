"""How findings are scored against a known truth."""

from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest
from benchmarks.calibrating.cells import CELLS, SEEDS, Cell, chosen
from benchmarks.calibrating.methods import ALONE, CORRECTED, FODRO, METHODS, ORACLE, scored
from benchmarks.calibrating.scoring import Answers, Real, Told, pair_of, score
from benchmarks.calibrating.tally import Share, Tally
from benchmarks.calibrating.targets import Target

from fodro.analysis.simulate import MIXED, NOTHING, WORLDS, simulate
from fodro.domain.diary import Diary

START = date(2025, 3, 3)
NEUTRAL = frozenset({"day_off"})


def worn(levels: str) -> Diary:
    """Return a diary of days with steps 0, 1, 2, … and these pairs of shoes."""
    days = {START + timedelta(k): {"shoe": level, "steps_k": float(k)} for k, level in enumerate(levels)}
    return Diary((), (), days)  # type: ignore[arg-type]  # numbers and words


DIARY = worn("AAAABBBC")
STEPS = Real("steps_k", 1, 0.5)
SHOE = Real("shoe", 0, 1.0, {"A": 0.2, "B": 1.2, "C": -0.4})


def counted(real: tuple[Real, ...], *told: Told) -> Tally:
    return score(Answers(real, NEUTRAL), told, DIARY)


def test_a_claim_of_a_factor_without_effect_is_false() -> None:
    tally = counted((STEPS,), Told("steps_k", 1), Told("stress", 0), Told("sleep", 0, claimed=False))
    assert (tally["false"], tally["power"]) == (Share(1, 2), Share(1, 1))


def test_a_right_factor_at_another_lag_is_found_but_at_the_wrong_lag() -> None:
    tally = counted((STEPS,), Told("steps_k", 2))
    assert (tally["false"], tally["wrong lag"], tally["power"]) == (Share(0, 1), Share(1, 1), Share(1, 1))


def test_one_level_claimed_is_the_category_found() -> None:
    tally = counted((SHOE,), Told("shoe=B", 0), Told("shoe=C", 0, claimed=False))
    assert (tally["false"], tally["power category"]) == (Share(0, 1), Share(1, 1))


def test_a_level_is_held_against_the_most_common_one() -> None:
    truth = (1.2 - 0.2) * np.sqrt(3 / 8 * 5 / 8)
    right = Told("shoe=B", 0, truth, truth - 0.01, truth + 0.01)
    beside = Told("shoe=B", 0, truth, truth + 0.01, truth + 0.02)
    assert counted((SHOE,), right)["cover claimed"] == Share(1, 1)
    assert counted((SHOE,), beside)["cover claimed"] == Share(0, 1)


def test_an_interval_counts_whether_claimed_or_not_and_only_at_the_true_lag() -> None:
    held = Told("steps_k", 1, 0.2, -0.1, 0.6, claimed=False)
    elsewhere = Told("steps_k", 0, 0.0, -0.1, 0.1, claimed=False)
    tally = counted((STEPS,), held, elsewhere)
    assert (tally["cover"], tally["cover claimed"]) == (Share(1, 1), Share())


def test_a_probability_is_held_against_what_was_true() -> None:
    told = [
        Told("steps_k", 1, probability=0.6),
        Told("steps_k", 0, probability=0.6),
        Told("stress", 0, probability=0.7),
    ]
    tally = counted((STEPS,), *told)
    assert (tally["true at 0.50–0.80"], tally["stated at 0.50–0.80"]) == (Share(1, 3), Share(1900, 3000))


def test_less_pain_for_more_is_a_wrong_sign() -> None:
    assert counted((STEPS,), Told("steps_k", 1, -0.5, -0.9, -0.1))["sign wrong"] == Share(1, 1)


def test_a_mirror_of_the_workday_counts_neither_way() -> None:
    tally = counted((), Told("day_off", 0))
    assert (tally["false"], tally["null shown"]) == (Share(), Share(0, 1))


def test_who_has_nothing_to_find_and_is_shown_a_pair_is_shown_something() -> None:
    tally = score(Answers((), NEUTRAL), [], DIARY, pairs=[pair_of("shoe=B", "hard_floor")])
    assert (tally["null shown"], tally["pairs false"]) == (Share(1, 1), Share(1, 1))


def test_a_true_pair_is_found_whatever_its_level_and_order() -> None:
    answers = Answers((), NEUTRAL, frozenset({pair_of("hard_floor", "shoe=A")}))
    tally = score(answers, [], DIARY, pairs=[pair_of("shoe=C", "hard_floor")])
    assert (tally["pairs found"], tally["pairs false"]) == (Share(1, 1), Share(0, 1))
    assert tally["null shown"] == Share(), "who has a pair has something to find"


def test_a_factor_that_pain_lowers_is_false_and_counted_by_itself() -> None:
    answers = Answers((), NEUTRAL, stopped=frozenset({"steps_k"}))
    tally = score(answers, [Told("steps_k", 0)], DIARY)
    assert (tally["false"], tally["stopped shown"]) == (Share(1, 1), Share(1, 1))


def test_the_interval_of_a_share_is_wilsons() -> None:
    low, high = Share(5, 100).interval()
    assert (low, high) == (pytest.approx(0.0245, abs=1e-4), pytest.approx(0.0992, abs=1e-4))
    assert str(Share(5, 100)) == "0.05 (0.02–0.10)"
    assert str(Share()) == "–"


def test_tallies_add_up_and_survive_being_kept() -> None:
    one, two = counted((STEPS,), Told("steps_k", 1)), counted((), Told("stress", 0))
    kept = Tally.from_dict(one.to_dict())  # type: ignore[arg-type]  # plain values
    kept += two
    assert (kept.people, kept["false"], kept["power"]) == (2, Share(1, 2), Share(1, 1))


def test_a_verdict_says_when_chance_leaves_it_open() -> None:
    target = Target(90, "null shown", most=0.05)
    assert target.verdict(Share(0, 300)) == "met"
    assert target.verdict(Share(12, 300)).startswith("met (")
    assert target.verdict(Share(18, 300)).startswith("**missed** (")
    assert target.verdict(Share(60, 300)) == "**missed**"
    assert target.verdict(Share()) == "not measured"


def test_the_people_of_the_report_are_no_ones_the_method_was_made_with() -> None:
    for cell in CELLS:
        for name, (low, high) in SEEDS.items():
            assert low <= cell.first_seed(name) < cell.first_seed(name) + 999 < high
    spans = sorted(SEEDS.values())
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


def test_every_world_and_its_nothing_have_cells() -> None:
    names = {cell.name for cell in CELLS}
    assert {f"{name}-{days}" for name in WORLDS for days in (28, 90, 365)} <= names
    assert len(names) == len(CELLS)
    assert {cell.world.name for cell in chosen(["nothing-memory*"])} == {
        "nothing-memory-0",
        "nothing-memory-0.4",
        "nothing-memory-0.8",
    }


def test_every_method_is_scored_on_the_same_person() -> None:
    tallies = scored(simulate(days=90, seed=5, world=MIXED), peers=True)
    assert set(tallies) == set(METHODS)
    assert all(tally.people == 1 for tally in tallies.values())


def test_what_apps_do_shows_nearly_everyone_something_and_the_one_who_knows_the_noise_does_not() -> None:
    shown = {name: Share() for name in METHODS}
    for k in range(12):
        tallies = scored(Cell(NOTHING, 90).person(k, "suite"), peers=True)
        shown = {name: shown[name] + tallies[name]["null shown"] for name in METHODS}
    assert shown[ALONE].part >= 10
    assert shown[CORRECTED].part <= shown[ALONE].part
    assert shown[ORACLE].part <= 3
    assert shown[FODRO].part <= 3
