"""``python -m benchmarks.calibrating.signs``: how often the monitors speak, and how soon.

``--report`` writes docs/reference/calibration-signs.md. A cell is kept until the analysis changes, so a run
that was ended goes on where it was.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from zlib import crc32

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from benchmarks.calibrating.cells import SEEDS
from benchmarks.calibrating.running import KEPT, ROOT
from fodro.analysis.signs import replay_signs
from fodro.analysis.simulate import (
    ABSENT,
    FLARES,
    MIXED,
    PAIN_STOPS,
    REGIMES,
    SEASONS,
    STEPS,
    Regime,
    World,
    worsened,
)
from fodro.domain.diary import Diary
from fodro.domain.sign_findings import Monitor

CHANGE_DAYS, QUIET_DAYS = 180, 365
_SEEDS_A_CELL = 1_000
_QUIET_PEOPLE, _CHANGE_PEOPLE = 100, 200
_SOURCES = ("src/fodro/analysis/signs", "src/fodro/analysis/policy/signs.py", "src/fodro/analysis/simulate")
_MONITORS: Mapping[Regime, Monitor] = {
    Regime.STEP: Monitor.INTENSITY,
    Regime.RAMP: Monitor.INTENSITY,
    Regime.TIMING: Monitor.TIMING,
    Regime.INTERFERENCE: Monitor.INTERFERENCE,
    Regime.SIDE: Monitor.SIDE,
    Regime.FIRST_STEPS: Monitor.FIRST_STEPS,
    Regime.WALKING: Monitor.WALKING,
}


@dataclass(frozen=True, slots=True)
class Cell:
    """People of one world for whom one thing gets worse by so much, or nothing does."""

    world: World
    regime: Regime
    size: float | None = None

    @property
    def name(self) -> str:
        size = "" if self.size is None else f"-{self.size:g}"
        return f"{self.regime.value}{size}-{self.world.name}"

    @property
    def people(self) -> int:
        """How many people there are in a full run."""
        return _QUIET_PEOPLE if self.regime is Regime.NONE else _CHANGE_PEOPLE

    @property
    def days(self) -> int:
        return QUIET_DAYS if self.regime is Regime.NONE else CHANGE_DAYS

    def person(self, k: int, seeds: str) -> tuple[Diary, int]:
        """Return the diary of the person number `k`, and the day on which it gets worse."""
        low, high = SEEDS[seeds]
        place = crc32(f"signs-{self.name}".encode()) % ((high - low) // _SEEDS_A_CELL)
        seed, quiet = low + _SEEDS_A_CELL * place + k, self.regime is Regime.NONE
        made = worsened(
            self.regime, days=self.days, seed=seed, world=self.world, size=self.size, everything=quiet
        )
        return made.diary, self.days if quiet else made.worsening.change_day


def _mixed(name: str, **fixed: object) -> World:
    return replace(MIXED, name=name, **fixed)  # type: ignore[arg-type]  # fields of World


QUIET_WORLDS = (
    MIXED,
    _mixed("memory-0.9", autocorrelation=(0.9, 0.9)),
    _mixed("drifting", drift_share=1.0),
    _mixed("yearly", season_nrs=(0.2, 0.8)),
    _mixed("40-missing", missing_share=(0.4, 0.4)),
    SEASONS,
    FLARES,
    REGIMES,
    STEPS,
    PAIN_STOPS,
    ABSENT,
)
CHANGE_WORLDS = (MIXED, SEASONS, FLARES, REGIMES)
CHANGES: tuple[tuple[Regime, float | None], ...] = (
    (Regime.STEP, 1.0),
    (Regime.STEP, 1.5),
    (Regime.STEP, 2.0),
    (Regime.RAMP, None),
    (Regime.TIMING, None),
    (Regime.INTERFERENCE, None),
    (Regime.SIDE, None),
    (Regime.FIRST_STEPS, None),
    (Regime.WALKING, None),
)
CELLS = (
    *(Cell(world, Regime.NONE) for world in QUIET_WORLDS),
    *(Cell(world, regime, size) for regime, size in CHANGES for world in CHANGE_WORLDS),
)


@dataclass(slots=True)
class Seen:
    """What the monitors said of some people: alarms before anything was worse, and delays after.

    A delay is in days from the change to the first alarm of its own monitor; ``None`` for never.
    """

    people: int = 0
    quiet_days: int = 0
    false: Counter[str] = field(default_factory=Counter)
    delays: list[int | None] = field(default_factory=list)

    def __iadd__(self, other: Seen) -> Seen:
        self.people += other.people
        self.quiet_days += other.quiet_days
        self.false.update(other.false)
        self.delays += other.delays
        return self

    @property
    def person_years(self) -> float:
        return self.quiet_days / 365.25

    def found(self, within_days: int) -> float:
        return sum(d is not None and d <= within_days for d in self.delays) / len(self.delays)

    def median_delay(self) -> float:
        each = sorted(float("inf") if d is None else float(d) for d in self.delays)
        return (each[(len(each) - 1) // 2] + each[len(each) // 2]) / 2


def seen_of(cell: Cell, diary: Diary, change_day: int) -> Seen:
    """Return what the replay of one diary says."""
    first = diary.calendar_days[0]
    alarms = {name: [_day(first, on) for on in days] for name, days in replay_signs(diary).items()}
    false = Counter({name: sum(day < change_day for day in days) for name, days in alarms.items()})
    seen = Seen(1, change_day, +false)
    if cell.regime is not Regime.NONE:
        since = [day for day in alarms[_MONITORS[cell.regime].value] if day >= change_day]
        seen.delays.append(since[0] - change_day if since else None)
    return seen


def _day(first: date, on: date) -> int:
    return (on - first).days


def run_cell(cell: Cell, people: int, seeds: str, *, processes: int = 1, keep: bool = True) -> Seen:
    """Return what was seen of a cell; with `keep`, from what was kept where nothing has changed since."""
    kept = KEPT / f"signs-{cell.name}-{_key(cell, people, seeds)}.json"
    if keep and kept.is_file():
        plain = json.loads(kept.read_text("utf-8"))
        return Seen(plain["people"], plain["quiet_days"], Counter(plain["false"]), plain["delays"])
    total = Seen()
    for seen in _each(cell, people, seeds, processes=processes):
        total += seen
    if keep:
        _keep(kept, total)
    return total


def _keep(kept: Path, total: Seen) -> None:
    KEPT.mkdir(exist_ok=True)
    plain = {
        "people": total.people,
        "quiet_days": total.quiet_days,
        "false": total.false,
        "delays": total.delays,
    }
    kept.write_text(json.dumps(plain), "utf-8")


def _each(cell: Cell, people: int, seeds: str, *, processes: int) -> Iterator[Seen]:
    asked = [(cell, k, seeds) for k in range(people)]
    if processes == 1:
        yield from map(_person, asked)
        return
    with ProcessPoolExecutor(processes) as pool:
        yield from pool.map(_person, asked, chunksize=5)


def _person(asked: tuple[Cell, int, str]) -> Seen:
    cell, k, seeds = asked
    return seen_of(cell, *cell.person(k, seeds))


def _key(cell: Cell, people: int, seeds: str) -> str:
    return hashlib.sha256(f"{cell!r} {people} {seeds} {_sources()}".encode()).hexdigest()[:16]


@cache
def _sources() -> str:
    said = hashlib.sha256()
    for source in _SOURCES:
        path = ROOT / source
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            said.update(file.relative_to(ROOT).as_posix().encode() + file.read_bytes())
    return said.hexdigest()


def main() -> int:
    from benchmarks.calibrating.signs_report import line_of, write_report

    asked = _arguments()
    done: dict[Cell, Seen] = {}
    for cell in _chosen(asked.only):
        started = time.monotonic()
        people = max(1, round(asked.share * cell.people))
        done[cell] = run_cell(cell, people, asked.seeds, processes=min(asked.processes, 2))
        print(line_of(cell, done[cell]), flush=True)
        print(f"  {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)
    if asked.report:
        write_report(done, asked.seeds)
    return 0


def _chosen(only: Iterable[str]) -> list[Cell]:
    words = list(only)
    return [cell for cell in CELLS if not words or any(word in cell.name for word in words)]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.calibrating.signs", description=__doc__)
    parser.add_argument("--only", nargs="*", default=[], help="parts of names of cells")
    parser.add_argument("--share", type=float, default=1.0, help="of the people of each cell")
    parser.add_argument("--seeds", choices=SEEDS, default="tuning")
    parser.add_argument("--processes", type=int, default=1, help="one or two")
    parser.add_argument("--report", action="store_true", help="write docs/reference/calibration-signs.md")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
