"""How fast factor findings are, beside one lstsq of the same table (``make calibrate``: how often right)."""

from __future__ import annotations

import time

import numpy as np

from fodro.analysis.design import design
from fodro.analysis.factors import factor_answers
from fodro.analysis.screening import screen
from fodro.analysis.series import DailySeries, daily_series
from fodro.analysis.simulate import simulate

SEED = 70_000


def q1_alone(series: DailySeries) -> float:
    asked, _ = screen(series)
    started = time.process_time()
    factor_answers(series, asked)
    return time.process_time() - started


def speed() -> None:
    series = daily_series(simulate(days=365, seed=SEED).diary)
    table = design(screen(series)[0], len(series.days))
    rows = series.n_check_ins > 0
    x, y = table.values[rows], series.pain_nrs[rows]
    q1 = min(q1_alone(series) for _ in range(5))
    floor = min(timed_lstsq(x, y) for _ in range(5))
    times = f"Q1 {1000 * q1:.0f} ms, lstsq {1000 * floor:.2f} ms, × {q1 / floor:.0f}"
    print(f"\n365 days × {x.shape[1]} columns: {times}")


def timed_lstsq(x: np.ndarray, y: np.ndarray) -> float:
    started = time.process_time()
    np.linalg.lstsq(x, y, rcond=None)
    return time.process_time() - started


def main() -> None:
    speed()


if __name__ == "__main__":
    main()
