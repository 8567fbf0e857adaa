"""Where it hurts: both feet from below and from above, and the places in numbers."""

from __future__ import annotations

from fodro.charts.foot_shapes import drawn_parts
from fodro.charts.printed_feet import Painted, printed_feet
from fodro.domain.body import Side, View
from fodro.domain.report import Part, PlacePain, Report
from fodro.knowledge.regions import is_known
from fodro.report.sheet import Block, Figure, Line, Look, Rows
from fodro.report.told import Columns, Told
from fodro.wording import report as words

PLACES_SHOWN = 6
RARE_SHARE = 0.1


def where(told: Told) -> Columns:
    """Return the feet and the table of places beside them."""
    report, language = told.report, told.language
    if not report.places:
        return told.alone(Part.WHERE, Line(words.nothing_rated(language)))
    feet = Block(
        words.heading(Part.WHERE, language), figures=tuple(_feet(report, view, language) for view in View)
    )
    return (feet, 9), (_table(report, language), 7)


def _table(report: Report, language: str) -> Block:
    shown = report.places[:PLACES_SHOWN]
    rare = any(_is_rare(one, report) for one in report.places if one.side)
    more = words.more_places(len(report.places) - len(shown), language)
    return Block(
        words.places_heading(language),
        table=Rows(words.places_columns(language), tuple(words.place_row(one, language) for one in shown)),
        lines=(
            *([Line(more, Look.SOFT)] if more else []),
            Line(words.feet_words(language, rare=rare), Look.SOFT),
        ),
    )


def _feet(report: Report, view: View, language: str) -> Figure:
    seen = [one for one in report.places if is_known(one.region) and _is_seen(one, view)]
    painted = [Painted(one.region, one.side, one.mean_nrs, _is_rare(one, report)) for one in seen if one.side]
    return Figure(
        printed_feet(painted, view=view, labels=letters(language)),
        words.feet_alt(view, seen, language),
        label=words.view_words(view, language),
    )


def letters(language: str) -> dict[Side, str]:
    """Return the letter of each foot."""
    return {side: words.side_letter(side, language) for side in Side}


def _is_seen(one: PlacePain, view: View) -> bool:
    return one.side is not None and one.view in (None, view) and bool(drawn_parts(one.region, view))


def _is_rare(one: PlacePain, report: Report) -> bool:
    return one.days < RARE_SHARE * report.recorded.days_noted
