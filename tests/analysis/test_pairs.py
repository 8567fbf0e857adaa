"""Two factors together: found where they do more than add up, and asked about only with a reason and days."""

from collections.abc import Callable

import numpy as np
import pytest

from fodro.analysis import analyse
from fodro.analysis.pairs import LAGS, MAX_PAIRS
from fodro.domain.diary import Diary
from fodro.domain.findings import Findings, PairFinding
from fodro.knowledge.pairs import pair_of
from tests.analysis.diaries import diary

N_DAYS = 120
PAIN = np.random.default_rng(0).integers(1, 8, N_DAYS).astype(float)


def person(seed: int, *, alone: float, together: float, lag_days: int = 0) -> Diary:
    """Half of the days on a hard floor, a third of them in clogs, `alone` points for each of the two."""
    rng = np.random.default_rng(seed)
    floor, clogs = rng.random(N_DAYS) < 0.5, rng.random(N_DAYS) < 0.35
    added = np.roll(alone * floor + alone * clogs + together * (floor & clogs), lag_days)
    pain = np.round(np.clip(3 + added + rng.normal(0, 0.7, N_DAYS), 0, 10))
    return diary(
        pain.tolist(),
        hard_floor=lambda n: float(floor[n]),
        shoe=lambda n: "clogs" if clogs[n] else "sneakers",
    )


def pairs(findings: Findings) -> dict[int, PairFinding]:
    return {pair.lag_days: pair for pair in findings.pairs}


def asked(**factors: Callable[[int], float | str | None]) -> set[tuple[str, str]]:
    return {(pair.factor, pair.other) for pair in analyse(diary(PAIN.tolist(), **factors)).pairs}


def in_turn(n_days: int, of: int) -> Callable[[int], float]:
    return lambda n: float(n // n_days % of == 0)


def random(seed: int, *, share: float | None = None) -> Callable[[int], float]:
    rng = np.random.default_rng(seed)
    values = rng.normal(6, 2, N_DAYS) if share is None else (rng.random(N_DAYS) < share).astype(float)
    return lambda n: float(values[n])


@pytest.mark.parametrize("lag_days", LAGS)
@pytest.mark.parametrize("alone", [0.0, 0.8], ids=["only together", "also alone"])
def test_what_two_things_do_only_together_is_found_with_its_size(alone: float, lag_days: int) -> None:
    findings = analyse(person(2, alone=alone, together=1.5, lag_days=lag_days))
    found = pairs(findings)[lag_days]
    assert (found.factor, found.other, found.claimed) == ("hard_floor", "shoe=clogs", True)
    assert found.effect_per_unit == pytest.approx(1.5, abs=0.5)
    assert found.low < found.effect < found.high
    assert found.n_days == N_DAYS - lag_days
    assert not any(pair.claimed for pair in findings.pairs if pair != found)


def test_an_effect_of_a_pair_is_told_for_a_swing_and_for_a_unit_of_both() -> None:
    diary_ = person(2, alone=0.0, together=1.5)
    found = pairs(analyse(diary_))[0]
    floor = np.array([day["hard_floor"] for day in diary_.factors.values()], dtype=float)
    clogs = np.array([day["shoe"] == "clogs" for day in diary_.factors.values()])
    assert found.effect == pytest.approx(found.effect_per_unit * floor.std() * clogs.std(), rel=1e-3)


@pytest.mark.parametrize("seed", range(1, 9))
def test_two_things_that_merely_add_up_are_no_pair(seed: int) -> None:
    findings = analyse(person(seed, alone=1.2, together=0.0))
    assert {"hard_floor", "shoe=clogs"} <= {finding.factor for finding in findings.claimed}
    assert not any(pair.claimed for pair in findings.pairs)


def test_a_pair_that_is_less_together_than_apart_is_told_as_less() -> None:
    found = pairs(analyse(person(3, alone=1.5, together=-1.5)))[0]
    assert found.claimed
    assert found.high < 0
    assert found.effect_per_unit == pytest.approx(-1.5, abs=0.5)


def test_only_pairs_with_a_reason_are_asked_about() -> None:
    assert asked(hard_floor=random(1, share=0.5), standing_hours=random(2), stress=random(3)) == {
        ("hard_floor", "standing_hours")
    }
    assert pair_of("hard_floor", "stress") is None


def test_things_of_ones_own_make_no_pair() -> None:
    assert asked(own_a=random(1, share=0.5), own_b=random(2, share=0.5)) == set()


def test_each_pair_is_asked_about_at_each_of_its_lags() -> None:
    findings = analyse(person(1, alone=0, together=0))
    assert [pair.lag_days for pair in findings.pairs] == list(LAGS)


@pytest.mark.parametrize(("days_together", "is_asked"), [(5, False), (6, True)])
def test_too_few_days_with_both_are_not_asked_about(days_together: int, *, is_asked: bool) -> None:
    def shoe(n: int) -> str:
        return "clogs" if n < days_together or 60 <= n < 80 else "sneakers"

    found = asked(hard_floor=lambda n: float(n < 50), shoe=shoe)
    assert found == ({("hard_floor", "shoe=clogs")} if is_asked else set())


def test_a_shoe_that_is_only_worn_on_hard_floors_is_not_asked_about() -> None:
    floor = in_turn(2, of=2)
    assert asked(hard_floor=floor, shoe=lambda n: "clogs" if floor(n) and n % 4 else "sneakers") == set()


def test_no_more_than_twelve_pairs_are_asked_about() -> None:
    rng = np.random.default_rng(4)
    shoes = rng.integers(0, 8, 400)
    pain = rng.integers(1, 8, 400).astype(float)
    floor, hours = (rng.random(400) < 0.5).astype(float), rng.normal(6, 2, 400)
    findings = analyse(
        diary(
            pain.tolist(),
            shoe=lambda n: f"pair {shoes[n]}",
            hard_floor=lambda n: float(floor[n]),
            standing_hours=lambda n: float(hours[n]),
        )
    )
    assert len({finding.factor for finding in findings.factors}) == 9
    assert len({(pair.factor, pair.other) for pair in findings.pairs}) == MAX_PAIRS


def test_both_names_stand_in_the_order_of_the_alphabet() -> None:
    findings = analyse(person(1, alone=0, together=0))
    assert all(pair.factor < pair.other for pair in findings.pairs)


def test_without_a_pair_nothing_is_said_to_be_findable_about_pairs() -> None:
    def findable(findings: Findings) -> float | None:
        return next(entry.now for entry in findings.detectable if entry.question == "pairs")

    alone = analyse(diary(PAIN.tolist(), stress=random(1)))
    assert findable(analyse(person(1, alone=0, together=0))) is not None
    assert findable(alone) is None
