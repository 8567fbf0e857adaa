"""When it hurts: the course of the days with what grew worse, and the course of the day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from fodro.charts.printed import printed
from fodro.charts.report_course import CourseLabels, Worse, course_chart
from fodro.charts.time_of_day import TimeOfDayLabels, time_of_day_chart
from fodro.domain.civil import DayPart
from fodro.domain.report import Part, Report
from fodro.domain.sign_findings import Monitor, Status
from fodro.report.sheet import MAY, MUST, WELL, Figure, Line, Look
from fodro.report.told import Columns, Told
from fodro.wording import report as words
from fodro.wording.signs import beside_sentences, changed_sentences, watched_name

_COURSE_PX, _DAY_PX = (440, 184), 358
_CHANGED = frozenset({Status.WATCH, Status.WORSE})


def course(told: Told) -> Columns:
    """Return the days, what is worse, what was, and what is as usual or not known."""
    changed = changed_sentences(told.report.findings.signs, told.language, words.own_names(told.report))
    earlier = list(_earlier(told.report, told.language))
    svg = course_chart(
        told.report.findings.daily,
        tuple(_worse(told.report, told.language)),
        labels=_labels(told.language),
        locale=told.language,
        size_px=_COURSE_PX,
    )
    alt = words.course_alt(told.text.daily, [*changed, *earlier], told.language)
    return told.alone(
        Part.COURSE,
        *(Line(each, Look.STRONG) for each in changed),
        *(Line(each, keep=WELL) for each in _beside(told)),
        Line(told.text.daily),
        *(Line(each) for each in earlier),
        *_unchanged(told.report, told.language),
        figures=(Figure(printed(svg), alt),) if svg else (),
    )


def _labels(language: str) -> CourseLabels:
    by_day, by_week, by_month, no_entry = words.course_words(language)
    return CourseLabels(words.heading(Part.COURSE, language), by_day, by_week, by_month, no_entry)


def _beside(told: Told) -> Iterator[str]:
    """Yield what changed at the same time as something grew worse."""
    own = words.own_names(told.report)
    for one in told.report.findings.signs:
        if one.status in _CHANGED:
            yield from beside_sentences(one, told.language, own)


def _earlier(report: Report, language: str) -> Iterator[str]:
    """Yield what was said to be worse in the period and is not any more."""
    stands = {one.monitor.value for one in report.findings.signs if one.status in _CHANGED}
    for monitor, days in report.said.items():
        if monitor not in stands:
            yield words.said_sentence(monitor, days, language)


def _worse(report: Report, language: str) -> Iterator[Worse]:
    """Yield where something grew worse, in order: since when it stands, or on which days it was said."""
    stands = {one.monitor: one.since for one in report.findings.signs if one.status in _CHANGED and one.since}
    said = {monitor: days for name, days in report.said.items() if (monitor := Monitor(name)) not in stands}
    marks = [(day, words.worse_mark(monitor, day, language)) for monitor, day in stands.items()]
    marks += [(day, words.said_mark(monitor, language)) for monitor, days in said.items() for day in days]
    yield from (Worse(date.fromisoformat(day), told) for day, told in sorted(marks))


def _unchanged(report: Report, language: str) -> Iterator[Line]:
    names: dict[Status, list[str]] = {status: [] for status in Status}
    for one in report.findings.signs:
        names[one.status].append(watched_name(one.monitor, language))
    if names[Status.QUIET]:
        yield Line(words.nothing_worse(names[Status.QUIET], language))
    if names[Status.NOT_ENOUGH]:
        yield Line(words.not_told_yet(names[Status.NOT_ENOUGH], language), Look.SOFT)


def in_the_day(told: Told) -> Columns:
    """Return when in the day it hurts, and whether that has moved."""
    parts = told.report.findings.time_of_day
    chart = time_of_day_chart(
        parts, labels=_day_labels(told.language), locale=told.language, width_px=_DAY_PX
    )
    alt = words.in_the_day_alt(parts, told.language)
    change = told.report.findings.time_of_day_change
    has_moved = change is not None and change.claimed
    moved_keep = MUST if has_moved else WELL
    return told.alone(
        Part.IN_THE_DAY,
        Line(told.text.time_of_day, Look.STRONG if any(part.claimed for part in parts) else Look.PLAIN),
        Line(told.text.moved if parts else "", Look.STRONG if has_moved else Look.PLAIN, moved_keep),
        Line(told.text.weekdays, keep=MAY),
        figures=(Figure(printed(chart.svg), alt, width=0.92),) if chart else (),
    )


def _day_labels(language: str) -> TimeOfDayLabels:
    return TimeOfDayLabels(
        title=words.heading(Part.IN_THE_DAY, language),
        description="",
        heading=words.in_the_day_heading(language),
        names={part.value: words.part_of_day(part, language) for part in DayPart},
        part="",
        mean="",
        low="",
        high="",
        check_ins="",
    )
