"""What the check-in says by itself. Silence on the map is no answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fodro.domain.body import Side
from fodro.knowledge.qualities import Approach, approach_to
from fodro.knowledge.routine import Complaint
from fodro.knowledge.safety.answers import Answer, Told
from fodro.knowledge.safety.effects import covered

_BOTH = frozenset(Side)
_LEG = covered("lower-leg")
_FOOT_AND_LEG = covered("foot") | _LEG
_CALF_SIGNS = ("throbbing", "cramp")


def told_by_map(complaints: Iterable[Complaint]) -> dict[str, Told]:
    """Return what `complaints` answer: pain; swelling of one leg or both; one calf that cramps or throbs.

    A place noted on one side only is a yes to "in one leg only", because a clot must not be missed; what was
    noted on both sides says nothing about other signs in one leg, and what was not noted says nothing at all.
    Swelling without a side leaves both questions open.
    """
    noted = tuple(complaints)
    said = dict.fromkeys(_signs(noted), Told(Answer.YES))
    if noted:
        said["pain"] = Told(Answer.YES if any(one.intensity_nrs > 0 for one in noted) else Answer.NO)
    return said


def _signs(noted: tuple[Complaint, ...]) -> Iterator[str]:
    swollen = _sides(one for one in noted if _swells(one) and covered(one.region) & _FOOT_AND_LEG)
    calves = (_sides(one for one in noted if _in_calf(one, slug)) for slug in _CALF_SIGNS)
    if any(len(sides) == 1 for sides in (swollen, *calves)):
        yield "one-leg"
    if swollen == _BOTH:
        yield "legs-swollen"


def _sides(noted: Iterable[Complaint]) -> frozenset[Side]:
    """Return the sides they are on; none where one of them may be on either."""
    sides = [one.side for one in noted]
    return frozenset(side for side in sides if side) if all(sides) else frozenset()


def _swells(complaint: Complaint) -> bool:
    return Approach.RAISE in map(approach_to, complaint.qualities)


def _in_calf(complaint: Complaint, slug: str) -> bool:
    return slug in complaint.qualities and bool(covered(complaint.region) & _LEG)
