"""One person's findings against the truth, whatever method found them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from benchmarks.calibrating.tally import PROBABILITIES, SIZES, Tally
from fodro.domain.diary import Diary


@dataclass(frozen=True, slots=True)
class Told:
    """What a method says of one factor (``name`` or ``name=level``) at one lag, points per SD."""

    factor: str
    lag_days: int
    effect: float = np.nan
    low: float = np.nan
    high: float = np.nan
    claimed: bool = True
    probability: float = np.nan

    @property
    def base(self) -> str:
        return self.factor.partition("=")[0]

    @property
    def level(self) -> str:
        return self.factor.partition("=")[2]


@dataclass(frozen=True, slots=True)
class Real:
    """One true effect, points per SD; for a category the points of each level."""

    factor: str
    lag_days: int
    per_sd: float
    levels: Mapping[str, float] | None = None


Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Answers:
    """The truth of a person, as far as factors and pairs go."""

    effects: tuple[Real, ...]
    neutral: frozenset[str]
    pairs: frozenset[Pair] = frozenset()
    stopped: frozenset[str] = frozenset()


def pair_of(one: str, two: str) -> Pair:
    """Return a pair by its factors, whatever the levels and their order."""
    first, second = sorted((one.partition("=")[0], two.partition("=")[0]))
    return first, second


def score(
    answers: Answers, told: Iterable[Told], diary: Diary, *, pairs: Iterable[Pair] = (), seconds: float = 0.0
) -> Tally:
    """Return the counts of one person."""
    told, tally = list(told), Tally(people=1, seconds=[seconds])
    real = {effect.factor: effect for effect in answers.effects}
    claims = [one for one in told if one.claimed and (one.base in real or one.base not in answers.neutral)]
    _count_claims(tally, claims, real)
    _count_power(tally, {claim.base for claim in claims}, real, diary)
    _count_pairs(tally, set(pairs), answers)
    if not answers.effects and not answers.pairs:
        tally.count("null shown", bool(claims or set(pairs)))
    if answers.stopped:
        tally.count("stopped shown", bool({claim.base for claim in claims} & answers.stopped))
    _count_cover(tally, told, real, diary)
    _count_probabilities(tally, [one for one in told if one.base not in answers.neutral], real)
    return tally


def _count_claims(tally: Tally, claims: list[Told], real: Mapping[str, Real]) -> None:
    for claim in claims:
        right = real.get(claim.base)
        tally.count("false", right is None)
        tally.count("wrong lag", right is not None and right.lag_days != claim.lag_days)


def _count_power(tally: Tally, found: set[str], real: Mapping[str, Real], diary: Diary) -> None:
    for effect in real.values():
        is_found = effect.factor in found
        tally.count("power", is_found)
        tally.count(f"power {_kind(effect, diary)}", is_found)
        for name, (low, high) in SIZES.items():
            if low <= abs(effect.per_sd) < high:
                tally.count(f"power {name}", is_found)


def _kind(effect: Real, diary: Diary) -> str:
    if effect.levels is not None:
        return "category"
    return "yes/no" if set(_column(diary, effect.factor)) <= {0.0, 1.0} else "number"


def _column(diary: Diary, factor: str) -> list[float | str]:
    return [values[factor] for values in diary.factors.values() if factor in values]


def _count_pairs(tally: Tally, claimed: set[Pair], answers: Answers) -> None:
    tally.count("pairs false", len(claimed - answers.pairs), len(claimed))
    tally.count("pairs found", len(claimed & answers.pairs), len(answers.pairs))


def _count_cover(tally: Tally, told: list[Told], real: Mapping[str, Real], diary: Diary) -> None:
    for one in told:
        effect = real.get(one.base)
        if effect is None or effect.lag_days != one.lag_days or np.isnan(one.low):
            continue
        truth = _points_per_sd(effect, one.level, diary)
        held = one.low <= truth <= one.high
        tally.count("cover", held)
        if one.claimed:
            tally.count("cover claimed", held)
            tally.count("sign wrong", one.effect * truth < 0)


def _count_probabilities(tally: Tally, told: list[Told], real: Mapping[str, Real]) -> None:
    for one in told:
        is_true = one.base in real and real[one.base].lag_days == one.lag_days
        for name, (low, high) in PROBABILITIES.items():
            if low <= one.probability < high:
                tally.count(f"true at {name}", is_true)
                tally.count(f"stated at {name}", round(1000 * one.probability), 1000)


def _points_per_sd(effect: Real, level: str, diary: Diary) -> float:
    if effect.levels is None:
        return effect.per_sd
    written = _column(diary, effect.factor)
    common = max(sorted(Counter(written).items()), key=lambda item: item[1])[0]
    share = written.count(level) / len(written)
    return (effect.levels[level] - effect.levels[str(common)]) * float(np.sqrt(share * (1 - share)))
