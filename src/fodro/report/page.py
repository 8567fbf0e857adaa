"""The report as a sheet: what stands where, in the order in which somebody with a minute reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from fodro.domain.report import Part, Report
from fodro.report.feet_part import where
from fodro.report.letters import shortened
from fodro.report.sheet import Row, Sheet
from fodro.report.telling_parts import in_the_way, photos, questions, shoes, small_signs, together, tried
from fodro.report.time_parts import course, in_the_day
from fodro.report.told import Columns, Told, told_in
from fodro.wording import report as words

_PARTS: Mapping[Part, Callable[[Told], Columns]] = {
    Part.WHERE: where,
    Part.COURSE: course,
    Part.IN_THE_DAY: in_the_day,
    Part.TOGETHER: together,
    Part.TRIED: tried,
    Part.IN_THE_WAY: in_the_way,
    Part.SHOES: shoes,
    Part.SMALL_SIGNS: small_signs,
    Part.PHOTOS: photos,
    Part.QUESTIONS: questions,
}
_LAYOUT: tuple[tuple[tuple[Part, int], ...], ...] = (
    ((Part.COURSE, 9), (Part.IN_THE_DAY, 7)),
    ((Part.TOGETHER, 9), (Part.TRIED, 7)),
    ((Part.PHOTOS, 1),),
    ((Part.SHOES, 1), (Part.SMALL_SIGNS, 1), (Part.QUESTIONS, 1)),
)


def report_sheet(report: Report, language: str) -> Sheet:
    """Return `report` as a page in `language`."""
    told = told_in(report, language)
    columns = {part: tell(told) for part, tell in _PARTS.items() if part in report.asked.parts}
    return Sheet(
        language=language,
        title=words.title(language),
        head=head(report, language),
        whose=words.whose(report.asked.name, report.asked.born, language),
        lead_heading=words.complaint_heading(language),
        lead=complaint(report, language),
        rows=tuple(_rows(columns)),
        foot=_foot(report, language),
        page_words=words.page_words(language),
        left_out=words.more_in_diary(language),
    )


def complaint(report: Report, language: str) -> str:
    """Return the main complaint in quotes; empty without one, and where it is not wanted."""
    text = shortened(report.asked.complaint)
    return words.quoted(text, language) if text and Part.COMPLAINT in report.asked.parts else ""


def head(report: Report, language: str) -> tuple[str, ...]:
    """Return what stands below the title: the period, when it was made, and whether it is simulated."""
    simulated = (words.simulated_words(language),) if report.simulated else ()
    made = words.made_words(report.made_on, language)
    return (words.period(report.first, report.last, language), made, *simulated)


def _foot(report: Report, language: str) -> tuple[str, ...]:
    recorded = report.recorded
    missing = words.missing_sentence(words.missing_names(report, language), language)
    first = (words.recorded_sentence(recorded, language), words.unnoted_days(recorded, language), missing)
    return (
        " ".join(each for each in first if each),
        f"{words.ranges_words(language)} {words.you_words(language)}",
        words.made_with(report.findings.fodro, report.findings.digest),
    )


def _rows(columns: Mapping[Part, Columns]) -> Iterator[Row]:
    """Yield the rows of the page; a part that is not wanted leaves its room to its neighbour."""
    yield from _first_row(columns.get(Part.WHERE, ()), columns.get(Part.IN_THE_WAY, ()))
    for places in _LAYOUT:
        there = [(block, share * width) for part, width in places for block, share in columns.get(part, ())]
        if there:
            yield Row(tuple((block,) for block, _ in there), tuple(width for _, width in there))


def _first_row(feet: Columns, in_the_way: Columns) -> Iterator[Row]:
    """Yield the feet, and beside them their numbers with what it keeps the person from below those."""
    below = tuple(block for block, _ in in_the_way)
    if not feet:
        yield from [Row((below,))] if below else []
        return
    *pictures, (last, width) = feet
    yield Row(
        (*((block,) for block, _ in pictures), (last, *below)), (*(share for _, share in pictures), width)
    )
