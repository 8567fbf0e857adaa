"""The report as a sheet: what stands where, in the order in which somebody with a minute reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from fodro.charts.foot_shapes import drawn_parts
from fodro.charts.printed import printed
from fodro.charts.printed_feet import Painted, printed_feet
from fodro.charts.report_course import CourseLabels, Worse, course_chart
from fodro.charts.time_of_day import TimeOfDayLabels, time_of_day_chart
from fodro.domain.body import Side, View
from fodro.domain.civil import DayPart
from fodro.domain.report import Part, PlacePain, Report, Tried
from fodro.domain.sign_findings import Monitor, Status
from fodro.knowledge.regions import is_known
from fodro.report.letters import shortened
from fodro.report.sheet import MAY, MUST, SHOULD, Block, Figure, Line, Look, Row, Rows, Sheet
from fodro.wording import report as words
from fodro.wording.language import translation
from fodro.wording.limits import FACTORS, detectable_of, detectable_sentence
from fodro.wording.signs import changed_sentences, watched_name
from fodro.wording.text import FindingsText, words_of
from fodro.wording.trials import arms_of, trial_heading, trial_sentences

PLACES_SHOWN = 6
RARE_SHARE = 0.1
COURSE_PX, DAY_PX = (440, 190), 358

Columns = tuple[tuple[Block, int], ...]
"""The blocks of a part beside each other, with their shares of its room."""


def report_sheet(report: Report, language: str) -> Sheet:
    """Return `report` as a page in `language`."""
    text = words_of(report.findings, language, words.own_names(report))
    parts = [part for part in _PARTS if part in report.asked.parts]
    columns = {part: _PARTS[part](report, text, language) for part in parts}
    return Sheet(
        language=language,
        title=words.title(language),
        head=_head(report, language),
        whose=words.whose(report.asked.name, report.asked.born, language),
        lead_heading=words.complaint_heading(language),
        lead=_quoted(report.asked.complaint),
        rows=tuple(_rows(columns)),
        foot=_foot(report, language),
        page_words=words.page_words(language),
        left_out=words.more_in_diary(language),
    )


def _quoted(text: str) -> str:
    return f"“{shortened(text)}”" if text.strip() else ""


def _head(report: Report, language: str) -> tuple[str, ...]:
    simulated = (words.simulated_words(language),) if report.simulated else ()
    made = words.made_words(report.made_on, language)
    return (words.period(report.first, report.last, language), made, *simulated)


def _foot(report: Report, language: str) -> tuple[str, ...]:
    found = report.recorded
    missing = words.missing_sentence(words.missing_names(report, language), language)
    first = (words.recorded_sentence(found, language), words.unnoted_days(found, language), missing)
    return (
        " ".join(each for each in first if each),
        f"{words.ranges_words(language)} {words.you_words(language)}",
        words.made_with(report.findings.fodro, report.findings.digest),
    )


def _rows(columns: Mapping[Part, Columns]) -> Iterator[Row]:
    """Yield the rows of the page; a part that is not wanted leaves its room to its neighbour."""
    for places, widths in _LAYOUT:
        there = [(place, width) for place, width in zip(places, widths, strict=True) if place in columns]
        of_each = [(block, share * width) for place, width in there for block, share in columns[place]]
        if of_each:
            yield Row(tuple((block,) for block, _ in of_each), tuple(width for _, width in of_each))


_LAYOUT: tuple[tuple[tuple[Part, ...], tuple[int, ...]], ...] = (
    ((Part.WHERE,), (1,)),
    ((Part.COURSE, Part.IN_THE_DAY), (9, 7)),
    ((Part.TOGETHER, Part.TRIED), (1, 1)),
    ((Part.IN_THE_WAY, Part.SHOES, Part.SMALL_SIGNS), (1, 1, 1)),
    ((Part.PHOTOS,), (1,)),
    ((Part.QUESTIONS,), (1,)),
)


def _where(report: Report, _text: FindingsText, language: str) -> Columns:
    heading = words.heading(Part.WHERE, language)
    if not report.places:
        return _alone(Block(heading, lines=(Line(words.nothing_rated(language)),)))
    shown = report.places[:PLACES_SHOWN]
    rare = any(_is_rare(one, report) for one in report.places if one.side)
    more = len(report.places) - len(shown)
    feet = Block(heading, figures=tuple(_feet(report, view, language) for view in View))
    table = Block(
        words.places_heading(language),
        table=Rows(words.places_columns(language), tuple(words.place_row(one, language) for one in shown)),
        lines=(
            *([Line(words.more_places(more, language), Look.SOFT)] if more else []),
            Line(words.feet_words(language, rare=rare), Look.SOFT),
        ),
    )
    return (feet, 9), (table, 7)


def _alone(block: Block) -> Columns:
    return ((block, 1),)


def _feet(report: Report, view: View, language: str) -> Figure:
    seen = [one for one in report.places if is_known(one.region) and _is_seen(one, view)]
    painted = [Painted(one.region, one.side, one.mean_nrs, _is_rare(one, report)) for one in seen if one.side]
    letters = {side: words.side_letter(side, language) for side in Side}
    return Figure(
        printed_feet(painted, view=view, labels=letters),
        words.feet_alt(view, seen, language),
        label=words.view_words(view, language),
    )


def _is_seen(one: PlacePain, view: View) -> bool:
    return one.side is not None and one.view in (None, view) and bool(drawn_parts(one.region, view))


def _is_rare(one: PlacePain, report: Report) -> bool:
    return one.days < RARE_SHARE * report.recorded.days_noted


def _course(report: Report, text: FindingsText, language: str) -> Columns:
    own = words.own_names(report)
    changed = changed_sentences(report.findings.signs, language, own)
    earlier = [
        words.said_sentence(monitor, days, language)
        for monitor, days in report.said.items()
        if not _stands(report, monitor)
    ]
    worse = tuple(_worse(report, language))
    by_day, by_week, by_month, no_entry = words.course_words(language)
    labels = CourseLabels(words.heading(Part.COURSE, language), by_day, by_week, by_month, no_entry)
    svg = course_chart(report.findings.daily, worse, labels=labels, locale=language, size_px=COURSE_PX)
    alt = words.course_alt(text.daily, [*changed, *earlier], language)
    figures = (Figure(printed(svg), alt),) if svg else ()
    return _alone(
        Block(
            words.heading(Part.COURSE, language),
            figures=figures,
            lines=(
                *(Line(each, Look.STRONG) for each in changed),
                *(Line(each) for each in earlier),
                *_quiet(report, language),
                Line(text.daily),
            ),
        )
    )


def _stands(report: Report, monitor: str) -> bool:
    changed = {Status.WATCH, Status.WORSE}
    return any(one.monitor.value == monitor and one.status in changed for one in report.findings.signs)


def _worse(report: Report, language: str) -> Iterator[Worse]:
    """Yield where the line of pain itself is marked: since when it is worse, or where that was said."""
    for one in report.findings.signs:
        is_worse = one.monitor is Monitor.INTENSITY and one.status in {Status.WATCH, Status.WORSE}
        if is_worse and one.since:
            yield Worse(date.fromisoformat(one.since), words.worse_mark(one.since, language))
            return
    for day in report.said.get(Monitor.INTENSITY.value, ()):
        yield Worse(date.fromisoformat(day), words.said_mark(language))


def _quiet(report: Report, language: str) -> Iterator[Line]:
    of = {status: [] for status in Status}  # type: dict[Status, list[str]]
    for one in report.findings.signs:
        of[one.status].append(watched_name(one.monitor, language))
    if of[Status.QUIET]:
        yield Line(words.nothing_worse(of[Status.QUIET], language))
    if of[Status.NOT_ENOUGH]:
        yield Line(words.not_told_yet(of[Status.NOT_ENOUGH], language), Look.SOFT)


def _in_the_day(report: Report, text: FindingsText, language: str) -> Columns:
    parts = report.findings.time_of_day
    names = {part.value: words.part_of_day(part, language) for part in DayPart}
    labels = TimeOfDayLabels(
        title=words.heading(Part.IN_THE_DAY, language),
        description="",
        heading=words.in_the_day_heading(language),
        names=names,
        part="",
        mean="",
        low="",
        high="",
        check_ins="",
    )
    chart = time_of_day_chart(parts, labels=labels, locale=language, width_px=DAY_PX)
    figures = (Figure(printed(chart.svg), words.in_the_day_alt(parts, language)),) if chart else ()
    return _alone(
        Block(
            words.heading(Part.IN_THE_DAY, language),
            figures=figures,
            lines=(
                Line(text.time_of_day, Look.STRONG),
                *([Line(text.moved, keep=SHOULD)] if text.moved and parts else []),
            ),
        )
    )


def _together(report: Report, text: FindingsText, language: str) -> Columns:
    findings = report.findings
    caution = translation(language).gettext("What goes together is not always what causes it.")
    found = (*text.factors, *text.pairs)
    hidden = detectable_of(findings, FACTORS) if findings.claimed else None
    could = detectable_sentence(hidden, language) if hidden and hidden.now else ""
    lines = [
        Line(text.factors_heading, Look.STRONG),
        *(Line(each, Look.ITEM, keep=MUST if n < 3 else SHOULD) for n, each in enumerate(found)),
        *([Line(caution, Look.SOFT)] if found else []),
        *([Line(text.workdays, keep=SHOULD)] if text.workdays else []),
        *([Line(text.weekdays, keep=MAY)] if text.weekdays else []),
        *([Line(could, Look.SOFT, keep=SHOULD)] if could else []),
    ]
    return _alone(
        Block(words.heading(Part.TOGETHER, language), lines=tuple(line for line in lines if line.text))
    )


def _tried(report: Report, text: FindingsText, language: str) -> Columns:
    lines: list[Line] = []
    for place, one in enumerate(report.tried):
        lines += _experiment(one, language, keep=MUST if place < 2 else MAY)
    massage = text.massage
    about = " ".join(each for each in (massage.right_after, massage.basis) if each)
    lines += [
        Line(about),
        Line(" ".join(each for each in (massage.course, massage.lasts) if each), keep=SHOULD),
        Line(massage.over_days),
        *(Line(each, keep=SHOULD if n == 0 else MAY) for n, each in enumerate(massage.kinds)),
    ]
    there = tuple(line for line in lines if line.text) or (Line(words.nothing_tried(language)),)
    return _alone(Block(words.heading(Part.TRIED, language), lines=there))


def _experiment(one: Tried, language: str, *, keep: int) -> Iterator[Line]:
    arms = arms_of(one.experiment, language)
    yield Line(words.experiment_name(one.experiment, arms, language), Look.STRONG, keep)
    yield Line(trial_heading(one.finding, arms, language), keep=keep)
    for n, told in enumerate(trial_sentences(one.finding, arms, language)):
        yield Line(told, Look.SOFT, max(keep, SHOULD) if n < 2 else MAY)


def _in_the_way(report: Report, _text: FindingsText, language: str) -> Columns:
    return _alone(
        Block(
            words.heading(Part.IN_THE_WAY, language),
            lines=(
                Line(words.in_the_way_sentence(report.in_the_way, language)),
                Line(words.limp_sentence(report.limp, language)),
            ),
        )
    )


def _shoes(report: Report, text: FindingsText, language: str) -> Columns:
    noted = report.recorded.worn_days or "shoe" in report.recorded.factors
    lines = [Line(text.shoes_heading), *(Line(each, Look.ITEM, SHOULD) for each in text.shoes)]
    there = tuple(line for line in lines if line.text) if noted else ()
    return _alone(
        Block(words.heading(Part.SHOES, language), lines=there or (Line(words.no_shoes(language)),))
    )


def _small_signs(report: Report, _text: FindingsText, language: str) -> Columns:
    told = [words.small_sign_sentence(one, language) for one in report.small_signs]
    lines = [Line(each, Look.ITEM, MUST if n < 3 else MAY) for n, each in enumerate(told)]
    none = words.no_small_signs(language, known=report.signs_known)
    return _alone(Block(words.heading(Part.SMALL_SIGNS, language), lines=tuple(lines) or (Line(none),)))


def _photos(report: Report, _text: FindingsText, language: str) -> Columns:
    pictured = [one for one in report.small_signs if one.photo][:4]
    return _alone(
        Block(
            words.heading(Part.PHOTOS, language),
            figures=tuple(
                Figure(
                    "", words.photo_alt(one, language), label=words.photo_label(one, language), jpeg=one.photo
                )
                for one in pictured
            ),
        )
    )


def _questions(report: Report, _text: FindingsText, language: str) -> Columns:
    questions = [shortened(each) for each in report.asked.questions if each.strip()]
    asked = tuple(Line(each, Look.ITEM, MUST if n < 4 else MAY) for n, each in enumerate(questions))
    return _alone(Block(words.heading(Part.QUESTIONS, language), lines=asked, blank_lines=0 if asked else 2))


_PARTS: dict[Part, Callable[[Report, FindingsText, str], Columns]] = {
    Part.WHERE: _where,
    Part.COURSE: _course,
    Part.IN_THE_DAY: _in_the_day,
    Part.TOGETHER: _together,
    Part.TRIED: _tried,
    Part.IN_THE_WAY: _in_the_way,
    Part.SHOES: _shoes,
    Part.SMALL_SIGNS: _small_signs,
    Part.PHOTOS: _photos,
    Part.QUESTIONS: _questions,
}
