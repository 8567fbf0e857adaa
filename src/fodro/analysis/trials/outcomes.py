"""What a diary says of the outcome of an experiment, day by day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import chain
from statistics import fmean

from fodro.analysis.series import daily_series
from fodro.domain.body import Side
from fodro.domain.civil import DayPart
from fodro.domain.diary import Diary, Rating
from fodro.domain.experiments import Design, Experiment, Outcome

EVENING, NEXT_MORNING, DAY = "evening", "next-morning", "day"

_MORNING = (DayPart.FIRST_STEPS, DayPart.MORNING)
_NIGHT_BEGINS_H = 23
_TREATED_AT_NIGHT = (Design.SPLIT_FOOT, Design.MASSAGE_OR_REST)

CheckIn = tuple[Rating, ...]


def outcomes_of(experiment: Experiment, diary: Diary) -> tuple[Outcome, ...]:
    """Return what was rated on the days of `experiment`: its own outcomes, otherwise those of `diary`.

    Notes
    -----
    See `diary_outcomes`. A day without the rating is not in it; it is never a zero.
    """
    if experiment.outcomes or not experiment.drawn:
        return experiment.outcomes
    first, last = experiment.drawn[0].day, experiment.drawn[-1].day
    if experiment.ended:
        last = min(last, experiment.ended - timedelta(days=1))
    after = last + timedelta(days=1)
    lived = tuple(rating for rating in diary.ratings if first <= rating.day <= after)
    found = diary_outcomes(replace(diary, ratings=lived), experiment.design, experiment.since_outcome)
    return tuple(outcome for outcome in found if first <= outcome.day <= last)


def diary_outcomes(diary: Diary, design: Design, outcome: str) -> tuple[Outcome, ...]:
    """Return what `diary` says of `outcome` on each day on which it was rated, in order of days.

    Parameters
    ----------
    diary : Diary
    design : Design
        In a split-foot experiment only places that were rated on both sides at the same moment count, and
        their sides are kept apart.
    outcome : str
        ``evening``: the check-ins of the evening; where something is done in the evening, the last of them,
        since an earlier one may have been before it. ``next-morning``: the first check-in of the next
        morning. ``day``: the mean of the day as the rest of the analysis sees it.

    Notes
    -----
    A check-in counts as its sorest place; in a split-foot experiment as the mean of its places, side by side.
    Which check-in is taken never depends on what was drawn for the day.
    """
    if outcome == DAY and design is not Design.SPLIT_FOOT:
        return tuple(_day_means(diary))
    days = _by_day(diary.ratings, outcome)
    late = outcome == EVENING and design in _TREATED_AT_NIGHT
    chosen = {day: _taken(check_ins, outcome, late=late, design=design) for day, check_ins in days.items()}
    return tuple(_outcome(day, chosen[day], design) for day in sorted(chosen) if chosen[day])


def _day_means(diary: Diary) -> Iterator[Outcome]:
    series = daily_series(diary)
    for day, n, pain in zip(series.days, series.n_readings, series.pain_nrs, strict=True):
        if n:
            yield Outcome(day, value=float(pain))


def _by_day(ratings: Iterable[Rating], outcome: str) -> Mapping[date, list[CheckIn]]:
    moments: dict[tuple[datetime, date], list[Rating]] = defaultdict(list)
    for rating in ratings:
        day = _outcome_day(rating, outcome)
        if day is not None:
            moments[rating.at.replace(tzinfo=None), day].append(rating)
    days: dict[date, list[CheckIn]] = defaultdict(list)
    for moment in sorted(moments):
        days[moment[1]].append(tuple(moments[moment]))
    return days


def _outcome_day(rating: Rating, outcome: str) -> date | None:
    """Return the day of an experiment that `rating` is the outcome of, or ``None``."""
    if outcome == DAY:
        return rating.day
    if outcome == NEXT_MORNING:
        return rating.day - timedelta(days=1) if rating.part in _MORNING else None
    late = rating.at.hour >= _NIGHT_BEGINS_H or rating.at.date() > rating.day
    evening = rating.part is DayPart.EVENING or (rating.part is DayPart.NIGHT and late)
    return rating.day if evening else None


def _taken(check_ins: list[CheckIn], outcome: str, *, late: bool, design: Design) -> list[CheckIn]:
    rated = [check_in for check_in in check_ins if design is not Design.SPLIT_FOOT or _both_sides(check_in)]
    if outcome == NEXT_MORNING:
        return rated[:1]
    return rated[-1:] if late else rated


def _both_sides(check_in: CheckIn) -> dict[str, tuple[float, float]]:
    """Return left and right of every place of `check_in` that was rated on both sides."""
    sides: dict[str, dict[Side, list[float]]] = defaultdict(lambda: defaultdict(list))
    for rating in check_in:
        if rating.side is not None:
            sides[rating.region][rating.side].append(rating.intensity_nrs)
    return {
        region: (fmean(rated[Side.LEFT]), fmean(rated[Side.RIGHT]))
        for region, rated in sides.items()
        if len(rated) == len(Side)
    }


def _outcome(day: date, check_ins: list[CheckIn], design: Design) -> Outcome:
    if design is not Design.SPLIT_FOOT:
        return Outcome(day, value=fmean(max(r.intensity_nrs for r in check_in) for check_in in check_ins))
    places = [*chain.from_iterable(_both_sides(check_in).values() for check_in in check_ins)]
    return Outcome(day, left=fmean(left for left, _ in places), right=fmean(right for _, right in places))
