"""The JSON files of a Fitbit Takeout: sleep, weighings, and steps minute by minute.

Sleep is dated by the day one woke up on. A weighing names no unit; the body mass index beside it tells
pounds from kilos, and where it does not, the weighing is left out. The minutes of *steps* name no time
zone: nobody documents whether they are universal or local time. So the total of a day is kept only where
both readings agree within five in a hundred, for which the zone of the profile is needed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from math import sqrt
from zoneinfo import ZoneInfo

from fodro.domain.civil import ZoneError, zone
from fodro.exchange.imports import bounds
from fodro.exchange.imports.fitbit_tables import Days, Tables, is_table
from fodro.exchange.imports.gathering import SLEEP, STEPS, WEIGHT, Gathering
from fodro.exchange.imports.members import Member
from fodro.exchange.imports.moments import local_moment
from fodro.exchange.imports.nodes import Node, read_nodes
from fodro.exchange.imports.sheet import read_sheet

SOURCE = "Fitbit"
_LOG = re.compile(r"(steps|sleep|weight)-\d{4}-\d{2}-\d{2}\.json", re.ASCII)
_PROFILE = "profile.csv"
_AGREE = 0.05
_NONE = (0.0, "")
_SHORTEST_M, _TALLEST_M = 1.2, 2.3


def is_takeout(name: str) -> bool:
    """Return whether a file is one of those that are read here."""
    base = name.rpartition("/")[2].lower()
    return bool(_LOG.fullmatch(base)) or base == _PROFILE or is_table(base)


@dataclass(slots=True)
class Takeout:
    """What the files of a Takeout say, until all are read."""

    n_records: int = 0
    tables: Tables = field(default_factory=Tables)
    zone: ZoneInfo | None = None
    minutes: dict[datetime, float] = field(default_factory=dict)
    sleeps: dict[float, tuple[date, float]] = field(default_factory=dict)
    weighings: dict[float, tuple[date, float, float | None]] = field(default_factory=dict)

    def takes(self, member: Member) -> bool:
        """Return whether `member` is one of its files, having read it."""
        kind = _LOG.fullmatch(member.base.lower())
        if member.base.lower() == _PROFILE:
            self._profile(member)
            return True
        if self.tables.takes(member):
            self.n_records += 1
            return True
        if kind is None and not _is_json(member):
            return False
        self._log(kind[1] if kind else "", read_nodes(member.data, file=member.base))
        return True

    def into(self, gathering: Gathering) -> None:
        """Put the days into `gathering`."""
        nights: dict[date, float] = defaultdict(float)
        for day, minutes in self.sleeps.values():
            nights[day] += minutes
        for day, minutes in sorted(nights.items()):
            gathering.total(day, SLEEP, minutes / 60, source=SOURCE)
        for day, weight, bmi in self.weighings.values():
            kilos = _kilos(weight, bmi)
            if kilos is None:
                gathering.left_out("weighing(s) left out: pounds or kilos cannot be told.")
            else:
                gathering.latest(day, WEIGHT, kilos, source=SOURCE)
        self.tables.into(gathering, self.zone)
        self._steps_into(gathering)

    def _profile(self, member: Member) -> None:
        table = read_sheet(member.data, file=member.base).table()
        names = (
            [cells[table.header.index("timezone")] for _, cells in table.rows]
            if "timezone" in table.header
            else []
        )
        try:
            self.zone = zone(names[0].strip()) if names else None
        except ZoneError:
            self.zone = None

    def _log(self, kind: str, root: Node) -> None:
        for node in root.each():
            self.n_records += 1
            if kind == "steps" or (not kind and node.get("dateTime")):
                self._minute(node)
            elif kind == "sleep" or (not kind and node.get("dateOfSleep")):
                self._sleep(node)
            else:
                self._weighing(node)

    def _minute(self, node: Node) -> None:
        value = node.number("value")
        if value:
            self.minutes[local_moment(node, "dateTime")] = value

    def _sleep(self, node: Node) -> None:
        asleep = node.number("minutesAsleep")
        if asleep is not None:
            day = local_moment(node, "dateOfSleep").date()
            self.sleeps[node.number("logId") or len(self.sleeps)] = (day, asleep)

    def _weighing(self, node: Node) -> None:
        weight = node.number("weight")
        if weight is not None:
            key = node.number("logId") or len(self.weighings)
            self.weighings[key] = (local_moment(node, "date").date(), weight, node.number("bmi"))

    def _steps_into(self, gathering: Gathering) -> None:
        if not (self.minutes or self.tables.steps):
            return
        if self.zone is None:
            gathering.said(
                "Steps were left out: their files name no time zone. Give the whole Takeout with Profile.csv."
            )
            return
        logged = {day: (steps, SOURCE) for day, steps in _by_day(self.minutes, self.zone).items()}
        written = {day: (steps, SOURCE) for day, steps in _by_day(self.minutes, None).items()}
        _agreeing(written, logged, gathering)
        _agreeing(self.tables.days_of_steps(None), self.tables.days_of_steps(self.zone), gathering)


def _agreeing(written: Days, shifted: Days, gathering: Gathering) -> None:
    """Put the days into `gathering` whose steps are the same by the clock as written and in the zone."""
    for day in sorted(written.keys() | shifted.keys()):
        (one, _), (other, source) = written.get(day, _NONE), shifted.get(day, _NONE)
        if abs(one - other) <= _AGREE * max(one, other):
            gathering.total(day, STEPS, round(other), source=source)
        else:
            gathering.left_out(
                "day(s) of steps left out: they depend on a time zone the export does not name."
            )


def _is_json(member: Member) -> bool:
    return member.data.lstrip()[:1] == b"["


def _by_day(minutes: dict[datetime, float], where: ZoneInfo | None) -> dict[date, float]:
    days: dict[date, float] = defaultdict(float)
    for at, steps in minutes.items():
        local = at.replace(tzinfo=UTC).astimezone(where) if where else at
        days[local.date()] += steps
    return days


def _kilos(weight: float, bmi: float | None) -> float | None:
    """Return the weight in kilos if only one unit makes a person of a height there is."""
    if not bmi or bmi <= 0 or weight <= 0:
        return None
    kilos = {"kg": weight, "lb": weight * bounds.KG_PER_POUND}
    fit = [kg for kg in kilos.values() if _SHORTEST_M <= sqrt(kg / bmi) <= _TALLEST_M]
    return fit[0] if len(fit) == 1 else None
