"""Where an experiment stands on a day: before, on, at its last morning, over; and what it asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from fodro.domain.civil import DayPart
from fodro.domain.experiments import Allotment, Design
from fodro.exchange.entries.trial import Compared, TrialEntry
from fodro.web.trials.kinds import entry_of
from fodro.web.trials.models import Trial, TrialDay

A_DAY = timedelta(days=1)
LATE = frozenset({DayPart.EVENING, DayPart.NIGHT})


class Stage(StrEnum):
    """How far an experiment has come."""

    NONE = ""
    AHEAD = "ahead"
    ON = "on"
    LAST = "last"
    """Every day is lived, and the morning after the last one is still to be rated."""
    OVER = "over"
    TOLD = "told"
    """Over of itself a few days ago: Today leads to what came out."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an experiment stands on one day.

    ``drawn`` is what today was drawn to be, and no other day; ``rates`` is the day whose two feet are asked
    about now.
    """

    stage: Stage
    number: int = 0
    of: int = 0
    drawn: Allotment | None = None
    rates: date | None = None


def standing(entry: TrialEntry, days: Mapping[date, TrialDay], today: date, part: DayPart) -> Standing:
    """Return where `entry` stands on `today`, with what was noted of its `days`."""
    number = sum(one.day <= today for one in entry.drawn)
    stage = stage_on(entry, today)
    if stage not in {Stage.ON, Stage.LAST}:
        return Standing(stage, number, len(entry.drawn))
    drawn = next((one for one in entry.allotments if one.day == today), None)
    return Standing(stage, number, len(entry.drawn), drawn, _rates(entry, days, today, part))


def stage_on(entry: TrialEntry, today: date) -> Stage:
    """Return how far `entry` has come on `today`."""
    if entry.ended is not None or not entry.drawn:
        return Stage.OVER
    first, last = entry.drawn[0].day, entry.drawn[-1].day
    if today < first:
        return Stage.AHEAD
    if today <= last:
        return Stage.ON
    waits = entry.compared is Compared.NEXT_MORNING and today == last + A_DAY
    return Stage.LAST if waits else Stage.OVER


def stage_of(row: Trial, today: date) -> Stage:
    """Return how far the experiment of a row has come on `today`."""
    return stage_on(entry_of(row), today)


def _rates(entry: TrialEntry, days: Mapping[date, TrialDay], today: date, part: DayPart) -> date | None:
    """Return the day whose feet can be rated now: this evening's, or this morning's for the day before."""
    if entry.design is not Design.SPLIT_FOOT:
        return None
    if entry.compared is Compared.NEXT_MORNING:
        asked, now = today - A_DAY, part not in LATE
    else:
        asked, now = today, part in LATE and today in days and bool(days[today].done)
    return asked if now and any(one.day == asked for one in entry.drawn) else None
