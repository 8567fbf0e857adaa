"""Q1, which factors go with pain, beside ``numpy.linalg.lstsq`` and GLSAR on the same table, in one run.

``python -m benchmarks q1_speed`` prints medians of many repetitions, all of them warm and taken in turn.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable

import numpy as np
import statsmodels.api as sm
from numpy.typing import NDArray

from benchmarks.web import machine
from fodro.analysis import analyse
from fodro.analysis.design import design
from fodro.analysis.factors import factor_answers
from fodro.analysis.screening import screen
from fodro.analysis.series import daily_series
from fodro.analysis.simulate import simulate

SEED, DAYS, REPETITIONS, WARM_UP = 70_000, 365, 30, 3
Q1_BUDGET, ALL_BUDGET_MS = 30.0, 100.0
GLSAR_ROUNDS = 6
"""As often as the noise and the effects are estimated in turn."""

Floats = NDArray[np.float64]


def glsar(x: Floats, y: Floats) -> None:
    """Regression with first-order autoregressive errors, all columns jointly."""
    sm.GLSAR(y, sm.add_constant(x), rho=1).iterative_fit(maxiter=GLSAR_ROUNDS).pvalues  # noqa: B018 - made when asked


def medians_ms(jobs: dict[str, Callable[[], object]], repetitions: int) -> dict[str, float]:
    """Return the median of each, taken in turn, so that a busy moment does not fall on one alone."""
    times_ms: dict[str, list[float]] = {name: [] for name in jobs}
    for repetition in range(WARM_UP + repetitions):
        for name, job in jobs.items():
            started_s = time.perf_counter()
            job()
            if repetition >= WARM_UP:
                times_ms[name].append(1000 * (time.perf_counter() - started_s))
    return {name: float(np.median(values)) for name, values in times_ms.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, default=DAYS)
    parser.add_argument("--repetitions", type=int, default=REPETITIONS)
    asked = parser.parse_args()
    diary = simulate(days=asked.days, seed=SEED).diary
    series = daily_series(diary)
    factors, _ = screen(series)
    table = design(factors, len(series.days))
    rows = series.n_check_ins > 0
    x, y = table.values[rows], series.pain_nrs[rows]
    jobs: dict[str, Callable[[], object]] = {
        "lstsq": lambda: np.linalg.lstsq(x, y, rcond=None),
        "GLSAR": lambda: glsar(x, y),
        "Q1": lambda: factor_answers(series, factors),
        "analyse": lambda: analyse(diary),
    }
    found_ms = medians_ms(jobs, asked.repetitions)
    print(
        f"On {machine()}, {x.shape[0]} days with pain × {x.shape[1]} columns, median of {asked.repetitions}:"
    )
    for name, ms in found_ms.items():
        print(f"{name:8} {ms:8.2f} ms   × {ms / found_ms['lstsq']:6.1f} lstsq")
    told("Q1 beside lstsq", found_ms["Q1"] / found_ms["lstsq"], Q1_BUDGET, unit="times")
    told("analyse, all of it", found_ms["analyse"], ALL_BUDGET_MS, unit="ms")


def told(what: str, found: float, budget: float, *, unit: str) -> None:
    print(f"{what}: {found:.1f} {unit} (budget {budget:.0f}: {'kept' if found <= budget else 'MISSED'})")


if __name__ == "__main__":
    main()
