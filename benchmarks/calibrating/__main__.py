"""``python -m benchmarks.calibrating``: how often findings are right, cell by cell.

``--only mixed-90 flares '*nothing*'`` runs some cells (by cell, world or length); ``--report`` writes
docs/reference/calibration.md. Whoever works on the method uses the tuning seeds, which are the default;
``make calibrate`` uses the others.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from dataclasses import replace

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

QUICK_PEOPLE = 30


def main() -> int:
    from benchmarks.calibrating.cells import chosen
    from benchmarks.calibrating.report import HEADINGS, cells_of, write_report
    from benchmarks.calibrating.running import COMPARED, Run, added, run_cell

    asked = _arguments()
    people = QUICK_PEOPLE if asked.quick else asked.people
    run = Run(people, asked.seeds, peers=asked.peers, processes=min(asked.processes, 2))
    more = replace(run, first=people, people=max(asked.many - people, 0), peers=0)
    done, many = {}, {}
    print(" | ".join(("cell", *HEADINGS)), flush=True)
    for cell in chosen(asked.only):
        started = time.monotonic()
        done[cell] = run_cell(cell, run)
        if cell.world.name in COMPARED and more.people:
            many[cell] = added([done[cell], run_cell(cell, more)])
        for method, tally in many.get(cell, done[cell]).items():
            print(" | ".join((f"{cell.name:24} {method[:12]:12}", *cells_of(tally))), flush=True)
        print(f"  {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)
    if asked.report:
        write_report(done, done | many, run)
    return 0


def _arguments() -> argparse.Namespace:
    from benchmarks.calibrating.cells import SEEDS

    parser = argparse.ArgumentParser(prog="benchmarks.calibrating", description=__doc__)
    parser.add_argument("--only", nargs="*", default=[], help="cells, worlds or lengths")
    parser.add_argument("--people", type=int, default=300, help="simulated people a cell")
    parser.add_argument("--many", type=int, default=0, help="people of the worlds the targets are for")
    parser.add_argument("--quick", action="store_true", help=f"{QUICK_PEOPLE} people a cell")
    parser.add_argument("--seeds", choices=tuple(SEEDS), default="tuning")
    parser.add_argument("--processes", type=int, default=1, help="one or two")
    parser.add_argument(
        "--peers", type=int, default=100, help="of them, how many are shown to other methods too"
    )
    parser.add_argument("--report", action="store_true", help="write docs/reference/calibration.md")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
