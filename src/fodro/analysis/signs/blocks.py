"""A block of days watched day by day, with what was known before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from fodro.analysis.policy import signs as policy
from fodro.analysis.signs.kinds import Kind
from fodro.analysis.signs.noise import Whitened
from fodro.analysis.signs.odds import Model, Odds, odds, shape_weights
from fodro.analysis.signs.spans import BLOCK_DAYS, Able, Span, Table, name_of, whitened
from fodro.analysis.signs.watched import Watched

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

_MOST_KNOWN = 3
_LEAST_WEIGHT = 0.02


@dataclass(frozen=True, slots=True)
class Raised:
    """When it was called worse, and since when it probably was: positions on the calendar."""

    day: int
    since: int
    up: bool


@dataclass(frozen=True, slots=True)
class Last:
    """The odds of a change by the last value, since which value it most likely is, and whether up.

    `slowness` is how likely it is, by the beginning of the block, that the noise has a long memory.
    """

    odds: float
    since: int
    up: bool
    slowness: float


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
        return name_of(self.watched)


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
    for span, able in whitened(every, candidates, [Span(block, until) for block in blocks]):
        if before is not None and span.block == blocks[-1]:
            now = [_walk(series, span, before.get(name_of(series[0]))) for series in able]
            yield [*before.values()], now
            return
        alone = [_walk(series, span, None) for series in able]
        if before is not None:
            yield [*before.values()], [*_all_after(before, alone, able, span)]
        elif not span.block:
            yield [], alone
        before = {course.name: course for course in alone}


def _all_after(
    before: Mapping[tuple[str, str], Course], alone: Sequence[Course], able: Sequence[Able], span: Span
) -> Iterator[Course]:
    """Yield how each series goes through a block after the one before it."""
    for course, series in zip(alone, able, strict=True):
        earlier = before.get(course.name)
        yield course if _leaves_nothing(earlier, course) else _walk(series, span, earlier)


def _leaves_nothing(earlier: Course | None, alone: Course) -> bool:
    """Return whether a series goes through a block as it does `alone`: nothing of before matters."""
    if earlier is None:
        return True
    return alone.blank_before and not (earlier.changes or earlier.floor_day)


def _model(one: Watched, table: Table, white: Whitened, span: Span) -> tuple[Model, float]:
    """Return the model of a series, without shapes of noise that are unlikely by then; and slowness."""
    day, kind = one.day[span.of(one)], one.kind
    at, begin = day - span.first, int(np.searchsorted(day, span.start))
    trust = 1.0 if one.trust is None else one.trust[span.of(one)][:, None]
    model = Model(
        day=day,
        white=white.rows[:, at, : table.columns.shape[1]] * trust,
        steps=np.empty((len(kind.shapes), 0, 0)),
        steps_from=int(np.searchsorted(day, span.steps_from)),
        log_var=white.log_var[:, at],
        shape_weights=kind.shapes.likely,
        precision=table.precision,
        noise_sd=kind.noise_sd,
        noise_worth=kind.noise_worth,
        sizes=kind.sizes,
    )
    weights = shape_weights(model, max(begin, policy.MIN_VALUES) - 1)
    kept = np.flatnonzero(weights >= (_LEAST_WEIGHT if begin > policy.MIN_VALUES else 0.0))
    later = at[model.steps_from :]
    steps = white.steps[np.ix_(kept, later, later - white.steps_from)]
    if one.trust is not None:
        steps *= one.trust[span.of(one)][model.steps_from :, None]
    slowness = float(weights[kept] @ kind.shapes.slow[kept] / weights[kept].sum())
    return model.of_shapes(kept, steps), slowness


def _walk(series: Able, span: Span, earlier: Course | None) -> Course:
    """Go through the values of a block, one after the other."""
    one, table, white = series
    walk = _Walk(one.kind, *_model(one, table, white, span))
    day = walk.model.day
    begin = int(np.searchsorted(day, span.start))
    at = max(begin, policy.MIN_VALUES)
    if begin > policy.MIN_VALUES:
        walk.start(begin, earlier)
    while at < len(day):
        at = walk.through(at, len(day))
    return walk.course(one)


class _Walk:
    """The state of a monitor as days go by; everything is counted in values."""

    def __init__(self, kind: Kind, model: Model, slowness: float) -> None:
        self.kind, self.model, self.slowness = kind, model, slowness
        self.floor, self.blank_before = 0, True
        self.recent: list[float] = []
        self.raised: list[Raised] = []
        self.changes: list[int] = []
        self.fallen: list[int] = []
        self.stands_until = 0
        self.last: Last | None = None

    def start(self, begin: int, earlier: Course | None) -> None:
        """Begin a block: what was found before is known."""
        if earlier is None:
            self._look_back(begin)
            return
        self.stands_until = earlier.stands_until
        self.floor = int(np.searchsorted(self.model.day, earlier.floor_day))
        if self.model.steps_from < begin:
            oldest = self.model.day[self.model.steps_from] - BLOCK_DAYS
            for day in (day for day in earlier.changes if day >= oldest):
                self._change(int(np.searchsorted(self.model.day, day)))
        self._recall(begin)

    def _look_back(self, begin: int) -> None:
        """Take for known what must have been found before, of which nothing was kept."""
        for _ in range(_MOST_KNOWN):
            found = self._recall(begin)
            if found is None:
                return
            better = float(self._of(found)[1][-1].sum())
            alarm = policy.is_alarm(self.kind.monitor, self.recent, self.slowness)
            if not alarm and not policy.has_fallen(better, stands=False):
                return
            self._change(found.first + int(np.argmax((found.up + found.down)[-1])))
            self.floor, self.blank_before = begin, False

    def _recall(self, begin: int) -> Odds | None:
        """Return the odds of the last values before a block, as it knows what came before."""
        self.recent = []
        first = self.model.steps_from  # after a long gap it is in the block, or there is none
        if max(self.floor, first) >= begin:
            return None
        start = max(begin - policy.values_together(), first)
        found = odds(self.model, start, begin, floor=self.floor)
        self.recent = self._of(found)[0].sum(axis=1).tolist()
        return found

    def through(self, start: int, end: int) -> int:
        """Go on from `start`; return from where to go on: `end`, or sooner where the usual is another now."""
        found = odds(self.model, start, end, floor=self.floor)
        worse, better = self._of(found)
        strength, fall = worse.sum(axis=1), better.sum(axis=1)
        best = found.first + np.argmax(worse, axis=1)
        for at in range(start, end):
            k = at - start
            up = bool(found.up[k].sum() >= found.down[k].sum())
            self.last = Last(float(strength[k]), int(best[k]), up, self.slowness)
            self.recent.append(float(strength[k]))
            if policy.is_alarm(self.kind.monitor, self.recent, self.slowness):
                self._raise(at)
                return at + 1
            if policy.has_fallen(fall[k], stands=self.model.day[at] < self.stands_until):
                self._fallen(at, found.first + int(np.argmax(better[k])))
                return at + 1
        return end

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
            self.model = self.model.with_step(since)
            self.changes.append(since)

    def course(self, one: Watched) -> Course:
        days = tuple(int(self.model.day[since]) for since in self.changes)
        floor_day = int(self.model.day[self.floor - 1]) + 1 if self.floor else 0
        found = (tuple(self.raised), tuple(self.fallen), self.stands_until, floor_day)
        return Course(one, self.model, *found, self.blank_before, self.last, days)
