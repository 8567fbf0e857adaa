"""A short calibration of massage at once: it fails when findings have clearly become worse than promised.

Each bound is what chance would pass once in 200 times with so many people if the promise just held.
"""

from functools import cache
from pathlib import Path

import pytest
from benchmarks.calibrating import at_once
from benchmarks.calibrating.at_once import Cell, report, seen_in, write_report
from benchmarks.calibrating.at_once_scoring import OURS, Seen, Told
from scipy.stats import binom

from fodro.analysis.simulate.massaging import COIN, INDICATED, MassageWorld

CHANCE = 0.005
PEOPLE = 40
NAIVE = "mean of after − before"

pytestmark = pytest.mark.slow


@cache
def seen(world: MassageWorld) -> dict[str, list[Seen]]:
    return seen_in(Cell(world, 90), PEOPLE, seeds="suite")


def told(world: MassageWorld, method: str = OURS) -> list[tuple[float, Told]]:
    return [(one.truth, one.told) for one in seen(world)[method] if one.told is not None]


def held(answers: list[tuple[float, Told]]) -> list[bool]:
    return [answer.low <= truth <= answer.high for truth, answer in answers]


def shown_nothing(answers: list[tuple[float, Told]]) -> list[bool]:
    return [answer.claimed for truth, answer in answers if not truth]


def found(answers: list[tuple[float, Told]], least_nrs: float) -> list[bool]:
    return [answer.claimed for truth, answer in answers if truth <= -least_nrs]


def at_most(promised: float, right: list[bool]) -> bool:
    return bool(right) and sum(right) <= binom.ppf(1 - CHANCE, len(right), promised)


def at_least(promised: float, right: list[bool]) -> bool:
    return bool(right) and sum(right) >= binom.ppf(CHANCE, len(right), promised)


@pytest.mark.parametrize("world", [INDICATED, COIN], ids=lambda world: world.name)
def test_with_sit_downs_intervals_hold_and_little_is_shown_to_those_with_nothing(world: MassageWorld) -> None:
    answers = told(world)
    assert len(answers) > 0.9 * PEOPLE
    assert at_least(0.87, held(answers))
    assert at_most(0.1, shown_nothing(answers))
    assert at_least(0.9, found(answers, 0.7))


@pytest.mark.parametrize("world", [INDICATED, COIN], ids=lambda world: world.name)
def test_without_sit_downs_bounds_hold_and_only_large_effects_are_shown(world: MassageWorld) -> None:
    answers = told(world.without_rests())
    assert at_least(0.95, held(answers))
    assert at_most(0.1, shown_nothing(answers))
    assert at_least(0.8, found(answers, 1.3))


def test_what_a_person_would_do_shows_an_effect_to_most_who_have_none() -> None:
    naive = told(INDICATED, NAIVE)
    assert sum(shown_nothing(naive)) > 0.4 * len(shown_nothing(naive))
    assert sum(held(naive)) < 0.6 * len(naive)


def test_the_page_keeps_what_others_wrote_on_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(at_once, "PAGE", tmp_path / "page.md")
    (tmp_path / "page.md").write_text("# Calibration\n\n## Over the days\n\nkept\n", encoding="utf-8")
    done = {Cell(INDICATED, 90): seen(INDICATED)}
    for people in (PEOPLE, PEOPLE + 1):
        write_report(report(done, people=people, seeds="suite"))
    page = (tmp_path / "page.md").read_text(encoding="utf-8")
    assert page.startswith("# Calibration\n")
    assert page.index("## At once") < page.index("## Over the days")
    assert (page.count("## At once"), page.count("kept")) == (1, 1)
    assert f"{PEOPLE + 1} simulated people" in page
    widths = {line.count("|") for line in page.splitlines() if line.startswith("| 90 |")}
    assert len(widths) >= 2
    assert "nan" not in page
