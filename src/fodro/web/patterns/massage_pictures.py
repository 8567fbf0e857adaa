"""The pictures about massage: before and after, how long it lasts, over the days, and kind by kind."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from fodro.charts.after_massage import AfterMassageLabels, after_massage_chart
from fodro.charts.before_after import Arm, BeforeAfterLabels, before_after_chart
from fodro.charts.paired_days import HIGH_PX
from fodro.charts.ranges import RangeLabels, RangeRow, ranges_chart
from fodro.charts.tables import Chart, signed
from fodro.domain.massage_findings import GradualEffect, ImmediateEffect, KindOfMassage, ReliefAt
from fodro.domain.pictured import RatedSession
from fodro.web.warming import CHART_PX
from fodro.web.words import language
from fodro.wording.massage import BOUNDED, NEXT_MORNING_HOURS
from fodro.wording.massage_kinds import kind_name


def slopes(sessions: Sequence[RatedSession], height_px: int = HIGH_PX) -> Chart | None:
    """Return massages, and rests beside them, from right before to right after."""
    massages = tuple(one for one in sessions if not one.is_rest)
    rests = tuple(one for one in sessions if one.is_rest)
    arms = (
        Arm(massages_counted(len(massages)), _("massage"), massages),
        Arm(_rests_counted(len(rests)), _("rest"), rests),
    )
    labels = BeforeAfterLabels(
        title=_("Pain right before and right after"),
        description=_(
            "Each line is a massage or a rest, from before to after; the heavy one joins the means."
        ),
        heading=_("Pain, 0–10"),
        before=pgettext("rating", "before"),
        after=pgettext("rating", "after"),
        day=_("Day"),
        kind=_("What it was"),
        sessions=pgettext("number", "How many"),
        mean_after=_("Mean after"),
    )
    return before_after_chart(arms, labels=labels, locale=language(), width_px=CHART_PX, height_px=height_px)


def massages_counted(n: int) -> str:
    """Return a number of massages in words."""
    return ngettext("%(n)d massage", "%(n)d massages", n) % {"n": n}


def _rests_counted(n: int) -> str:
    return ngettext("%(n)d rest", "%(n)d rests", n) % {"n": n}


def beyond_rest(found: ImmediateEffect) -> Chart | None:
    """Return what a massage does beyond a rest; of a mere bound only the range."""
    if found.effect is None or found.low is None or found.high is None:
        return None
    row = RangeRow(
        name=_("Right after a massage"),
        beside="" if found.basis == BOUNDED else signed(found.effect, language()),
        low=found.low,
        high=found.high,
        n=found.n,
        middle=None if found.basis == BOUNDED else found.effect,
        strong=found.claimed,
    )
    return _ranges([row], _("What a massage does beyond a rest"))


def day_after(found: GradualEffect) -> Chart | None:
    """Return what the day after a massage is like, beyond what was to be expected."""
    if found.effect_next_day is None or found.low is None or found.high is None:
        return None
    row = RangeRow(
        name=_("The day after a massage"),
        beside=signed(found.effect_next_day, language()),
        low=found.low,
        high=found.high,
        n=found.n,
        middle=found.effect_next_day,
        strong=found.claimed,
    )
    return _ranges([row], _("The day after a massage, beside an equally sore day without"))


def lasting(relief: Sequence[ReliefAt]) -> Chart | None:
    """Return how much less or more it hurts than after a rest as time goes by."""
    ordered = sorted(relief, key=lambda each: each.hours)
    labels = AfterMassageLabels(
        title=_("Less or more pain than after a rest"),
        description=_("Points less or more right after, an hour or two later, and the next morning."),
        before=pgettext("rating", "before"),
        less=_("less pain"),
        more=_("more pain"),
        when=_("When"),
        change=_("Points"),
        low=pgettext("range", "From"),
        high=pgettext("range", "To"),
        ratings=_("Ratings"),
    )
    names = [_when(each.hours) for each in ordered]
    return after_massage_chart(ordered, names, labels=labels, locale=language(), width_px=CHART_PX)


def _when(hours: float) -> str:
    """Return when a rating was given, short enough for a column."""
    if hours <= 0:
        return _("right after")
    return _("next morning") if hours >= NEXT_MORNING_HOURS else _("1–2 h later")


def by_kind(what: str, kinds: Sequence[KindOfMassage], title: str) -> Chart | None:
    """Return how kinds of massage differ from the person's others, the one with least pain first."""
    if len(kinds) < 2:
        return None
    ranked = sorted(kinds, key=lambda kind: kind.difference)
    return _ranges([_kind(what, kind) for kind in ranked], title)


def _kind(what: str, kind: KindOfMassage) -> RangeRow:
    beside = f"{signed(kind.difference, language())} · {massages_counted(kind.n)}"
    return RangeRow(
        name=kind_name(what, kind.name, language()),
        beside=beside,
        low=kind.difference_low,
        high=kind.difference_high,
        n=kind.n,
        middle=kind.difference,
        strong=kind.claimed,
    )


def _ranges(rows: Sequence[RangeRow], title: str) -> Chart | None:
    labels = RangeLabels(
        title=title,
        description=_("Points less or more, each with its 90 % range."),
        less=_("less pain"),
        more=_("more pain"),
        name=_("What it was"),
        middle=_("Points"),
        low=pgettext("range", "From"),
        high=pgettext("range", "To"),
        count=_("Massages"),
    )
    return ranges_chart(rows, labels=labels, locale=language(), width_px=CHART_PX)
