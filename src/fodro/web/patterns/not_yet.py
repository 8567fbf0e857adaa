"""What cannot be told yet: each open question with how far the days have come, and what could be shown."""

from __future__ import annotations

from collections.abc import Container, Mapping

from django.utils.translation import gettext as _

from fodro.charts.tables import tenths
from fodro.domain.findings import Findings, NotEnough
from fodro.knowledge.factors import OwnName
from fodro.web.patterns.pages import CouldShow, NotYet
from fodro.web.words import language
from fodro.wording import not_enough_sentence
from fodro.wording.massage_limits import GRADUAL, HALF_LIFE, IMMEDIATE, KINDS

FACTORS = "factors"
COUNTED_IN_RATINGS = ("shoes", "shoe_wear", IMMEDIATE, KINDS, HALF_LIFE)
"""Questions that wait for ratings of comfort or of a massage, not for days with a check-in."""


def open_questions(findings: Findings, own: Mapping[str, OwnName]) -> tuple[NotYet, ...]:
    """Return the questions that are open as a whole, those that need fewest days first.

    That nothing can go together with pain is not among them where more days would not help: the page begins
    with it.
    """
    whole = [entry for entry in findings.not_enough if ":" not in entry.question and not _is_told(entry)]
    ordered = sorted(whole, key=lambda entry: (entry.days_needed is None, entry.days_needed or 0))
    return tuple(_not_yet(entry, findings, own) for entry in ordered)


def set_aside(findings: Findings, own: Mapping[str, OwnName]) -> tuple[str, ...]:
    """Return why single factors or pairs of shoes were not looked at."""
    single = (entry for entry in findings.not_enough if ":" in entry.question)
    return tuple(not_enough_sentence(entry, language(), own) for entry in single)


def could_show(findings: Findings, about: Container[str] | None = None) -> tuple[CouldShow, ...]:
    """Return the smallest effect each question could show now and in 14 days, where it can be asked.

    `about` are the questions that are meant; every one by default.
    """
    every = question_names()
    names = {question: name for question, name in every.items() if about is None or question in about}
    return tuple(
        CouldShow(names[entry.question], _size(entry.now), _size(entry.in_14_days))
        for entry in findings.detectable
        if entry.now is not None and entry.question in names
    )


def question_names() -> dict[str, str]:
    """Return what each question is about, in few words."""
    return {
        "factors": _("Something you note, for a usual swing"),
        "pairs": _("Two things together"),
        "time_of_day": _("Between parts of the day"),
        "time_of_day_change": _("Another course of the day"),
        "weekdays": _("One day of the week"),
        "workdays": _("Workdays and days off"),
        "shoes": _("Between two pairs of shoes"),
        "shoe_wear": _("A pair as it wears, for 100 hours"),
        IMMEDIATE: _("Right after a massage"),
        GRADUAL: _("The day after a massage"),
        HALF_LIFE: _("Right after, to see how long it lasts"),
        KINDS: _("One kind of massage and the others"),
    }


def _size(nrs: float | None) -> str:
    return "–" if nrs is None else tenths(nrs, language())


def _counts_days(entry: NotEnough) -> bool:
    """Return whether a question waits for days with a check-in, so that it can be seen how far they are."""
    in_days = entry.question != GRADUAL or entry.reason == "too_few_days"
    return in_days and entry.question not in COUNTED_IN_RATINGS


def _is_told(entry: NotEnough) -> bool:
    return entry.question == FACTORS and entry.days_needed is None


def _not_yet(entry: NotEnough, findings: Findings, own: Mapping[str, OwnName]) -> NotYet:
    sentence = not_enough_sentence(entry, language(), own)
    if not entry.days_needed or not _counts_days(entry):
        return NotYet(entry.question, sentence)
    have = sum(1 for day in findings.daily if day.n)
    return NotYet(entry.question, sentence, have=have, needed=have + entry.days_needed)
