"""What each foot needs, and what must be left alone, from what was noted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from fodro.domain.body import Side
from fodro.knowledge.library import Family, Technique
from fodro.knowledge.limits import MAX_PRESSURE, NO_LIMITS, Limits, leaves_of
from fodro.knowledge.qualities import Approach, approach_to, quality
from fodro.knowledge.routine import Complaint

LEG = frozenset({"calf", "shin", "lower-leg"})
HEEL = frozenset({"heel", "heel-med", "heel-lat"})

INTENSE_NRS = 7.0
"""From here a place gets medium pressure at most, no pressing (general knowledge, needs clinical review)."""

TENDER_PRESSURE = 2
INTENSE_PRESSURE = 3
BACKGROUND_PRESSURE = 3

_BACKGROUND_WEIGHT = 0.3
_NOTHING_WEIGHT = 3.0
_HOT_JOINT_OR_SKIN = frozenset({"R05", "R17"})
_DEEP = frozenset({Family.KNEAD, Family.PRESS, Family.TOOL})


@dataclass(frozen=True, slots=True)
class Need:
    """A place that should get attention.

    Parameters
    ----------
    reason : str
        Its region, or a slug of ``reasons.toml`` for the whole foot.
    leaves : frozenset of str
    weight : float
        Its intensity, 1–10; less for what is only taken along.
    qualities : frozenset of str
    noted : bool
        Whether the person noted it.
    """

    reason: str
    leaves: frozenset[str]
    weight: float
    qualities: frozenset[str]
    noted: bool = True


@dataclass(frozen=True, slots=True)
class FootNeeds:
    """What one foot (with its leg) needs.

    Parameters
    ----------
    side : Side
    needs : tuple of Need
        Worst first.
    off : frozenset of str
        Leaves nothing may touch.
    tender : frozenset of str
        Leaves for light strokes only.
    intense : frozenset of str
        Leaves that hurt much.
    qualities_at : tuple of (str, frozenset of str)
        Each quality noted, with its leaves.
    mirrored : bool
        Whether it hurts nowhere itself and gets what the other foot gets.
    limits : Limits
        What else is ruled out today, whatever was noted.
    """

    side: Side
    needs: tuple[Need, ...] = ()
    off: frozenset[str] = frozenset()
    tender: frozenset[str] = frozenset()
    intense: frozenset[str] = frozenset()
    qualities_at: tuple[tuple[str, frozenset[str]], ...] = field(default=())
    mirrored: bool = False
    limits: Limits = NO_LIMITS

    @property
    def worst(self) -> float:
        """The weight of its worst own place; 0 when it hurts nowhere."""
        return 0.0 if self.mirrored else max((need.weight for need in self.needs), default=0.0)

    def allows(self, technique: Technique) -> bool:
        """Return whether nothing noted about this foot, and no limit, speaks against `technique`."""
        if not self.limits.allows(technique, self.side):
            return False
        touched = leaves_of(technique.regions)
        unsuited = any(slug in technique.unsuited and leaves & touched for slug, leaves in self.qualities_at)
        if unsuited or not technique.touches:
            return not unsuited
        pressing = technique.family is Family.PRESS and self.intense & touched
        digging = technique.family in _DEEP and self.tender & touched
        if touched & self.off or pressing or digging:
            return False
        return technique.pressure[0] <= self.cap(technique)

    def cap(self, technique: Technique) -> int:
        """Return the highest pressure (1–4) for `technique` on this foot."""
        touched = leaves_of(technique.regions)
        noted = INTENSE_PRESSURE if touched & self.intense else MAX_PRESSURE
        noted = TENDER_PRESSURE if touched & self.tender else noted
        return min(noted, self.limits.cap(technique, self.side))


FOOT_AND_LEG = leaves_of(("foot", "lower-leg"))
"""Every leaf of the foot and the lower leg."""


def leaves_at(complaint: Complaint) -> frozenset[str]:
    """Return the leaves of the place of `complaint`."""
    return leaves_of((complaint.region,))


def swells(complaint: Complaint) -> bool:
    """Return whether `complaint` is about swelling."""
    return Approach.RAISE in map(approach_to, complaint.qualities)


def on_side(complaints: Iterable[Complaint], side: Side) -> tuple[Complaint, ...]:
    """Return the complaints of one side; those without a side belong to both."""
    return tuple(one for one in complaints if one.side in (side, None))


def needs_of_feet(complaints: tuple[Complaint, ...]) -> tuple[FootNeeds, FootNeeds]:
    """Return what the two feet need, the worse one first, left first when alike."""
    left = _own(on_side(complaints, Side.LEFT), Side.LEFT)
    right = _own(on_side(complaints, Side.RIGHT), Side.RIGHT)
    if not left.needs and not right.needs:
        return _anything(left), _anything(right)
    left, right = _mirroring(left, right), _mirroring(right, left)
    return (left, right) if left.worst >= right.worst else (right, left)


def alone(foot: FootNeeds) -> FootNeeds:
    """Return what `foot` needs by itself, where the other one is left alone today."""
    return _anything(foot) if foot.mirrored else foot


def _own(complaints: tuple[Complaint, ...], side: Side) -> FootNeeds:
    needs = (_need(one) for one in complaints if one.intensity_nrs > 0 and not _is_off(one))
    return FootNeeds(
        side=side,
        needs=tuple(
            sorted((n for n in needs if n.leaves & FOOT_AND_LEG), key=lambda n: (-n.weight, n.reason))
        ),
        off=frozenset().union(*(leaves_at(one) for one in complaints if _is_off(one))),
        tender=_where(complaints, Approach.GENTLE),
        intense=frozenset().union(
            *(leaves_at(one) for one in complaints if one.intensity_nrs >= INTENSE_NRS)
        ),
        qualities_at=tuple((slug, leaves_at(one)) for one in complaints for slug in one.qualities),
    )


def _need(complaint: Complaint) -> Need:
    found = leaves_at(complaint)
    return Need(
        reason=complaint.region,
        leaves=found | HEEL if found & HEEL else found,
        weight=max(complaint.intensity_nrs, 1.0),
        qualities=frozenset(complaint.qualities or ("sore",)),
    )


def _mirroring(foot: FootNeeds, other: FootNeeds) -> FootNeeds:
    """Return `foot` with the needs of `other` where it has none, and then with what `other` must not have."""
    if foot.needs:
        return replace(foot, needs=(*foot.needs, _background("rest-of-foot", _BACKGROUND_WEIGHT)))
    return replace(
        foot,
        needs=(*other.needs, _background("rest-of-foot", _BACKGROUND_WEIGHT)),
        off=foot.off | other.off,
        tender=foot.tender | other.tender,
        intense=foot.intense | other.intense,
        qualities_at=foot.qualities_at + other.qualities_at,
        mirrored=True,
    )


def _anything(foot: FootNeeds) -> FootNeeds:
    return replace(foot, needs=(_background("pleasant", _NOTHING_WEIGHT),), mirrored=False)


def _background(reason: str, weight: float) -> Need:
    return Need(reason, FOOT_AND_LEG, weight, frozenset({"tired"}), noted=False)


def _where(complaints: tuple[Complaint, ...], approach: Approach) -> frozenset[str]:
    return frozenset().union(
        *(leaves_at(one) for one in complaints if approach in map(approach_to, one.qualities))
    )


def _is_off(complaint: Complaint) -> bool:
    """Return whether nothing may touch the place: itching, a toe that may be inflamed, a swollen knee."""
    if Approach.KEEP_OFF in map(approach_to, complaint.qualities):
        return True
    named = {rule for known in map(quality, complaint.qualities) if known for rule in known.rules}
    # The ball under the big toe is the joint that is hot and sore most often.
    hot_toe = named & _HOT_JOINT_OR_SKIN and leaves_at(complaint) <= leaves_of(("toes", "mth1"))
    return bool(hot_toe) or (swells(complaint) and not leaves_at(complaint) & FOOT_AND_LEG)
