"""A block of days watched day by day, with what was known before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from fodro.analysis.policy import signs as policy
from fodro.analysis.signs.models import Able, models
from fodro.analysis.signs.odds import Model, Odds, odds
from fodro.analysis.signs.spans import BLOCK_DAYS, Span
from fodro.analysis.signs.watched import Watched

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

_MOST_KNOWN = 3


@dataclass(frozen=True, slots=True)
class Raised:
    """When it was called worse, and since when it probably was: positions on the calendar."""

    day: int
    since: int
    up: bool


@dataclass(frozen=True, slots=True)
class Last:
    """The odds of a change by the last value, since which value it most likely is, and whether up.

    `caution` is how much more is asked for by then: the logarithm of how many times the odds. It is 0 where
    the odds are too small anyway.
    """

    odds: float
    since: int
    up: bool
    caution: float


@dataclass(frozen=True, slots=True)
class Course:
    """How one series went through a block.

    Parameters
    ----------
    watched : Watched
    model : Model
        With every change that was found.
    raised : tuple of Raised
        In order.
    fallen : tuple of int
        Days by which it had become less again.
    stands_until : int
        The first day on which the last alarm stands no longer; 0 for none.
    floor_day : int
        The first day since which something else may have changed.
    blank_before : bool
        Whether there was nothing to look back at.
    last : Last or None
        ``None`` where there was nothing to go by, or where something was raised at the last value.
    changes : tuple of int
        Days since which the usual is another, in the order of the last columns of the model.
    """

    watched: Watched
    model: Model
    raised: tuple[Raised, ...]
    fallen: tuple[int, ...]
    stands_until: int
    floor_day: int
    blank_before: bool
    last: Last | None
    changes: tuple[int, ...]

    @property
    def name(self) -> tuple[str, str]:
        """What tells its series from all others."""
        return self.watched.name


def apart(raised: Iterable[Raised]) -> Iterator[Raised]:
    """Yield the first alarm of each change; `raised` may be in any order."""
    last: Raised | None = None
    for one in sorted(raised, key=attrgetter("day")):
        if last is None or one.day - last.day >= policy.APART_DAYS:
            last = one
            yield one


def courses(
    every: Sequence[Watched], candidates: Floats, blocks: Sequence[int], *, until: int
) -> Iterator[tuple[list[Course], list[Course]]]:
    """Yield for blocks in a row how each series went through the one before it, and through it.

    Parameters
    ----------
    every : sequence of Watched
    candidates : Floats, shape (days, columns)
        Of the factors that may be taken out.
    blocks : sequence of int
        The first is gone through for what it leaves behind, and yielded only where it is the very first.
    until : int
        Position of the day after the last one looked at.

    Notes
    -----
    A block knows what changed in the one before it, as that one is seen alone, and nothing older. So the
    state of today needs two blocks, however long the diary, and is the same in the replay.
    """
    before: dict[tuple[str, str], Course] | None = None
    for span, able in models(every, candidates, [Span(block, until) for block in blocks]):
        if before is not None and span.block == blocks[-1]:
            yield [*before.values()], [_walk(series, before.get(series.watched.name)) for series in able]
            return
        alone = [_walk(series, None) for series in able]
        if before is not None:
            yield [*before.values()], [*_all_after(before, alone, able)]
        elif not span.block:
            yield [], alone
        before = {course.name: course for course in alone}


def _all_after(
    before: Mapping[tuple[str, str], Course], alone: Sequence[Course], able: Sequence[Able]
) -> Iterator[Course]:
    """Yield how each series goes through a block after the one before it."""
    for course, series in zip(alone, able, strict=True):
        earlier = before.get(course.name)
        yield course if _leaves_nothing(earlier, course) else _walk(series, earlier)


def _leaves_nothing(earlier: Course | None, alone: Course) -> bool:
    """Return whether a series goes through a block as it does `alone`: nothing of before matters."""
    if earlier is None:
        return True
    return alone.blank_before and not (earlier.changes or earlier.floor_day)


def _walk(series: Able, earlier: Course | None) -> Course:
    """Go through the values of a block, one after the other."""
    walk = _Walk(series)
    if series.begin > policy.MIN_VALUES:
        walk.start(earlier)
    if walk.is_open(walk.last_value):
        walk.on()
    return walk.course()


class _Walk:
    """The state of a monitor as days go by; everything is counted in values."""

    def __init__(self, series: Able) -> None:
        self.watched, self.kind, self.model = series.watched, series.watched.kind, series.model
        self.begin, self.at = series.begin, max(series.begin, policy.MIN_VALUES)
        self.caution, self.opened, self.floor, self.blank_before = series.caution, series.open, 0, True
        self.ahead: Odds | None = None
        self.recent: list[float] = []
        self.raised: list[Raised] = []
        self.changes: list[int] = []
        self.fallen: list[int] = []
        self.stands_until = 0
        self.last: Last | None = None

    def start(self, earlier: Course | None) -> None:
        """Begin a block: what was found before is known."""
        if earlier is None:
            self._look_back()
            return
        self.stands_until = earlier.stands_until
        self.floor = int(np.searchsorted(self.model.day, earlier.floor_day))
        if earlier.changes or earlier.floor_day:
            self.opened = np.ones_like(self.opened)
        if self.model.steps_from < self.begin:
            oldest = self.model.day[self.model.steps_from] - BLOCK_DAYS
            for day in (day for day in earlier.changes if day >= oldest):
                self._change(int(np.searchsorted(self.model.day, day)))

    def _look_back(self) -> None:
        """Take for known what must have been found before, of which nothing was kept."""
        for _ in range(_MOST_KNOWN):
            start = self._back_to()
            if start >= self.begin or not self.is_open(self.begin - 1):
                return
            self.ahead = self._found(start)
            last = self.begin - 1 - start
            worse, better = self._of(self.ahead)
            strength = worse[: last + 1].sum(axis=1).tolist()
            known = policy.must_be_known(self.kind.monitor, strength)
            if not known and not policy.has_fallen(float(better[last].sum()), stands=False):
                return
            self._change(self.ahead.first + int(np.argmax((self.ahead.up + self.ahead.down)[last])))
            self.floor, self.blank_before = self.begin, False

    @property
    def last_value(self) -> int:
        """Return the last value there is."""
        return len(self.model.day) - 1

    def is_open(self, at: int) -> bool:
        """Return whether by a value something may have changed."""
        return bool(self.opened[at - len(self.model.day)])

    def _back_to(self) -> int:
        """Return from where on odds are asked for: the last values before a block decide with its first."""
        first = self.model.steps_from  # after a long gap it is in the block, or there is none
        if self.at > self.begin or self.begin <= policy.MIN_VALUES or max(self.floor, first) >= self.begin:
            return self.at
        return max(self.begin - policy.values_together(), first)

    def on(self) -> None:
        """Go through the values, from the beginning again wherever the usual is another."""
        while self.at < len(self.model.day):
            self._through()

    def _found(self, start: int) -> Odds:
        return odds(self.model, start, len(self.model.day), floor=self.floor)

    def _through(self) -> None:
        """Go on to the last value, or to where the usual has become another."""
        start = self._back_to()
        found, self.ahead = self.ahead or self._found(start), None
        worse, better = self._of(found)
        strength, fall = worse.sum(axis=1).tolist(), better.sum(axis=1).tolist()
        best = found.first + np.argmax(worse, axis=1)
        self.recent += strength[: self.at - start]
        for k in range(self.at - start, len(strength)):
            at, self.at = start + k, start + k + 1
            up = bool(found.up[k].sum() >= found.down[k].sum())
            since, likely = int(best[k]), policy.may_be_told(self.kind.monitor, strength[k])
            self.last = Last(strength[k], since, up, self.caution.of(at, since) if likely else 0.0)
            self.recent.append(strength[k])
            if not self.is_open(at):
                continue
            if policy.is_alarm(self.kind.monitor, self.recent, self.last.caution):
                self._raise(at)
                return
            if policy.has_fallen(fall[k], stands=self.model.day[at] < self.stands_until):
                self._fallen(at, found.first + int(np.argmax(better[k])))
                return

    def _of(self, found: Odds) -> tuple[Floats, Floats]:
        """Return the odds of a change for the worse, and for the better."""
        if self.kind.sizes.both_ways:
            return found.up + found.down, np.zeros_like(found.up)
        return (found.down, found.up) if self.kind.better_up else (found.up, found.down)

    def _raise(self, at: int) -> None:
        if self.last is None:
            return
        day, since = int(self.model.day[at]), int(self.model.day[self.last.since])
        self.raised.append(Raised(day, since, self.last.up))
        self.stands_until = day + policy.STANDS_DAYS
        self._known(at, self.last.since)

    def _fallen(self, at: int, since: int) -> None:
        self.fallen.append(int(self.model.day[at]))
        self.stands_until = 0
        self._known(at, since)

    def _known(self, at: int, since: int) -> None:
        self._change(since)
        self.floor, self.recent, self.last = at + 1, [], None

    def _change(self, since: int) -> None:
        since = max(since, self.model.steps_from)
        if since not in self.changes:
            self.model, self.ahead = self.model.with_step(since), None
            self.changes.append(since)

    def course(self) -> Course:
        """Return how it went."""
        days = tuple(int(self.model.day[since]) for since in self.changes)
        floor_day = int(self.model.day[self.floor - 1]) + 1 if self.floor else 0
        found = (tuple(self.raised), tuple(self.fallen), self.stands_until, floor_day)
        return Course(self.watched, self.model, *found, self.blank_before, self.last, days)
