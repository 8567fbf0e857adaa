"""A claim once shown is kept, or withdrawn with a reason: nothing flips from one day to the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from fodro.analysis.policy import FACTORS, size_stands, stands_still
from fodro.domain.findings import FactorFinding, Findings, PairFinding
from fodro.domain.massage_findings import KindOfMassage, MassageFindings
from fodro.domain.shown import MASSAGE, OVER_DAYS, RIGHT_AFTER, Shown, State, kind_key

FACTOR, PAIR = "factor:", "pair:"
_MASSAGE_QUESTIONS = {RIGHT_AFTER: "massage_immediate", OVER_DAYS: "massage_gradual"}


@dataclass(frozen=True, slots=True)
class _Standing:
    """What the days say now about what one claim is about, at its likeliest lag."""

    lag_days: int
    effect: float
    probability: float
    claimed: bool
    may_stay: bool = False


def kept(findings: Findings, shown: Iterable[Shown]) -> tuple[Shown, ...]:
    """Return what a person is shown now, and what became of everything they were shown before.

    Parameters
    ----------
    findings : Findings
        Of the diary as it is now.
    shown : iterable of Shown
        What this returned the last time; nothing at first.

    Returns
    -------
    tuple of Shown
        To be stored, and given back the next time. Withdrawn claims stay in it, in the order they came.

    Notes
    -----
    A claim needs more to be made than to be kept, so that a probability that wanders about the threshold does
    not make it come and go. It is withdrawn when its probability at all lags together has fallen below the
    lower threshold (``less_sure``), when pain now goes the other way (``other_direction``), when its level
    of a category has become the most common one, with which the others are compared (``most_common``), or
    when the question can no longer be asked (``not_asked:`` and why). With less diary than before, say after
    entries were taken back, that is the reason (``diary_changed``).

    As long as another level of its category is claimed, a level is not withdrawn for being less sure: which
    of them it is may shift from day to day.

    What was claimed about massage stays as long as its size does (see `size_stands`).
    """
    today = findings.daily[-1].day if findings.daily else ""
    now = _standing(findings)
    before = [_become(one, now, findings, today) if one.stands else one for one in shown]
    standing = {one.key for one in before if one.stands}
    new = [
        Shown(key, s.lag_days, s.effect, today) for key, s in now.items() if s.claimed and key not in standing
    ]
    return (*before, *new)


def _standing(findings: Findings) -> dict[str, _Standing]:
    every = [(f"{FACTOR}{one.factor}", _of_factor(one)) for one in findings.factors]
    every += [(pair_key(one), _of_pair(one)) for one in findings.pairs]
    # The claimed lag, else the likeliest, speaks for the factor.
    every.sort(key=lambda one: (one[1].claimed, one[1].probability))
    total: dict[str, float] = {}
    for key, one in every:
        total[key] = min(total.get(key, 0.0) + one.probability, 1.0)
    of_factors = {key: replace(one, may_stay=stands_still(total[key])) for key, one in every}
    return of_factors | dict(_of_massage(findings.massage))


def _of_factor(one: FactorFinding) -> _Standing:
    return _Standing(one.lag_days, one.effect_per_sd, one.probability, one.claimed)


def _of_pair(one: PairFinding) -> _Standing:
    return _Standing(one.lag_days, one.effect, one.probability, one.claimed)


def _of_massage(found: MassageFindings | None) -> Iterator[tuple[str, _Standing]]:
    if found is None:
        return
    now, over_days = found.immediate, found.gradual
    sizes = (
        (RIGHT_AFTER, now.effect, now.low, now.high, now.claimed),
        (OVER_DAYS, over_days.effect_next_day, over_days.low, over_days.high, over_days.claimed),
    )
    for key, effect, low, high, claimed in sizes:
        if effect is not None and low is not None and high is not None:
            yield key, _of_size(effect, low, high, claimed=claimed)
    for what, kinds in _kinds(found):
        for kind in kinds:
            yield kind_key(what, kind.name), _of_kind(kind)


def _kinds(found: MassageFindings) -> tuple[tuple[str, tuple[KindOfMassage, ...]], ...]:
    return ("technique", found.by_technique), ("tool", found.by_tool), ("minutes", found.by_minutes)


def _of_kind(kind: KindOfMassage) -> _Standing:
    ends = kind.difference_low, kind.difference_high
    return _of_size(kind.difference, *ends, claimed=kind.claimed)


def _of_size(effect: float, low: float, high: float, *, claimed: bool) -> _Standing:
    return _Standing(0, effect, 1.0, claimed, may_stay=size_stands(effect, low, high))


def pair_key(pair: PairFinding) -> str:
    """Return the key under which a pair is shown."""
    return f"{PAIR}{pair.factor}+{pair.other}"


def _become(one: Shown, now: dict[str, _Standing], findings: Findings, today: str) -> Shown:
    found = now.get(one.key)
    if today < one.since:
        return _withdrawn(one, "diary_changed", today)
    if found is None or _pain_came_first(one.key, findings):
        return _withdrawn(one, _not_asked(one.key, now, findings), today)
    if found.effect * one.effect < 0:
        return _withdrawn(one, "other_direction" if found.claimed else "less_sure", today)
    if not (found.claimed or found.may_stay or _another_level(one.key, now)):
        return _withdrawn(one, "less_sure", today)
    return _still(one, found)


def _another_level(key: str, now: dict[str, _Standing]) -> bool:
    """Return whether another level of the same category is claimed."""
    category, level, _ = key.partition("=")
    return bool(level and not key.startswith(MASSAGE)) and any(
        other.partition("=")[0] == category and s.claimed for other, s in now.items()
    )


def _still(one: Shown, found: _Standing) -> Shown:
    stays = replace(one, effect=found.effect)
    if not found.claimed:
        return replace(stays, state=State.WEAKER, reason="less_sure")
    if found.lag_days != one.lag_days:
        return replace(stays, lag_days=found.lag_days, state=State.MOVED, reason="other_lag")
    return replace(stays, state=State.KEPT, reason="")


def _withdrawn(one: Shown, reason: str, today: str) -> Shown:
    return replace(one, state=State.WITHDRAWN, reason=reason, until=today or one.since)


def _not_asked(key: str, now: dict[str, _Standing], findings: Findings) -> str:
    """Return why what `key` is about was not asked about this time."""
    category, level, _ = key.partition("=")
    is_level = level and not key.startswith(MASSAGE)
    if is_level and key not in now and any(other.partition("=")[0] == category for other in now):
        return "most_common"
    told = {entry.question: entry.reason for entry in findings.not_enough}
    reason = next((told[question] for question in _questions(key) if question in told), "")
    return f"not_asked:{reason}" if reason else "diary_changed"


def _pain_came_first(key: str, findings: Findings) -> bool:
    """Return whether the link is withheld, since it cannot be told whether pain came first."""
    withheld = {entry.question for entry in findings.not_enough if entry.reason == "pain_came_before"}
    return not withheld.isdisjoint(_questions(key))


def _questions(key: str) -> list[str]:
    """Return what a claim is about where it is said why that is not asked about."""
    if key.startswith(MASSAGE):
        return [_MASSAGE_QUESTIONS.get(key, "massage_kinds")]
    factors = key.removeprefix(FACTOR).removeprefix(PAIR).split("+")
    return [*(f"{FACTORS}:{factor.partition('=')[0]}" for factor in factors), FACTORS]
