"""Every safety rule, alone and with others, known and not: the verdicts of the shared vectors."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fodro.knowledge.library import techniques
from fodro.knowledge.safety import Assessment, Verdict, VerdictKind, assess, questions, rulebook
from fodro.knowledge.tools import tools
from tests.knowledge.rule_vectors import VECTORS, Vector, limits, place

each_vector = pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector.name)


def found(vector: Vector) -> Assessment:
    return assess(vector.answers, vector.circumstances)


def said(verdicts: tuple[Verdict, ...]) -> list[tuple[object, ...]]:
    return [(one.rule, one.kind.value, set(one.places)) for one in verdicts]


def expected(several: list[list[object]]) -> list[tuple[object, ...]]:
    return [(rule, kind, set(map(place, places))) for rule, kind, places in several]  # type: ignore[call-overload]


@each_vector
def test_the_verdicts_are_those_of_the_fact_base(vector: Vector) -> None:
    assert said(found(vector).verdicts) == expected(vector.expect["verdicts"])
    assert said(found(vector).precautions) == expected(vector.expect["precautions"])


@each_vector
def test_what_is_not_known_is_open(vector: Vector) -> None:
    assert found(vector).open == tuple(vector.expect["open"])


@each_vector
def test_what_is_ruled_out_is_what_the_rules_say_and_what_the_library_avoids(vector: Vector) -> None:
    assessment, wanted = found(vector), limits(vector.expect["limits"])
    there = assessment.limits
    assert replace(there, tools=frozenset(), techniques=frozenset()) == replace(
        wanted, tools=frozenset(), techniques=frozenset()
    )
    rules = {one.rule for one in (*assessment.verdicts, *assessment.precautions)}
    avoided = {slug for slug, one in techniques().items() if rules & set(one.avoid)}
    assert wanted.techniques <= there.techniques <= wanted.techniques | avoided
    everywhere = {slug for slug in rules if not rulebook()[slug][0].effect.off}
    assert there.tools == wanted.tools | {
        slug for slug, one in tools().items() if everywhere & set(one.avoid)
    }


@each_vector
def test_only_what_can_still_matter_is_asked(vector: Vector) -> None:
    asked = [one.slug for one in questions(vector.answers, vector.circumstances)]
    if "asks" in vector.expect:
        assert asked == vector.expect["asks"]
    assert not set(asked) & set(vector.answers)
    assert not asked or found(vector).open


def test_there_are_enough_and_each_has_a_name_of_its_own() -> None:
    assert len(VECTORS) >= 150
    assert len({vector.name for vector in VECTORS}) == len(VECTORS)


def test_every_rule_holds_in_one_vector_is_doubted_in_another_and_open_in_one() -> None:
    every = set(rulebook())
    assert {one.rule for vector in VECTORS for one in found(vector).verdicts} == every
    assert {one.rule for vector in VECTORS for one in found(vector).precautions} == every
    assert {rule for vector in VECTORS for rule in found(vector).open} == every


def test_every_kind_of_verdict_is_there() -> None:
    assert {one.kind for vector in VECTORS for one in found(vector).verdicts} == set(VerdictKind)
