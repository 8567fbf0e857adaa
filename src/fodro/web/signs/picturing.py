"""The picture of something that is watched: its days, the level before and the level since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor, log10
from statistics import fmean, median, quantiles

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from fodro.charts.tables import MINUS, Chart, Table, full_day, round_number, short_day, tenths
from fodro.charts.watched import PAIN_SCALE, Level, Scale, WatchedLabels, quiet_line, watched_chart
from fodro.domain.body import Side
from fodro.domain.civil import DayPart
from fodro.domain.findings import DailyPain
from fodro.domain.sign_findings import Monitor, SignFinding, Status
from fodro.web.patterns.queries import Understood
from fodro.web.warming import CHART_PX
from fodro.web.words import language, part_name
from fodro.wording import watched_name

BEFORE = timedelta(days=56)
"""So much of the time before a change stands on a card, and makes up the level before it."""

_LEAST_REACH = 2
_CHANGED = frozenset({Status.WATCH, Status.WORSE})


@dataclass(frozen=True, slots=True)
class Watched:
    """The days of one monitor: what it is of, where its values stand, and whether a day is only yes or no."""

    finding: SignFinding
    what: str
    days: tuple[DailyPain, ...]

    @property
    def is_yes_no(self) -> bool:
        """Whether a day either has it or has it not."""
        return self.finding.monitor is Monitor.WALKING and {
            day.pain_nrs for day in self.days if day.pain_nrs is not None
        } <= {0.0, 1.0}

    @property
    def is_difference(self) -> bool:
        """Whether a value compares two things of the same day."""
        return self.finding.monitor in {Monitor.SIDE, Monitor.TIMING}


def watched_of(finding: SignFinding, understood: Understood) -> Watched:
    """Return the days of what `finding` is about; none where nothing was noted of it."""
    pictured = understood.pictured
    if finding.monitor is Monitor.INTENSITY:
        return Watched(finding, "", understood.findings.daily)
    name = _series_of(finding, pictured.watched)
    values = pictured.watched.get(name, pictured.factors.get(finding.what, ()))
    what = name.partition(":")[2]
    if finding.monitor is Monitor.SIDE:
        what = finding.what or Side.RIGHT
        values = tuple(None if v is None else -v for v in values) if what == Side.LEFT else values
    first = date.fromisoformat(pictured.first) if pictured.first else date.min
    return Watched(finding, what, tuple(_days(first, values)))


def _days(first: date, values: Sequence[float | None]) -> list[DailyPain]:
    return [
        DailyPain((first + timedelta(days=n)).isoformat(), value, int(value is not None))
        for n, value in enumerate(values)
    ]


def _series_of(finding: SignFinding, watched: Mapping[str, tuple[float | None, ...]]) -> str:
    """Return which series belongs to `finding`: of several the one it names, else the one noted most."""
    kind = finding.monitor.value
    named = f"{kind}:{finding.what}"
    if named in watched:
        return named
    noted = {name: sum(value is not None for value in watched[name]) for name in watched}
    several = [name for name in watched if name.partition(":")[0] == kind]
    return max(several, key=lambda name: noted[name], default=kind)


def levels_of(watched: Watched) -> tuple[Level, ...]:
    """Return the level before and since; one level where nothing has changed; none without days."""
    since, days = watched.finding.since, watched.days
    if watched.finding.status not in _CHANGED or since is None:
        return _level(days, watched, "") if watched.finding.status is Status.QUIET else ()
    start = date.fromisoformat(since)
    early = (start - BEFORE).isoformat()
    before = _level(tuple(day for day in days if early <= day.day < since), watched, _("before: %(level)s"))
    later = _level(tuple(day for day in days if day.day >= since), watched, _("since %(day)s: %(level)s"))
    return (*before, *later) if before and later else ()


def _level(days: Sequence[DailyPain], watched: Watched, told: str) -> tuple[Level, ...]:
    values = [day.pain_nrs for day in days if day.pain_nrs is not None]
    if not values:
        return ()
    first, last = (date.fromisoformat(days[n].day) for n in (0, -1))
    middle = fmean(values) if watched.is_yes_no else median(values)
    low, high = (middle, middle) if watched.is_yes_no else _middle_half(values)
    words = told or _("usually: %(level)s")
    named = words % {"day": short_day(first, language()), "level": level_text(middle, watched)}
    return (Level(first, last, low, middle, high, named),)


def _middle_half(values: Sequence[float]) -> tuple[float, float]:
    if len(values) < 2:
        return values[0], values[0]
    low, _middle, high = quantiles(values, n=4, method="inclusive")
    return low, high


def level_text(value: float, watched: Watched) -> str:
    """Return how high a level is, as it is said: points, or on how many days."""
    if watched.is_yes_no:
        return _("%(n)s of 10 days") % {"n": round(10 * value)}
    if watched.finding.monitor is Monitor.WALKING:
        return round_number(round(value, 2), language())
    return tenths(value, language()).replace("-", MINUS)


def picture_of(
    watched: Watched, levels: Sequence[Level], *, whole: bool = False, width_px: int = CHART_PX
) -> Chart | None:
    """Return the picture: on a card the days around a change, else the whole diary."""
    days = watched.days if whole or len(levels) < 2 else _around(watched.days, levels[0].first)
    if not days:
        return None
    return watched_chart(
        days,
        levels,
        scale=_scale(watched),
        labels=_labels(watched),
        locale=language(),
        width_px=width_px,
    )


def line_of(watched: Watched) -> str:
    """Return the last weeks of something quiet as one small line."""
    latest = [day.pain_nrs for day in watched.days[-BEFORE.days :]]
    return quiet_line(latest, scale=_scale(watched), title=heading_of(watched))


def _around(days: Sequence[DailyPain], first: date) -> tuple[DailyPain, ...]:
    return tuple(day for day in days if day.day >= first.isoformat())


def _scale(watched: Watched) -> Scale:
    if watched.is_yes_no:
        return Scale(-0.1, 1.1, ((0, _("no")), (1, _("yes"))), is_pain=False)
    values = [abs(day.pain_nrs) for day in watched.days if day.pain_nrs is not None]
    if watched.is_difference:
        reach = max(_LEAST_REACH, ceil(max(values, default=0)))
        lines = tuple(
            (each, f"{each:+d}".replace("-", MINUS) if each else "0") for each in (-reach, 0, reach)
        )
        return Scale(-reach, reach, lines, is_pain=False)
    return _fitted(values) if watched.finding.monitor is Monitor.WALKING else PAIN_SCALE


def _fitted(values: Sequence[float]) -> Scale:
    """Return a scale that reaches round steps below and above `values`, none of them negative."""
    low, high = min(values, default=0.0), max(values, default=1.0)
    tenth = 10.0 ** floor(log10(max(high - low, 0.1)))
    step = next(n * tenth for n in (0.5, 1, 2, 5) if high - low <= 2 * n * tenth)
    first, last = floor(low / step), max(ceil(high / step), floor(low / step) + 1)
    lines = [round(n * step, 3) for n in range(first, last + 1)]
    return Scale(lines[0], lines[-1], tuple((n, round_number(n, language())) for n in lines), is_pain=False)


def _labels(watched: Watched) -> WatchedLabels:
    return WatchedLabels(
        title=_("%(name)s, day by day") % {"name": watched_name(watched.finding.monitor, language())},
        description=_("Each dot is a day. Days without a note are gaps."),
        heading=heading_of(watched),
        no_entry=_("nothing noted"),
        day=_("Day"),
    )


def heading_of(watched: Watched) -> str:
    """Return what the values are."""
    monitor = watched.finding.monitor
    if monitor is Monitor.TIMING and watched.what:
        return _("%(part)s, points above the rest") % {"part": part_name(DayPart(watched.what))}
    if monitor is Monitor.WALKING:
        return _walking_heading(watched.what)
    return {
        Monitor.INTENSITY: _("Pain, 0–10"),
        Monitor.INTERFERENCE: _("In the way, 0–10"),
        Monitor.FIRST_STEPS: _("First steps, 0–10"),
        Monitor.SIDE: _("Left above right, points")
        if watched.what == Side.LEFT
        else _("Right above left, points"),
    }.get(monitor, _("Points"))


def _walking_heading(what: str) -> str:
    return {
        "walking_speed": _("Walking speed"),
        "walking_asymmetry_percent": _("Left and right steps differ"),
        "walking_double_support_percent": _("Both feet on the ground"),
    }.get(what, _("A limp"))


def numbers_of(watched: Watched, levels: Sequence[Level]) -> Table | None:
    """Return the levels in numbers, a column each; None without any."""
    if not levels:
        return None
    names = (_("before"), _("since")) if len(levels) > 1 else (_("usually"),)
    told = [_numbers(level, watched) for level in levels]
    rows = tuple((name, *each) for name, *each in zip(_measures(watched), *told, strict=True))
    return Table(heading_of(watched), ("", *names), rows)


def _measures(watched: Watched) -> tuple[str, ...]:
    days = (pgettext("first day", "From"), pgettext("last day", "To"), _("Days noted"))
    return (*days, _("How often")) if watched.is_yes_no else (*days, _("Middle"), _("Middle half"))


def _numbers(level: Level, watched: Watched) -> tuple[str, ...]:
    first, last = level.first.isoformat(), level.last.isoformat()
    noted = sum(day.pain_nrs is not None and first <= day.day <= last for day in watched.days)
    days = (full_day(level.first, language()), full_day(level.last, language()), str(noted))
    if watched.is_yes_no:
        return *days, level_text(level.middle, watched)
    low, high = (level_text(each, watched) for each in (level.low, level.high))
    return *days, level_text(level.middle, watched), _("%(low)s to %(high)s") % {"low": low, "high": high}
