"""What is said of what is watched: calm, with its size and range, and never more than is known."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product

import pytest

from fodro.domain.civil import DayPart
from fodro.domain.sign_findings import Beside, Monitor, SignFinding, Status
from fodro.knowledge.factors import FactorKind, OwnName
from fodro.wording import (
    beside_sentences,
    confirmed_sentence,
    how_often_words,
    sign_sentence,
    summary,
    watched_name,
)
from tests.wording.test_sentences import FINDINGS

WORSE = SignFinding(
    Monitor.INTENSITY, Status.WORSE, since="2026-03-03", size=1.6, low=1.0, high=2.2, raised="2026-03-12"
)
LANGUAGES = ("en", "da")


def test_more_pain_is_told_with_its_date_its_size_and_its_range() -> None:
    assert (
        sign_sentence(WORSE, "en")
        == "Since about 3 March 2026 it has hurt about 1.6 points more (1.0 to 2.2)."
    )
    assert (
        sign_sentence(WORSE, "da")
        == "Siden omkring 3. marts 2026 gør det ca. 1,6 point mere ondt (1,0 til 2,2)."
    )


@pytest.mark.parametrize("part", list(DayPart))
def test_a_change_of_when_names_the_part_of_the_day_that_rose(part: DayPart) -> None:
    moved = replace(WORSE, monitor=Monitor.TIMING, what=part.value)
    told = {sign_sentence(replace(moved, what=other.value), "en") for other in DayPart}
    assert len(told) == len(DayPart)
    assert "compared with the rest of the day" in sign_sentence(moved, "en")


def test_the_side_that_rose_is_the_one_that_is_told() -> None:
    left, right = (replace(WORSE, monitor=Monitor.SIDE, what=side) for side in "LR")
    assert "the left has hurt about 1.6 points more than before, compared with the right" in sign_sentence(
        left, "en"
    )
    assert "gør højre ca. 1,6 point mere ondt end før i forhold til venstre" in sign_sentence(right, "da")


def test_a_limp_is_told_without_a_number_of_points() -> None:
    limp = replace(WORSE, monitor=Monitor.WALKING, what="limp", unit="", size=0.4)
    assert sign_sentence(limp, "en") == "Since about 3 March 2026 you have noted a limp more often."


@pytest.mark.parametrize(("monitor", "language"), [*product(Monitor, LANGUAGES)])
def test_without_a_date_a_size_or_a_range_less_is_said_and_nothing_is_made_up(
    monitor: Monitor, language: str
) -> None:
    bare = SignFinding(monitor, Status.WATCH)
    told = sign_sentence(bare, language)
    assert told.endswith(".")
    assert not re.search(r"\d|None|nan|[{}]", told)
    assert not re.search(
        r"None|nan|[{}]", sign_sentence(replace(bare, since="2026-03-03", size=1.0), language)
    )


@pytest.mark.parametrize(("monitor", "status", "language"), [*product(Monitor, Status, LANGUAGES)])
def test_every_state_of_everything_that_is_watched_is_a_sentence(
    monitor: Monitor, status: Status, language: str
) -> None:
    finding = replace(WORSE, monitor=monitor, status=status, what="L" if monitor is Monitor.SIDE else "")
    told = sign_sentence(finding, language)
    assert told[0].isupper() or told[0] == "“"
    assert told.endswith(".")
    assert "  " not in told


def test_the_two_languages_say_different_words() -> None:
    for monitor, status in product(Monitor, Status):
        finding = replace(WORSE, monitor=monitor, status=status)
        assert sign_sentence(finding, "en") != sign_sentence(finding, "da")
        assert watched_name(monitor, "en") != watched_name(monitor, "da")


@pytest.mark.parametrize("monitor", list(Monitor))
def test_too_few_days_say_how_many_more_in_the_singular_too(monitor: Monitor) -> None:
    few = SignFinding(monitor, Status.NOT_ENOUGH, days_needed=1)
    assert re.search(r"\b1 more (day|morning)\b", sign_sentence(few, "en"))
    assert re.search(r"\b12 more (days|mornings)\b", sign_sentence(replace(few, days_needed=12), "en"))
    assert "more day" not in sign_sentence(replace(few, days_needed=None), "en")


def test_what_may_be_chance_is_told_as_that() -> None:
    assert confirmed_sentence(replace(WORSE, status=Status.WATCH, raised=None), "en") == (
        "Not sure yet; it may be chance. The next days you note will tell."
    )
    assert "Seen on two days in a row" in confirmed_sentence(WORSE, "en")
    assert confirmed_sentence(replace(WORSE, status=Status.QUIET), "en") == ""


def test_what_changed_too_is_told_with_how_often_it_does_anyway() -> None:
    changes = (
        Beside("standing_hours", 5.1, 7.3, 0.12),
        Beside("hard_floor", 0.2, 0.65, 0.6),
        Beside("shoe=clogs", 0.1, 0.9, 0.01),
        Beside("tea", 1.0, 3.0, 0.04),
    )
    own = {"tea": OwnName("Grøn te", FactorKind.NUMBER, "kopper")}
    hours, floor, shoe, tea = beside_sentences(replace(WORSE, beside=changes), "en", own)
    assert hours.startswith(
        "Time on your feet: 5.1 h on average before, 7.3 h since. About one stretch in 8 "
    )
    assert "on 20 % of days before, on 65 % since. Your days differ that much more often than not" in floor
    assert "on 10 % of days before, on 90 % since. Your days have hardly ever differed that much." in shoe
    assert tea.startswith("Grøn te: 1.0 kopper on average before, 3.0 kopper since.")


def test_nothing_that_changed_too_is_nothing_said() -> None:
    assert beside_sentences(WORSE, "en") == ()


def test_how_often_it_would_be_chance_is_said_over_everything_together() -> None:
    assert "once in two years" in how_often_words("en")
    assert "én gang på to år" in how_often_words("da")


def test_in_the_terminal_what_is_worse_comes_right_after_the_days_and_quiet_says_nothing() -> None:
    watch = replace(WORSE, monitor=Monitor.INTERFERENCE, status=Status.WATCH, raised=None)
    quiet = SignFinding(Monitor.SIDE, Status.QUIET)
    told = summary(replace(FINDINGS, signs=(watch, quiet, WORSE)), "en")
    assert told[1].startswith("Since about 3 March 2026 it has hurt about 1.6 points more")
    assert told[2].startswith("Since about 3 March 2026 it has been about 1.6 points more in the way")
    assert told[3:] == summary(replace(FINDINGS, signs=(quiet,)), "en")[1:]
