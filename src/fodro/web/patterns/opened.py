"""One finding opened: its picture, its days, what it rests on, what it cannot tell, and the base rate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.http import Http404
from django.utils.translation import gettext as _

from fodro.charts.tables import full_day, number
from fodro.domain.findings import FactorFinding, PairFinding
from fodro.domain.pictured import PairedDay, day_of
from fodro.knowledge.factors import OwnName
from fodro.web.patterns import explaining
from fodro.web.patterns.cards import base_rate, card_of, mark_of_finding, picture_of, standing
from fodro.web.patterns.labels import before
from fodro.web.patterns.massage import massage_page as page_about_massage
from fodro.web.patterns.pages import DayLink, MassagePage, OpenedPage, Overview, Picture
from fodro.web.patterns.pictures import Drawing, lags_picture
from fodro.web.patterns.picturing import counting_of, days_chart, in_the_day, in_the_week
from fodro.web.patterns.queries import Latest, Understood
from fodro.web.patterns.shoes import shoe_pictures
from fodro.web.words import language
from fodro.wording import words_of

LATEST_DAYS = 60
"""So many days are listed; the calendar has them all."""


def factor_page(latest: Latest, own: Mapping[str, OwnName], mark: str) -> OpenedPage:
    """Return the finding called `mark`, or answer "not found"."""
    return _finding_page(latest, own, mark, FactorFinding)


def pair_page(latest: Latest, own: Mapping[str, OwnName], mark: str) -> OpenedPage:
    """Return the pair called `mark`, or answer "not found"."""
    return _finding_page(latest, own, mark, PairFinding)


def _finding_page(
    latest: Latest, own: Mapping[str, OwnName], mark: str, kind: type[FactorFinding | PairFinding]
) -> OpenedPage:
    understood = known(latest)
    drawing = Drawing(understood, own)
    for shown, finding in standing(understood.shown, understood.findings):
        if isinstance(finding, kind) and mark_of_finding(finding) == mark:
            card = card_of(shown, finding, drawing)
            days = _days_of(finding, drawing)
            return OpenedPage(
                counting=counting_of(latest),
                heading=card.heading,
                sentence=card.sentence,
                certainty=card.certainty,
                note=card.note,
                pictures=_pictures(finding, drawing),
                about_picture=_about_picture(finding, drawing),
                day_columns=_columns(finding, drawing),
                days=tuple(_day_link(*day, _slugs(finding), drawing) for day in days[:LATEST_DAYS]),
                days_in_all=len(days),
                assumptions=explaining.assumptions(finding),
                cannot=explaining.cannot(finding),
                base_rate=base_rate(understood.findings),
            )
    raise Http404


def known(latest: Latest) -> Understood:
    """Return what is known, or answer "not found" before anything is."""
    if latest.understood is None:
        raise Http404
    return latest.understood


def _pictures(finding: FactorFinding | PairFinding, drawing: Drawing) -> tuple[Picture, ...]:
    days = Picture(_("What your days look like"), "", picture_of(finding, drawing))
    if isinstance(finding, PairFinding):
        return (days,)
    lags = Picture(_("The same day, or later?"), explaining.about_lags(), lags_picture(finding, drawing))
    return days, lags


def _about_picture(finding: FactorFinding | PairFinding, drawing: Drawing) -> str:
    if isinstance(finding, FactorFinding) and drawing.is_yes_no(finding.factor):
        return explaining.about_columns()
    return explaining.about_picture(finding)


Listed = tuple[PairedDay, tuple[float, ...]]


def _days_of(finding: FactorFinding | PairFinding, drawing: Drawing) -> list[Listed]:
    days = drawing.pictured.paired(finding.factor, finding.lag_days)
    if isinstance(finding, FactorFinding):
        return [(day, (day.value,)) for day in reversed(days)]
    other = {day.day: day.value for day in drawing.pictured.paired(finding.other, finding.lag_days)}
    return [(day, (day.value, other[day.day])) for day in reversed(days) if day.day in other]


def _slugs(finding: FactorFinding | PairFinding) -> tuple[str, ...]:
    return (finding.factor,) if isinstance(finding, FactorFinding) else (finding.factor, finding.other)


def _columns(finding: FactorFinding | PairFinding, drawing: Drawing) -> tuple[str, ...]:
    return tuple(f"{drawing.amount(slug)}, {before(finding.lag_days)}" for slug in _slugs(finding))


def _day_link(day: PairedDay, values: Sequence[float], slugs: Sequence[str], drawing: Drawing) -> DayLink:
    return DayLink(
        day=day_of(day),
        name=full_day(day_of(day), language()),
        cells=tuple(drawing.value(slug, value) for slug, value in zip(slugs, values, strict=True)),
        pain_nrs=day.pain_nrs,
        pain=number(day.pain_nrs, language()),
    )


def in_the_day_page(latest: Latest, own: Mapping[str, OwnName]) -> OpenedPage:
    """Return when in the day it hurts, opened."""
    findings = known(latest).findings
    overview = in_the_day(findings, words_of(findings, language(), own))
    return _opened(latest, overview, explaining.about_the_day(), explaining.cannot_in_the_day())


def in_the_week_page(latest: Latest, own: Mapping[str, OwnName]) -> OpenedPage:
    """Return the days of the week and workdays, opened."""
    findings = known(latest).findings
    overview = in_the_week(findings, words_of(findings, language(), own))
    about = explaining.about_the_week(findings.workdays)
    return _opened(latest, overview, about, explaining.cannot_in_the_week())


def _opened(
    latest: Latest, overview: Overview | None, assumptions: tuple[str, ...], cannot: tuple[str, ...]
) -> OpenedPage:
    if overview is None:
        raise Http404
    return OpenedPage(
        counting=counting_of(latest),
        heading=overview.picture.heading,
        sentence=overview.picture.sentence,
        pictures=(Picture("", "", overview.picture.chart),),
        more=overview.beside,
        assumptions=assumptions,
        cannot=cannot,
    )


def days_page(latest: Latest, own: Mapping[str, OwnName]) -> OpenedPage:
    """Return the days one after the other, opened."""
    findings = known(latest).findings
    chart = days_chart(findings)
    if chart is None:
        raise Http404
    return OpenedPage(
        counting=counting_of(latest),
        heading=_("Day by day"),
        sentence=words_of(findings, language(), own).daily,
        pictures=(Picture("", "", chart),),
        assumptions=explaining.about_the_days(),
    )


def massage_page(latest: Latest, own: Mapping[str, OwnName]) -> MassagePage:
    """Return everything about massage, or answer "not found"."""
    page = page_about_massage(Drawing(known(latest), own), counting_of(latest))
    if page is None:
        raise Http404
    return page


def shoes_page(latest: Latest, own: Mapping[str, OwnName]) -> OpenedPage:
    """Return the shoes, opened."""
    understood = known(latest)
    text = words_of(understood.findings, language(), own)
    pictures = shoe_pictures(Drawing(understood, own))
    if not pictures:
        raise Http404
    return OpenedPage(
        counting=counting_of(latest),
        heading=_("Shoes"),
        sentence=text.shoes_heading,
        pictures=pictures,
        more=text.shoes,
        assumptions=explaining.about_shoes(),
        cannot=explaining.cannot_about_shoes(),
    )
