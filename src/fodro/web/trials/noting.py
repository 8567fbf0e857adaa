"""What was sent from the card: what was done today, or how each foot feels."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.http import QueryDict
from django.utils.translation import gettext as _

from fodro.domain.civil import lived_day, part_of
from fodro.domain.scores import nrs
from fodro.exchange.entries.trial_day import Done
from fodro.web.people.models import Person
from fodro.web.sent import scale_error
from fodro.web.trials import flows, queries
from fodro.web.trials.kinds import entry_of
from fodro.web.trials.models import Trial
from fodro.web.trials.saying import choice_names, words
from fodro.web.trials.standing import Standing, standing
from fodro.web.wall_time import wall_time

AS_DRAWN, FORGET, RATE = "as-drawn", "forget", "rate"


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of what was sent: words to say, or what is wrong."""

    said: str = ""
    error: str = ""


def take(person: Person, sent: QueryDict, *, now: datetime, zone: str) -> Answer:
    """Keep what was sent about the experiment that runs today."""
    wall = wall_time(now, zone)
    row = queries.running_trial(person, lived_day(wall))
    if row is None or str(row.pk) != sent.get("trial"):
        return Answer(error=_("This experiment is over."))
    at = standing(entry_of(row), queries.days_of(row), lived_day(wall), part_of(wall))
    if sent.get("do") == RATE:
        return _rated(row, at.rates, sent)
    return _done(row, at, sent.get("do", ""), sent.get("day", ""))


def _done(row: Trial, at: Standing, what: str, day: str) -> Answer:
    if at.drawn is None or at.drawn.day.isoformat() != day:
        return Answer(error=_("A new day has begun; this is its draw."))
    choices = choice_names(entry_of(row))
    if what == AS_DRAWN:
        flows.note_done(row, at.drawn.day, Done(at.drawn.arm))
    elif what == FORGET:
        flows.note_done(row, at.drawn.day, None)
    elif what in choices:
        flows.note_done(row, at.drawn.day, Done(what))
    else:
        return Answer(error=_("Choose what was done."))
    return Answer(said=str(words()["noted"]))


def _rated(row: Trial, day: date | None, sent: QueryDict) -> Answer:
    if day is None or day.isoformat() != sent.get("rates"):
        return Answer(error=_("There is nothing to rate just now."))
    typed = [sent.get(name, "").strip().replace(",", ".") for name in ("left", "right")]
    if not all(typed):
        return Answer(error=str(words()["rateBoth"]))
    if problem := next((found for each in typed if (found := scale_error(each))), ""):
        return Answer(error=problem)
    flows.rate_feet(row, day, nrs(typed[0]), nrs(typed[1]))
    return Answer(said=str(words()["noted"]))
