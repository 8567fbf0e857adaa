"""``python -m benchmarks.calibrating.trials``: how often it is right what experiments show.

``--report`` writes docs/reference/calibration-trials.md.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from zlib import crc32

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

from benchmarks.calibrating import trials_texts as texts
from benchmarks.calibrating.cells import SEEDS
from benchmarks.calibrating.running import ROOT
from benchmarks.calibrating.tally import Share
from fodro.analysis.simulate.experimenting import LIVES, REACHING, WHOLE_NUMBERS, Life, tried
from fodro.analysis.trials.answering import analysed
from fodro.analysis.trials.planning import Usual, planned_for
from fodro.domain.experiments import Design
from fodro.domain.trial_findings import TrialFinding, Verdict

PAGE = ROOT / "docs/reference/calibration-trials.md"
MEMORIES = (0.0, 0.2, 0.4, 0.6, 0.8)
SIZES_NRS = (0.5, 1.0, 2.0)
LENGTHS_DAYS = {Design.THIS_OR_THAT: 28, Design.SPLIT_FOOT: 21, Design.COMPLETE: 28}
POWER_DAYS = (14, 21, 28, 42)
_SEEDS_A_CELL = 1_000
Rows = Iterator[list[str]]
Told = tuple[TrialFinding, float]
"""What is told of an experiment, and by how much A changes what is rated."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Experiments of one design and length, with one kind of noise and one true difference."""

    design: Design
    n_days: int
    life: Life = WHOLE_NUMBERS
    memory: float = 0.4
    size: float = 0.0
    washout: int = 0

    @property
    def name(self) -> str:
        noise = f"{self.life.name} {self.memory}"
        return f"{self.design} {self.n_days} {noise} {self.size} {self.washout}"

    def findings(self, people: int, seeds: str) -> Iterator[Told]:
        """Yield what is told of each experiment, and the truth."""
        low, high = SEEDS[seeds]
        first = low + _SEEDS_A_CELL * (crc32(self.name.encode()) % ((high - low) // _SEEDS_A_CELL))
        for k in range(people):
            made = tried(
                self.design,
                self.n_days,
                seed=first + k,
                life=self.life,
                memory=self.memory,
                size_nrs=self.size,
                washout_days=self.washout,
            )
            yield analysed(made.experiment), made.truth


@dataclass(frozen=True, slots=True)
class Asked:
    """How many experiments a cell, and whose seeds."""

    people: int
    seeds: str


@cache
def with_truth(cell: Cell, asked: Asked) -> tuple[Told, ...]:
    """Return what is told of the experiments of `cell`, worked out once, each with the truth."""
    told = tuple(cell.findings(asked.people, asked.seeds))
    print(cell.name, claimed(cell, tuple(one for one, _ in told)), file=sys.stderr, flush=True)
    return told


def found(cell: Cell, asked: Asked) -> tuple[TrialFinding, ...]:
    """Return what is told of the experiments of `cell`."""
    return tuple(one for one, _ in with_truth(cell, asked))


def claimed(cell: Cell, told: tuple[TrialFinding, ...]) -> Share:
    """Return how many are told a difference; with a true one, the right way round."""
    right = Verdict.B_LOWER if cell.size > 0 else Verdict.A_LOWER
    return Share(sum(one.claimed and (not cell.size or one.verdict is right) for one in told), len(told))


def covered(told: tuple[Told, ...]) -> Share:
    """Return how many intervals hold the truth; an end that is missing holds everything."""
    inside = [
        (one.low is None or one.low <= truth) and (one.high is None or truth <= one.high)
        for one, truth in told
        if one.effect is not None
    ]
    return Share(sum(inside), len(inside))


def false_rows(asked: Asked) -> Rows:
    for design, n_days in LENGTHS_DAYS.items():
        together = [Share() for _ in MEMORIES]
        for life in LIVES:
            cells = [Cell(design, n_days, life, memory) for memory in MEMORIES]
            shares = [claimed(cell, found(cell, asked)) for cell in cells]
            together = [one + other for one, other in zip(together, shares, strict=True)]
            yield [f"{design}, {n_days} days", life.name, *_with_sum(shares)]
        yield [f"**{design}, {n_days} days**", "**all**", *_with_sum(together)]


def _with_sum(shares: list[Share]) -> list[str]:
    return [str(share) for share in (*shares, sum(shares, Share()))]


def power_rows(asked: Asked) -> Rows:
    for design in (Design.THIS_OR_THAT, Design.SPLIT_FOOT):
        for n_days in POWER_DAYS:
            row = [design.value, str(n_days)]
            for size in SIZES_NRS:
                cell = Cell(design, n_days, size=-size)
                share = claimed(cell, found(cell, asked))
                row.append(f"{share.value:.2f} (planned {_planned(cell, size):.2f})")
            yield row


def _planned(cell: Cell, size: float) -> float:
    life, split = cell.life, cell.design is Design.SPLIT_FOOT
    sd = life.apart_sd_nrs if split else life.sd_nrs
    rounding = (2 if split else 1) / 12
    variance = sd**2 + rounding
    memory = (1 - life.own_share) * cell.memory * sd**2 / variance
    usual = Usual(float(np.sqrt(variance)), memory, 1.0 - life.missing_share, "diary", 99)
    return planned_for(usual, cell.design, cell.n_days, size=size).power


def cover_rows(asked: Asked) -> Rows:
    for design, n_days in LENGTHS_DAYS.items():
        for life in LIVES:
            for memory in (0.0, 0.8):
                cell = Cell(design, n_days, life, memory, size=-1.0)
                told = found(cell, asked)
                widths = [one.high - one.low for one in told if one.low is not None and one.high is not None]
                shares = (
                    str(covered(with_truth(cell, asked))),
                    f"{np.median(widths):.2f}",
                    str(claimed(cell, told)),
                )
                yield [f"{design}, {n_days} days", life.name, f"{memory}", *shares]


def verdict_rows(asked: Asked) -> Rows:
    for design, n_days in LENGTHS_DAYS.items():
        for size in (0.0, 0.5, 1.0, 2.0):
            cell = Cell(design, n_days, size=-size)
            told = found(cell, asked)
            right = Share(sum(one.verdict is Verdict.A_LOWER for one in told), len(told))
            wrong = Share(sum(one.verdict is Verdict.B_LOWER for one in told), len(told))
            too_small = [one.no_larger_than is not None and one.no_larger_than < size for one in told]
            silent = Share(sum(one.verdict is Verdict.CANNOT_TELL for one in told), len(told))
            shares = (right, wrong, Share(sum(one.verdict is Verdict.NO_LARGER for one in told), len(told)))
            row = [*map(str, shares), str(Share(sum(too_small), len(told))), str(silent)]
            yield [f"{design}, {n_days} days", f"{size:g}", *row]


def reach_rows(asked: Asked) -> Rows:
    for design in (Design.THIS_OR_THAT, Design.SPLIT_FOOT):
        for washout in (0, 1):
            cell = Cell(design, 40, REACHING, size=-1.0, washout=washout)
            told = found(cell, asked)
            mean = np.mean([one.effect for one in told if one.effect is not None])
            yield [
                design.value,
                str(washout),
                f"{mean:.2f}",
                str(covered(with_truth(cell, asked))),
                str(claimed(cell, told)),
            ]


SECTIONS = (
    (
        "Nothing to find",
        texts.FALSE,
        ("design", "life", *(f"memory {m}" for m in MEMORIES), "all"),
        false_rows,
    ),
    (
        "Power by size and days",
        texts.POWER,
        ("design", "days", *(f"{s} points" for s in SIZES_NRS)),
        power_rows,
    ),
    ("Intervals", texts.COVER, ("design", "life", "memory", "cover", "width", "told"), cover_rows),
    (
        "What is said",
        texts.VERDICTS,
        ("design", "difference", "right way", "wrong way", "no larger", "no larger, wrongly", "cannot tell"),
        verdict_rows,
    ),
    (
        "What reaches into the next day",
        texts.REACH,
        ("design", "washout", "estimate", "cover", "told"),
        reach_rows,
    ),
)


def page(asked: Asked) -> Iterator[str]:
    """Yield the lines of the report."""
    low, high = SEEDS[asked.seeds]
    yield from texts.INTRODUCTION.format(people=asked.people, low=low, high=high - 1).splitlines()
    for title, words, headings, rows in SECTIONS:
        yield from ("", f"## {title}", "", *words.splitlines(), "")
        yield f"| {' | '.join(headings)} |"
        yield "|" + "---|" * len(headings)
        yield from (f"| {' | '.join(row)} |" for row in rows(asked))


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks.calibrating.trials", description=__doc__)
    parser.add_argument("--people", type=int, default=400, help="simulated experiments a cell")
    parser.add_argument("--seeds", choices=tuple(SEEDS), default="tuning")
    parser.add_argument("--report", action="store_true", help="write docs/reference/calibration-trials.md")
    asked = parser.parse_args()
    lines = page(Asked(asked.people, asked.seeds))
    if asked.report:
        PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    else:
        for line in lines:
            print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
