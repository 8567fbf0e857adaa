"""Small signs and ways of noting swelling: sourced, in both languages, and in plain words."""

from __future__ import annotations

import pytest

from fodro.knowledge.caution import rule
from fodro.knowledge.content import ContentError
from fodro.knowledge.signs import most_urgent_first, rules_of, sign_name, small_signs
from fodro.knowledge.sources import cited
from fodro.knowledge.swelling import swelling_methods
from tests.knowledge.test_content_words import FORBIDDEN, content, texts

FILES = ("signs", "swelling")


@pytest.mark.parametrize("name", FILES)
def test_every_text_is_there_in_both_languages_and_promises_nothing(name: str) -> None:
    found = list(texts(content(name)))
    assert found
    for both in found:
        for text in both.values():
            assert text == text.strip() != ""
            assert FORBIDDEN.search(text) is None


@pytest.mark.parametrize("name", FILES)
def test_what_has_no_source_is_marked_for_a_clinician(name: str) -> None:
    for slug, entry in content(name).items():
        assert cited(entry["sources"]) or entry.get("needs_clinical_review"), slug


def test_every_rule_a_sign_or_a_method_names_is_there() -> None:
    named = [slug for sign in small_signs().values() for slug in sign.rules]
    named += [slug for method in swelling_methods().values() for slug in method.rules]
    assert {rule(slug).id for slug in named} == set(named)


def test_the_signs_are_those_of_the_fact_base() -> None:
    assert set(small_signs()) >= {"redness", "blister", "crack", "callus", "nail", "arch-shape", "toe-shape"}
    assert list(small_signs())[-1] == "other"


def test_a_sign_nobody_knows_is_its_slug_as_words_and_calls_for_nothing() -> None:
    assert sign_name("itchy_patch", "da") == "itchy patch"
    assert rules_of("itchy_patch") == ()
    assert sign_name("blister", "da") == "vable"


def test_the_most_urgent_rule_comes_first_and_each_once() -> None:
    assert most_urgent_first(["R20", "R08", "R03", "R08"]) == ("R03", "R08", "R20")
    with pytest.raises(ContentError):
        most_urgent_first(["R99"])


def test_how_it_is_done_is_said_in_two_sentences() -> None:
    for method in swelling_methods().values():
        for language in ("en", "da"):
            assert method.how_to(language).count(".") == 2


def test_a_mark_has_a_word_for_each_of_its_steps() -> None:
    sock = swelling_methods()["sock"]
    assert [level.en for level in sock.levels] == ["none", "faint", "clear", "deep"]
    assert (sock.lowest, sock.highest, sock.whole) == (0, 3, True)


@pytest.mark.parametrize(
    ("method", "left", "right", "rules"),
    [
        ("sock", 3, 1, ("R02",)),
        ("sock", 0, 1, ()),
        ("tape-ankle", 230, 260, ("R02",)),
        ("tape-ankle", 230, 259, ()),
        ("tape-instep", 270, 240, ("R02",)),
        ("lace", 1, 20, ()),
    ],
)
def test_one_sided_swelling_names_its_rule(
    method: str, left: float, right: float, rules: tuple[str, ...]
) -> None:
    assert swelling_methods()[method].rules_for(left, right) == rules


def test_what_is_counted_is_named_after_the_number() -> None:
    lace, tape = swelling_methods()["lace"], swelling_methods()["tape-ankle"]
    assert (lace.unit_for(1, "en"), lace.unit_for(2, "en")) == ("pair of holes", "pairs of holes")
    assert tape.unit_for(231, "da") == "mm"
