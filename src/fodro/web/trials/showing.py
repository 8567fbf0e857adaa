"""The card on Today and the pages of this room, put together from what is kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from fodro.domain.civil import lived_day, part_of
from fodro.domain.experiments import Design
from fodro.exchange.entries.trial import Compared, TrialEntry
from fodro.web.people.models import Person
from fodro.web.trials import queries
from fodro.web.trials.kinds import entry_of
from fodro.web.trials.linking import link_of
from fodro.web.trials.models import Trial, TrialDay
from fodro.web.trials.pages import DayMark, Earlier, Progress, RoomPage, TrialCard
from fodro.web.trials.results import said_of
from fodro.web.trials.saying import (
    choice_names,
    compared_name,
    day_name,
    drawn_text,
    how_text,
    nrs_text,
    span,
    title,
    words,
)
from fodro.web.trials.standing import Stage, Standing, stage_of, standing
from fodro.web.wall_time import wall_time

WHEN = {
    Compared.EVENING: "whenEvening",
    Compared.NEXT_MORNING: "whenMorning",
    Compared.DAY: "whenDay",
}
LATER = {**dict.fromkeys(Compared, "rateEvening"), Compared.NEXT_MORNING: "rateMorning"}
Days = Mapping[date, TrialDay]


def today_card(person: Person, *, now: datetime, zone: str, error: str = "") -> TrialCard:
    """Return what Today says of the experiment that runs; a blank card where none does."""
    wall = wall_time(now, zone)
    row = queries.running_trial(person, lived_day(wall))
    if row is None:
        over = queries.just_over(person, lived_day(wall))
        return TrialCard(Stage.TOLD, key=str(over.pk), heading=title(entry_of(over))) if over else TrialCard()
    entry, days = entry_of(row), queries.days_of(row)
    return card_of(entry, days, standing(entry, days, lived_day(wall), part_of(wall)), error=error)


def card_of(entry: TrialEntry, days: Days, at: Standing, *, error: str = "") -> TrialCard:
    """Return the card of `entry` where it stands; what other days were drawn to be is not in it."""
    noted = days.get(at.drawn.day) if at.drawn else None
    rated = days.get(at.rates) if at.rates else None
    others = choice_names(entry)
    return TrialCard(
        stage=at.stage,
        is_split=entry.design is Design.SPLIT_FOOT,
        key=entry.key,
        day=at.drawn.day if at.drawn else None,
        progress=_progress(entry, at),
        heading=drawn_text(entry, at.drawn.arm) if at.drawn else title(entry),
        arm=at.drawn.arm if at.drawn else "",
        when=str(words()[WHEN[entry.compared]]),
        how=how_text(entry, at.drawn.arm) if at.drawn else "",
        link=link_of(entry, at.drawn.arm) if at.drawn else None,
        done=noted.done if noted else "",
        done_text=_done_text(entry, noted.done, at) if noted and noted.done else "",
        others=tuple(each for each in others.items() if at.drawn and each[0] != at.drawn.arm),
        rates=at.rates,
        asks=str(words()["ratesMorning" if entry.compared is Compared.NEXT_MORNING else "ratesEvening"]),
        rated=_rated_text(rated),
        later=str(words()[LATER[entry.compared]]),
        left=_typed(rated.left_nrs) if rated else "",
        right=_typed(rated.right_nrs) if rated else "",
        error=error,
    )


def room_page(person: Person, *, now: datetime, zone: str, error: str = "") -> RoomPage:
    """Return the room of `person`: what runs, and what is over."""
    wall = wall_time(now, zone)
    today = lived_day(wall)
    running = queries.running_trial(person, today)
    earlier = [row for row in queries.trials_of(person) if stage_of(row, today) is Stage.OVER]
    told = said_of(person, earlier)
    return RoomPage(
        card=today_card(person, now=now, zone=zone, error=error) if running else TrialCard(),
        progress=_progress_of(running, today) if running else None,
        earlier=tuple(_earlier(row, told[row.pk]) for row in earlier),
    )


def _progress_of(row: Trial, today: date) -> Progress:
    entry, days = entry_of(row), queries.noted_days(row)
    lived = [one.day for one in entry.drawn if one.day <= today]
    noted = sum(day in days for day in lived)
    said = words()
    return Progress(
        key=entry.key,
        title=title(entry),
        compared=compared_name(entry.compared),
        days=span(entry),
        noted=str(said["nNoted"]) % {"n": noted, "of": len(lived)} if lived else "",
        marks=tuple(_mark(one.day, days, today) for one in entry.drawn),
        commitment=queries.experiment_of(row).commitment,
        may_change=entry.drawn[-1].day >= today,
    )


def _mark(day: date, days: frozenset[date], today: date) -> DayMark:
    state = "ahead" if day > today else "noted" if day in days else "today" if day == today else "missed"
    said = words()
    told = {"ahead": "dayAhead", "noted": "dayDone"}.get(state, "dayMissed")
    return DayMark(state, f"{day_name(day)}: {said[told]}", is_today=day == today)


def _earlier(row: Trial, said: str) -> Earlier:
    entry = entry_of(row)
    return Earlier(entry.key, title(entry), span(entry), said)


def _progress(entry: TrialEntry, at: Standing) -> str:
    said = words()
    if at.stage is Stage.AHEAD:
        return str(said["begins"]) % {"day": day_name(entry.drawn[0].day)}
    if at.stage is Stage.LAST:
        return str(said["lastMorning"])
    return str(said["dayOf"]) % {"n": at.number, "of": at.of}


def _done_text(entry: TrialEntry, done: str, at: Standing) -> str:
    said = words()
    if at.drawn and done == at.drawn.arm:
        return str(said["done"])
    return str(said["doneOther"]) % {"what": choice_names(entry).get(done, done)}


def _rated_text(day: TrialDay | None) -> str:
    if day is None or day.left_nrs is None or day.right_nrs is None:
        return ""
    return str(words()["rated"]) % {"left": nrs_text(day.left_nrs), "right": nrs_text(day.right_nrs)}


def _typed(value: float | None) -> str:
    return "" if value is None else repr(value).removesuffix(".0")
