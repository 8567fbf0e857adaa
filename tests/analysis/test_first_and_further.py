"""What may be shown: a first link has to be likelier than those beside it, and a faint one hardly counts."""

from functools import cache

import numpy as np
import pytest

from fodro.analysis import analyse
from fodro.analysis.design import Column
from fodro.analysis.detectable import Outlook
from fodro.analysis.factors import FactorAnswer, FactorAnswers
from fodro.analysis.policy import claim_probability, factor_findings, pain_came_first
from fodro.analysis.series import DailySeries, daily_series
from fodro.domain.findings import FactorFinding, Findings
from tests.analysis.diaries import diary

NAMES = ("a", "b", "c", "d")
LONG, MIDDLE, SHORT = 220, 100, 30


@cache
def series(n_days: int) -> DailySeries:
    return daily_series(diary([float(n % 7) for n in range(n_days)]))


def answers(*probabilities: float, effect: float = 0.5, foretold: float = 0.0) -> FactorAnswers:
    """One factor for each probability, the same day."""
    found = tuple(
        FactorAnswer(Column(name, name, 0, 1.0), effect, 0.1, probability, LONG, foretold)
        for name, probability in zip(NAMES, probabilities, strict=False)
    )
    return FactorAnswers(found, (), Outlook(1.0, 1.0, 0.0), None)


def shown(n_days: int, found: FactorAnswers, came_first: frozenset[str] = frozenset()) -> list[str]:
    return [one.factor for one in factor_findings(found, series(n_days), came_first) if one.claimed]


def test_beside_a_clear_link_a_less_clear_one_is_shown() -> None:
    assert shown(LONG, answers(0.98, 0.35, 0.2)) == ["a", "b"]


def test_what_is_less_clear_is_not_shown_alone() -> None:
    assert shown(LONG, answers(0.45, 0.45, 0.2)) == []


@pytest.mark.parametrize("n_days", [LONG, MIDDLE, SHORT])
def test_the_first_link_is_shown_from_what_is_asked_of_it(n_days: int) -> None:
    first = claim_probability(n_days)
    assert shown(n_days, answers(first)) == ["a"]
    assert shown(n_days, answers(first - 0.01)) == []


def test_a_short_diary_asks_more_of_the_others_too() -> None:
    assert shown(MIDDLE, answers(0.98, 0.56, 0.5)) == ["a", "b"]
    assert shown(SHORT, answers(0.98, 0.81, 0.79)) == ["a", "b"]


def test_a_link_around_zero_is_neither_shown_nor_the_first() -> None:
    assert shown(LONG, answers(0.98, 0.4, effect=0.1)) == []


def test_a_link_that_pain_may_have_made_opens_the_page_to_no_other() -> None:
    assert shown(LONG, answers(0.98, 0.4), frozenset({"a"})) == []


def test_beside_a_withheld_link_each_must_be_as_clear_as_the_first() -> None:
    assert shown(LONG, answers(0.98, 0.7, 0.51, 0.4), frozenset({"a"})) == ["b", "c"]
    assert shown(LONG, answers(0.98, 0.7, 0.51, 0.4)) == ["a", "b", "c", "d"]


def test_only_what_would_be_shown_is_withheld_because_pain_came_first() -> None:
    assert pain_came_first(answers(0.98, 0.4, 0.2, foretold=3.1), series(LONG)) == {"a", "b"}
    assert pain_came_first(answers(0.45, foretold=3.1), series(LONG)) == frozenset()
    assert pain_came_first(answers(0.98, foretold=2.9), series(LONG)) == frozenset()


def steady(effect: float, *, noise: float) -> Findings:
    """A long diary with next to no noise, and one factor beside one that does nothing."""
    rng = np.random.default_rng(4)
    hours, stress, rest = rng.standard_normal((3, 300))
    pain = 5 + effect * hours + noise * rest
    return analyse(
        diary(pain.tolist(), standing_hours=lambda n: float(hours[n]), stress=lambda n: float(stress[n]))
    )


def of_hours(findings: Findings) -> FactorFinding:
    return next(one for one in findings.factors if (one.factor, one.lag_days) == ("standing_hours", 0))


def test_a_faint_effect_has_to_be_much_clearer_than_another() -> None:
    faint, plain = (of_hours(steady(effect, noise=10 * effect)) for effect in (0.04, 0.4))
    assert faint.effect_per_sd / faint.low == pytest.approx(plain.effect_per_sd / plain.low, rel=0.05)
    odds = [one.probability / (1 - one.probability) for one in (faint, plain)]
    assert odds[0] < odds[1] / 4


def test_a_probability_stays_one_without_a_doubt_left() -> None:
    finding = of_hours(steady(1.0, noise=0.2))
    assert finding.claimed
    assert finding.probability == pytest.approx(1.0)
