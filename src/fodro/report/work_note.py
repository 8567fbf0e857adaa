"""A note for work: how long the person stands, what follows from that, and what they ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from fodro.charts.printed import printed
from fodro.charts.report_bars import bars_chart
from fodro.domain.report import POSSIBLE_AT_WORK, OnFeet, Part, Report
from fodro.report.page import complaint, head
from fodro.report.sheet import Block, Figure, Line, Look, Row, Sheet
from fodro.report.telling_parts import in_the_way, questions
from fodro.report.told import Columns, Told, told_in
from fodro.wording import report as words
from fodro.wording import report_cards as cards
from fodro.wording.factors import factor_sentence

HOURS_AT = (2.0, 4.0, 6.0, 8.0)
STRETCHES_AT_MIN = (30.0, 60.0, 120.0, 180.0)
LONG_STRETCH_MIN = 60.0
OF_WORK = frozenset(
    {"standing_hours", "longest_stand_min", "hard_floor", "steps", "steps_k", "load_carried_kg", "stairs"}
)


def work_note_sheet(report: Report, language: str) -> Sheet:
    """Return the note for work in `language`; of health nothing but what is ticked."""
    told, wanted = told_in(report, language), report.asked.parts & POSSIBLE_AT_WORK
    first = tuple(_standing(report.on_feet, language))
    further = [block for part, tell in _TICKED.items() if part in wanted for block, _ in tell(told)]
    asked = questions(told) if Part.QUESTIONS in wanted else ()
    asks = tuple(replace(block, heading=cards.asks_heading(language)) for block, _ in asked)
    rows = _in_rows(first, (_follows(report.on_feet, language), *asks), further)
    return Sheet(
        language=language,
        title=cards.work_title(language),
        head=head(report, language),
        whose=words.whose(report.asked.name, report.asked.born, language),
        lead_heading=words.complaint_heading(language),
        lead=complaint(report, language),
        rows=tuple(rows),
        foot=(
            cards.work_foot(language),
            words.made_with(report.findings.fodro, report.findings.digest),
        ),
        roomy=True,
        page_words=words.page_words(language),
        left_out=words.more_in_diary(language),
    )


def _in_rows(standing: Sequence[Block], follows: Sequence[Block], further: Sequence[Block]) -> Iterator[Row]:
    """Yield the rows: what was noted, what follows and what is asked for, and of health what is ticked."""
    if len(standing) == 1:
        yield Row(((standing[0],), tuple(follows)), (1, 1))
    else:
        yield Row(tuple((one,) for one in standing), (1,) * len(standing))
        yield Row(tuple((one,) for one in follows), (1,) * len(follows))
    if further:
        yield Row(tuple((one,) for one in further), (1,) * len(further))


def _standing(found: OnFeet | None, language: str) -> Iterator[Block]:
    if found is None:
        yield Block(cards.hours_heading(language), lines=(Line(cards.no_hours(language)),))
        return
    if found.hours:
        told = cards.hours_sentence(found, language)
        names = cards.hour_names(HOURS_AT, language)
        yield _bars(cards.hours_heading(language), told, found.hours, (HOURS_AT, names))
    if found.stretches_min:
        told = cards.stretch_sentence(found, language)
        names = cards.stretch_names(STRETCHES_AT_MIN, language)
        yield _bars(cards.stretch_heading(language), told, found.stretches_min, (STRETCHES_AT_MIN, names))


def _bars(
    heading: str, told: str, values: Sequence[float], classes: tuple[Sequence[float], Sequence[str]]
) -> Block:
    limits, names = classes
    ends = (0.0, *limits, float("inf"))
    counts = [sum(low <= value < high for value in values) for low, high in pairwise(ends)]
    listed = "; ".join(f"{name}: {n}" for name, n in zip(names, counts, strict=True))
    picture = printed(bars_chart(list(zip(names, counts, strict=True)), title=heading))
    return Block(heading, (Figure(picture, f"{heading}. {listed}."),), (Line(told, Look.STRONG),))


def _follows(found: OnFeet | None, language: str) -> Block:
    long = sum(value >= LONG_STRETCH_MIN for value in found.stretches_min) if found else 0
    n = len(found.stretches_min) if found else 0
    lines = (
        *([Line(cards.long_stretches(long, n, language))] if n else []),
        *(Line(each, Look.ITEM) for each in cards.what_parts_stretches(language)),
    )
    return Block(cards.follows_heading(language), lines=lines)


def _at_work(told: Told) -> Columns:
    """Return what goes with it, of work alone."""
    own = words.own_names(told.report)
    found = [one for one in told.report.findings.claimed if one.factor.partition("=")[0] in OF_WORK]
    lines = [Line(factor_sentence(one, told.language, own), Look.ITEM) for one in found]
    none = Line("" if lines else cards.nothing_of_work(told.language))
    caution = Line(words.caution(told.language) if lines else "", Look.SOFT)
    return told.alone(Part.TOGETHER, *lines, none, caution)


_TICKED: dict[Part, Callable[[Told], Columns]] = {Part.TOGETHER: _at_work, Part.IN_THE_WAY: in_the_way}
