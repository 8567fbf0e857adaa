"""The cells of the calibration: kinds of people by length of diary, and where their seeds begin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from zlib import crc32

from fodro.analysis.simulate import BENT, MIXED, NOTHING, WORLDS, Simulated, World, simulate

LENGTHS_DAYS = (28, 90, 365)
SEEDS = {
    "tuning": (70_000, 80_000),
    "suite": (400_000, 500_000),
    "checked": (500_000, 1_000_000),
    "report": (1_000_000, 1_500_000),
    "later": (1_500_000, 2_000_000),
    "latest": (2_000_000, 2_500_000),
}
"""Whose people: whoever works on the method looks at those of *tuning*; *suite* are those of the tests.
*checked* were looked at before the last thresholds were set, so nothing is reported of them.
A report that led to a change has been tuned on as well: the next one of that method takes people nobody
has looked at, first *later* ones, now the *latest*."""

_SEEDS_A_CELL = 1_000


@dataclass(frozen=True, slots=True)
class Cell:
    """One kind of people with diaries of one length."""

    world: World
    days: int

    @property
    def name(self) -> str:
        return f"{self.world.name}-{self.days}"

    @property
    def is_nothing(self) -> bool:
        return self.world.effects == (0, 0) and not self.world.pair_share

    def first_seed(self, seeds: str) -> int:
        low, high = SEEDS[seeds]
        return low + _SEEDS_A_CELL * (crc32(self.name.encode()) % ((high - low) // _SEEDS_A_CELL))

    def person(self, k: int, seeds: str) -> Simulated:
        """Return the person number `k`, the same one every time."""
        if not 0 <= k < _SEEDS_A_CELL:
            message = f"a cell has {_SEEDS_A_CELL} people at most"
            raise ValueError(message)
        return simulate(days=self.days, seed=self.first_seed(seeds) + k, world=self.world)


def _nothing(name: str, **fixed: object) -> World:
    return replace(NOTHING, name=f"nothing-{name}", **fixed)  # type: ignore[arg-type]  # fields of World


WITH_EFFECTS = tuple(world for world in WORLDS.values() if world is not NOTHING)

WITH_NOTHING = (
    NOTHING,
    *(world.with_nothing() for world in WITH_EFFECTS if world not in (MIXED, BENT)),
    _nothing("memory-0", autocorrelation=(0.0, 0.0)),
    _nothing("memory-0.4", autocorrelation=(0.4, 0.4)),
    _nothing("memory-0.8", autocorrelation=(0.8, 0.8)),
    _nothing("half-missing", missing_share=(0.5, 0.5)),
    _nothing("60-factors", extra_factors=39),
    _nothing("trending-factors", trending_factors=True),
)

CELLS = tuple(Cell(world, days) for days in LENGTHS_DAYS for world in (*WITH_EFFECTS, *WITH_NOTHING))


def chosen(only: list[str]) -> Iterator[Cell]:
    """Yield the cells whose name, world or length is one of `only`, such as ``*nothing*``; all for none."""
    for cell in CELLS:
        if not only or any(_fits(cell, word) for word in only):
            yield cell


def _fits(cell: Cell, word: str) -> bool:
    return any(fnmatchcase(name, word) for name in (cell.name, cell.world.name, str(cell.days)))
