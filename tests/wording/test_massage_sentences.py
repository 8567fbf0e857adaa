"""What is said about massage."""

from dataclasses import replace

import pytest

from fodro.domain.findings import Detectable, Findings, NotEnough
from fodro.domain.massage_findings import (
    GradualEffect,
    HalfLife,
    ImmediateEffect,
    KindOfMassage,
    MassageFindings,
    ReliefAt,
)
from fodro.wording import detectable_sentence, not_enough_sentence, summary, words_of
from fodro.wording.massage import massage_text, right_after_in_short
from fodro.wording.massage_kinds import MINUTES, TECHNIQUE, TOOL, kind_name
from fodro.wording.massage_limits import MASSAGE, SENTENCES
from tests.web.understanding import MASSAGE as FOUND
from tests.wording.test_sentences import FINDINGS

TOLD = replace(FINDINGS, massage=FOUND)
UNKNOWN = ImmediateEffect(None, None, None, claimed=False, n=0, basis="none")
each_language = pytest.mark.parametrize("language", ["en", "da"])


def after(low: float, high: float, *, claimed: bool = True, basis: str = "rest", n_rest: int = 4) -> Findings:
    """Findings with this effect right after, in the middle of its range."""
    effect = ImmediateEffect((low + high) / 2, low, high, claimed=claimed, n=12, basis=basis, n_rest=n_rest)
    return replace(TOLD, massage=replace(FOUND, immediate=effect))


def over_days(low: float, high: float, *, claimed: bool, total: float | None = None) -> Findings:
    effect = GradualEffect(
        (low + high) / 2, low, high, claimed=claimed, n=30, basis="days", effect_total=total
    )
    return replace(TOLD, massage=replace(FOUND, gradual=effect))


def test_right_after_is_told_against_a_rest_with_its_range_and_its_basis() -> None:
    text = massage_text(after(-1.7, -0.7), "en")
    assert text.right_after == (
        "Right after a massage it hurts about 1.2 points less than right after a rest (0.7 to 1.7)."
    )
    assert text.basis == "From 12 massages, compared with 4 rests."
    assert text.invitation == ""
    assert massage_text(after(-1.7, -0.7), "da").right_after == (
        "Lige efter en massage gør det omkring 1,2 point mindre ondt end lige efter en hvile (0,7 til 1,7)."
    )


def test_more_pain_after_a_massage_is_told_as_plainly() -> None:
    assert "about 0.6 points more than right after a rest (0.2 to 1.0)" in (
        massage_text(after(0.2, 1.0), "en").right_after
    )


def test_no_clear_difference_says_which_way_both_ends_lie_and_what_would_have_shown() -> None:
    unclear = replace(
        after(-0.9, 0.3, claimed=False), detectable=(Detectable("massage_immediate", 0.8, 0.7),)
    )
    assert massage_text(unclear, "en").right_after == (
        "Right after, a massage and a rest do not clearly differ: after a massage it is anything from 0.9 "
        "less to 0.3 more. A difference of 0.8 points would most likely have shown."
    )


def test_what_was_said_before_is_said_again_with_a_range_that_crosses_zero() -> None:
    assert "(anything from 1.2 less to 0.1 more)" in massage_text(after(-1.2, 0.1), "en").right_after


def test_without_rests_it_is_bounded_and_a_rest_is_suggested() -> None:
    text = massage_text(after(-1.7, 0.3, claimed=False, basis="bounds", n_rest=1), "en")
    assert text.right_after == (
        "How much a massage itself does right after can only be bounded so far: anything from 1.7 less to "
        "0.3 more."
    )
    assert text.basis == "From 12 massages, without enough rests to compare with."
    assert "rest instead of a massage now and then" in text.invitation


@pytest.mark.parametrize(("low", "high", "word"), [(-1.9, -0.6, "less"), (0.6, 1.9, "more")])
def test_a_bound_that_leaves_no_doubt_gives_no_single_size(low: float, high: float, word: str) -> None:
    told = massage_text(after(low, high, basis="bounds", n_rest=0), "en").right_after
    assert f"it hurts {word}, by more than" in told
    assert told.endswith("somewhere between 0.6 and 1.9 points.")
    assert "1.2" not in told, "the middle of a bound is no estimate"


def test_what_is_missing_is_told_in_its_place_and_once() -> None:
    missing = NotEnough("massage_immediate", "too_few_massages", 2)
    few = replace(TOLD, massage=replace(FOUND, immediate=UNKNOWN), not_enough=(missing,))
    text = words_of(few, "en")
    assert text.massage.right_after == not_enough_sentence(missing, "en")
    assert "2 more massages" in text.massage.right_after
    assert text.massage.basis == ""
    assert not_enough_sentence(missing, "en") not in text.not_yet


def test_ratings_that_never_change_are_said_to_be_the_same_and_not_compared() -> None:
    same = NotEnough("massage_immediate", "ratings_never_change", None)
    flat = replace(after(-0.2, 0.2, claimed=False), not_enough=(same,))
    assert massage_text(flat, "en").right_after == not_enough_sentence(same, "en")


def test_how_long_it_lasts_has_a_course_and_a_half_life_with_their_ranges() -> None:
    text = massage_text(TOLD, "en")
    assert text.course == (
        "Compared with a rest, it hurts 1.2 less right after (0.7 to 1.7) and 0.8 less an hour or two later "
        "(0.2 to 1.4)."
    )
    assert text.lasts == "Half of the difference right after is gone after about 3 hours (1 to 6.5)."
    assert massage_text(TOLD, "da").lasts == (
        "Halvdelen af forskellen lige efter er væk efter omkring 3 timer (1 til 6,5)."
    )
    hour = replace(FOUND, half_life_hours=HalfLife(1.1, 0.4, 4.0, 20, claimed=True))
    assert "after about 1 hour (0.5 to 4)" in massage_text(replace(TOLD, massage=hour), "en").lasts


def test_a_time_that_no_rest_was_rated_at_has_no_size() -> None:
    bounded = (FOUND.relief[0], replace(FOUND.relief[1], basis="bounds"), ReliefAt(10.0, 0.01, -0.5, 0.5, 9))
    text = massage_text(replace(TOLD, massage=replace(FOUND, relief=bounded)), "en")
    assert "an hour or two later" not in text.course
    assert "the same the next morning" in text.course
    alone = replace(FOUND, relief=bounded[:2], half_life_hours=HalfLife())
    against = NotEnough("massage_half_life", "too_few_rests", 3)
    text = massage_text(replace(TOLD, massage=alone, not_enough=(against,)), "en")
    assert text.course == ""
    assert text.lasts == not_enough_sentence(against, "en")


def test_over_the_days_a_massage_is_told_against_an_equally_sore_day() -> None:
    text = massage_text(over_days(-0.7, -0.1, claimed=True, total=-0.9), "en")
    assert text.over_days == (
        "The day after a massage it hurts about 0.4 points less than after an equally sore day without (0.1 "
        "to 0.7). Over all the days that follow, that adds up to about 0.9 points less."
    )
    more = massage_text(over_days(0.1, 0.7, claimed=True, total=0.8), "en").over_days
    assert "0.4 points more than after" in more
    assert more.endswith("0.8 points more.")
    assert massage_text(over_days(-0.7, -0.1, claimed=True), "en").over_days.endswith("(0.1 to 0.7).")


def test_no_difference_over_the_days_and_too_early_are_answers() -> None:
    flat = replace(
        over_days(-0.5, 0.3, claimed=False, total=-0.2), detectable=(Detectable("massage_gradual", 0.6, 0.5),)
    )
    assert massage_text(flat, "en").over_days == (
        "Over the days no difference can be told: the day after a massage it is anything from 0.5 less to "
        "0.3 more. A difference of 0.6 points would most likely have shown."
    )
    early = replace(flat, not_enough=(NotEnough("massage_gradual", "too_few_days", 12),))
    assert massage_text(early, "en").over_days.startswith(
        "Too early to tell what massage does over the days: 12"
    )


THUMB_CIRCLES = (
    "Thumb circles in the arch: about 0.6 points less than right after your other massages (0.2 to 1.0), "
    "from 4 massages."
)


def test_a_kind_that_differs_is_told_against_the_others_and_how_many_minutes_are_enough() -> None:
    assert massage_text(TOLD, "en").kinds == (
        THUMB_CIRCLES,
        "About 9 minutes are enough for you: after longer massages it did not hurt less.",
    )


def test_kinds_that_do_not_differ_are_told_with_what_would_have_shown() -> None:
    alike = replace(
        FOUND,
        by_technique=tuple(replace(kind, claimed=False) for kind in FOUND.by_technique),
        enough_minutes=None,
    )
    found = replace(TOLD, massage=alike, detectable=(Detectable("massage_kinds", 0.7, 0.6),))
    assert " ".join(massage_text(found, "en").kinds) == (
        "No technique, tool or length clearly differs from your others. A difference of 0.7 points would "
        "most likely have shown."
    )
    nothing = replace(alike, by_technique=(), by_minutes=())
    assert massage_text(replace(found, massage=nothing), "en").kinds == ()


@pytest.mark.parametrize(
    ("what", "name", "english", "danish"),
    [
        (MINUTES, "0-5", "Under 5 minutes", "Under 5 minutter"),
        (MINUTES, "5-10", "5 to 9 minutes", "5 til 9 minutter"),
        (MINUTES, "20-", "20 minutes and more", "20 minutter og derover"),
        (TOOL, "soft-ball", "Soft ball", "Blød bold"),
        (TOOL, "", "Not noted", "Ikke noteret"),
        (TECHNIQUE, "heel-cup", "Heel cup and squeeze", "Klem om hælen"),
        (TECHNIQUE, "my-own-thing", "My own thing", "My own thing"),
    ],
)
def test_a_kind_is_called_by_its_name(what: str, name: str, english: str, danish: str) -> None:
    assert (kind_name(what, name, "en"), kind_name(what, name, "da")) == (english, danish)


@each_language
def test_a_diary_without_a_massage_says_nothing_about_it(language: str) -> None:
    assert words_of(FINDINGS, language).massage.lines == ()
    none = MassageFindings(UNKNOWN, GradualEffect(None, None, None, claimed=False, n=0, basis="none"))
    assert words_of(replace(FINDINGS, massage=none), language).massage.lines == ()


@each_language
def test_the_command_line_tells_all_of_it(language: str) -> None:
    lines = summary(TOLD, language)
    assert set(words_of(TOLD, language).massage.lines) <= set(lines)
    assert len(words_of(TOLD, language).massage.lines) == 5


REASONS = [NotEnough(question, reason, 3) for question, _single, reason in SENTENCES]


@pytest.mark.parametrize("reason", REASONS, ids=lambda reason: f"{reason.question}-{reason.reason}")
def test_every_reason_has_a_sentence_in_both_languages(reason: NotEnough) -> None:
    english, danish = (not_enough_sentence(reason, language) for language in ("en", "da"))
    assert english != danish
    assert "{" not in english + danish
    once = not_enough_sentence(replace(reason, days_needed=1), "en")
    assert ("3" in english) == ("1" in once)


@pytest.mark.parametrize("question", MASSAGE)
def test_any_other_reason_is_told_by_its_question(question: str) -> None:
    english, danish = (not_enough_sentence(NotEnough(question, "moonlight", None), n) for n in ("en", "da"))
    assert question not in english + danish
    assert english != danish


@pytest.mark.parametrize("question", MASSAGE)
def test_what_could_be_found_is_told(question: str) -> None:
    assert "0.9 points" in detectable_sentence(Detectable(question, 0.9, 0.7), "en")
    assert "0,9 point" in detectable_sentence(Detectable(question, 0.9, 0.7), "da")


def test_in_short_only_what_is_claimed_against_rests_and_less_is_told() -> None:
    assert right_after_in_short(FOUND.immediate, "en") == (
        "Right after a massage it has hurt about 1.2 points less for you than after a rest."
    )
    for other in (
        UNKNOWN,
        replace(FOUND.immediate, claimed=False),
        replace(FOUND.immediate, basis="bounds"),
        replace(FOUND.immediate, effect=0.5, low=0.2, high=0.9),
    ):
        assert right_after_in_short(other, "en") == ""


def test_a_tool_and_a_length_that_differ_are_told_too() -> None:
    tool = KindOfMassage("soft-ball", -0.5, -1.0, 0.0, 0.7, 0.3, 1.1, claimed=True, n=9)
    found = replace(FOUND, by_tool=(tool,), by_technique=(), enough_minutes=None)
    assert " ".join(massage_text(replace(TOLD, massage=found), "en").kinds) == (
        "Soft ball: about 0.7 points more than right after your other massages (0.3 to 1.1), from 9 massages."
    )
