"""The room put together: findings as cards, the day and the week, the year of days, and what is open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache

from django.urls import reverse
from django.utils.translation import gettext as _

from fodro.charts.daily import daily_chart
from fodro.charts.tables import Chart
from fodro.charts.time_of_day import time_of_day_chart
from fodro.charts.weekdays import weekdays_chart
from fodro.domain.findings import Findings
from fodro.knowledge.factors import OwnName
from fodro.web.patterns.cards import base_rate, card_of, standing, withdrawn
from fodro.web.patterns.heat_map import heat_map
from fodro.web.patterns.labels import daily_labels, time_of_day_labels, weekday_labels
from fodro.web.patterns.massage import as_shown, massage_overview
from fodro.web.patterns.not_yet import FACTORS, could_show, open_questions, set_aside
from fodro.web.patterns.pages import Overview, PatternsPage, Picture
from fodro.web.patterns.pictures import LOW_PX, Drawing
from fodro.web.patterns.queries import Latest, Understood
from fodro.web.patterns.shoes import shoes_overview
from fodro.web.warming import CHART_PX
from fodro.web.words import language
from fodro.wording import FindingsText, words_of
from fodro.wording.massage_limits import MASSAGE

MAP_FROM_DAYS = 21
"""A diary this long is shown as a calendar; a shorter one as a line of dots."""

REMEMBERED = 16


def patterns_page(latest: Latest, own: Mapping[str, OwnName], today: date) -> PatternsPage:
    """Return the room as it is now; `own` is what the person calls their own factors."""
    counting = counting_of(latest)
    if latest.understood is None:
        return PatternsPage(counting=counting)
    page = _page(latest.understood, tuple(sorted(own.items())), language(), today)
    return replace(page, counting=counting)


def counting_of(latest: Latest) -> str:
    """Return what the page says about newer entries."""
    if latest.has_trouble:
        return "trouble"
    if not latest.is_stale:
        return ""
    return "newer" if latest.understood else "first"


def forget_pages() -> None:
    """Forget every page that is kept in memory."""
    _page.cache_clear()


@lru_cache(maxsize=REMEMBERED)
def _page(
    understood: Understood, names: tuple[tuple[str, OwnName], ...], locale: str, today: date
) -> PatternsPage:
    own, findings = dict(names), as_shown(understood.findings, understood.shown)
    text = words_of(findings, locale, own)
    drawing = Drawing(understood, own, today, height_px=LOW_PX)
    n_days = sum(1 for day in findings.daily if day.n)
    is_early = n_days > 0 and len(findings.daily) < MAP_FROM_DAYS and not (findings.factors or findings.shoes)
    massage = massage_overview(drawing, text)
    told = MASSAGE if massage else ()  # where it opens to
    open_ones = tuple(one for one in open_questions(findings, own) if one.about not in told)
    shown = tuple(standing(understood.shown, findings))
    heading = "" if any(question.about == FACTORS for question in open_ones) else text.factors_heading
    if shown and not text.factors and not text.pairs:
        heading = _("What was shown before is not as clear as it was.")
    chart = days_chart(findings)
    is_short = len(findings.daily) < MAP_FROM_DAYS
    return PatternsPage(
        counting="",
        days=n_days,
        is_early=is_early,
        heading=heading,
        findings=tuple(card_of(*one, drawing) for one in shown),
        days_chart=Picture(_("Day by day"), text.daily, chart) if chart and is_short else None,
        heat_map=heat_map(findings, sentence=text.daily, chart=chart) if chart and not is_short else None,
        in_the_day=in_the_day(findings, text),
        in_the_week=in_the_week(findings, text),
        massage=massage,
        shoes=shoes_overview(drawing, text),
        first_answers=open_ones if is_early else (),
        not_yet=() if is_early else open_ones,
        could_show=could_show(findings),
        set_aside=() if is_early else set_aside(findings, own),
        withdrawn=withdrawn(drawing),
        looked_at=base_rate(findings),
        digest=findings.digest,
    )


def days_chart(findings: Findings, width_px: int = CHART_PX) -> Chart | None:
    """Return the days as a line of dots, or of weeks or months."""
    if not findings.daily:
        return None
    return daily_chart(findings.daily, labels=daily_labels(), locale=language(), width_px=width_px)


def in_the_day(findings: Findings, text: FindingsText) -> Overview | None:
    """Return when in the day it hurts, and whether that has moved; None where it cannot be told."""
    chart = time_of_day_chart(
        findings.time_of_day, labels=time_of_day_labels(), locale=language(), width_px=CHART_PX
    )
    if chart is None:
        return None
    picture = Picture(_("When in the day"), text.time_of_day, chart)
    beside = (text.moved,) if findings.time_of_day_change else ()
    return Overview(picture, reverse("patterns:in-the-day"), beside)


def in_the_week(findings: Findings, text: FindingsText) -> Overview | None:
    """Return on which day of the week it hurts, and how workdays differ; None where it cannot be told."""
    chart = weekdays_chart(findings.weekdays, labels=weekday_labels(), locale=language(), width_px=CHART_PX)
    if chart is None:
        return None
    picture = Picture(_("Through the week"), text.weekdays, chart)
    beside = (text.workdays,) if findings.workdays else ()
    return Overview(picture, reverse("patterns:in-the-week"), beside)
