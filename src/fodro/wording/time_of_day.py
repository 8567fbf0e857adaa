"""Sentences about when in the day it hurts."""

from __future__ import annotations

from gettext import NullTranslations

from fodro.domain.civil import DayPart
from fodro.domain.findings import Findings, PartOfDayFinding
from fodro.wording.language import points, translation
from fodro.wording.limits import TIME_OF_DAY, detectable_of, not_enough_of


def time_of_day_sentence(findings: Findings, language: str) -> str:
    """Return when it hurts most, that no part stands out, or why that cannot be told yet."""
    missing = not_enough_of(findings, TIME_OF_DAY, language)
    if missing or not findings.time_of_day:
        return missing
    worst = next((part for part in findings.time_of_day if part.claimed), None)
    return _worst(findings, worst, language) if worst else _flat(findings, language)


def _worst(findings: Findings, worst: PartOfDayFinding, language: str) -> str:
    words = translation(language)
    least = min(findings.time_of_day, key=lambda part: part.mean)
    text = words.gettext(
        "It hurts most {when}: {mean} on average ({low} to {high}), against {least} {least_when}."
    )
    return text.format(
        when=_when(worst.part, words),
        mean=points(worst.mean, language),
        low=points(worst.low, language),
        high=points(worst.high, language),
        least=points(least.mean, language),
        least_when=_when(least.part, words),
    )


def _flat(findings: Findings, language: str) -> str:
    words = translation(language)
    means = [part.mean for part in findings.time_of_day]
    low, high = points(min(means), language), points(max(means), language)
    flat = words.gettext("No part of the day stands out: your means lie between {low} and {high}.")
    entry = detectable_of(findings, TIME_OF_DAY)
    if entry is None or entry.now is None:
        return flat.format(low=low, high=high)
    size = words.gettext("A difference of {size} points would most likely have shown.")
    return f"{flat.format(low=low, high=high)} {size.format(size=points(entry.now, language))}"


def _when(part: str, words: NullTranslations) -> str:
    _ = words.gettext
    return {
        DayPart.FIRST_STEPS: _("with the first steps"),
        DayPart.MORNING: _("in the morning"),
        DayPart.MIDDAY: _("in the middle of the day"),
        DayPart.EVENING: _("in the evening"),
        DayPart.NIGHT: _("at night"),
    }[DayPart(part)]
