"""Sentences about the days of the week, and about workdays and days off."""

from __future__ import annotations

from fodro.domain.findings import Findings, WeekdayFinding, WorkdayFinding
from fodro.wording.calendar import on_weekday
from fodro.wording.language import either_way, points, translation
from fodro.wording.limits import WEEKDAYS, WORKDAYS, not_enough_of, with_smallest

BY_WEEKDAY = "weekday"


def weekdays_sentence(findings: Findings, language: str) -> str:
    """Return on which day of the week it hurts most, that none stands out, or why that cannot be told yet."""
    missing = not_enough_of(findings, WEEKDAYS, language)
    if missing or not findings.weekdays:
        return missing
    worst = next((day for day in findings.weekdays if day.claimed), None)
    return _worst(findings, worst, language) if worst else _alike(findings, language)


def _worst(findings: Findings, worst: WeekdayFinding, language: str) -> str:
    _ = translation(language).gettext
    least = min(findings.weekdays, key=lambda day: day.mean)
    text = _("It hurts most {when}: {mean} on average ({low} to {high}), against {least} {least_when}.")
    return text.format(
        when=on_weekday(worst.weekday, language),
        mean=points(worst.mean, language),
        low=points(worst.low, language),
        high=points(worst.high, language),
        least=points(least.mean, language),
        least_when=on_weekday(least.weekday, language),
    )


def _alike(findings: Findings, language: str) -> str:
    _ = translation(language).gettext
    means = [day.mean for day in findings.weekdays]
    text = _("No day of the week stands out: your means lie between {low} and {high}.")
    alike = text.format(low=points(min(means), language), high=points(max(means), language))
    shown = _("A day {size} points above the others would most likely have shown.")
    return with_smallest(alike, shown, findings, WEEKDAYS, language=language)


def workdays_sentence(findings: Findings, language: str) -> str:
    """Return how workdays differ from days off, that they are alike, or why that cannot be told yet."""
    missing = not_enough_of(findings, WORKDAYS, language)
    if missing or findings.workdays is None:
        return missing
    told = _differ if findings.workdays.claimed else _no_difference
    return f"{told(findings, findings.workdays, language)} {_basis(findings.workdays, language)}"


def _differ(_findings: Findings, work: WorkdayFinding, language: str) -> str:
    _ = translation(language).gettext
    text = (
        _("It hurts about {size} points more on workdays than on days off ({low} to {high}).")
        if work.difference > 0
        else _("It hurts about {size} points less on workdays than on days off ({low} to {high}).")
    )
    near, far = sorted((abs(work.low), abs(work.high)))
    return text.format(
        size=points(abs(work.difference), language),
        low=points(near, language),
        high=points(far, language),
    )


def _no_difference(findings: Findings, work: WorkdayFinding, language: str) -> str:
    _ = translation(language).gettext
    text = _("Workdays and days off do not clearly differ: on workdays it is {range}.")
    alike = text.format(range=either_way(work.low, work.high, language))
    shown = _("A difference of {size} points would most likely have shown.")
    return with_smallest(alike, shown, findings, WORKDAYS, language=language)


def _basis(work: WorkdayFinding, language: str) -> str:
    _ = translation(language).gettext
    if work.basis == BY_WEEKDAY:
        return _("Monday to Friday count as workdays.")
    return _("Workdays are the days you noted as such.")
