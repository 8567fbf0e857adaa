"""``python -m benchmarks.calibrating.gradual``: how often it is right what massage does over the days.

``--report`` writes its part of docs/reference/calibration-massage.md, between two marks.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from zlib import crc32

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

from benchmarks.calibrating import gradual_texts as texts
from benchmarks.calibrating.cells import SEEDS
from benchmarks.calibrating.gradual_peers import PEERS, Told
from benchmarks.calibrating.running import ROOT
from benchmarks.calibrating.tally import Tally
from fodro.analysis.analyse import analyse
from fodro.analysis.simulate import ABSENT, FLARES, MIXED, PAIN_STOPS, REGIMES, SEASONS, STEPS, World
from fodro.analysis.simulate.gradually import Gradual, Why, draw_course, gradually

PAGE = ROOT / "docs/reference/calibration-massage.md"
LENGTHS_DAYS = (28, 90, 365)
OURS = "Fodro"
HEADINGS = (
    "people",
    "answered",
    "sign wrong",
    "cover",
    "false if zero",
    "false harm",
    "power",
    "wrong claim",
)
_WORLDS = (MIXED, FLARES, SEASONS, REGIMES, STEPS, PAIN_STOPS, ABSENT)
_REASONS: tuple[Why, ...] = ("indication", "coin", "habit")
_SEEDS_A_CELL = 1_000
_STREAM = 4_005


@dataclass(frozen=True, slots=True)
class Cell:
    """People of one world who come to their massages in one way, with diaries of one length."""

    world: World
    days: int
    why: Why | None = None

    @property
    def people(self) -> str:
        return f"{self.world.name}, {self.why}" if self.why else self.world.name

    @property
    def name(self) -> str:
        return f"{self.people}, {self.days}"

    def person(self, k: int, seeds: str) -> Gradual:
        low, high = SEEDS[seeds]
        place = crc32(f"over the days: {self.name}".encode()) % ((high - low) // _SEEDS_A_CELL)
        seed = low + _SEEDS_A_CELL * place + k
        # A last 0 would be no stream of its own.
        course = draw_course(np.random.default_rng([seed, self.days, _STREAM]), why=self.why)
        return gradually(days=self.days, seed=seed, world=self.world, course=course)


CELLS = tuple(
    Cell(world, days, why)
    for days in LENGTHS_DAYS
    for world, why in (
        *((world, None) for world in _WORLDS),
        *((MIXED, why) for why in _REASONS),
    )
)

JUDGED = Cell(MIXED, 90)
"""The people the targets are about; there are three times as many of them."""

_JUDGED_BY = 3


def tallies_of(cell: Cell, people: int, *, seeds: str, processes: int = 1) -> dict[str, Tally]:
    """Return the counts of every method for one cell."""
    totals: dict[str, Tally] = {}
    asked = [(cell, k, seeds) for k in range(people)]
    if processes == 1:
        every = map(_person, asked)
        return _added(every, totals)
    with ProcessPoolExecutor(processes) as pool:
        return _added(pool.map(_person, asked, chunksize=5), totals)


def _added(every: Iterator[dict[str, Tally]], totals: dict[str, Tally]) -> dict[str, Tally]:
    for tallies in every:
        for name, tally in tallies.items():
            totals.setdefault(name, Tally())
            totals[name] += tally
    return totals


def _person(asked: tuple[Cell, int, str]) -> dict[str, Tally]:
    cell, k, seeds = asked
    made = cell.person(k, seeds)
    told = {OURS: _ours(made)}
    if cell.world == MIXED and cell.why is None:
        told |= {name: peer(made) for name, peer in PEERS.items()}
    return {name: scored(one, made.course.next_day_nrs) for name, one in told.items()}


def _ours(made: Gradual) -> Told | None:
    massage = analyse(made.diary).massage
    if massage is None:
        return None
    found = massage.gradual
    if found.effect_next_day is None or found.low is None or found.high is None:
        return None
    return Told(found.effect_next_day, found.low, found.high, found.claimed)


def scored(told: Told | None, truth: float) -> Tally:
    """Return what is counted of one person; who is told nothing is shown nothing and finds nothing."""
    tally = Tally(people=1)
    tally.count("answered", told is not None)
    shown = told is not None and told.claimed
    right = told is not None and told.effect * truth > 0
    if truth:
        tally.count("power", shown and right)
        tally.count("wrong claim", shown and not right)
    else:
        tally.count("false if zero", shown)
        tally.count("false harm", shown and told is not None and told.effect > 0)
    if told is not None:
        tally.count("cover", told.low <= truth <= told.high)
        if truth:
            tally.count("sign wrong", not right)
    return tally


def cells_of(tally: Tally) -> list[str]:
    """Return a tally under `HEADINGS`."""
    return [str(tally.people), *(str(tally[name]) for name in HEADINGS[1:])]


def report(done: dict[Cell, dict[str, Tally]], *, people: int, seeds: str) -> str:
    """Return the part of the page that is about the days after a massage."""
    low, high = SEEDS[seeds]
    lines = [*texts.INTRODUCTION.format(people=people, low=f"{low:,}", high=f"{high - 1:,}").splitlines()]
    lines += ["", "### Beside other methods", "", *texts.PEERS.splitlines(), ""]
    lines += _table(("days", "method", *HEADINGS), _peer_rows(done))
    lines += ["", "### Each kind of people", "", *texts.KINDS.splitlines(), ""]
    lines += _table(("days", "people who massage", *HEADINGS), _own_rows(done))
    return "\n".join(lines)


def _peer_rows(done: dict[Cell, dict[str, Tally]]) -> Iterator[list[str]]:
    for cell, tallies in done.items():
        if cell.world == MIXED and cell.why is None:
            for name, tally in tallies.items():
                yield [str(cell.days), name, *cells_of(tally)]


def _own_rows(done: dict[Cell, dict[str, Tally]]) -> Iterator[list[str]]:
    for cell, tallies in done.items():
        yield [str(cell.days), cell.people, *cells_of(tallies[OURS])]


def _table(headings: tuple[str, ...], rows: Iterator[list[str]]) -> list[str]:
    cells = [f"| {' | '.join(row)} |" for row in rows]
    return [f"| {' | '.join(headings)} |", f"|{'---|' * len(headings)}", *cells]


def write_report(text: str) -> None:
    """Put `text` between its marks on the page."""
    page = PAGE.read_text("utf-8") if PAGE.is_file() else "# Calibration of massage\n"
    if texts.BEGIN not in page:
        page = f"{page.rstrip()}\n\n{texts.BEGIN}\n{texts.END}\n"
    before, _, rest = page.partition(texts.BEGIN)
    after = rest.partition(texts.END)[2]
    PAGE.write_text(f"{before}{texts.BEGIN}\n{text}\n{texts.END}{after}", encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks.calibrating.gradual", description=__doc__)
    parser.add_argument(
        "--only", nargs="*", default=[], help="words in the names of cells, such as 'mixed, 90'"
    )
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--seeds", choices=tuple(SEEDS), default="tuning")
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--report", action="store_true")
    asked = parser.parse_args()
    done = {}
    print(" | ".join(("cell", "method", *HEADINGS)), flush=True)
    for cell in CELLS:
        if asked.only and cell.name not in asked.only:
            continue
        started = time.monotonic()
        people = asked.people * (_JUDGED_BY if cell == JUDGED else 1)
        done[cell] = tallies_of(cell, people, seeds=asked.seeds, processes=min(asked.processes, 2))
        for method, tally in done[cell].items():
            print(" | ".join((f"{cell.name:24} {method[:16]:16}", *cells_of(tally))), flush=True)
        print(f"  {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)
    if asked.report:
        write_report(report(done, people=asked.people, seeds=asked.seeds))
    return 0


if __name__ == "__main__":
    sys.exit(main())
