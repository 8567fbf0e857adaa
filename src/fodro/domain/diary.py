"""The diary of one person: ratings, massage sessions, what was worn, and what each day was like.

A day that is not in the diary is missing; it is never a day without pain.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime, timedelta
from math import isfinite
from operator import attrgetter, getitem

from fodro.domain.body import Side, View
from fodro.domain.civil import DayPart, lived_day
from fodro.domain.experiments import Experiment

REST = "rest"
"""The technique slug of a control session: a sit-down without massage."""


class DiaryError(ValueError):
    """A diary that cannot be read; nothing of it was kept.

    Parameters
    ----------
    problem : str
        What is wrong, in one sentence.
    file, line, column
        Where, as far as it is known; `line` counts from 1 with the header as line 1.
    remedy : str
        What the person can do about it.
    """

    def __init__(
        self,
        problem: str,
        *,
        file: str = "",
        line: int | None = None,
        column: str = "",
        remedy: str = "",
    ) -> None:
        self.problem, self.file, self.line, self.column, self.remedy = problem, file, line, column, remedy
        super().__init__(str(self))

    def __str__(self) -> str:
        where = [
            self.file,
            f"line {self.line}" if self.line is not None else "",
            f"column {self.column}" if self.column else "",
        ]
        place = ", ".join(part for part in where if part)
        return " ".join(part for part in (f"{place}:" if place else "", self.problem, self.remedy) if part)


@dataclass(frozen=True, slots=True)
class Rating:
    """One place rated at one moment of one check-in.

    Ratings of the same check-in share `at`.

    Parameters
    ----------
    at : datetime
        Wall-clock time; aware when the file or device gave an offset, naive when it did not.
    region : str
        Permanent region slug.
    side : Side or None
        ``None`` where no side was recorded.
    intensity_nrs : float
        0–10.
    part : DayPart or None
        The part of the day the person said or the clock implied. ``None`` where only the day is known: `at`
        is then noon without an offset, to keep its place in the order, and no time of day may be read off it.
    qualities : tuple of str
        Slugs such as ``"sore"``; empty when none was noted.
    view : View or None
        Sole or top, where it was recorded.
    interference_nrs : float or None
        How much it got in the way, 0–10; ``None`` is not recorded.
    on : date or None
        The civil day it belongs to where that is the one before `at`: after midnight, the evening may go on.
    """

    at: datetime
    region: str
    side: Side | None
    intensity_nrs: float
    part: DayPart | None
    qualities: tuple[str, ...] = ()
    view: View | None = None
    interference_nrs: float | None = None
    on: date | None = None

    @property
    def day(self) -> date:
        """The civil day it belongs to: the one on the clock where the person was, or the one before."""
        return self.on or self.at.date()


@dataclass(frozen=True, slots=True)
class Session:
    """One massage, or one sit-down without (`technique` ``"rest"``). Ratings are 0–10 or not recorded."""

    start: datetime
    minutes: float
    technique: str
    tool: str = ""
    before_nrs: float | None = None
    after_nrs: float | None = None
    later_nrs: float | None = None
    next_morning_nrs: float | None = None
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class Wearing:
    """Shoes, insole and socks worn together on one day, and how that was.

    Parameters
    ----------
    day : date
        The civil day.
    shoe, insole, socks : str
        What the person calls each; empty where it was not recorded.
    activity : str
        Slug of what it was worn for, such as ``"work"``; empty where it was not recorded.
    hours : float or None
        0–24; ``None`` is not recorded, never zero.
    comfort : float or None
        At the end of the day, 0–10 with 10 the best.
    damp : bool or None
        Whether the socks were damp.
    """

    day: date
    shoe: str = ""
    insole: str = ""
    socks: str = ""
    activity: str = ""
    hours: float | None = None
    comfort: float | None = None
    damp: bool | None = None


@dataclass(frozen=True, slots=True)
class Diary:
    """Everything one person recorded.

    Parameters
    ----------
    ratings : tuple of Rating
        In order of time.
    sessions : tuple of Session
        In order of time.
    factors : mapping of date to mapping of str to float or str
        What was recorded of each day; an absent day or factor was not recorded.
    wearings : tuple of Wearing
        In order of days.
    experiments : tuple of Experiment
        In order of their first days.
    """

    ratings: tuple[Rating, ...] = ()
    sessions: tuple[Session, ...] = ()
    factors: Mapping[date, Mapping[str, float | str]] = field(default_factory=dict)
    wearings: tuple[Wearing, ...] = ()
    experiments: tuple[Experiment, ...] = ()

    @property
    def recorded_days(self) -> tuple[date, ...]:
        """Every civil day with any record, in order; a massage after midnight belongs to its evening."""
        days = {r.day for r in self.ratings} | {lived_day(s.start) for s in self.sessions}
        days |= {wearing.day for wearing in self.wearings}
        days |= {day for experiment in self.experiments for day in experiment.noted_days}
        return tuple(sorted(days | {day for day, values in self.factors.items() if values}))

    @property
    def calendar_days(self) -> tuple[date, ...]:
        """Every civil day from the first record to the last, gaps included."""
        recorded = self.recorded_days
        if not recorded:
            return ()
        return tuple(recorded[0] + timedelta(days=n) for n in range((recorded[-1] - recorded[0]).days + 1))

    @property
    def factor_names(self) -> tuple[str, ...]:
        """Slugs of all factors ever recorded, in alphabetical order."""
        return tuple(sorted({name for values in self.factors.values() for name in values}))


def digest(diary: Diary) -> str:
    """Return ``"sha256:…"`` over the content of `diary`, the same for the same content from any source."""
    days, ascii_texts = _Days(), _Texts(ensure_ascii=True)
    recorded = sorted(day for day, values in diary.factors.items() if values)
    lists = {
        "ratings": _quoted(sorted(_plain(diary.ratings, ascii_texts))),
        "sessions": _quoted(sorted(_plain(diary.sessions, ascii_texts))),
        "factors": ",".join(days.text(day, diary.factors[day]) for day in recorded),
    }
    if diary.wearings:  # a diary without any keeps the digest it always had
        lists["wearings"] = _quoted(sorted(_plain(diary.wearings, ascii_texts)))
    if diary.experiments:
        lists["experiments"] = _quoted(sorted(_whole(experiment) for experiment in diary.experiments))
    canonical = ",".join(f'"{name}":[{listed}]' for name, listed in lists.items())
    return f"sha256:{hashlib.sha256(f'{{{canonical}}}'.encode()).hexdigest()}"


class _Texts(dict[object, str]):
    """Values as JSON, each different one written once.

    Values that are equal must be written alike. Moments are not: the same instant on two clocks is equal.
    """

    def __init__(self, *, ensure_ascii: bool) -> None:
        super().__init__()
        self._ensure_ascii = ensure_ascii

    def __missing__(self, value: object) -> str:
        self[value] = text = self._written(_same(value))
        return text

    def _written(self, value: object) -> str:
        if isinstance(value, float) and isfinite(value):
            return float.__repr__(value)  # as JSON does, of any kind of float
        return json.dumps(value, ensure_ascii=self._ensure_ascii, default=str)


def _plain(records: Sequence[Rating | Session | Wearing], texts: _Texts) -> Iterator[str]:
    """Yield each of `records`, all of one kind, as a JSON object: when it was, then what is recorded."""
    if not records:
        return
    when, *names = type(records[0]).__slots__
    start, when_of, rest_of = f'{{"{when}": "', attrgetter(when), attrgetter(*names)
    rests, last, opening = _Rests(names, texts), None, ""
    for record in records:
        at = when_of(record)
        if at is not last:  # places of one check-in share their moment
            last, opening = at, f'{start}{at}"'
        yield f"{opening}{rests[rest_of(record)]}}}"


class _Rests(dict[tuple[object, ...], str]):
    """What is recorded beside when, as members of a JSON object, each different combination written once."""

    def __init__(self, names: Sequence[str], texts: _Texts) -> None:
        super().__init__()
        self._members = [_Members(name, texts) for name in names]

    def __missing__(self, values: tuple[object, ...]) -> str:
        self[values] = text = "".join(map(getitem, self._members, values))
        return text


class _Members(dict[object, str]):
    """One member of a JSON object by its value, each different one written once; empty if not recorded."""

    def __init__(self, name: str, texts: _Texts) -> None:
        super().__init__({None: "", (): ""})
        self._name, self._texts = name, texts

    def __missing__(self, value: object) -> str:
        self[value] = text = f', "{self._name}": {self._texts[value]}'
        return text


def _quoted(texts: Sequence[str]) -> str:
    return json.dumps(texts, ensure_ascii=False, separators=(",", ":"))[1:-1]


class _Days:
    """Days as JSON lists of their factors by name; which names there are is looked at once for all alike."""

    def __init__(self) -> None:
        self._texts = _Texts(ensure_ascii=False)
        self._openings: dict[tuple[str, ...], list[tuple[str, str]]] = {}

    def text(self, day: date, values: Mapping[str, float | str]) -> str:
        texts, names = self._texts, tuple(values)
        openings = self._openings.get(names)
        if openings is None:
            openings = [(name, f"[{texts[name]},") for name in sorted(names)]
            self._openings[names] = openings
        members = ",".join([f"{opening}{texts[values[name]]}]" for name, opening in openings])
        return f'["{day}",[{members}]]'


def _whole(experiment: Experiment) -> str:
    """Return an experiment as a JSON object, days in it as lists; what is not recorded is left out."""
    rated = tuple(outcome for outcome in experiment.outcomes if outcome.is_rated)
    told = _members_of(asdict(replace(experiment, outcomes=rated)))
    return json.dumps(told, ensure_ascii=False, default=str)


def _members_of(value: object) -> object:
    if isinstance(value, dict):
        members = {name: _members_of(each) for name, each in value.items()}
        return {name: each for name, each in members.items() if each not in (None, "", [])}
    return [_members_of(each) for each in value] if isinstance(value, list | tuple) else _same(value)


def _same(value: object) -> object:
    """Return 3 and 3.0 as the same number, and so -0.0 and 0.0."""
    return value + 0.0 if isinstance(value, int | float) else value
