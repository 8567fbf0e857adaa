"""What is said of two things together, from the numbers the finding carries."""

import re
from dataclasses import replace

import pytest

from fodro.domain.findings import Detectable, Findings, NotEnough, PairFinding
from fodro.knowledge.factors import FactorKind, OwnName
from fodro.wording import detectable_sentence, factor_sentence, pair_sentence, summary, words_of
from tests.wording.test_sentences import FINDINGS, STANDING

CLOGS = PairFinding("hard_floor", "shoe=clogs", 0, 0.36, 0.24, 0.48, 1.5, 0.995, claimed=True, n_days=120)
HOURS = PairFinding("hard_floor", "standing_hours", 1, 0.4, 0.2, 0.6, 0.3, 0.93, claimed=True, n_days=80)
LESS = replace(HOURS, effect=-0.4, low=-0.6, high=-0.2, effect_per_unit=-0.3)
UNCLEAR = replace(HOURS, low=-0.1, high=0.9, probability=0.2, claimed=False)
OWN = PairFinding("foot_bath", "roedvin", 0, 0.4, 0.2, 0.6, 0.3, 0.75, claimed=True, n_days=1)
NAMES = {
    "foot_bath": OwnName("Foot bath", FactorKind.YES_NO),
    "roedvin": OwnName("Rødvin", FactorKind.NUMBER, "glas"),
}
TOGETHER: Findings = replace(FINDINGS, pairs=(CLOGS, UNCLEAR))

each_language = pytest.mark.parametrize("language", ["en", "da"])


def test_two_things_that_are_there_or_not_are_told_for_both_being_there() -> None:
    assert pair_sentence(CLOGS, "en") == (
        "Days with both a hard floor and the pair “clogs” go together with more pain the same day than the "
        "two add up to: about 1.5 points on top (1.0 to 2.0 more) when both are there. Almost certainly more "
        "than chance, from 120 days."
    )


def test_the_same_in_danish_with_a_comma() -> None:
    assert pair_sentence(CLOGS, "da") == (
        "Dage med både hårdt gulv og skoene ”clogs” hænger sammen med mere smerte samme dag end de to lagt "
        "sammen: omkring 1,5 point oveni (1,0 til 2,0 mere) på dage med begge dele. Næsten sikkert mere end "
        "en tilfældighed, ud fra 120 dage."
    )


def test_a_number_is_told_for_a_usual_swing_of_both() -> None:
    assert pair_sentence(HOURS, "en") == (
        "Days with both a hard floor and more hours on your feet go together with more pain the day after "
        "than the two add up to: about 0.4 points on top (0.2 to 0.6 more) for a usual swing of both. Very "
        "likely more than chance, from 80 days."
    )


def test_less_pain_than_the_two_add_up_to_is_taken_off() -> None:
    assert "less pain the day after than the two add up to: about 0.4 points off (0.2 to 0.6 less)" in (
        pair_sentence(LESS, "en")
    )
    assert pair_sentence(LESS, "da") == (
        "Dage med både hårdt gulv og flere timer på benene hænger sammen med mindre smerte dagen efter end "
        "de to lagt sammen: omkring 0,4 point fra (0,2 til 0,6 mindre) ved et sædvanligt udsving i begge. "
        "Meget sandsynligt mere end en tilfældighed, ud fra 80 dage."
    )


def test_a_range_around_nothing_says_both_ways() -> None:
    sentence = pair_sentence(UNCLEAR, "en")
    assert "(anything from 0.1 less to 0.9 more)" in sentence
    assert "Not clear whether it is more than chance, from 80 days." in sentence


def test_things_of_ones_own_are_told_by_their_names() -> None:
    sentence = pair_sentence(OWN, "da", NAMES)
    assert "Foot bath" in sentence
    assert "mere Rødvin" in sentence
    assert sentence.endswith("ud fra 1 dag.")
    both = replace(OWN, other="foot_bath=warm")
    assert "when both are there" in pair_sentence(both, "en", NAMES)


@each_language
@pytest.mark.parametrize("pair", [CLOGS, HOURS, LESS, UNCLEAR, OWN], ids=lambda pair: pair.other)
def test_a_sentence_is_whole_says_a_range_and_no_cause(pair: PairFinding, language: str) -> None:
    sentence = pair_sentence(pair, language)
    assert sentence.endswith(".")
    assert not re.search(r"[{}]|None|nan|_", sentence)
    assert re.search(r"\(.*\d.*\d.*\)", sentence)
    assert not re.search(r"caus|because|due to|årsag|skyld|fordi", sentence)
    assert not (language == "da" and re.search(r"\d\.\d", sentence))


@each_language
def test_only_claimed_pairs_are_told_and_with_the_caution(language: str) -> None:
    assert words_of(TOGETHER, language).pairs == (pair_sentence(CLOGS, language),)
    alone = replace(TOGETHER, factors=(), not_enough=())
    caution = {
        "en": "What goes together is not always what causes it.",
        "da": "Det, der hænger sammen med smerterne, er ikke altid årsagen til dem.",
    }
    assert caution[language] in summary(alone, language)


def test_what_pairs_could_show_is_said() -> None:
    assert detectable_sentence(Detectable("pairs", 0.84, 0.7), "en") == (
        "Days like yours can show 0.8 points that two things add only together. With 14 more days: 0.7."
    )
    assert "0,8 point" in detectable_sentence(Detectable("pairs", 0.84, 0.7), "da")
    assert detectable_sentence(Detectable("pairs", None, None), "en") == ""


LINK = (
    "More likely a link than chance, and not more than that",
    "Snarere en sammenhæng end et tilfælde, men ikke mere end det",
)


PERHAPS = ("Perhaps more than chance, perhaps not", "Måske mere end en tilfældighed, måske ikke")


@pytest.mark.parametrize(
    ("probability", "english", "danish"),
    [
        (0.995, "Almost certainly more than chance", "Næsten sikkert mere end en tilfældighed"),
        (0.9, "Very likely more than chance", "Meget sandsynligt mere end en tilfældighed"),
        (0.7, "Likely more than chance", "Sandsynligvis mere end en tilfældighed"),
        (0.55, *LINK),
        (0.5, *LINK),
        (0.49, *PERHAPS),
        (0.25, *PERHAPS),
        (0.24, "Not clear whether it is more than chance", "Uklart, om det er mere end en tilfældighed"),
    ],
)
def test_how_sure_it_is_has_words_for_every_probability(
    probability: float, english: str, danish: str
) -> None:
    finding = replace(STANDING, probability=probability)
    assert f". {english}, from 78 days." in factor_sentence(finding, "en")
    assert f". {danish}, ud fra 78 dage." in factor_sentence(finding, "da")


def test_pain_that_came_before_is_said_of_the_factor() -> None:
    withheld = replace(FINDINGS, not_enough=(NotEnough("factors:steps_k", "pain_came_before", None),))
    assert words_of(withheld, "en").not_yet[0] == (
        "Steps (thousands): goes together with your pain the same day, and pain the day before often came "
        "first. Which of the two follows the other cannot be told."
    )
    assert words_of(withheld, "da").not_yet[0] == (
        "Skridt (i tusinder): hænger sammen med din smerte samme dag, men smerten dagen før kom ofte først. "
        "Hvad der følger af hvad, kan ikke siges."
    )
