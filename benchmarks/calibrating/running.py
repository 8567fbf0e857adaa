"""Running cells over processes, with what is done kept for the next time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.calibrating.cells import Cell
from benchmarks.calibrating.methods import scored
from benchmarks.calibrating.tally import Tally
from fodro.analysis.simulate import MIXED, NOTHING

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / ".calibration"
_SOURCES = ("src/fodro/analysis", "src/fodro/domain", "src/fodro/knowledge", "benchmarks/calibrating")
_LEFT_OUT = ("report.py", "texts.py", "targets.py", "practice.py", "__main__.py", "running.py")

COMPARED = (MIXED.name, NOTHING.name)
"""The worlds whose people other methods are shown too, and the targets are held against."""

Tallies = dict[str, Tally]


@dataclass(frozen=True, slots=True)
class Run:
    """How a cell is run.

    Parameters
    ----------
    people : int
        How many, from number `first` on.
    seeds : str
        Whose.
    peers : int
        How many of `COMPARED` other methods see too.
    processes : int
    first : int
    """

    people: int = 300
    seeds: str = "tuning"
    peers: int = 100
    processes: int = 1
    first: int = 0


def run_cell(cell: Cell, run: Run) -> Tallies:
    """Return the counts of a cell, from what was kept where nothing has changed since."""
    kept = KEPT / f"{cell.name}-{_key(cell, run)}.json"
    if kept.is_file():
        return {name: Tally.from_dict(t) for name, t in json.loads(kept.read_text("utf-8")).items()}
    totals = tallies_of(cell, run)
    KEPT.mkdir(exist_ok=True)
    written = kept.with_suffix(".part")
    written.write_text(json.dumps({name: tally.to_dict() for name, tally in totals.items()}), "utf-8")
    written.replace(kept)
    return totals


def tallies_of(cell: Cell, run: Run) -> Tallies:
    """Return the counts of a cell, measured now."""
    return added(_each_person(cell, run))


def _each_person(cell: Cell, run: Run) -> Iterator[Tallies]:
    asked = [(cell, k, run) for k in range(run.first, run.first + run.people)]
    if run.processes == 1:
        yield from map(_person, asked)
        return
    with ProcessPoolExecutor(run.processes) as pool:
        yield from pool.map(_person, asked, chunksize=10)


def _person(asked: tuple[Cell, int, Run]) -> Tallies:
    cell, k, run = asked
    return scored(cell.person(k, run.seeds), peers=cell.world.name in COMPARED and k < run.peers)


def added(each: Iterable[Tallies]) -> Tallies:
    """Return the sum over people, method by method."""
    totals: Tallies = {}
    for tallies in each:
        for name, tally in tallies.items():
            totals.setdefault(name, Tally())
            totals[name] += tally
    return totals


def _key(cell: Cell, run: Run) -> str:
    about = f"{cell!r} {run.first} {run.people} {run.seeds} {run.peers} {_sources()}"
    return hashlib.sha256(about.encode()).hexdigest()[:16]


@cache
def _sources() -> str:
    """Return the digest of everything that findings and their scoring come from."""
    said = hashlib.sha256()
    for folder in _SOURCES:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in {".py", ".toml"} and path.name not in _LEFT_OUT:
                said.update(path.relative_to(ROOT).as_posix().encode() + path.read_bytes())
    return said.hexdigest()
