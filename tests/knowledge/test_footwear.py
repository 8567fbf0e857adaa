"""Styles, insoles, materials and activities, and what is published about them."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

import fodro
from fodro.knowledge.footwear import (
    WHATS,
    activities,
    activity_name,
    drawing_of,
    facts_about,
    kind_name,
    kinds_of,
)
from fodro.knowledge.sources import cited
from tests.knowledge.test_content_words import FORBIDDEN

SPRITE = Path(fodro.__path__[0]) / "web/footwear/static/footwear/shoes.svg"


@pytest.mark.parametrize("what", WHATS)
def test_every_kind_has_a_name_of_its_own_in_both_languages(what: str) -> None:
    for language in ("en", "da"):
        names = [kind.name(language) for kind in kinds_of(what).values()]
        assert len(set(names)) == len(names) >= 6
        assert all(name == name.strip() != "" for name in names)


def test_the_slugs_that_rows_hold_are_there() -> None:
    assert {
        "work-shoe",
        "clog",
        "trainer",
        "sandal",
        "boot",
        "dress-shoe",
        "slipper",
        "barefoot",
        "other",
    } <= set(kinds_of("shoes"))
    assert {"cotton", "wool", "synthetic", "mixed", "compression"} <= set(kinds_of("socks"))
    assert list(activities()) == ["work", "walking", "sport", "home", "travel", "other"]


def test_a_slug_can_be_the_word_of_an_activity_in_a_record() -> None:
    slugs = [*activities(), *(slug for what in WHATS for slug in kinds_of(what))]
    assert [slug for slug in slugs if not re.fullmatch(r"[a-z]+(-[a-z]+)*", slug) or len(slug) > 32] == []


def test_names_follow_the_language_and_an_unknown_slug_stands_as_words() -> None:
    assert (kind_name("socks", "wool", "en"), kind_name("socks", "wool", "da")) == ("wool", "uld")
    assert activity_name("work", "da") == "arbejde"
    assert kind_name("shoes", "snow-shoe", "da") == "snow shoe"


def test_every_drawing_named_is_in_the_sprite() -> None:
    drawn = {symbol.get("id") for symbol in ET.parse(SPRITE).getroot()}  # noqa: S314  # our own file
    named = {drawing_of(what, kind) for what in WHATS for kind in (*kinds_of(what), "", "unheard-of")}
    assert named <= drawn
    assert drawing_of("shoes", "unheard-of") == "other"
    assert drawing_of("socks", "wool") == "socks"


@pytest.mark.parametrize("what", WHATS)
def test_what_is_published_names_its_sources_and_how_firm_it_is(what: str) -> None:
    facts = facts_about(what)
    assert facts
    for fact in facts:
        assert cited(fact.sources)
        assert fact.strength in {"weak", "moderate", "strong"}
        for language in ("en", "da"):
            assert not FORBIDDEN.search(fact.text(language))
            assert fact.text(language).endswith(".")


def test_the_kilometres_of_the_trade_are_called_weak() -> None:
    (fact,) = [fact for fact in facts_about("shoes") if "km" in fact.text("en")]
    assert fact.strength == "weak"
    assert "weak" in fact.text("en")
    assert "svage" in fact.text("da")
