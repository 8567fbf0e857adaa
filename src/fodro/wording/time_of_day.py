"""Sentences about when in the day it hurts."""

from __future__ import annotations

from gettext import NullTranslations

from fodro.domain.civil import DayPart
from fodro.domain.findings import Findings, PartOfDayFinding, TimeOfDayChange
from fodro.wording.calendar import day_words
from fodro.wording.language import points, translation
from fodro.wording.limits import TIME_OF_DAY, TIME_OF_DAY_CHANGE, not_enough_of, with_smallest


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
        when=when_in_the_day(worst.part, words),
        mean=points(worst.mean, language),
        low=points(worst.low, language),
        high=points(worst.high, language),
        least=points(least.mean, language),
        least_when=when_in_the_day(least.part, words),
    )


def _flat(findings: Findings, language: str) -> str:
    words = translation(language)
    means = [part.mean for part in findings.time_of_day]
    low, high = points(min(means), language), points(max(means), language)
    flat = words.gettext("No part of the day stands out: your means lie between {low} and {high}.")
    size = words.gettext("A difference of {size} points would most likely have shown.")
    return with_smallest(flat.format(low=low, high=high), size, findings, TIME_OF_DAY, language=language)


def moved_sentence(findings: Findings, language: str) -> str:
    """Return since when the day has another course, that it has kept its course, or why that is not told yet.

    Empty where the parts of the day cannot be compared at all: that is said already.
    """
    missing = not_enough_of(findings, TIME_OF_DAY_CHANGE, language)
    if missing or findings.time_of_day_change is None:
        return missing
    told = _moved if findings.time_of_day_change.claimed else _kept_its_course
    return told(findings, findings.time_of_day_change, language)


def _moved(_findings: Findings, change: TimeOfDayChange, language: str) -> str:
    words = translation(language)
    text = words.gettext(
        "Since about {since} your days have another course: compared with the pain {before}, the pain "
        "{later} has risen by about {size} points ({low} to {high})."
    )
    risen = text.format(
        since=day_words(change.since, language),
        before=when_in_the_day(change.before, words),
        later=when_in_the_day(change.later, words),
        size=points(change.size, language),
        low=points(change.low, language),
        high=points(change.high, language),
    )
    return f"{risen} {_leads(change, language)}"


def _leads(change: TimeOfDayChange, language: str) -> str:
    _ = translation(language).gettext
    if change.lead_before < 0 < change.lead_since:
        text = _("It was {was} points lower and is now {now} points higher.")
    elif change.lead_since > 0:
        text = _("It was {was} points higher and is now {now} points higher.")
    else:
        text = _("It was {was} points lower and is now {now} points lower.")
    was, now = abs(change.lead_before), abs(change.lead_since)
    return text.format(was=points(was, language), now=points(now, language))


def _kept_its_course(findings: Findings, _change: TimeOfDayChange, language: str) -> str:
    _ = translation(language).gettext
    same = _("Your days have kept their course as far as can be told.")
    size = _("A change of {size} points half way through would most likely have shown.")
    return with_smallest(same, size, findings, TIME_OF_DAY_CHANGE, language=language)


def when_in_the_day(part: str, words: NullTranslations) -> str:
    """Return when a part of the day is, such as "in the evening"."""
    _ = words.gettext
    return {
        DayPart.FIRST_STEPS: _("with the first steps"),
        DayPart.MORNING: _("in the morning"),
        DayPart.MIDDAY: _("in the middle of the day"),
        DayPart.EVENING: _("in the evening"),
        DayPart.NIGHT: _("at night"),
    }[DayPart(part)]
