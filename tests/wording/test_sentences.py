"""What the sentences say, from the numbers the findings carry."""

import re
from dataclasses import replace

import pytest

from fodro.domain.findings import (
    DailyPain,
    Detectable,
    FactorFinding,
    Findings,
    NotEnough,
    PartOfDayFinding,
)
from fodro.knowledge.factors import FactorKind, OwnName
from fodro.wording import (
    detectable_sentence,
    factor_sentence,
    not_enough_sentence,
    nothing_found_sentence,
    summary,
    time_of_day_sentence,
    words_of,
)

STANDING = FactorFinding("standing_hours", 1, 0.96, 0.5, 1.42, "h", 0.4, 0.97, claimed=True, n_days=78)
HARD_FLOOR = FactorFinding("hard_floor", 0, 0.5, 0.3, 0.7, "", 1.2, 0.999, claimed=True, n_days=60)
CLOGS = FactorFinding("shoe=clogs", 0, -0.4, -0.6, -0.2, "", -0.8, 0.75, claimed=True, n_days=60)
AIR = FactorFinding("pressure", 2, 0.6, 0.4, 0.8, "hPa", 0.07, 0.93, claimed=True, n_days=300)
OWN = FactorFinding("my_own-thing", 3, -0.6, -0.8, -0.4, "", -0.2, 0.93, claimed=True, n_days=1)
UNCLEAR = FactorFinding("stress", 0, 0.1, -0.2, 0.4, "", 0.05, 0.02, claimed=False, n_days=50)
EVENING = PartOfDayFinding("evening", 4.62, 4.2, 5.0, 60, claimed=True)
MORNING = PartOfDayFinding("morning", 2.96, 2.6, 3.3, 60)
DAILY = (DailyPain("2026-01-01", 3.0, 2), DailyPain("2026-01-02", None, 0), DailyPain("2026-01-03", 4.0, 1))
FINDINGS = Findings(
    fodro="0",
    digest="sha256:0",
    days=3,
    outcome="daily_pain",
    daily=DAILY,
    factors=(STANDING, HARD_FLOOR, UNCLEAR),
    time_of_day=(MORNING, EVENING),
    detectable=(Detectable("factors", 0.62, 0.5), Detectable("time_of_day", 0.4, 0.38)),
    not_enough=(NotEnough("factors:steps_k", "too_rarely_noted", 9),),
)
NOTHING = replace(FINDINGS, factors=(UNCLEAR,))
FLAT = replace(FINDINGS, time_of_day=(MORNING, replace(EVENING, mean=3.2, claimed=False)))
EMPTY = replace(
    FINDINGS,
    daily=(),
    factors=(),
    time_of_day=(),
    detectable=(Detectable("factors", None, None),),
    not_enough=(NotEnough("factors", "too_few_days", 14), NotEnough("time_of_day", "too_few_days", 1)),
)

REASONS = [
    NotEnough("factors", "too_few_days", 1),
    NotEnough("factors", "pain_never_changes", None),
    NotEnough("factors", "no_factors_noted", 14),
    NotEnough("factors", "no_factor_usable", None),
    NotEnough("factors:steps_k", "too_rarely_noted", 9),
    NotEnough("factors:steps_k", "rarely_differs", 1),
    NotEnough("factors:shoe", "never_changes", None),
    NotEnough("factors:shoe", "levels_too_rare", None),
    NotEnough("factors:day_off", "same_as:hard_floor", None),
    NotEnough("factors:steps_k", "too_many_noted", None),
    NotEnough("time_of_day", "too_few_days", 3),
    NotEnough("time_of_day", "one_part_of_day", 5),
    NotEnough("time_of_day", "never_the_same_day", 4),
    NotEnough("time_of_day", "no_clock", None),
]


def test_a_finding_says_how_much_per_what_when_and_how_sure() -> None:
    assert factor_sentence(STANDING, "en") == (
        "Days with more hours on your feet go together with more pain the day after: about 0.4 points "
        "(0.2 to 0.6) for each extra hour. Very likely more than chance, from 78 days."
    )


def test_the_same_in_danish_with_a_comma() -> None:
    assert factor_sentence(STANDING, "da") == (
        "Dage med flere timer på benene hænger sammen med mere smerte dagen efter: omkring 0,4 point "
        "(0,2 til 0,6) for hver ekstra time. Meget sandsynligt mere end en tilfældighed, ud fra 78 dage."
    )


def test_yes_or_no_is_compared_with_other_days() -> None:
    sentence = factor_sentence(HARD_FLOOR, "en")
    assert "a hard floor go together with more pain the same day: about 1.2 points (0.7 to 1.7)" in sentence
    assert "compared with other days. Almost certainly" in sentence


def test_a_level_is_compared_with_the_most_common_one() -> None:
    sentence = factor_sentence(CLOGS, "en")
    assert "less pain" in sentence
    assert "about 0.8 points (0.4 to 1.2) compared with what is most common for you. Likely" in sentence


def test_a_tiny_effect_per_unit_is_told_per_usual_swing() -> None:
    assert (
        "two days later: about 0.6 points (0.4 to 0.8) for a usual swing of about 8.6 hPa"
        in factor_sentence(AIR, "en")
    )


def test_a_factor_of_ones_own_is_told_in_its_own_words() -> None:
    sentence = factor_sentence(OWN, "en")
    assert sentence.startswith("Days with more my own thing go together with less pain three days later")
    assert "for a usual swing of it" in sentence
    assert sentence.endswith("from 1 day.")


OWN_NAMES = {
    "roedvin": OwnName("Rødvin", FactorKind.NUMBER, "glas"),
    "walk": OwnName("Walk {home}", FactorKind.NUMBER, "h"),
    "foot_bath": OwnName("Foot bath", FactorKind.YES_NO),
    "shift": OwnName("Vagt", FactorKind.CATEGORY),
    "stress": OwnName("Something else", FactorKind.YES_NO),
}
WINE = replace(OWN, factor="roedvin")


def test_a_factor_with_a_name_of_its_own_is_told_by_its_name_and_unit() -> None:
    assert "Days with more Rødvin go together" in factor_sentence(WINE, "en", OWN_NAMES)
    assert "for a usual swing of about 3.0 glas." in factor_sentence(WINE, "en", OWN_NAMES)
    danish = factor_sentence(WINE, "da", OWN_NAMES)
    assert "Dage med mere Rødvin hænger sammen" in danish
    assert "ved et almindeligt udsving på omkring 3,0 glas." in danish


def test_an_own_unit_that_is_known_is_said_in_full_and_braces_in_a_name_stay() -> None:
    sentence = factor_sentence(replace(WINE, factor="walk"), "da", OWN_NAMES)
    assert sentence.startswith("Dage med mere Walk {home} ")
    assert "på omkring 3,0 timer." in sentence


def test_an_own_yes_or_no_is_compared_with_other_days() -> None:
    bath = replace(HARD_FLOOR, factor="foot_bath")
    assert factor_sentence(bath, "en", OWN_NAMES) == (
        "Days with Foot bath go together with more pain the same day: about 1.2 points (0.7 to 1.7) "
        "compared with other days. Almost certainly more than chance, from 60 days."
    )
    assert "for a usual swing of it" in factor_sentence(bath, "en"), "without its name it is not known as one"


def test_an_own_choice_is_told_with_its_name() -> None:
    sentence = factor_sentence(replace(CLOGS, factor="shift=nat"), "da", OWN_NAMES)
    assert sentence.startswith("Dage med Vagt: nat hænger sammen med mindre smerte samme dag")
    assert "sammenlignet med det, der er mest almindeligt for dig" in sentence


def test_a_known_factor_keeps_its_name_whatever_a_person_calls_theirs() -> None:
    assert factor_sentence(UNCLEAR, "en", OWN_NAMES) == factor_sentence(UNCLEAR, "en")


def test_own_names_reach_every_sentence_of_a_diary() -> None:
    noted = replace(
        FINDINGS,
        factors=(WINE,),
        not_enough=(
            NotEnough("factors:shift", "never_changes", None),
            NotEnough("factors:foot_bath", "same_as:roedvin", None),
        ),
    )
    text = words_of(noted, "da", OWN_NAMES)
    assert "mere Rødvin" in text.factors[0]
    assert text.not_yet[0].startswith("Vagt: ens alle dage")
    assert text.not_yet[1].startswith("Foot bath: følger altid ”Rødvin”")


@pytest.mark.parametrize(
    ("unit", "english", "danish"),
    [("drinks", "8.6 drinks", "8,6 genstande"), ("times", "8.6 times", "8,6 gange")],
)
def test_every_counted_unit_is_said(unit: str, english: str, danish: str) -> None:
    finding = replace(AIR, factor="alcohol", unit=unit)
    assert f"for a usual swing of about {english}." in factor_sentence(finding, "en")
    assert f"på omkring {danish}." in factor_sentence(finding, "da")


def test_an_interval_around_zero_says_both_ways() -> None:
    sentence = factor_sentence(UNCLEAR, "en")
    assert "anything from 0.2 less to 0.4 more" in sentence
    assert "Not clear whether" in sentence


def test_nothing_found_says_what_would_have_shown() -> None:
    sentence = nothing_found_sentence(NOTHING, "en")
    assert "A link worth 0.6 points or more on a usual swing would" in sentence
    assert "in 14 days, one worth 0.5" in sentence
    assert words_of(NOTHING, "en").factors_heading == sentence
    assert words_of(NOTHING, "en").factors == ()


def test_the_heading_tells_apart_what_is_clear_and_what_is_perhaps() -> None:
    perhaps = replace(UNCLEAR, low=0.02, probability=0.35, claimed=True)
    findings = replace(FINDINGS, factors=(STANDING, HARD_FLOOR, perhaps))
    assert words_of(findings, "en").factors_heading == (
        "2 of the 3 things you note go together with your pain, and perhaps 1 more."
    )
    assert words_of(findings, "da").factors_heading == (
        "2 af de 3 ting, du noterer, hænger sammen med dine smerter, og måske 1 til."
    )
    one = replace(FINDINGS, factors=(STANDING, perhaps))
    assert words_of(one, "en").factors_heading == (
        "1 of the 2 things you note goes together with your pain, and perhaps 1 more."
    )


def test_the_heading_counts_what_stands_out() -> None:
    assert words_of(FINDINGS, "en").factors_heading == (
        "2 of the 3 things you note go together with your pain."
    )


def test_the_worst_part_of_the_day_is_told_with_its_range() -> None:
    assert time_of_day_sentence(FINDINGS, "en") == (
        "It hurts most in the evening: 4.6 on average (4.2 to 5.0), against 3.0 in the morning."
    )
    assert "om aftenen: 4,6 i gennemsnit (4,2 til 5,0) mod 3,0 om morgenen" in time_of_day_sentence(
        FINDINGS, "da"
    )


def test_a_flat_day_is_an_answer_with_the_difference_that_would_have_shown() -> None:
    assert time_of_day_sentence(FLAT, "en") == (
        "No part of the day stands out: your means lie between 3.0 and 3.2. "
        "A difference of 0.4 points would most likely have shown."
    )


def test_too_few_days_say_how_many_more() -> None:
    assert "14 more days" in words_of(EMPTY, "en").factors_heading
    assert "about 1 more day is needed" in words_of(EMPTY, "en").time_of_day
    assert "14 dage" in words_of(EMPTY, "da").factors_heading


@pytest.mark.parametrize("language", ["en", "da"])
@pytest.mark.parametrize("entry", REASONS, ids=lambda entry: f"{entry.question}-{entry.reason}")
def test_every_reason_has_its_own_words(entry: NotEnough, language: str) -> None:
    sentence = not_enough_sentence(entry, language)
    assert entry.reason not in sentence
    assert "{" not in sentence
    assert str(entry.days_needed or "") in sentence


def test_a_reason_from_the_future_is_still_an_answer() -> None:
    assert "not enough to go on" in not_enough_sentence(NotEnough("pairs", "new_reason", 3), "en")


def test_what_stays_hidden_is_said() -> None:
    assert detectable_sentence(FINDINGS.detectable[0], "en") == (
        "Days like yours can show a link of 0.6 points on a usual swing; smaller ones may stay hidden. "
        "With 14 more days: 0.5."
    )
    assert detectable_sentence(EMPTY.detectable[0], "en") == ""


@pytest.mark.parametrize("language", ["en", "da"])
@pytest.mark.parametrize(
    "findings", [FINDINGS, NOTHING, FLAT, EMPTY], ids=["found", "nothing", "flat", "empty"]
)
def test_a_summary_is_whole_sentences(findings: Findings, language: str) -> None:
    lines = summary(findings, language)
    assert lines
    assert all(line.endswith(".") and "{" not in line and "None" not in line for line in lines)
    assert not any(re.search(r"\d\.\d", line) for line in lines if language == "da")


def test_the_summary_of_a_finding_adds_that_it_need_not_be_the_cause() -> None:
    assert "What goes together is not always what causes it." in summary(FINDINGS, "en")
    assert not any("cause" in line for line in summary(NOTHING, "en"))


def test_days_without_a_check_in_are_counted_as_such() -> None:
    assert words_of(FINDINGS, "en").daily == "2 of 3 days have a check-in; pain was 3.5 on average."


def test_an_unknown_language_reads_english() -> None:
    assert summary(FINDINGS, "xx") == summary(FINDINGS, "en")


@pytest.mark.parametrize(
    ("factor", "told"),
    [
        ("hard_floor=no", "Days with Hard floor: no go together with less pain"),
        ("stress=low", "Days with Stress: low go together with less pain"),
        ("standing_hours=few", "Days with Time on your feet: few go together with less pain"),
        ("shoe=clogs", "Days with the pair “clogs” go together with less pain"),
    ],
)
def test_what_was_noted_in_words_is_said_with_its_words(factor: str, told: str) -> None:
    sentence = factor_sentence(replace(CLOGS, factor=factor), "en")
    assert sentence.startswith(told)
    assert "compared with what is most common for you" in sentence


def test_one_noted_day_has_and_two_have() -> None:
    one = replace(FINDINGS, daily=(DailyPain("2026-01-01", 3.0, 1), *[DailyPain("2026-01-02", None, 0)] * 90))
    assert words_of(one, "en").daily == "1 of 91 days has a check-in; pain was 3.0 on average."
    only = replace(FINDINGS, daily=one.daily[:1])
    assert words_of(only, "en").daily == "1 of 1 day has a check-in; pain was 3.0 on average."
    assert words_of(only, "da").daily == "1 af 1 dag har en notering; smerten var 3,0 i gennemsnit."


def test_a_day_about_another_part_of_the_body_has_a_check_in_too() -> None:
    knee = replace(FINDINGS, daily=(*DAILY, DailyPain("2026-01-04", None, 1)))
    assert words_of(knee, "en").daily == "3 of 4 days have a check-in; pain was 3.5 on average."


@pytest.mark.parametrize("nrs", [0.0, 0.004, -0.001])
def test_next_to_nothing_is_told_as_zero(nrs: float) -> None:
    quiet = replace(FINDINGS, daily=(DailyPain("2026-01-01", nrs, 1),))
    assert words_of(quiet, "en").daily.endswith("pain was 0.0 on average.")


def test_a_sentence_about_an_own_factor_starts_with_a_capital() -> None:
    sentence = not_enough_sentence(NotEnough("factors:my_own-thing", "never_changes", None), "en")
    assert sentence.startswith("My own thing: the same on every day")
