"""What an analysis answers about massage: at once, later, over days, and by technique and tool."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ImmediateEffect:
    """Change of pain from right before to right after a massage, beyond what comes anyway.

    Parameters
    ----------
    effect, low, high : float or None
        Points (negative: less pain) beyond a sit-down, with the 90 % interval. Without enough sit-downs
        `effect` is the middle of what is possible, and `low` to `high` hold every natural course that is
        plausible.
    claimed : bool
        Whether it may be shown as an effect of massage. Decided by the policy alone.
    n, n_rest : int
        Massages and sit-downs with both ratings.
    basis : str
        ``"rest"``: against sit-downs; ``"bounds"``: without them; ``"none"``: too few.
    """

    effect: float | None
    low: float | None
    high: float | None
    claimed: bool
    n: int
    basis: str
    n_rest: int = 0


@dataclass(frozen=True, slots=True)
class GradualEffect:
    """What a massage does to pain on the following days, taken apart from why it took place.

    `effect_next_day` in points (negative: less pain) on the next day with its 90 % interval;
    `effect_total` over all following days together; `n` massages.
    """

    effect_next_day: float | None
    low: float | None
    high: float | None
    claimed: bool
    n: int
    basis: str
    effect_total: float | None = None


@dataclass(frozen=True, slots=True)
class KindOfMassage:
    """How one technique, one tool or one length differs from this person's other massages.

    Parameters
    ----------
    name : str
        Technique or tool slug, or a span of minutes such as ``"0-5"``.
    effect, low, high : float
        Points of change of this kind (negative: less pain), partially pooled, with the 90 % interval.
    difference, difference_low, difference_high : float
        Points beyond the person's other massages.
    claimed : bool
        Whether it may be said to differ from the others. Decided by the policy alone.
    n : int
    """

    name: str
    effect: float
    low: float
    high: float
    difference: float
    difference_low: float
    difference_high: float
    claimed: bool
    n: int


@dataclass(frozen=True, slots=True)
class ReliefAt:
    """Change left so long after a massage (hours) since right before, beyond what comes anyway.

    90 % interval, `n` ratings; `basis` as in `ImmediateEffect`.
    """

    hours: float
    change: float
    low: float
    high: float
    n: int
    basis: str = "rest"


@dataclass(frozen=True, slots=True)
class HalfLife:
    """After how many hours half of the first relief is left; ``None`` where it cannot be told."""

    hours: float | None = None
    low: float | None = None
    high: float | None = None
    n: int = 0
    claimed: bool = False


@dataclass(frozen=True, slots=True)
class MassageFindings:
    """Everything about massage."""

    immediate: ImmediateEffect
    gradual: GradualEffect
    by_technique: tuple[KindOfMassage, ...] = ()
    by_tool: tuple[KindOfMassage, ...] = ()
    by_minutes: tuple[KindOfMassage, ...] = ()
    relief: tuple[ReliefAt, ...] = ()
    half_life_hours: HalfLife = HalfLife()
    enough_minutes: float | None = None
    """From how many minutes longer is no better for this person; ``None`` unless that is so."""
