"""How techniques, tools and lengths of massage differ, each drawn towards the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

from fodro.analysis.massage.immediate import AT_ONCE, Immediate, changed
from fodro.analysis.massage.mixed import Columns, fixed
from fodro.analysis.massage.rated import Rated

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

MIN_OF_A_KIND = 4
"""A technique, tool or length with fewer rated massages is not told."""

MOST_KINDS = 12
"""So many techniques, and so many tools, are told apart: those used most."""

SPANS_MIN = (0, 5, 10, 15, 20)
"""Lengths are told from one of these minutes up to, and not including, the next."""

ENOUGH_WITHIN_NRS = 0.5
"""Longer is no better where it brings less than this beyond, surely."""

_SPANS = (*(f"{low}-{high}" for low, high in pairwise(SPANS_MIN)), f"{SPANS_MIN[-1]}-")

MIN_OF_A_LENGTH = 8
"""So many shorter and so many longer massages before anything is said of how long is enough."""

_KIND_SD = 0.3
_ANY = 5.0
_ENOUGH_CHANCE = 0.05


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of massage beside the others of its sort.

    Parameters
    ----------
    name : str
    effect, se : float
        Points of this kind beyond what comes anyway, and the standard error.
    difference, difference_se : float
        Points beyond this person's other massages.
    n : int
        Massages of this kind.
    chance_se : float
        Standard error that the difference would have if nothing were believed before.
    """

    name: str
    effect: float
    se: float
    difference: float
    difference_se: float
    n: int
    chance_se: float


@dataclass(frozen=True, slots=True)
class Kinds:
    """Kinds that differ from each other, most often used first, and what they have in common.

    `spread` is by how much kinds of each sort are believed to differ, in points.
    """

    overall: Immediate
    techniques: tuple[Kind, ...]
    tools: tuple[Kind, ...]
    lengths: tuple[Kind, ...]
    spread: float
    enough_min: float | None

    @property
    def every(self) -> tuple[Kind, ...]:
        """All kinds."""
        return (*self.techniques, *self.tools, *self.lengths)


def kinds(rated: Rated) -> Kinds | None:
    """Return how kinds of massage differ right after; None where too few massages are rated.

    Notes
    -----
    Kinds are columns of the model of `changed`, one for each technique, tool and length that is used often
    enough, minus its average over the massages. Those of a sort come from one normal distribution whose width
    is learned: a technique rated five times leans on the others, one rated fifty times stands for itself.

    What it cannot tell: whether it is the technique or the tool that it always comes with, or the evenings on
    which it is chosen for a reason that is not in the ratings.
    """
    here = rated.rated_at(rated.after_nrs)
    spans = [_SPANS[place] for place in _span_of(here.minutes)]
    sorts = [_sort(names, here.is_rest) for names in (here.technique, here.tool, spans)]
    columns = _columns(sorts, ~here.is_rest)
    overall = changed(here, here.after_nrs, meanwhile=AT_ONCE, kinds=columns)
    if overall is None:
        return None
    first = len(overall.massage) - len(columns.mean)
    told, spread = [], [_KIND_SD]
    for sort in sorts:
        told.append(tuple(_told(sort, overall, first=first)))
        spread.extend(overall.fit.prior_sd[first : first + len(sort.names)].tolist())
        first += len(sort.names)
    return Kinds(overall, told[0], told[1], told[2], max(spread[1:] or spread), _enough(here))


@dataclass(frozen=True, slots=True)
class _Sort:
    """Kinds of one sort, most often used first, and which each session was, shape (sessions, kinds)."""

    names: tuple[str, ...]
    is_kind: Floats
    n_massages: int

    @property
    def counts(self) -> Floats:
        return np.asarray(self.is_kind.sum(axis=0))

    @property
    def shares(self) -> Floats:
        return self.counts / max(self.n_massages, 1)


def _sort(names: Sequence[str], is_rest: Bools) -> _Sort:
    massages = [name for name, rest in zip(names, is_rest.tolist(), strict=True) if name and not rest]
    counts = Counter(massages)
    often = sorted((name for name in counts if counts[name] >= MIN_OF_A_KIND), key=lambda k: (-counts[k], k))
    n = int((~is_rest).sum())
    if not often or n - counts[often[0]] < MIN_OF_A_KIND:
        often = []
    told = tuple(often[:MOST_KINDS])
    is_kind = [[float(name == kind) for kind in told] for name in names]
    return _Sort(told, np.array(is_kind).reshape(len(names), len(told)) * ~is_rest[:, None], n)


def _columns(sorts: Sequence[_Sort], massaged: Bools) -> Columns:
    """Return a column for each kind, its average over massages taken out; zero for sit-downs."""
    centred = [sort.is_kind - sort.shares * massaged[:, None] for sort in sorts]
    group = np.concatenate([np.full(len(sort.names), n) for n, sort in enumerate(sorts)])
    return Columns(
        np.column_stack(centred),
        np.zeros(len(group)),
        np.full(len(group), _KIND_SD),
        group.astype(np.int64),
    )


def _told(sort: _Sort, overall: Immediate, *, first: int) -> Iterator[Kind]:
    seen = overall.massage if overall.has_rests else overall.massage + overall.rest
    places = slice(first, first + len(sort.names))
    for k, name in enumerate(sort.names):
        n, own = int(sort.counts[k]), np.eye(len(sort.names))[k]
        one, against = np.zeros((2, len(overall.massage)))
        one[places] = own - sort.shares
        against[places] = (own - sort.shares) / (1.0 - sort.shares[k])
        yield Kind(
            name,
            effect=overall.fit.mean(overall.massage + one),
            se=overall.fit.se(seen + one),
            difference=overall.fit.mean(against),
            difference_se=overall.fit.se(against),
            n=n,
            chance_se=(overall.fit.noise_var * (1.0 / n + 1.0 / (sort.n_massages - n))) ** 0.5,
        )


def _span_of(minutes: Floats) -> list[int]:
    place = np.searchsorted(SPANS_MIN, minutes, side="right") - 1
    return [max(int(one), 0) for one in place]


def _enough(here: Rated) -> float | None:
    """Return the fewest minutes beyond which longer is surely no better; None where that cannot be said."""
    massaged = ~here.is_rest
    for cut in SPANS_MIN[1:]:
        short = massaged & (here.minutes < cut)
        n_short = int(short.sum())
        if min(n_short, int(massaged.sum()) - n_short) >= MIN_OF_A_LENGTH and _is_enough(here, short):
            return float(here.minutes[short].max())
    return None


def _is_enough(here: Rated, short: Bools) -> bool:
    """Return whether short massages help, and longer ones surely not by much more (equivalence, one-sided).

    What longer ones bring beyond has no prior towards nothing: that would make any length enough.
    """
    fit = changed(here, here.after_nrs, meanwhile=AT_ONCE, kinds=fixed(-short.astype(np.float64), 0.0, _ANY))
    if fit is None:
        return False
    t = -float(stdtrit(fit.freedom, _ENOUGH_CHANCE))
    beyond, of_short = np.zeros(len(fit.massage)), fit.massage.copy()
    # The column is minus short: its coefficient is what longer massages change beyond short ones.
    beyond[-1], of_short[-1] = 1.0, -1.0
    seen = of_short if fit.has_rests else of_short + fit.rest
    helps = fit.fit.mean(of_short) + t * fit.fit.se(seen) + fit.span < 0
    return helps and fit.fit.mean(beyond) - t * fit.fit.se(beyond) > -ENOUGH_WITHIN_NRS
