"""A blank week to print: nothing of the diary is on it."""

from __future__ import annotations

from fodro.charts.printed_feet import printed_feet
from fodro.domain.body import View
from fodro.domain.report import Report
from fodro.report.feet_part import letters
from fodro.report.sheet import Box, Figure, Sheet, Week
from fodro.wording import report as words
from fodro.wording import report_cards as cards

FEET_MM = 36.5


def week_card_sheet(report: Report, language: str) -> Sheet:
    """Return a blank week in `language`; of the report only the name may stand on it."""
    before, after = cards.boxes(language)
    boxes = (
        *(Box(name) for name in before),
        *(_feet(view, language) for view in View),
        *(Box(name) for name in after),
    )
    return Sheet(
        language=language,
        title=cards.week_title(language),
        head=(cards.week_help(language),),
        whose=words.whose(report.asked.name, report.asked.born, language) or cards.week_of(language),
        week=Week(cards.weekdays(language), boxes),
        foot=(cards.empty_is_unknown(language),),
        wide=True,
        page_words=words.page_words(language),
    )


def _feet(view: View, language: str) -> Box:
    picture = printed_feet((), view=view, labels=letters(language))
    figure = Figure(picture, cards.feet_to_mark(view, language))
    return Box(words.view_words(view, language), FEET_MM, figure)
