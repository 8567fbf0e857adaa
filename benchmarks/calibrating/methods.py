"""What each method tells of a diary: ours, what apps do, and one that knows the noise."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeVar

from benchmarks.calibrating.peers import claims_of_each_alone, known_noise, table_of
from benchmarks.calibrating.scoring import Answers, Pair, Real, Told, pair_of, score
from benchmarks.calibrating.tally import Tally
from fodro.analysis import analyse
from fodro.analysis.simulate import Simulated, Truth
from fodro.domain.diary import Diary
from fodro.domain.findings import Findings

T = TypeVar("T")

FODRO = "Fodro"
ALONE = "each factor on its own, p < 0.05"
CORRECTED = "the same, Benjamini–Hochberg"
ORACLE = "knows the noise"
METHODS = (FODRO, ALONE, CORRECTED, ORACLE)


def answers_of(truth: Truth) -> Answers:
    """Return a simulated truth in the form that is scored."""
    return Answers(
        tuple(Real(e.factor, e.lag_days, e.per_sd, e.levels) for e in truth.effects),
        frozenset(truth.neutral),
        frozenset(pair_of(pair.factor, pair.other) for pair in truth.pairs),
        frozenset(truth.stopped),
    )


def scored(person: Simulated, *, peers: bool) -> dict[str, Tally]:
    """Return each method's counts for one simulated person; `peers` is whether others than ours are asked."""
    answers = answers_of(person.truth)
    if not peers:
        return {FODRO: ours(answers, person.diary)}
    known = partial(known_noise, table_of(person.diary), person.truth.person)
    told, seconds = _timed(lambda: list(known()))
    return asked_of(answers, person.diary) | {ORACLE: score(answers, told, person.diary, seconds=seconds)}


def asked_of(answers: Answers, diary: Diary) -> dict[str, Tally]:
    """Return the counts of ours and of each factor on its own, for any diary whose truth is known."""
    tallies, table = {FODRO: ours(answers, diary)}, table_of(diary)
    for name, corrected in ((ALONE, False), (CORRECTED, True)):
        alone = partial(claims_of_each_alone, table, corrected=corrected)
        told, seconds = _timed(lambda ask=alone: list(ask()))
        tallies[name] = score(answers, told, diary, seconds=seconds)
    return tallies


def ours(answers: Answers, diary: Diary) -> Tally:
    """Return the counts of Fodro's own findings."""
    findings, seconds = _timed(lambda: analyse(diary))
    return score(answers, told_by(findings), diary, pairs=_pairs(findings), seconds=seconds)


def told_by(findings: Findings) -> list[Told]:
    """Return every factor finding in the form that is scored."""
    return [
        Told(f.factor, f.lag_days, f.effect_per_sd, f.low, f.high, f.claimed, f.probability)
        for f in findings.factors
    ]


def _pairs(findings: Findings) -> Iterator[Pair]:
    return (pair_of(pair.factor, pair.other) for pair in findings.pairs if pair.claimed)


def _timed(ask: Callable[[], T]) -> tuple[T, float]:
    started = time.process_time()
    answer = ask()
    return answer, time.process_time() - started
