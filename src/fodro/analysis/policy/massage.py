"""What may be shown of massage right after, by kind, and of how long it lasts."""

from __future__ import annotations

from fodro.analysis.detectable import LARGEST_NRS, POWER_Z
from fodro.analysis.massage.immediate import MIN_MASSAGES, MIN_RESTS, Immediate
from fodro.analysis.massage.kinds import MIN_OF_A_KIND, Kind, Kinds
from fodro.analysis.massage.rated import Rated
from fodro.analysis.massage.relief import Lasting, Relief
from fodro.analysis.policy.shared import AHEAD_DAYS, surely_t, tidy
from fodro.domain.findings import Detectable, NotEnough
from fodro.domain.massage_findings import HalfLife, ImmediateEffect, KindOfMassage, ReliefAt

MASSAGE_IMMEDIATE = "massage_immediate"
MASSAGE_KINDS = "massage_kinds"
MASSAGE_HALF_LIFE = "massage_half_life"

_CHANCE = 0.05
_LEAST = 0.1
_KINDS_CHANCE = 0.05
_KINDS_LEAST = 0.3
_HALF_LIFE_WITHIN = 10.0
_HALF_LIFE_SES = 4.0
_HALF_LIFE_FROM_SES = 4.0
_BOUNDS_COST = 1.2


def immediate_finding(found: Immediate | None, rated: Rated) -> ImmediateEffect:
    """Return what massages change right after, claimed or not."""
    if found is None:
        rests = rated.rated_at(rated.after_nrs).is_rest
        n, n_rest = int((~rests).sum()), int(rests.sum())
        return ImmediateEffect(None, None, None, claimed=False, n=n, basis="none", n_rest=n_rest)
    low, high = _interval(found.effect, found.se, found)
    return ImmediateEffect(
        effect=tidy(found.effect),
        low=low,
        high=high,
        claimed=_is_claimed(found),
        n=found.n,
        basis="rest" if found.has_rests else "bounds",
        n_rest=found.n_rest,
    )


def _is_claimed(found: Immediate) -> bool:
    return abs(found.effect) >= max(_t(found, _CHANCE) * found.se + found.span, _LEAST)


def _t(found: Immediate, chance: float) -> float:
    return surely_t(found.freedom, chance)


def _interval(points: float, se: float, found: Immediate) -> tuple[float, float]:
    wide = _t(found, 0.1) * se + found.span
    return tidy(points - wide), tidy(points + wide)


def kind_findings(kinds: tuple[Kind, ...], of: Kinds | None) -> tuple[KindOfMassage, ...]:
    """Return how each of the `kinds` of one sort differs, claimed or not."""
    return tuple(_kind_finding(kind, of, tries=len(kinds)) for kind in kinds if of)


def _kind_finding(kind: Kind, of: Kinds, *, tries: int) -> KindOfMassage:
    low, high = _interval(kind.effect, kind.se, of.overall)
    wide = _t(of.overall, 0.1) * kind.difference_se
    surely = _kinds_t(of, tries) * kind.difference_se
    return KindOfMassage(
        name=kind.name,
        effect=tidy(kind.effect),
        low=low,
        high=high,
        difference=tidy(kind.difference),
        difference_low=tidy(kind.difference - wide),
        difference_high=tidy(kind.difference + wide),
        claimed=abs(kind.difference) >= max(surely, _KINDS_LEAST),
        n=kind.n,
    )


def _kinds_t(of: Kinds, tries: int) -> float:
    # Of two, one is the other's mirror image.
    return _t(of.overall, _KINDS_CHANCE / max(tries if tries > 2 else 1, 1))


def relief_findings(found: Lasting) -> tuple[ReliefAt, ...]:
    """Return what is left of relief at each time that was rated."""
    return tuple(_relief_finding(relief) for relief in found.reliefs)


def _relief_finding(relief: Relief) -> ReliefAt:
    left = relief.left
    low, high = _interval(left.effect, left.se, left)
    basis = "rest" if left.has_rests else "bounds"
    return ReliefAt(tidy(relief.hours), tidy(left.effect), low, high, left.n, basis)


def half_life_finding(found: Lasting) -> HalfLife:
    """Return the half-life where relief at once is sure and the half-life is narrow enough, else None."""
    if found.half_life_h is None or not _told_apart(found):
        return HalfLife(None, None, None, found.n)
    low, hours, high = (tidy(h) for h in found.half_life_h)
    return HalfLife(hours, low, high, found.n, claimed=True)


def _told_apart(found: Lasting) -> bool:
    if found.half_life_h is None or not _helps(found.reliefs[0].left):
        return False
    first, (low, _, high) = found.reliefs[0].left, found.half_life_h
    return -first.effect >= _HALF_LIFE_FROM_SES * first.se and high <= _HALF_LIFE_WITHIN * low


def _helps(found: Immediate) -> bool:
    return found.effect < 0 and _is_claimed(found)


def enough_minutes(found: Kinds | None) -> float | None:
    """Return from how many minutes longer is no better, where that is so and massages help at all."""
    if found is None or found.enough_min is None or not _helps(found.overall):
        return None
    return tidy(found.enough_min)


def massage_detectable(
    found: Immediate | None, kinds: Kinds | None, lasts: Lasting, rated: Rated
) -> tuple[Detectable, ...]:
    """Return the smallest effect, difference of kinds, and relief with a half-life that could be shown."""
    return (
        _pair(MASSAGE_IMMEDIATE, _smallest_effect(found), _span_of(found), rated),
        _pair(MASSAGE_KINDS, _smallest_difference(kinds), 0.0, rated),
        _pair(MASSAGE_HALF_LIFE, _smallest_lasting(lasts), 0.0, rated),
    )


def _pair(question: str, size: float | None, span: float, rated: Rated) -> Detectable:
    if size is None:
        return Detectable(question, None, None)
    fewer = (1 + AHEAD_DAYS / max(rated.n_days, 1)) ** -0.5
    now, then = (each if each <= LARGEST_NRS else None for each in (size + span, fewer * size + span))
    return Detectable(question, *(None if each is None else tidy(max(each, _LEAST)) for each in (now, then)))


def _smallest_effect(found: Immediate | None) -> float | None:
    return None if found is None else (_t(found, _CHANCE) + POWER_Z) * found.se


def _span_of(found: Immediate | None) -> float:
    # Within bounds it also depends on what the minutes brought anyway, which lies anywhere in the span.
    return 0.0 if found is None else _BOUNDS_COST * found.span


def _smallest_difference(found: Kinds | None) -> float | None:
    """Return the smallest difference that an estimate drawn towards zero would still show."""
    sorts = (found.techniques, found.tools, found.lengths) if found else ()
    sizes = [_drawn(kind, found, len(sort)) for sort in sorts for kind in sort if found]
    return max(min(sizes), _KINDS_LEAST) if sizes else None


def _drawn(kind: Kind, of: Kinds, tries: int) -> float:
    se = kind.chance_se
    return se * (_kinds_t(of, tries) * float((1 + (se / of.spread) ** 2) ** 0.5) + POWER_Z)


def _smallest_lasting(found: Lasting) -> float | None:
    """Return the smallest relief whose half-life could be told."""
    if found.half_life_h is None:
        return None
    first, later = found.reliefs[0].left.se, min(one.left.se for one in found.reliefs[1:])
    return _HALF_LIFE_SES * float((first**2 + later**2) ** 0.5)


def reasons_against_massage(
    found: Immediate | None, kinds: Kinds | None, lasts: Lasting, rated: Rated
) -> tuple[NotEnough, ...]:
    """Return which questions about massages cannot be answered yet; nothing where none were noted."""
    if not rated.noted:
        return ()
    reasons = (
        _against_immediate(found, rated),
        _against_kinds(kinds, found, rated),
        _against_half_life(lasts, found),
    )
    return tuple(reason for reason in reasons if reason)


def _against_immediate(found: Immediate | None, rated: Rated) -> NotEnough | None:
    if found is None:
        n = int((~rated.rated_at(rated.after_nrs).is_rest).sum())
        if n >= MIN_MASSAGES:
            return NotEnough(MASSAGE_IMMEDIATE, "no_check_ins", MIN_MASSAGES)
        return NotEnough(MASSAGE_IMMEDIATE, "too_few_massages", MIN_MASSAGES - n)
    if _never_change(rated):
        return NotEnough(MASSAGE_IMMEDIATE, "ratings_never_change", None)
    if found.has_rests:
        return None
    return NotEnough(MASSAGE_IMMEDIATE, "too_few_rests", MIN_RESTS - found.n_rest)


def _never_change(rated: Rated) -> bool:
    both = rated.rated_at(rated.after_nrs)
    return not (both.after_nrs != both.before_nrs).any()


def _against_kinds(kinds: Kinds | None, found: Immediate | None, rated: Rated) -> NotEnough | None:
    if kinds is not None and kinds.every:
        return None
    here = rated.rated_at(rated.after_nrs)
    massages = ~here.is_rest
    names = [name for name, massage in zip(here.technique, massages.tolist(), strict=True) if massage]
    if found is not None and len(set(names)) < 2:
        return NotEnough(MASSAGE_KINDS, "one_kind", None)
    return NotEnough(MASSAGE_KINDS, "too_few_massages", max(2 * MIN_OF_A_KIND - len(names), 1))


def _against_half_life(lasts: Lasting, found: Immediate | None) -> NotEnough | None:
    if _told_apart(lasts):
        return None
    if found is not None and found.has_rests and not _helps(found):
        return NotEnough(MASSAGE_HALF_LIFE, "no_clear_change", None)
    if found is not None and not found.has_rests:
        return NotEnough(MASSAGE_HALF_LIFE, "too_few_rests", MIN_RESTS - found.n_rest)
    if lasts.half_life_h is None:
        return NotEnough(MASSAGE_HALF_LIFE, "too_few_later_ratings", max(MIN_MASSAGES - lasts.n, 1))
    return NotEnough(MASSAGE_HALF_LIFE, "half_life_too_wide", None)
