"""The monitors: a replay of a year, the update of one day, and what they add to ``analyse``.

``python -m benchmarks signs_speed`` prints medians of some repetitions, all of them warm.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable

import numpy as np

from benchmarks.web import machine
from fodro.analysis.series import daily_series
from fodro.analysis.signs import replay_signs, sign_findings
from fodro.analysis.simulate import Regime, worsened

SEED, DAYS, REPETITIONS = 70_000, 365, 7
REPLAY_BUDGET_S, UPDATE_BUDGET_MS, IN_ANALYSE_BUDGET_MS = 1.0, 50.0, 15.0


def median_s(job: Callable[[], object], repetitions: int) -> float:
    """Return the median of the processor's time of a job, after one run to warm up."""
    job()
    times = []
    for _ in range(repetitions):
        started = time.process_time()
        job()
        times.append(time.process_time() - started)
    return float(np.median(times))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, default=DAYS)
    parser.add_argument("--repetitions", type=int, default=REPETITIONS)
    asked = parser.parse_args()
    diary = worsened(Regime.STEP, days=asked.days, seed=SEED, everything=True).diary
    series = daily_series(diary)
    print(f"On {machine()}, {asked.days} days of check-ins, first steps, 21 factors, 4 values of walking:")
    replay = median_s(lambda: replay_signs(diary), asked.repetitions)
    update = median_s(lambda: sign_findings(diary), asked.repetitions)
    within = median_s(lambda: sign_findings(diary, series), asked.repetitions)
    told("replay of all monitors", replay, REPLAY_BUDGET_S, unit="s")
    told("update of one day, from the diary on", 1000 * update, UPDATE_BUDGET_MS, unit="ms")
    told("of analyse", 1000 * within, IN_ANALYSE_BUDGET_MS, unit="ms")


def told(what: str, found: float, budget: float, *, unit: str) -> None:
    print(f"{what}: {found:.2f} {unit} (budget {budget:g}: {'kept' if found <= budget else 'MISSED'})")


if __name__ == "__main__":
    main()
