"""The list read before a massage: the same for everyone, most urgent first, with whom to call."""

from __future__ import annotations

import pytest

from fodro.knowledge.caution import Level, before_massage, rule, rules, said
from fodro.knowledge.content import ContentError
from fodro.knowledge.qualities import approach_to, qualities, quality
from fodro.knowledge.sources import sources

LISTED = {"R01", "R02", "R03", "R05", "R08", "R10", "R12", "R13a", "R15", "R20", "R27", "R29", "R32"}
URGENCY = [Level.EMERGENCY, Level.SAME_DAY, Level.NOT_TODAY, Level.NOT_HERE, Level.LIGHTLY]


@pytest.mark.parametrize("language", ["en", "da"])
def test_the_list_holds_the_agreed_signs_most_urgent_first(language: str) -> None:
    listed = before_massage(language)
    assert {one.id for one in listed} == LISTED
    assert len(listed) == len(LISTED)
    assert [URGENCY.index(one.level) for one in listed] == sorted(URGENCY.index(one.level) for one in listed)


def test_emergencies_name_the_number_in_denmark_and_elsewhere() -> None:
    for language, elsewhere in (("en", "emergency number where you are"), ("da", "det land, du er i")):
        urgent = [one for one in before_massage(language) if one.level is Level.EMERGENCY]
        assert len(urgent) == 3
        assert all("112" in one.advice and elsewhere in one.advice for one in urgent)


def test_same_day_advice_says_whom_to_call() -> None:
    for one in rules().values():
        if one.level is Level.SAME_DAY:
            assert "1813" in one.advice("da") or "Ring til din" in one.advice("da"), one.id
            assert "Call your" in one.advice("en"), one.id


def test_what_could_be_a_clot_stops_massage_on_both_legs() -> None:
    clot = rule("R02")
    assert clot.effect is Level.NOT_TODAY
    assert "either leg" in clot.advice("en")


def test_every_rule_is_complete_in_both_languages() -> None:
    for one in rules().values():
        assert one.effect in (Level.NOT_TODAY, Level.NOT_HERE, Level.LIGHTLY)
        assert set(one.sources) <= set(sources())
        assert one.sources or one.needs_clinical_review
        for text in (one.question, one.advice):
            assert text("en") != text("da")
            assert "{" not in text("en") + text("da")
        assert not one.question("en").endswith((".", "?"))


def test_an_emergency_never_leaves_a_massage_open() -> None:
    assert all(one.effect is Level.NOT_TODAY for one in rules().values() if one.level is Level.EMERGENCY)


def test_one_rule_can_be_said_by_itself_and_an_unknown_one_is_an_error() -> None:
    assert said("R02", "en") == next(one for one in before_massage("en") if one.id == "R02")
    with pytest.raises(ContentError, match="R99"):
        said("R99", "en")


def test_every_quality_names_only_what_exists_in_both_languages() -> None:
    assert set(qualities()) >= {
        "sore", "stiff", "tired", "swollen", "sharp", "throbbing", "burning", "numb", "itch", "cramp", "cold",
    }  # fmt: skip
    for one in qualities().values():
        assert set(one.rules) <= set(rules())
        assert set(one.sources) <= set(sources())
        assert one.name("en") != one.name("da")
        assert one.note("en") != one.note("da")


def test_a_word_that_is_no_known_quality_is_met_gently() -> None:
    assert quality("buzzing") is None
    assert approach_to("buzzing") == "gentle"
