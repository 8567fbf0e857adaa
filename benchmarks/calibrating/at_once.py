"""``python -m benchmarks.calibrating.at_once``: how often it is right what massage does at once.

``--report`` writes its part of docs/reference/calibration-massage.md, between two marks.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from zlib import crc32

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from benchmarks.calibrating import at_once_texts as texts
from benchmarks.calibrating.at_once_peers import PEERS
from benchmarks.calibrating.at_once_scoring import (
    HEADINGS,
    KIND_HEADINGS,
    LASTING_HEADINGS,
    OURS,
    Seen,
    cells_of,
    kind_cells_of,
    lasting_cells_of,
    seen_by_peer,
    seen_by_us,
)
from benchmarks.calibrating.cells import SEEDS
from benchmarks.calibrating.running import ROOT
from fodro.analysis.massaged import massage_answers
from fodro.analysis.series import daily_series
from fodro.analysis.simulate.massaging import INDICATED, MASSAGE_WORLDS, MassageWorld, Massaging, massaging
from fodro.domain.massage_findings import MassageFindings

PAGE = ROOT / "docs/reference/calibration-massage.md"
LENGTHS_DAYS = (28, 90, 365)
_SEEDS_A_CELL = 1_000

FEW_RESTS = replace(INDICATED, name="few-rests", rest_share=0.08)
WORLDS = (
    *MASSAGE_WORLDS.values(),
    FEW_RESTS,
    *(world.without_rests() for world in MASSAGE_WORLDS.values()),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """One kind of people who massage, with diaries of one length."""

    world: MassageWorld
    days: int

    @property
    def name(self) -> str:
        return f"{self.world.name}-{self.days}"

    @property
    def has_peers(self) -> bool:
        return self.world.name.removesuffix("-no-rests") == INDICATED.name

    def person(self, k: int, seeds: str) -> Massaging:
        low, high = SEEDS[seeds]
        place = crc32(f"at once {self.name}".encode()) % ((high - low) // _SEEDS_A_CELL)
        return massaging(days=self.days, seed=low + _SEEDS_A_CELL * place + k, world=self.world)


CELLS = tuple(Cell(world, days) for days in LENGTHS_DAYS for world in WORLDS)

Done = dict[Cell, dict[str, list[Seen]]]


def seen_in(cell: Cell, people: int, *, seeds: str, processes: int = 1) -> dict[str, list[Seen]]:
    """Return what every method said of each person of one cell."""
    asked = [(cell, k, seeds) for k in range(people)]
    if processes == 1:
        return _by_method(map(_person, asked))
    with ProcessPoolExecutor(processes) as pool:
        return _by_method(pool.map(_person, asked, chunksize=5))


def _by_method(every: Iterable[dict[str, Seen]]) -> dict[str, list[Seen]]:
    methods: dict[str, list[Seen]] = {}
    for seen in every:
        for name, one in seen.items():
            methods.setdefault(name, []).append(one)
    return methods


def _person(asked: tuple[Cell, int, str]) -> dict[str, Seen]:
    cell, k, seeds = asked
    made = cell.person(k, seeds)
    seen = {OURS: seen_by_us(made, _found(made))}
    if cell.has_peers:
        seen |= {name: seen_by_peer(made, peer(made.diary)) for name, peer in PEERS.items()}
    return seen


def _found(made: Massaging) -> MassageFindings:
    """Return what `analyse` says of massage where no factors are noted."""
    return massage_answers(made.diary, daily_series(made.diary), None).findings()


def report(done: Done, *, people: int, seeds: str) -> str:
    """Return the part of the page that is about what massage does at once."""
    low, high = SEEDS[seeds]
    lines = [*texts.INTRODUCTION.format(people=people, low=f"{low:,}", high=f"{high - 1:,}").splitlines()]
    for title, words, headings, rows in (
        ("Beside other methods", texts.PEERS, ("days", "sit-downs", "method", *HEADINGS), _peer_rows(done)),
        ("With sit-downs", texts.RESTS, ("days", "people", *HEADINGS), _own_rows(done, rests=True)),
        ("Without sit-downs", texts.BOUNDS, ("days", "people", *HEADINGS), _own_rows(done, rests=False)),
        ("Kinds of massage", texts.KINDS, ("days", "people", *KIND_HEADINGS), _kind_rows(done)),
        ("How long it lasts", texts.LASTING, ("days", "people", *LASTING_HEADINGS), _lasting_rows(done)),
    ):
        lines += ["", f"### {title}", "", *words.splitlines(), "", *_table(headings, rows)]
    return "\n".join(lines)


def _peer_rows(done: Done) -> Iterator[list[str]]:
    for cell, methods in done.items():
        if cell.has_peers:
            rests = "none" if _without_rests(cell) else "3 in 10"
            for name, seen in methods.items():
                yield [str(cell.days), rests, name, *cells_of(seen)]


def _without_rests(cell: Cell) -> bool:
    return cell.world.rest_share == 0


def _own_rows(done: Done, *, rests: bool) -> Iterator[list[str]]:
    for cell, methods in done.items():
        if _without_rests(cell) != rests:
            yield [str(cell.days), cell.world.name.removesuffix("-no-rests"), *cells_of(methods[OURS])]


def _kind_rows(done: Done) -> Iterator[list[str]]:
    for cell, methods in done.items():
        yield [str(cell.days), cell.world.name, *kind_cells_of(methods[OURS])]


def _lasting_rows(done: Done) -> Iterator[list[str]]:
    for cell, methods in done.items():
        if not _without_rests(cell):
            yield [str(cell.days), cell.world.name, *lasting_cells_of(methods[OURS])]


def _table(headings: tuple[str, ...], rows: Iterator[list[str]]) -> list[str]:
    cells = [f"| {' | '.join(row)} |" for row in rows]
    return [f"| {' | '.join(headings)} |", f"|{'---|' * len(headings)}", *cells]


def write_report(text: str) -> None:
    """Put `text` between its marks on the page, before what is said of the days after."""
    page = PAGE.read_text("utf-8") if PAGE.is_file() else f"{texts.TITLE}\n"
    if texts.BEGIN not in page:
        title, _, rest = page.partition("\n")
        page = f"{title}\n\n{texts.BEGIN}\n{texts.END}\n{rest}"
    before, _, rest = page.partition(texts.BEGIN)
    after = rest.partition(texts.END)[2]
    PAGE.write_text(f"{before}{texts.BEGIN}\n{text}\n{texts.END}{after}", encoding="utf-8")


def main() -> int:
    asked = _arguments()
    done: Done = {}
    print(" | ".join(("cell", "method", *HEADINGS)), flush=True)
    for cell in CELLS:
        if asked.only and not any(
            word in (cell.name, cell.world.name, str(cell.days)) for word in asked.only
        ):
            continue
        started = time.monotonic()
        done[cell] = seen_in(cell, asked.people, seeds=asked.seeds, processes=min(asked.processes, 2))
        for method, seen in done[cell].items():
            print(" | ".join((f"{cell.name:28} {method[:16]:16}", *cells_of(seen))), flush=True)
        print("   kinds:", " | ".join(kind_cells_of(done[cell][OURS])), flush=True)
        print("   lasts:", " | ".join(lasting_cells_of(done[cell][OURS])), flush=True)
        print(f"  {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)
        if asked.report:
            write_report(report(done, people=asked.people, seeds=asked.seeds))
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.calibrating.at_once", description=__doc__)
    parser.add_argument("--only", nargs="*", default=[], help="cells, kinds of people or lengths")
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--seeds", choices=tuple(SEEDS), default="tuning")
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--report", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
