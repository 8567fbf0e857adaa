"""What an experiment has shown, in sentences: by its verdict, in both languages, never more than it says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from fodro.domain.experiments import Design, Experiment
from fodro.domain.trial_findings import AsDone, TrialFinding, TrialPlan, Verdict
from fodro.wording.trials import (
    Arms,
    arms_of,
    basis_sentence,
    length_sentence,
    plan_sentence,
    trial_heading,
    trial_sentences,
)

FOUND = TrialFinding(
    key="k", design=Design.SPLIT_FOOT, outcome="evening", verdict=Verdict.A_LOWER, claimed=True,
    effect=-1.24, low=-1.9, high=-0.6, p=0.004, n_a=9, n_b=10, n_pairs=19, n_missed=1, n_washout=0,
)  # fmt: skip
UNCLEAR = replace(FOUND, verdict=Verdict.CANNOT_TELL, claimed=False, effect=-0.3, low=-0.9, high=0.3, p=0.4)
SHOES = Arms("Clogs", "Boots")
PLAN = TrialPlan(
    design=Design.SPLIT_FOOT, n_days=20, washout_days=0, size=1.0, days_needed=12, detectable=0.8, power=0.9,
    noise_sd=1.0, memory=0.2, recorded=0.9, basis="diary", n_noted=31,
)  # fmt: skip


def heading(language: str = "en", arms: Arms = SHOES, **changes: Any) -> str:
    return trial_heading(replace(FOUND, **changes), arms, language)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "The foot that had it hurt about 1.2 points less than the other."),
        ({"effect": 1.24}, "The foot that had it hurt about 1.2 points more than the other."),
        (
            {"design": Design.MASSAGE_OR_REST},
            "Days with a massage had about 1.2 points less pain than days with a rest.",
        ),
        (
            {"design": Design.THIS_OR_THAT},
            "Days with “Clogs” had about 1.2 points less pain than days with “Boots”.",
        ),
        (
            {"design": Design.COMPLETE, "effect": 2.0},
            "Days with “Clogs” had about 2.0 points more pain than days with “Boots”.",
        ),
        (
            {"verdict": Verdict.NO_LARGER, "claimed": False, "no_larger_than": 0.8},
            "No difference was seen; one of more than 0.8 points is unlikely.",
        ),
        (
            {"verdict": Verdict.RUNNING, "claimed": False},
            "It is still running; what it shows is told when it is over.",
        ),
    ],
)
def test_each_verdict_is_one_sentence(changes: dict[str, Any], expected: str) -> None:
    assert heading(**changes) == expected


def test_without_is_said_as_such() -> None:
    said = heading(arms=Arms("Insoles"), design=Design.THIS_OR_THAT)
    assert said == "Days with “Insoles” had about 1.2 points less pain than days without."
    assert heading("da", Arms("Indlæg"), design=Design.THIS_OR_THAT) == (
        "På dage med “Indlæg” gjorde det ca. 1,2 point mindre ondt end på dage uden."
    )


@pytest.mark.parametrize(
    "reason", ["no_days", "too_few_pairs", "ratings_never_change", "one_arm_only", "noisy", ""]
)
@pytest.mark.parametrize("language", ["en", "da"])
def test_what_cannot_be_told_has_its_reason_and_no_size(reason: str, language: str) -> None:
    told = trial_heading(replace(UNCLEAR, reason=reason), SHOES, language)
    assert told
    assert not any(letter.isdigit() for letter in told)


def test_reasons_are_told_apart() -> None:
    reasons = ["no_days", "too_few_pairs", "ratings_never_change", "one_arm_only", "noisy"]
    assert len({trial_heading(replace(UNCLEAR, reason=one), SHOES, "en") for one in reasons}) == 5


def test_a_difference_that_is_not_claimed_is_not_told_as_one() -> None:
    assert "points" not in trial_heading(UNCLEAR, SHOES, "en")


def test_below_it_stand_the_range_chance_and_the_days() -> None:
    assert trial_sentences(FOUND, SHOES, "en") == (
        "Likely range for the foot that had it: 0.6 to 1.9 less, in points.",
        "Chance alone would show as much as this in fewer than 1 of 100 draws.",
        "19 days were rated and compared. 1 day was not rated and is left out.",
    )


def test_a_range_across_zero_says_both_ways_and_how_many_days_more() -> None:
    told = " ".join(trial_sentences(replace(UNCLEAR, more_days=14), SHOES, "en"))
    assert "anything from 0.9 less to 0.3 more" in told
    assert "in about 40 of 100 draws" in told
    assert "About 14 more days would most likely show a difference of 1 point." in told
    assert "more than 60 days more" in " ".join(trial_sentences(UNCLEAR, SHOES, "en"))


def test_what_was_done_otherwise_is_told_and_does_not_decide() -> None:
    done = AsDone(-1.0, -1.6, -0.4, n_a=9, n_b=8, n_neither=1, n_otherwise=1, n_unknown=0)
    told = " ".join(trial_sentences(replace(FOUND, as_done=done), SHOES, "en"))
    assert "On 2 days something else was done than was drawn." in told
    assert "By what was really done: 0.4 to 1.6 less. That was not drawn, so it does not decide." in told
    as_drawn = replace(done, n_neither=0, n_otherwise=0)
    assert "really done" not in " ".join(trial_sentences(replace(FOUND, as_done=as_drawn), SHOES, "en"))


def test_before_the_end_there_is_only_why() -> None:
    (told,) = trial_sentences(replace(FOUND, verdict=Verdict.RUNNING, claimed=False), SHOES, "en")
    assert told.startswith("Nothing is shown before the end")


def test_an_edit_is_told() -> None:
    assert "drawn anew" in trial_sentences(replace(FOUND, edited=True), SHOES, "en")[-1]


@pytest.mark.parametrize("language", ["en", "da"])
def test_danish_is_danish(language: str) -> None:
    done = AsDone(-1.0, -1.6, -0.4, n_a=9, n_b=8, n_neither=1, n_otherwise=1, n_unknown=0)
    told = trial_sentences(replace(UNCLEAR, as_done=done, edited=True, more_days=3), SHOES, language)
    assert len(told) == 6
    assert ("lodtrækninger" in " ".join(told)) == (language == "da")


def test_planning_says_days_size_and_whose_days() -> None:
    assert plan_sentence(PLAN, "en") == "About 12 days for a difference of 1 point."
    assert (
        plan_sentence(replace(PLAN, days_needed=None, size=0.5), "da")
        == "Over 60 dage for en forskel på 0,5 point."
    )
    assert length_sentence(PLAN, "en") == "20 days would most likely show a difference of 0.8 points or more."
    assert (
        length_sentence(replace(PLAN, detectable=None), "en") == "20 days are too few to show any difference."
    )
    assert basis_sentence(PLAN, "en") == "Reckoned from your own days (31 days noted)."
    assert basis_sentence(replace(PLAN, basis="default"), "da").startswith(
        "Tallene gælder en almindelig person"
    )


@pytest.mark.parametrize(
    ("subject", "a", "b", "expected"),
    [
        ("tool", "roller", "soft-ball", Arms("Foot roller", "Soft ball")),
        ("technique", "whole-foot-glide", "without", Arms("Whole-foot glide", "")),
        ("shoes", "roller", "Boots", Arms("roller", "Boots")),
        ("", "placebo", "caffeine", Arms("placebo", "caffeine")),
    ],
)
def test_arms_have_the_names_of_the_library(subject: str, a: str, b: str, expected: Arms) -> None:
    experiment = Experiment("k", Design.THIS_OR_THAT, subject, a, b, date(2026, 1, 1), 14, "0" * 64)
    assert arms_of(experiment, "en") == expected
