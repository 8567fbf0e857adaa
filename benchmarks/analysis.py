"""How often factor findings are right, and how fast, on simulated people; beside what apps do and lstsq.

``python -m benchmarks.analysis --people 100`` prints the table of docs/explanation/factor-findings.md.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from scipy import stats

from fodro.analysis import analyse
from fodro.analysis.design import design
from fodro.analysis.factors import factor_answers
from fodro.analysis.screening import screen
from fodro.analysis.series import DailySeries, daily_series
from fodro.analysis.simulate import FLARES, MIXED, NOTHING, SEASONS, Simulated, World, simulate
from fodro.analysis.simulate.world import NEUTRAL

LENGTHS_DAYS = (28, 90, 365)
KINDS = (MIXED, NOTHING, FLARES, SEASONS)
FIRST_SEED = 70_000
NAIVE_P = 0.05
HEADINGS = (
    "days",
    "world",
    "method",
    "false",
    "wrong lag",
    "shown anything",
    "power",
    "cover",
    "cover, all true",
    "CPU ms",
)


@dataclass
class Score:
    """Counts over people."""

    people: int = 0
    shown: int = 0
    claims: int = 0
    wrong: int = 0
    wrong_lag: int = 0
    true: int = 0
    found: int = 0
    covers: list[bool] = field(default_factory=list)
    covers_all: list[bool] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def add(self, truth: dict[str, int], claims: list[tuple[str, int]]) -> None:
        """Count one person's claims, (factor, lag), against the truth, factor to lag."""
        claims = [(factor, lag) for factor, lag in claims if factor not in NEUTRAL]
        self.people += 1
        self.shown += bool(claims)
        self.claims += len(claims)
        self.wrong += sum(factor not in truth for factor, _ in claims)
        self.wrong_lag += sum(truth.get(factor, lag) != lag for factor, lag in claims)
        self.true += len(truth)
        self.found += len({factor for factor, _ in claims} & set(truth))

    def row(self) -> str:
        cells = [
            share(self.wrong, self.claims),
            share(self.wrong_lag, self.claims),
            share(self.shown, self.people),
            share(self.found, self.true),
            share(sum(self.covers), len(self.covers)),
            share(sum(self.covers_all), len(self.covers_all)),
            f"{1000 * float(np.median(self.seconds)):.1f}",
        ]
        return " | ".join(cells)


def share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "–"


def ours(person: Simulated, score: Score) -> None:
    started = time.process_time()
    findings = analyse(person.diary)
    score.seconds.append(time.process_time() - started)
    truth = {effect.factor: effect for effect in person.truth.effects}
    score.add(
        {name: effect.lag_days for name, effect in truth.items()},
        [(finding.factor.split("=")[0], finding.lag_days) for finding in findings.claimed],
    )
    for finding in findings.factors:
        effect = truth.get(finding.factor)
        if effect and effect.lag_days == finding.lag_days:
            held = finding.low <= effect.per_sd <= finding.high
            score.covers_all.append(held)
            if finding.claimed:
                score.covers.append(held)


def one_by_one(person: Simulated, score: Score) -> None:
    """What tracker apps do: each factor at each lag on its own, shown where p < 0.05."""
    series = daily_series(person.diary)
    table = design(screen(series)[0], len(series.days))
    rows = series.n_check_ins > 0
    started = time.process_time()
    p = p_values(table.values[rows], series.pain_nrs[rows])
    score.seconds.append(time.process_time() - started)
    claims = [(c.factor, c.lag_days) for c, value in zip(table.columns, p, strict=True) if value < NAIVE_P]
    score.add({effect.factor: effect.lag_days for effect in person.truth.effects}, claims)


def p_values(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    x, y = x - x.mean(axis=0), y - y.mean()
    r = x.T @ y / np.maximum(np.sqrt((x**2).sum(axis=0) * (y @ y)), 1e-12)
    t = r * np.sqrt((len(y) - 2) / np.maximum(1 - r**2, 1e-12))
    return np.asarray(2 * stats.t.sf(np.abs(t), len(y) - 2))


def people(days: int, world: World, n: int) -> Iterator[Simulated]:
    return (simulate(days=days, seed=FIRST_SEED + k, world=world) for k in range(n))


def q1_alone(series: DailySeries) -> float:
    asked, _ = screen(series)
    started = time.process_time()
    factor_answers(series, asked, np.random.default_rng(0))
    return time.process_time() - started


def calibration(n: int) -> None:
    print(" | ".join(HEADINGS))
    print(" | ".join(["---"] * len(HEADINGS)))
    for days in LENGTHS_DAYS:
        for world in KINDS:
            fodro, naive = Score(), Score()
            for person in people(days, world, n):
                ours(person, fodro)
                one_by_one(person, naive)
            print(f"{days} | {world.name} | Fodro | {fodro.row()}")
            print(f"{days} | {world.name} | each on its own, p < 0.05 | {naive.row()}", flush=True)


def speed() -> None:
    series = daily_series(simulate(days=365, seed=FIRST_SEED).diary)
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
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=20, help="simulated people per length and world")
    calibration(parser.parse_args().people)
    speed()


if __name__ == "__main__":
    main()
