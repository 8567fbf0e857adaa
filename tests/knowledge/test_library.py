"""The technique library, tools, positions and scales hold together and speak both languages."""

from __future__ import annotations

import re

import pytest

from fodro.knowledge.caution import rules
from fodro.knowledge.content import ContentError
from fodro.knowledge.library import Family, Phase, Technique, technique, technique_name, techniques
from fodro.knowledge.limits import leaves_of
from fodro.knowledge.qualities import qualities
from fodro.knowledge.regions import is_known
from fodro.knowledge.scales import (
    direction_name,
    evidence_name,
    evidence_text,
    hands_name,
    lotion_name,
    pace_text,
    pressure_name,
    usual_pace,
)
from fodro.knowledge.sources import sources
from fodro.knowledge.tools import position, positions, tool, tool_name, tools

ALL = list(techniques().values())
LANGUAGES = ("en", "da")

each_technique = pytest.mark.parametrize("one", ALL, ids=lambda one: one.slug)


def refs(letters: str) -> set[str]:
    return {one.ref for one in ALL if one.ref[0] in letters}


def test_all_thirty_three_hand_techniques_are_there_once() -> None:
    wanted = {f"G{n:02}" for n in range(1, 11)} | {f"K{n:02}" for n in range(1, 16)}
    assert refs("GKP") == wanted | {f"P{n:02}" for n in range(1, 9)}
    assert len({one.ref for one in ALL}) == len(ALL)


def test_all_ten_moves_and_all_ten_tool_techniques_are_there() -> None:
    assert {f"A{n:02}" for n in range(1, 11)} <= refs("A")
    assert refs("T") == {f"T{n:02}" for n in range(1, 11)}


@each_technique
def test_what_hands_do_is_also_said_to_someone_who_gives_the_massage(one: Technique) -> None:
    assert (one.givers is not None) is (not one.reach_free)
    for language in LANGUAGES:
        sentences = re.findall(r"[^.?]+[.?]", one.giver(language))
        assert 2 <= len(sentences) <= 3
        assert len(one.giver(language).split()) <= 42
        if one.givers:
            assert one.giver(language) != one.how(language)
        else:
            assert one.giver(language) == one.how(language)


@each_technique
def test_what_lies_under_the_hands_is_said_in_both_languages(one: Technique) -> None:
    for text in filter(None, (one.structures, one.notes, one.founds)):
        assert text.en != text.da
    assert one.structures or not one.regions
    assert one.founds is None or one.sources


@each_technique
def test_who_holds_says_for_how_long(one: Technique) -> None:
    if one.family is Family.PRESS:
        assert one.holds_s is not None
        most = one.holds * one.holds_s[1]
        assert one.holds_s[0] <= one.seconds_per_foot[0]
        assert most >= one.seconds_per_foot[0], "the holds fill the seconds"
    if one.holds_s:
        assert 0 < one.holds_s[0] <= one.holds_s[1] <= 60


@each_technique
def test_without_a_hand_the_other_foot_or_nothing_touches(one: Technique) -> None:
    assert all(map(is_known, one.touches_with))
    assert one.reach_free or not one.touches_with
    assert one.touches is (one.pressure[1] > 0 or one.tool == "foot-bath")


def test_shoes_stay_on_only_where_no_hand_or_tool_reaches_the_foot() -> None:
    foot = leaves_of(("foot",)) - {"achilles"}
    for one in ALL:
        if one.shoes_on and one.touches:
            assert not leaves_of(one.regions) & foot, one.slug
    assert {"calf-knead", "shin-hold", "ankle-pumps", "feet-flat"} <= {
        one.slug for one in ALL if one.shoes_on
    }


def test_what_vibrates_is_never_part_of_the_calm_at_the_end() -> None:
    shaking = {one.slug for one in ALL if one.vibrates}
    assert shaking == {"gun-calf", "gun-arch", "electric-massager"}
    assert not any(Phase.CALM_DOWN in technique(slug).phases for slug in shaking)


def test_no_hands_and_shoes_on_have_something_for_every_part_of_a_massage() -> None:
    without_hands = [one for one in ALL if one.reach_free and one.tool == "hands"]
    with_shoes = [one for one in ALL if one.shoes_on and one.tool == "hands"]
    for several in (without_hands, with_shoes):
        assert any("calf" in leaves_of(one.regions) for one in several)
        assert {Family.KNEAD, Family.MOVE} <= {one.family for one in several}
        assert sum(one.seconds_per_foot[1] for one in several if not one.stands) >= 600


@each_technique
def test_a_technique_names_only_what_exists(one: Technique) -> None:
    assert all(map(is_known, (*one.regions, *one.suits_regions, *one.motion.path)))
    assert {*one.suits_qualities, *one.unsuited} <= set(qualities())
    assert set(one.avoid) <= set(rules())
    assert set(one.sources) <= set(sources())
    assert set(one.positions) <= set(positions())
    assert one.tool in tools()
    assert one.suits_regions


@each_technique
def test_a_technique_has_sound_numbers(one: Technique) -> None:
    low, high = one.pressure
    presses = one.touches and one.tool != "foot-bath"
    assert (1 <= low <= high <= 4) if presses else (low == high == 0)
    assert 0 < one.pace_per_min[0] <= one.pace_per_min[1] <= 90
    assert 0 < one.seconds_per_foot[0] <= one.seconds_per_foot[1]
    assert (one.holds > 0) is (one.family is Family.PRESS)
    assert one.holds <= 4
    assert one.evidence in set("ABCD")


@each_technique
def test_better_evidence_is_never_claimed_without_a_source(one: Technique) -> None:
    assert one.sources or one.evidence == "D"


@each_technique
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_read_aloud_is_short(one: Technique, language: str) -> None:
    sentences = re.findall(r"[^.]+\.", one.how(language))
    assert 2 <= len(sentences) <= 3
    assert len(one.how(language).split()) <= 42
    assert 2 <= len(one.cue(language).split()) <= 9
    assert 1 <= len(one.name(language).split()) <= 7


@each_technique
def test_both_languages_say_something_of_their_own(one: Technique) -> None:
    assert one.how("en") != one.how("da")
    assert one.cue("en") != one.cue("da")
    assert one.name("en") != one.name("da")


@each_technique
def test_an_unknown_language_falls_back_to_english(one: Technique) -> None:
    assert one.name("fr") == one.name("en")
    assert one.how("") == one.how("en")


@each_technique
@pytest.mark.parametrize("language", LANGUAGES)
def test_hands_direction_lotion_and_grade_have_words(one: Technique, language: str) -> None:
    said = (hands_name, direction_name, lotion_name, usual_pace)
    assert all(word(one, language) for word in said)
    assert evidence_name(one.evidence, language)
    assert evidence_text(one.evidence, language).endswith(".")


@each_technique
@pytest.mark.parametrize("language", LANGUAGES)
def test_pace_has_words(one: Technique, language: str) -> None:
    assert pace_text(one, one.pace_per_min[0], language).startswith(str(one.pace_per_min[0]))


def test_pressing_and_kneading_never_go_where_feeling_is_missing() -> None:
    for one in ALL:
        if one.family in (Family.PRESS, Family.KNEAD) and Phase.DEEPER in one.phases:
            assert {"numb", "burning"} <= set(one.unsuited), one.slug


def test_an_unknown_technique_is_an_error_that_names_it() -> None:
    with pytest.raises(ContentError, match="no technique 'tickle'"):
        technique("tickle")


def test_techniques_of_other_diaries_have_readable_names() -> None:
    assert technique_name("kneading", "en") == "Kneading"
    assert technique_name("pressure_point", "da") == "Tryk på ømme punkter"
    assert technique_name("rest", "en") == "Rest without massage"
    assert technique_name("whole-foot-glide", "en") == technique("whole-foot-glide").name("en")
    assert technique_name("my_own_trick", "en") == "my own trick"


def test_tools_of_other_diaries_have_readable_names() -> None:
    assert tool_name("ball", "en") == tool("soft-ball").name("en")
    assert tool_name("hand", "da") == "Hænder"
    assert tool_name("wooden_spoon", "en") == "wooden spoon"


def test_tools_name_only_what_exists_and_are_told_in_full() -> None:
    technique_tools = {slug: [one for one in ALL if one.tool == slug] for slug in tools()}
    for one in tools().values():
        assert set(one.avoid) <= set(rules())
        assert set(one.sources) <= set(sources())
        for text in (one.cares, one.whats, one.choosing, one.cleaning, one.limits, one.knowns):
            assert text.en != text.da
            assert text.en.endswith(".")
            assert text.da.endswith(".")
        assert technique_tools[one.slug] or one.slug in {"hands", "lotion"}


def test_the_hands_come_first_and_an_unknown_tool_is_an_error() -> None:
    assert next(iter(tools())) == "hands"
    with pytest.raises(ContentError, match="no tool 'laser'"):
        tool("laser")


def test_every_position_tells_what_to_do_in_both_languages() -> None:
    for one in positions().values():
        assert one.how("en").endswith(".")
        assert one.how("da").endswith(".")
        assert one.name("en") != one.name("da")
        assert set(one.avoid) <= set(rules())
        assert one.notes is None or one.notes.en != one.notes.da


def test_the_ankle_on_the_thigh_is_left_with_a_new_hip_and_late_in_pregnancy() -> None:
    assert {"R27", "R35", "R38"} <= set(position("fig4").avoid)
    assert position("fig4").notes
    with pytest.raises(ContentError, match="no position 'headstand'"):
        position("headstand")


def test_every_pressure_has_a_word_and_no_pressure_has_none() -> None:
    names = {pressure_name(level, language) for level in range(1, 6) for language in LANGUAGES}
    assert len(names) == 10
    assert pressure_name(0, "en") == ""
