"""Open mHealth and IEEE 1752.1: data points with a header that names their schema, and a body.

Read are *step-count* (omh 1.0 to 3.0) and *physical-activity* with a number of steps (ieee 1.0), *sleep-
duration*, *sleep-episode* and *total-sleep-time*, *body-weight*, and the minutes of *physical-activity*
(omh 1.x). The day is that of the clock the times are written with; where that is universal time, it is
said. Sources that counted the same walk are not added up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path

from fodro.domain.diary import DiaryError
from fodro.exchange.imported import Imported, Told, silent
from fodro.exchange.imports import bounds
from fodro.exchange.imports.gathering import SLEEP, SPORT, STEPS, WEIGHT, Gathering
from fodro.exchange.imports.heads import has_words
from fodro.exchange.imports.members import Member, members
from fodro.exchange.imports.moments import moment
from fodro.exchange.imports.nodes import Node, read_lines, read_nodes
from fodro.exchange.imports.persons import only_one
from fodro.exchange.imports.spans import Span, day_totals

_HOURS = {"sec": 1 / 3600, "min": 1 / 60, "h": 1.0, "d": 24.0, "ms": 1 / 3_600_000}
_KILOS = {"kg": 1.0, "g": 0.001, "Gram": 0.001, "lb": bounds.KG_PER_POUND}
_ON_FOOT = ("walk", "hik")
WALKING = "walking_min"
_SLEEPS = {
    "sleep-duration": "sleep_duration",
    "total-sleep-time": "total_sleep_time",
    "sleep-episode": "total_sleep_time",
}


def read_open_mhealth(path: Path, *, person: str | None = None, told: Told = silent) -> Imported:
    """Read one JSON file (a data point, a list of them, or one in each line), or a folder or zip archive.

    Raises
    ------
    DiaryError
        If it cannot be read; nothing is kept then.
    """
    only_one(person, path)
    points = _Points(Gathering(path.name))
    for member in members(path, _is_json, told=told):
        for node in _nodes(member):
            points.take(node)
    if not points.n_read:
        problem = "It holds no data point of a schema that is read here."
        raise DiaryError(problem, file=path.name, remedy="The reference lists the schemas that are read.")
    return points.imported()


def recognises_open_mhealth(path: Path) -> bool:
    """Return whether it holds data points with the name of a schema; never raises."""
    return has_words(path, _is_json, "schema_id", "header", "body", "namespace")


def _is_json(name: str) -> bool:
    return name.lower().endswith((".json", ".ndjson", ".jsonl"))


def _nodes(member: Member) -> Iterator[Node]:
    """Yield the data points of a file, however they are put together."""
    if member.data.lstrip()[:1] == b"[":
        yield from read_nodes(member.data, file=member.base).each()
        return
    lines = [line for line in member.data.splitlines() if line.strip()]
    if len(lines) > 1 and all(line.lstrip()[:1] == b"{" for line in lines[:2]):
        yield from read_lines(member.data, file=member.base)
        return
    whole = read_nodes(member.data, file=member.base)
    if isinstance(whole.value, dict) and isinstance(whole.value.get("body"), list):
        yield from Node(whole.file, "body", whole.value["body"]).each()
        return
    yield whole


@dataclass(slots=True)
class _Points:
    """All data points, until all are read; one whose id was met before counts once."""

    gathering: Gathering
    n_read: int = 0
    ids: set[str] = field(default_factory=set)
    steps: list[Span] = field(default_factory=list)
    moved: list[Span] = field(default_factory=list)
    walked: list[Span] = field(default_factory=list)
    sleeps: dict[tuple[datetime, datetime, str], tuple[date, float]] = field(default_factory=dict)

    def take(self, node: Node) -> None:
        header, body = node.get("header"), node.get("body")
        schema = header.down("schema_id", "name") if header else None
        if header is None or body is None or schema is None:
            raise node.refused(why="is no data point: it has no header with the name of a schema, or no body")
        uid = header.text("id", "uuid")
        if uid and uid in self.ids:
            return
        self.ids.add(uid)
        self._read(schema.text_itself(), body, _source(header))

    def _read(self, schema: str, body: Node, source: str) -> None:
        if body.get("descriptive_statistic"):
            self.gathering.left_out("data point(s) left out: they are statistics over several measurements.")
        elif schema == "step-count" or (schema == "physical-activity" and body.get("base_movement_quantity")):
            self._steps(body, source)
        elif schema == "physical-activity":
            self._activity(body, source)
        elif schema in _SLEEPS:
            self._sleep(body, _SLEEPS[schema], source)
        elif schema == "body-weight":
            self._weight(body, source)
        else:
            self.gathering.left_out("data point(s) of other schemas left out.")
            return
        self.n_read += 1

    def _steps(self, body: Node, source: str) -> None:
        counted = body.get("step_count", "base_movement_quantity")
        if counted is None:
            raise body.refused(why="has no number of steps")
        if isinstance(counted.value, dict) and counted.text("unit") not in ("steps", ""):
            self.gathering.left_out("data point(s) of movement left out: they do not count steps.")
            return
        amount = counted.number("value") if isinstance(counted.value, dict) else counted.as_number()
        start, end = self._frame(body)
        if amount:
            self.steps.append(Span(start, end, amount, source))

    def _activity(self, body: Node, source: str) -> None:
        if body.get("effective_time_frame") is None:
            self.gathering.left_out("activity(s) left out: they name no time.")
            return
        start, end = self._frame(body)
        on_foot = body.text("activity_name").lower().startswith(_ON_FOOT)
        minutes = (end - start) / timedelta(minutes=1)
        (self.walked if on_foot else self.moved).append(Span(start, end, minutes, source))

    def _sleep(self, body: Node, name: str, source: str) -> None:
        start, end = self._frame(body)
        told = body.get(name)
        hours = _quantity(told, _HOURS) if told else (end - start) / timedelta(hours=1)
        if hours is not None:
            self.sleeps[start, end, source] = (end.date(), hours)

    def _weight(self, body: Node, source: str) -> None:
        weight = body.get("body_weight")
        kilos = _quantity(weight, _KILOS) if weight else None
        if kilos is None:
            self.gathering.left_out("weighing(s) left out: their unit is not known here.")
            return
        self.gathering.latest(self._frame(body)[1].date(), WEIGHT, kilos, source=source)

    def _frame(self, body: Node) -> tuple[datetime, datetime]:
        """Return start and end of what was measured, on the clock it is written with."""
        frame = body.get("effective_time_frame")
        if frame is None:
            raise body.refused(why="has no effective_time_frame")
        interval = frame.get("time_interval")
        start, end = _interval(interval) if interval else (moment(frame, "date_time"),) * 2
        if any(at.utcoffset() == timedelta() for at in (start, end)):
            self.gathering.said(
                "Some times are written in universal time: their day is that of universal time."
            )
        if end.replace(tzinfo=None) < start.replace(tzinfo=None):
            raise frame.refused(why="ends before it begins")
        return start.replace(tzinfo=None), end.replace(tzinfo=None)

    def imported(self) -> Imported:
        for spans, factor in ((self.steps, STEPS), (self.moved, SPORT), (self.walked, WALKING)):
            for day, (amount, source) in day_totals(spans).items():
                self.gathering.total(day, factor, round(amount, 3), source=source)
        nights: dict[tuple[date, str], float] = defaultdict(float)
        for (_, _, source), (day, hours) in self.sleeps.items():
            nights[day, source] += hours
        for (day, source), hours in sorted(nights.items()):
            self.gathering.total(day, SLEEP, hours, source=source)
        return self.gathering.imported()


def _source(header: Node) -> str:
    named = header.down("acquisition_provenance", "source_name")
    return named.text_itself() if named else ""


def _interval(interval: Node) -> tuple[datetime, datetime]:
    if interval.get("date"):
        day = moment(interval, "date").date()
        return datetime.combine(day, time()), datetime.combine(day, time()) + timedelta(days=1)
    told = interval.get("duration")
    hours = _quantity(told, _HOURS) if told else None
    length = timedelta(hours=hours) if hours is not None and 0 <= hours <= 24 * 366 else None
    start = moment(interval, "start_date_time") if interval.get("start_date_time") else None
    end = moment(interval, "end_date_time") if interval.get("end_date_time") else None
    if start and end:
        return start, end.astimezone(start.tzinfo) if start.tzinfo and end.tzinfo else end
    if start and length is not None:
        return start, start + length
    if end and length is not None:
        return end - length, end
    raise interval.refused(why="is no interval of time")


def _quantity(node: Node, units: dict[str, float]) -> float | None:
    """Return a value in the first unit of `units`; ``None`` where its own unit is not among them."""
    factor = units.get(node.text("unit"))
    value = node.number("value")
    return None if factor is None or value is None else value * factor
