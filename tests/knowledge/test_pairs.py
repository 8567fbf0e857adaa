"""Pairs that are looked at: known factors, a reason in both languages, and a source or a flag."""

import re

import pytest

from fodro.knowledge.factors import factors
from fodro.knowledge.pairs import FactorPair, factor_pairs, pair_of
from fodro.knowledge.sources import sources

each_pair = pytest.mark.parametrize("pair", factor_pairs(), ids=lambda pair: f"{pair.factor}+{pair.other}")


def test_there_are_few_and_none_twice() -> None:
    names = [(pair.factor, pair.other) for pair in factor_pairs()]
    assert 0 < len(names) == len(set(names)) <= 12


@each_pair
def test_a_pair_is_of_two_known_factors_in_the_order_of_the_alphabet(pair: FactorPair) -> None:
    assert pair.factor < pair.other
    assert {pair.factor, pair.other} <= set(factors())


@each_pair
def test_a_pair_has_a_known_source_or_waits_for_review(pair: FactorPair) -> None:
    assert set(pair.sources) <= set(sources())
    assert pair.needs_clinical_review is not bool(pair.sources)


@each_pair
@pytest.mark.parametrize("language", ["en", "da"])
def test_the_reason_can_stand_inside_a_sentence(pair: FactorPair, language: str) -> None:
    why = getattr(pair.whys, language)
    assert why[0].islower()
    assert not re.search(r"[.!{}]", why)


@each_pair
def test_the_reason_is_said_in_danish_too(pair: FactorPair) -> None:
    assert pair.whys.en != pair.whys.da


def test_a_pair_is_known_in_either_order_and_by_its_levels() -> None:
    known = pair_of("hard_floor", "shoe")
    assert known is not None
    assert pair_of("shoe=clogs", "hard_floor") is known
    assert pair_of("hard_floor", "alcohol") is None
