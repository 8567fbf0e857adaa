"""How fast one experiment is planned and analysed (processor time; a fifth of a second would be felt)."""

from __future__ import annotations

import time
from collections.abc import Callable

from fodro.analysis.simulate import simulate
from fodro.analysis.simulate.experimenting import GAPS, tried
from fodro.analysis.trials.answering import analysed
from fodro.analysis.trials.planning import planned
from fodro.domain.experiments import Design

SEED = 70_000
TIMES = 11
BUDGET_MS = 100.0
ASKED = ((Design.THIS_OR_THAT, 28), (Design.SPLIT_FOOT, 21), (Design.THIS_OR_THAT, 60), (Design.COMPLETE, 60))


def middle_ms(work: Callable[[int], object]) -> tuple[float, float]:
    """Return the middle and the worst of the times `work` takes."""
    took = []
    for n in range(TIMES):
        started = time.process_time()
        work(n)
        took.append(1000 * (time.process_time() - started))
    return sorted(took)[TIMES // 2], max(took)


def main() -> None:
    print()
    for design, n_days in ASKED:
        made = [tried(design, n_days, seed=SEED + n, life=GAPS).experiment for n in range(TIMES)]
        middle, worst = middle_ms(lambda n, made=made: analysed(made[n]))
        print(f"{design}, {n_days} days, analysed: {middle:.1f} ms, at most {worst:.1f} ({BUDGET_MS:.0f})")
    diary = simulate(days=365, seed=SEED).diary
    for design in Design:
        middle, worst = middle_ms(lambda _, design=design: planned(design, 28, diary=diary))
        print(f"{design}, planned from a year: {middle:.1f} ms, at most {worst:.1f} ({BUDGET_MS:.0f})")


if __name__ == "__main__":
    main()
