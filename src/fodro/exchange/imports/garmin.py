"""Garmin: the JSON files of *Export Your Data*, folder ``DI_CONNECT``.

``UDSFile_*.json`` gives the steps of a day, ``*_sleepData.json`` the seconds of deep, light and REM sleep
on the day one woke up, ``*_userBioMetrics.json`` the weight in grams. A day on which the watch recorded for
less than ten hours is part of a day and no quiet one: its steps are left out. Ten hours is what counts as a
day worn among those who measure movement (Troiano et al. 2008, doi:10.1249/mss.0b013e31815a51b3).
"""

from __future__ import annotations

from pathlib import Path

from fodro.domain.diary import DiaryError
from fodro.exchange.imported import Imported, Told, silent
from fodro.exchange.imports import bounds
from fodro.exchange.imports.gathering import SLEEP, STEPS, WEIGHT, Gathering
from fodro.exchange.imports.heads import has_words
from fodro.exchange.imports.members import members
from fodro.exchange.imports.moments import local_moment
from fodro.exchange.imports.nodes import Node, read_nodes
from fodro.exchange.imports.persons import only_one

SOURCE = "Garmin"
_ASLEEP = ("deepSleepSeconds", "lightSleepSeconds", "remSleepSeconds")
_WORN_S = 10 * 60 * 60
_GRAMS = 1000


def read_garmin(path: Path, *, person: str | None = None, told: Told = silent) -> Imported:
    """Read one JSON file, or a folder or zip archive of an export.

    Raises
    ------
    DiaryError
        If it cannot be read; nothing is kept then.
    """
    only_one(person, path)
    gathering, n_read = Gathering(path.name), 0
    for member in members(path, _is_wanted, told=told):
        for node in read_nodes(member.data, file=member.base).each():
            n_read += _gather(node, gathering)
    if not n_read:
        problem = "It holds neither days nor nights nor weighings of Garmin."
        raise DiaryError(problem, file=path.name, remedy=bounds.AGAIN)
    return gathering.imported()


def recognises_garmin(path: Path) -> bool:
    """Return whether it is a file of a Garmin export, or holds one; never raises."""
    by_day = has_words(path, _is_wanted, "calendarDate", "totalSteps")
    by_night = has_words(path, _is_wanted, "calendarDate", "sleepStartTimestampGMT")
    return by_day or by_night or has_words(path, _is_wanted, "metaData", "calendarDate", "weight")


def _is_wanted(name: str) -> bool:
    base = name.rpartition("/")[2].lower()
    return base.endswith(".json") and (
        base.startswith("udsfile_") or base.endswith(("_sleepdata.json", "_userbiometrics.json"))
    )


def _gather(node: Node, gathering: Gathering) -> bool:
    """Return whether `node` is a record of a kind that is read."""
    if node.get("metaData"):
        _weighing(node, gathering)
    elif node.get("calendarDate") and node.get("sleepStartTimestampGMT", *_ASLEEP):
        _night(node, gathering)
    elif node.get("calendarDate") and node.get("totalSteps", "userProfilePK", "uuid"):
        _day(node, gathering)
    else:
        return False
    return True


def _day(node: Node, gathering: Gathering) -> None:
    steps = node.number("totalSteps")
    recorded_s = _recorded_s(node)
    if steps is None:
        return
    if recorded_s is not None and recorded_s < _WORN_S:
        gathering.left_out("day(s) of steps left out: the watch recorded for less than 10 hours.")
        return
    gathering.total(local_moment(node, "calendarDate").date(), STEPS, steps, source=SOURCE)


def _recorded_s(node: Node) -> float | None:
    """Return for how many seconds of the day the watch wrote anything down, where it says."""
    listed = node.down("allDayStress", "aggregatorList")
    for part in listed.each() if listed else ():
        if part.text("type") == "TOTAL":
            return part.number("totalDuration")
    return None


def _night(node: Node, gathering: Gathering) -> None:
    parts = [node.number(name) for name in _ASLEEP]
    if any(part is not None for part in parts):
        hours = sum(part or 0 for part in parts) / 3600
        gathering.total(local_moment(node, "calendarDate").date(), SLEEP, hours, source=SOURCE)


def _weighing(node: Node, gathering: Gathering) -> None:
    about, weighed = node.get("metaData"), node.get("weight")
    if about is None or weighed is None:
        return
    grams = weighed.number("weight") if isinstance(weighed.value, dict) else weighed.as_number()
    if grams is not None:
        day = local_moment(about, "calendarDate").date()
        gathering.latest(day, WEIGHT, grams / _GRAMS, source=SOURCE)
