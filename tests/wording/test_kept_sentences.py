"""What is said of a claim that was shown before: weaker, moved, or withdrawn, each with its own reason."""

import pytest

from fodro.domain.shown import Shown, State
from fodro.knowledge.factors import FactorKind, OwnName
from fodro.wording import kept_sentence, shown_name

MOVED = Shown("factor:standing_hours", 1, 0.5, "2026-03-01", State.MOVED, "other_lag")
WEAKER = Shown("factor:standing_hours", 0, 0.5, "2026-03-01", State.WEAKER, "less_sure")
REASONS = (
    "less_sure",
    "other_direction",
    "not_asked:pain_came_before",
    "not_asked:too_rarely_noted",
    "most_common",
    "diary_changed",
)

each_language = pytest.mark.parametrize("language", ["en", "da"])


def withdrawn(reason: str, key: str = "factor:standing_hours") -> Shown:
    return Shown(key, 0, 0.5, "2026-03-01", State.WITHDRAWN, reason, "2026-04-01")


def told_of_every_fate(language: str) -> list[str]:
    return [kept_sentence(one, language) for one in (WEAKER, MOVED, *map(withdrawn, REASONS))]


@each_language
@pytest.mark.parametrize("state", [State.NEW, State.KEPT])
def test_of_a_claim_that_stands_as_it_was_nothing_more_is_said(state: State, language: str) -> None:
    stands = Shown("factor:stress", 0, 0.5, "2026-03-01", state)
    assert kept_sentence(stands, language) == ""


@each_language
def test_every_reason_has_a_sentence_of_its_own(language: str) -> None:
    sentences = told_of_every_fate(language)
    assert all(sentences)
    assert len(set(sentences)) == len(sentences)
    assert all(
        sentence.endswith(".") and "{" not in sentence and "_" not in sentence for sentence in sentences
    )


def test_danish_is_not_english() -> None:
    assert not set(told_of_every_fate("en")) & set(told_of_every_fate("da"))


def test_every_other_reason_for_not_being_asked_is_told_alike() -> None:
    reasons = ("too_rarely_noted", "same_as:stairs", "levels_too_rare", "too_few_days", "a_new_one")
    sentences = {kept_sentence(withdrawn(f"not_asked:{reason}"), "en") for reason in reasons}
    assert sentences == {"Time on your feet: no longer noted in a way that can be compared."}


def test_a_claim_that_has_moved_says_where_it_is_clearest_now() -> None:
    assert kept_sentence(MOVED, "en") == (
        "It used to look as if this showed at another time. With more days it is clearest the day after."
    )
    assert kept_sentence(MOVED, "da") == (
        "Før så det ud til at vise sig på et andet tidspunkt. Med flere dage er det tydeligst dagen efter."
    )


def test_a_withdrawn_claim_says_what_it_was_about_and_that_it_may_have_been_chance() -> None:
    assert kept_sentence(withdrawn("less_sure"), "en") == (
        "Time on your feet: with more days the link is no longer clear. It may have been chance."
    )
    assert kept_sentence(withdrawn("less_sure"), "da") == (
        "Tid på benene: med flere dage er sammenhængen ikke længere tydelig. Det kan have været et tilfælde."
    )


def test_pain_that_came_first_is_told() -> None:
    assert kept_sentence(withdrawn("not_asked:pain_came_before"), "en") == (
        "Time on your feet: pain often came first, so which of the two follows the other cannot be told."
    )


@pytest.mark.parametrize(
    ("key", "english", "danish"),
    [
        ("factor:standing_hours", "Time on your feet", "Tid på benene"),
        ("factor:shoe=clogs", "Shoes: clogs", "Sko: clogs"),
        ("factor:shoe=clogs + insole", "Shoes: clogs + insole", "Sko: clogs + insole"),
        ("factor:shoe=a:b", "Shoes: a:b", "Sko: a:b"),
        ("pair:hard_floor+shoe=clogs", "Hard floor and Shoes: clogs", "Hårdt gulv og Sko: clogs"),
        (
            "pair:hard_floor+shoe=a+b",
            "Hard floor and Shoes: a+b",
            "Hårdt gulv og Sko: a+b",
        ),
        (
            "pair:shoe=a + b+standing_hours",
            "Shoes: a + b and Time on your feet",
            "Sko: a + b og Tid på benene",
        ),
    ],
)
def test_a_claim_is_called_by_the_name_of_what_it_is_about(key: str, english: str, danish: str) -> None:
    claim = Shown(key, 0, 0.5, "2026-03-01")
    assert (shown_name(claim, "en"), shown_name(claim, "da")) == (english, danish)


def test_a_factor_of_ones_own_is_called_as_the_person_calls_it() -> None:
    own = {"roedvin": OwnName("Rødvin {stor}", FactorKind.NUMBER, "glas")}
    one = withdrawn("less_sure", "factor:roedvin")
    assert shown_name(one, "da", own) == "Rødvin {stor}"
    assert kept_sentence(one, "da", own).startswith("Rødvin {stor}: ")
