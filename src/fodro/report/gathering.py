"""From a diary and its findings to everything a report says; nothing is worked out a second time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from statistics import fmean, median

from fodro.domain.body import Side, View
from fodro.domain.civil import lived_day
from fodro.domain.diary import REST, Diary, Rating
from fodro.domain.experiments import Experiment
from fodro.domain.findings import Findings
from fodro.domain.report import (
    Asked,
    InTheWay,
    Limp,
    NotedSign,
    OnFeet,
    OwnFactor,
    PlacePain,
    Recorded,
    Report,
    Tried,
)
from fodro.knowledge.regions import is_known, region

HOURS, STRETCH, LIMP = "standing_hours", "longest_stand_min", "limp"
MUCH_NRS = 5.0
_NO_LIMP = ("no", "none", 0.0)


@dataclass(frozen=True, slots=True)
class Beside:
    """What a report may say that no diary folder holds.

    Parameters
    ----------
    said : mapping of str to sequence of str
        On which civil days (ISO) each monitor was said to be worse.
    small_signs : sequence of NotedSign or None
        ``None`` where they could not be looked up.
    own : sequence of OwnFactor
    simulated : bool
    """

    said: Mapping[str, Sequence[str]] | None = None
    small_signs: Sequence[NotedSign] | None = None
    own: Sequence[OwnFactor] = ()
    simulated: bool = False


NOTHING_BESIDE = Beside()


def gathered(
    diary: Diary,
    findings: Findings | None,
    *,
    asked: Asked,
    made_on: date,
    beside: Beside = NOTHING_BESIDE,
) -> Report:
    """Return everything a report of the asked period says.

    Parameters
    ----------
    diary : Diary
        The whole diary.
    findings : Findings or None
        Of the whole diary, as its pages show them. Where the period is a part of it, or none are given, that
        part is analysed as the whole would be.
    asked : Asked
    made_on : date
        Civil day on which it is made.
    beside : Beside
        What else may be said.

    Notes
    -----
    A period is analysed by its own days. Only whether something is worse than usual is asked of everything
    noted until its last day: what is usual was before.
    """
    days = _noted_days(diary)
    first, last = _bounds(days, asked)
    part = between(diary, first, last)
    found = findings if findings and len(_noted_days(part)) == len(days) else _analysed(diary, part, last)
    signs = beside.small_signs
    return Report(
        asked=asked,
        made_on=made_on,
        first=first,
        last=last,
        findings=found,
        places=tuple(_places(part.ratings)),
        in_the_way=_in_the_way(part.ratings),
        limp=_limp(part),
        on_feet=_on_feet(part),
        tried=tuple(_tried(diary, first, last, made_on)),
        said=_within(beside.said or {}, first, last),
        small_signs=tuple(one for one in signs or () if first and last and first <= one.day <= last),
        signs_known=signs is not None,
        recorded=_recorded(part, first, last),
        own=tuple(beside.own),
        simulated=beside.simulated,
    )


def between(diary: Diary, first: date | None, last: date | None) -> Diary:
    """Return what `diary` holds of the days from `first` to `last`, and the experiments that met them."""
    if first is None or last is None:
        return diary
    return replace(
        diary,
        ratings=tuple(one for one in diary.ratings if first <= one.day <= last),
        sessions=tuple(one for one in diary.sessions if first <= lived_day(one.start) <= last),
        factors={day: values for day, values in diary.factors.items() if first <= day <= last},
        wearings=tuple(one for one in diary.wearings if first <= one.day <= last),
        experiments=tuple(one for one in diary.experiments if _meets(one, first, last)),
    )


def _noted_days(diary: Diary) -> tuple[date, ...]:
    return diary.recorded_days


def _bounds(days: Sequence[date], asked: Asked) -> tuple[date | None, date | None]:
    """Return the first and the last day of the period: those asked for, but never beyond the diary."""
    if not days:
        return None, None
    first = max(asked.since or days[0], days[0])
    last = min(asked.until or days[-1], days[-1])
    if first <= last:
        return first, last
    return asked.since or asked.until, asked.until or asked.since  # nothing of the diary lies in it


def _analysed(diary: Diary, part: Diary, last: date | None) -> Findings:
    from fodro.analysis import analyse  # numerics are loaded only where something is worked out
    from fodro.analysis.signs import sign_findings

    until = between(diary, date.min, last) if last else diary
    return replace(analyse(part), signs=sign_findings(until))


def _places(ratings: Iterable[Rating]) -> Iterator[PlacePain]:
    """Yield each place that was rated: the mean of its days, those rated on most days first."""
    by_day: dict[tuple[str, Side | None, View | None], dict[date, list[float]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for one in ratings:
        by_day[one.region, one.side, _said_view(one)][one.day].append(one.intensity_nrs)
    found = [
        PlacePain(
            slug,
            side,
            view,
            mean_nrs=round(fmean(fmean(of_day) for of_day in days.values()), 2),
            highest_nrs=max(max(of_day) for of_day in days.values()),
            days=len(days),
        )
        for (slug, side, view), days in by_day.items()
    ]
    yield from sorted(found, key=lambda one: (-one.days, -one.mean_nrs, one.region, one.side or ""))


def _said_view(one: Rating) -> View | None:
    """Return the view of a rating where it tells two places apart."""
    return one.view if is_known(one.region) and len(region(one.region).views) > 1 else None


def _in_the_way(ratings: Iterable[Rating]) -> InTheWay | None:
    days: dict[date, float] = {}
    for one in ratings:
        if one.interference_nrs is not None:
            days[one.day] = max(days.get(one.day, 0.0), one.interference_nrs)
    if not days:
        return None
    much = sum(value >= MUCH_NRS for value in days.values())
    return InTheWay(len(days), round(fmean(days.values()), 2), much)


def _limp(diary: Diary) -> Limp | None:
    noted = [values[LIMP] for values in diary.factors.values() if LIMP in values]
    return Limp(sum(one not in _NO_LIMP for one in noted), len(noted)) if noted else None


def _on_feet(diary: Diary) -> OnFeet | None:
    hours, stretches = _numbers(diary, HOURS), _numbers(diary, STRETCH)
    if not hours and not stretches:
        return None
    return OnFeet(
        days=len(hours),
        median_h=median(hours) if hours else None,
        most_h=max(hours, default=None),
        stretch_days=len(stretches),
        median_stretch_min=median(stretches) if stretches else None,
        most_stretch_min=max(stretches, default=None),
        hours=tuple(sorted(hours)),
        stretches_min=tuple(sorted(stretches)),
    )


def _numbers(diary: Diary, factor: str) -> list[float]:
    """Return the values of `factor` above nothing: a day off the feet is no day on them."""
    values = (of_day.get(factor) for of_day in diary.factors.values())
    return [float(value) for value in values if isinstance(value, int | float) and value > 0]


def _tried(diary: Diary, first: date | None, last: date | None, made_on: date) -> Iterator[Tried]:
    met = [one for one in diary.experiments if first and last and _meets(one, first, last)]
    if not met:
        return
    from fodro.analysis.trials.answering import analysed

    for one in sorted(met, key=lambda each: each.start, reverse=True):
        yield Tried(one, analysed(one, diary, over=_end(one) < made_on))


def _meets(one: Experiment, first: date, last: date) -> bool:
    return one.start <= last and _end(one) >= first


def _end(one: Experiment) -> date:
    """Return the last day of an experiment, or the day before it was stopped."""
    if one.ended is not None:
        return one.ended - timedelta(days=1)
    drawn_until = one.drawn[-1].day if one.drawn else one.start + timedelta(days=one.n_days - 1)
    return max(
        drawn_until, *(redraw.day + timedelta(days=redraw.n_days - 1) for redraw in one.redraws), one.start
    )


def _within(
    said: Mapping[str, Sequence[str]], first: date | None, last: date | None
) -> dict[str, tuple[str, ...]]:
    if first is None or last is None:
        return {}
    low, high = first.isoformat(), last.isoformat()
    kept = {name: tuple(day for day in days if low <= day <= high) for name, days in said.items()}
    return {name: days for name, days in kept.items() if days}


def _recorded(diary: Diary, first: date | None, last: date | None) -> Recorded:
    if first is None or last is None:
        return Recorded()
    noted = Counter(name for values in diary.factors.values() for name in values)
    return Recorded(
        days=(last - first).days + 1,
        days_noted=len({one.day for one in diary.ratings}),
        check_ins=len({(one.at, one.day) for one in diary.ratings}),
        sessions=sum(one.technique != REST for one in diary.sessions),
        rests=sum(one.technique == REST for one in diary.sessions),
        worn_days=len({one.day for one in diary.wearings if one.shoe}),
        factors=dict(sorted(noted.items())),
    )
