"""What the files of one export say of each day: sources told apart, repeats once, zeros that are none."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from statistics import fmean
from typing import Any

from fodro.domain.diary import Diary, DiaryError
from fodro.exchange.imported import Found, Imported
from fodro.exchange.imports import bounds

Value = float | str

STEPS, STAIRS, SLEEP, WEIGHT, SPORT = "steps", "stairs", "sleep_hours", "body_weight", "sport_minutes"
_PLAUSIBLE: dict[str, tuple[float, float]] = {
    STEPS: (0, bounds.MOST_STEPS),
    STAIRS: (0, bounds.MOST_FLOORS),
    SLEEP: (0, bounds.DAY_HOURS),
    WEIGHT: (bounds.LEAST_KG, bounds.MOST_KG),
    SPORT: (0, bounds.DAY_HOURS * 60),
}
_ZERO_IS_NONE = (STEPS, SLEEP)
"""Of these a zero is a device nobody wore."""


class Gathering:
    """Collects the values of days; which one of several counts is said by who puts them in.

    Parameters
    ----------
    file : str
        Where they come from, for messages.
    """

    def __init__(self, file: str) -> None:
        self._file, self._n_values = file, 0
        self._by_source: dict[tuple[str, str], dict[date, Value]] = defaultdict(dict)
        self._read: Counter[tuple[str, date]] = Counter()
        self._notes: Counter[str] = Counter()
        self._sentences: dict[str, None] = {}

    def total(self, day: date, factor: str, value: float, *, source: str = "") -> None:
        """Keep the total of a day; of two exports that overlap, the one that knows more of the day counts."""
        if self._is_none(factor, value):
            return
        known = self._by_source[factor, source].get(day)
        self._keep(day, (factor, source), max(value, known) if isinstance(known, int | float) else value)

    def latest(self, day: date, factor: str, value: Value, *, source: str = "") -> None:
        """Keep the value of a day that was put in last."""
        if isinstance(value, str) or not self._is_none(factor, value):
            self._keep(day, (factor, source), value)

    def left_out(self, what: str, n: int = 1) -> None:
        """Count something that did not become part of the diary: “{n} `what`” is said in the notes."""
        self._notes[what] += n

    def said(self, sentence: str) -> None:
        """Put a sentence into the notes, once."""
        self._sentences[sentence] = None

    def imported(self) -> Imported:
        """Return everything as a diary, with what was found and the notes."""
        days: dict[date, dict[str, Value]] = defaultdict(dict)
        for (factor, _), values in sorted(self._by_source.items(), key=lambda one: one[0]):
            for day, value in values.items():
                days[day][factor] = _more(days[day].get(factor), value)
        counted = (f"{n:,} {what}" for what, n in sorted(self._notes.items()))
        diary = Diary(factors={day: dict(sorted(days[day].items())) for day in sorted(days)})
        return Imported(diary, (*self._sentences, *counted), tuple(self._found()))

    def _keep(self, day: date, key: tuple[str, str], value: Value) -> None:
        self._n_values += day not in self._by_source[key]
        if self._n_values > bounds.VALUES:
            problem = f"It says more than {bounds.VALUES:,} things of days."
            raise DiaryError(problem, file=self._file, remedy="Check that it is the right file.")
        self._by_source[key][day] = float(value) if isinstance(value, int) else value

    def _is_none(self, factor: str, value: float) -> bool:
        if value == 0 and factor in _ZERO_IS_NONE:
            self.left_out(f"day(s) with 0 {factor}: the device was not worn, so nothing was recorded.")
            return True
        least, most = _PLAUSIBLE.get(factor, (-1e12, 1e12))
        if not least <= value <= most:
            self.left_out(f"value(s) of {factor} left out: no day holds that.")
            return True
        return False

    def _found(self) -> Iterator[Found]:
        held = {key: values for key, values in self._by_source.items() if values}
        for (factor, source), values in sorted(held.items(), key=lambda one: one[0]):
            others = (days.keys() for key, days in held.items() if key[0] == factor and key[1] != source)
            overlaps = any(values.keys() & days for days in others)
            yield Found(factor, source, len(values), min(values), max(values), overlaps)


class Several:
    """Several values of a factor on one day, until all are read.

    Parameters
    ----------
    joined : callable
        Makes one of them, such as ``sum``.
    """

    def __init__(self, joined: Callable[[list[float]], float] = fmean) -> None:
        self._joined = joined
        self._values: dict[tuple[date, str], list[float]] = defaultdict(list)

    def put(self, day: date, factor: str, value: float) -> None:
        """Put in one value."""
        self._values[day, factor].append(value)

    def into(self, gathering: Gathering, **source: Any) -> None:
        """Put the one value of each day into `gathering`, and say where it was made of several."""
        for (day, factor), values in sorted(self._values.items(), key=lambda one: one[0]):
            gathering.latest(day, factor, self._joined(values), **source)

    @property
    def n_joined(self) -> int:
        """How often a day held more than one."""
        return sum(len(values) > 1 for values in self._values.values())


def _more(known: Value | None, value: Value) -> Value:
    if isinstance(known, int | float) and isinstance(value, int | float):
        return max(known, value)
    return value
