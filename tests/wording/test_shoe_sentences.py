"""What is said about shoes."""

from dataclasses import replace

import pytest

from fodro.domain.findings import Detectable, NotEnough
from fodro.domain.shoe_findings import ShoeFinding, ShoeWear
from fodro.wording import (
    detectable_sentence,
    difference_sentence,
    not_enough_sentence,
    shoes_heading,
    summary,
    wear_sentence,
    words_of,
)
from tests.wording.test_sentences import FINDINGS

WEAR = ShoeWear(1222.4, -0.35, -0.5, -0.2, 116, claimed=True)
CLOGS = ShoeFinding("Clogs", 6.4, 6.1, 6.7, 68, 0.8, 0.3, 1.3, claimed=True)
BOOTS = ShoeFinding("Boots", 5.6, 5.2, 6.0, 1, -0.8, -1.3, -0.3, claimed=True, wear=WEAR)
PUMPS = ShoeFinding("Pumps", 6.0, 5.0, 7.0, 4, 0.0, -0.6, 0.6, claimed=False)
TOLD = replace(FINDINGS, shoes=(BOOTS, CLOGS, PUMPS))
ALIKE = replace(
    FINDINGS,
    shoes=tuple(replace(one, claimed=False, wear=None) for one in TOLD.shoes),
    detectable=(Detectable("shoes", 0.9, 0.8),),
)
REASONS = [
    NotEnough("shoes", "no_comfort_noted", 8),
    NotEnough("shoes", "too_few_ratings", 1),
    NotEnough("shoes", "comfort_never_changes", None),
    NotEnough("shoe_wear", "no_hours_noted", 8),
    NotEnough("shoe_wear", "too_few_ratings", 2),
]


def test_a_pair_is_told_against_the_others_with_its_range() -> None:
    assert difference_sentence(CLOGS, "en") == (
        "“Clogs” is about 0.8 points more comfortable than your other pairs (0.3 to 1.3), from 68 ratings."
    )
    assert "0.8 points less comfortable than your other pairs (0.3 to 1.3), from 1 rating." in (
        difference_sentence(BOOTS, "en")
    )
    assert difference_sentence(CLOGS, "da") == (
        "Komforten i ”Clogs” er omkring 0,8 point højere end i dine andre par (0,3 til 1,3), "
        "ud fra 68 vurderinger."
    )


def test_wear_is_told_for_each_100_hours() -> None:
    assert wear_sentence(BOOTS, "en") == (
        "“Boots” loses about 0.3 points of comfort for each 100 hours worn (0.2 to 0.5), from 116 ratings. "
        "1222 hours in them are noted so far."
    )
    gains = replace(BOOTS, wear=ShoeWear(300, 0.4, 0.2, 0.6, 30, claimed=True))
    assert wear_sentence(gains, "en").startswith("“Boots” gains about 0.4 points of comfort")
    assert wear_sentence(CLOGS, "en") == ""


def test_the_pairs_that_differ_come_first_the_most_comfortable_ahead() -> None:
    text = words_of(TOLD, "en")
    assert text.shoes_heading == "2 of your 3 rated pairs differ in comfort from the others."
    assert [sentence.split("”")[0] for sentence in text.shoes] == ["“Clogs", "“Boots", "“Boots"]
    assert set(text.shoes) <= set(summary(TOLD, "en"))


def test_pairs_that_do_not_differ_are_told_with_what_would_have_shown() -> None:
    assert shoes_heading(ALIKE, "en") == (
        "No pair clearly differs in comfort from the others: your means lie between 5.6 and 6.4. "
        "A difference of 0.9 points would most likely have shown."
    )
    assert shoes_heading(replace(ALIKE, detectable=()), "en").endswith("6.4.")
    assert words_of(ALIKE, "en").shoes == ()


def test_one_pair_has_nothing_to_be_compared_with_and_its_wear_cannot_be_told_from_time() -> None:
    alone = replace(FINDINGS, shoes=(replace(BOOTS, claimed=False),))
    text = words_of(alone, "en")
    assert text.shoes_heading.startswith(
        "You have rated one pair, “Boots”: comfort 5.6 on average (5.2 to 6.0)"
    )
    (worn,) = text.shoes
    assert worn.endswith("With one pair, wear and time cannot be told apart.")


def test_a_diary_without_shoes_says_nothing_about_them() -> None:
    text = words_of(FINDINGS, "en")
    assert (text.shoes_heading, text.shoes) == ("", ())


@pytest.mark.parametrize("reason", REASONS, ids=lambda reason: f"{reason.question}-{reason.reason}")
def test_every_reason_has_a_sentence_in_both_languages(reason: NotEnough) -> None:
    english, danish = (not_enough_sentence(reason, language) for language in ("en", "da"))
    assert english != danish
    assert "{" not in english + danish
    assert "(" not in english, "the sentence for unknown reasons names the question in brackets"
    if reason.days_needed is not None:
        assert str(reason.days_needed) in english


def test_why_shoes_cannot_be_compared_is_told_in_their_place_and_once() -> None:
    text = words_of(replace(FINDINGS, not_enough=(REASONS[1], REASONS[3])), "en")
    assert "1 more rating" in text.shoes_heading
    assert [sentence for sentence in text.not_yet if "shoes" in sentence.lower()] == [
        not_enough_sentence(REASONS[3], "en")
    ]


@pytest.mark.parametrize("question", ["shoes", "shoe_wear"])
def test_what_could_be_found_is_told(question: str) -> None:
    assert "0.9 points" in detectable_sentence(Detectable(question, 0.9, 0.7), "en")
    assert "0,9 point" in detectable_sentence(Detectable(question, 0.9, 0.7), "da")
