"""Findings put into sentences and pictures."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from fodro.charts.daily import daily_chart
from fodro.charts.factor_effects import factor_effects_chart
from fodro.charts.time_of_day import time_of_day_chart
from fodro.domain.findings import Findings
from fodro.knowledge.factors import OwnName, factor_name
from fodro.web.patterns.labels import daily_labels, factor_labels, time_of_day_labels
from fodro.web.patterns.pages import PatternsPage, Picture
from fodro.web.warming import CHART_PX
from fodro.web.words import language
from fodro.wording import FindingsText, words_of


def patterns_page(findings: Findings, own: Mapping[str, OwnName]) -> PatternsPage:
    """Return the page for `findings`; `own` is what the person calls their own factors."""
    text = words_of(findings, language(), own)
    return PatternsPage(
        days=sum(1 for day in findings.daily if day.n),
        daily=_daily(findings, text),
        time_of_day=_time_of_day(findings, text),
        factors=_factors(findings, text, own),
        factor_sentences=text.factors,
        not_yet=text.not_yet,
        digest=findings.digest,
    )


def _daily(findings: Findings, text: FindingsText) -> Picture | None:
    if not any(day.n for day in findings.daily):
        return None
    chart = daily_chart(findings.daily, labels=daily_labels(), locale=language(), width_px=CHART_PX)
    return Picture(heading=_("Day by day"), sentence=text.daily, chart=chart)


def _time_of_day(findings: Findings, text: FindingsText) -> Picture:
    chart = time_of_day_chart(
        findings.time_of_day, labels=time_of_day_labels(), locale=language(), width_px=CHART_PX
    )
    return Picture(heading=_("When in the day"), sentence=text.time_of_day, chart=chart)


def _factors(findings: Findings, text: FindingsText, own: Mapping[str, OwnName]) -> Picture:
    names = {finding.factor: factor_name(finding.factor, language(), own) for finding in findings.claimed}
    chart = factor_effects_chart(
        findings.claimed, names=names, labels=factor_labels(), locale=language(), width_px=CHART_PX
    )
    return Picture(heading=_("What goes together with it"), sentence=text.factors_heading, chart=chart)
