"""What is asked of a morning, and when: the first steps, and ten minutes later the steps again."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum

from fodro.web.first_steps.models import FirstSteps
from fodro.web.wall_time import wall_time

LATER_AFTER = timedelta(minutes=10)
ASKED_FROM = timedelta(minutes=8)
"""From here on the steps are asked about again: nobody watches the clock to the minute."""
ASKED_UNTIL = timedelta(minutes=90)
MORNING_H = range(4, 12)
"""The hours in which Today asks about the first steps; after them they are only noted with their time."""


class Asking(StrEnum):
    """What is asked at one moment."""

    FIRST = "first"
    WAIT = "wait"
    LATER = "later"
    STILL = "still"
    NOTHING = "nothing"


def asking(noted: FirstSteps | None, now: datetime) -> Asking:
    """Return what is asked at `now`; a later rating can be given all day, and is kept with its real time."""
    if noted is None:
        return Asking.FIRST
    if noted.later_nrs is not None:
        return Asking.NOTHING
    passed = now - noted.first_at
    if passed < ASKED_FROM:
        return Asking.WAIT
    return Asking.LATER if passed <= ASKED_UNTIL else Asking.STILL


def getting_up_day(now: datetime, zone: str) -> date:
    """Return the day whose first steps these are. Getting up begins a day, before four in the morning too."""
    return wall_time(now, zone).date()


def is_morning(now: datetime, zone: str) -> bool:
    """Return whether the clock on the wall stands in the morning."""
    return wall_time(now, zone).hour in MORNING_H
