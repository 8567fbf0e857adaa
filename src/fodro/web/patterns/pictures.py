"""The pictures of findings: what the days look like, with what the finding holds likely in front."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from statistics import fmean

from django.utils.translation import gettext as _

from fodro.charts.lag_effects import lag_effects_chart
from fodro.charts.paired_columns import Expected, Kind, paired_columns_chart
from fodro.charts.paired_days import HIGH_PX, Relation, paired_days_chart
from fodro.charts.tables import Chart, number
from fodro.domain.findings import FactorFinding, PairFinding
from fodro.domain.pictured import PairedDay, PicturedDays
from fodro.knowledge.day_form import unit_name
from fodro.knowledge.factors import OwnName, factor, factor_name, factor_unit
from fodro.web.patterns.labels import before, column_labels, lag_labels, paired_labels
from fodro.web.patterns.queries import Understood
from fodro.web.warming import CHART_PX
from fodro.web.words import language

LOW_PX = 170
"""The height of a picture on a card."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn from: the findings, what the person calls their factors, today, and how high."""

    understood: Understood
    own: Mapping[str, OwnName]
    today: date = date.max
    height_px: int = HIGH_PX

    @property
    def pictured(self) -> PicturedDays:
        """The days."""
        return self.understood.pictured

    def name(self, slug: str) -> str:
        """Return what a factor is called."""
        return factor_name(slug, language(), self.own)

    def amount(self, slug: str) -> str:
        """Return what a factor is called, with the unit it is noted in."""
        unit = factor_unit(slug, self.own)
        known = factor(slug)
        spoken = unit_name(unit, language()) if known else unit
        return f"{self.name(slug)} ({spoken})" if spoken else self.name(slug)

    def value(self, slug: str, value: float) -> str:
        """Return a value of a factor as it is said: a number, yes or no, or a level."""
        base, _equals, level = slug.partition("=")
        if level:
            return self.level(base, level if value else self.pictured.most_common.get(base, ""))
        if self.is_yes_no(slug):
            return _("yes") if value else _("no")
        return number(value, language())

    def level(self, base: str, level: str) -> str:
        """Return what a level of a category is called."""
        known = factor(base)
        return known.level_name(level, language()) if known else level

    def is_yes_no(self, slug: str) -> bool:
        """Return whether a factor was never anything but there, or not there."""
        return {each for each in self.pictured.factors.get(slug, ()) if each is not None} <= {0.0, 1.0}


def factor_picture(finding: FactorFinding, drawing: Drawing) -> Chart | None:
    """Return what the days look like that `finding` rests on."""
    days = drawing.pictured.paired(finding.factor, finding.lag_days)
    if drawing.is_yes_no(finding.factor):
        return _columns(finding, days, drawing)
    return paired_days_chart(
        days,
        relation_of(finding),
        labels=paired_labels(
            drawing.name(finding.factor), drawing.amount(finding.factor), before(finding.lag_days)
        ),
        locale=language(),
        width_px=CHART_PX,
        height_px=drawing.height_px,
    )


def relation_of(finding: FactorFinding) -> Relation:
    """Return what `finding` holds likely for each natural unit."""
    per_sd = finding.effect_per_unit / finding.effect_per_sd if finding.effect_per_sd else 0.0
    low, high = sorted((finding.low * per_sd, finding.high * per_sd))
    return Relation(finding.effect_per_unit, low, high)


def _columns(finding: FactorFinding, days: tuple[PairedDay, ...], drawing: Drawing) -> Chart | None:
    without, with_it = _kind_names(finding.factor, drawing)
    kinds = (
        Kind(without, tuple(day for day in days if not day.value)),
        Kind(with_it, tuple(day for day in days if day.value)),
    )
    return paired_columns_chart(
        kinds,
        _expected(finding, days),
        labels=column_labels(drawing.name(finding.factor), before(finding.lag_days)),
        locale=language(),
        width_px=CHART_PX,
        height_px=drawing.height_px,
    )


def _expected(finding: FactorFinding, days: tuple[PairedDay, ...]) -> Expected | None:
    if not days:
        return None
    relation = relation_of(finding)
    middle, left = fmean(day.pain_nrs for day in days), 1 - fmean(day.value for day in days)
    return Expected(middle + relation.low * left, middle + relation.high * left)


def _kind_names(slug: str, drawing: Drawing) -> tuple[str, str]:
    """Return what days without and with a factor are called: two levels of a category, each by its name."""
    base, _equals, level = slug.partition("=")
    most_common = drawing.pictured.most_common.get(base, "")
    if not level or not most_common:
        return _("other days"), drawing.name(slug)
    return drawing.level(base, most_common), drawing.level(base, level)


def lags_picture(finding: FactorFinding, drawing: Drawing) -> Chart | None:
    """Return what was found at each lag of the factor of `finding`."""
    lags = [other for other in drawing.understood.findings.factors if other.factor == finding.factor]
    return lag_effects_chart(
        lags, labels=lag_labels(drawing.name(finding.factor)), locale=language(), width_px=CHART_PX
    )


def pair_picture(finding: PairFinding, drawing: Drawing) -> Chart | None:
    """Return the days with neither of two, with one of them, and with both."""
    one, two = drawing.name(finding.factor), drawing.name(finding.other)
    days = drawing.pictured.paired_kinds(finding.factor, finding.other, finding.lag_days)
    names = (_("neither"), _("only %(name)s") % {"name": one}, _("only %(name)s") % {"name": two}, _("both"))
    return paired_columns_chart(
        [Kind(name, each) for name, each in zip(names, days, strict=True)],
        labels=column_labels(_("%(one)s and %(two)s") % {"one": one, "two": two}, before(finding.lag_days)),
        locale=language(),
        width_px=CHART_PX,
        height_px=drawing.height_px,
    )
