"""Which techniques a foot gets, and in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from fodro.knowledge.library import Family, Phase, Technique, techniques
from fodro.knowledge.limits import leaves_of
from fodro.knowledge.needs import HEEL, LEG, FootNeeds, Need
from fodro.knowledge.timing import MIN_STEP_S, MOST_BEYOND, reach

MAX_HOLDS = 4
"""Points pressed on one foot in one session."""

CALF_FIRST_MINUTES = 10
"""From so many minutes the calf comes before a sore heel."""

_FIRST, _CALF = "whole-foot-glide", "calf-knead"
_LIGHT = 2
_ROW_OF_THUMBS = 2
_EVIDENCE = {"A": 1.6, "B": 1.4, "C": 1.2, "D": 1.0}
_MATCH, _AT_HAND, _TOO_LONG, _AGAIN, _STROKE = 2.0, 1.3, 0.5, 0.5, 0.2
_ORDER = {Family.STROKE: 0, Family.KNEAD: 0, Family.MOVE: 0, Family.PRESS: 1, Family.TOOL: 2}

Chosen = Sequence[Technique]


@dataclass(frozen=True, slots=True)
class Choosing:
    """One foot, and what is at hand for it."""

    foot: FootNeeds
    tools: frozenset[str]
    minutes: int
    weights: Mapping[str, float]

    def may(self, technique: Technique) -> bool:
        """Return whether `technique` is possible on this foot today."""
        return technique.tool in self.tools and self.foot.allows(technique)

    def worth(self, technique: Technique, covered: Counter[str]) -> float:
        """Return how much `technique` is worth for this foot and this person.

        It is worth less where `covered` leaves had their turn.
        """
        liked = self.weights.get(technique.slug, 1.0)
        return liked * worth(technique, self.foot, covered)

    def candidates(self, phase: Phase) -> list[Technique]:
        """Return every technique of `phase` that is possible, in the order of the library."""
        return [one for one in techniques().values() if phase in one.phases and self.may(one)]


def warm_up(choosing: Choosing, seconds: int) -> list[Technique]:
    """Return the strokes that warm one foot up, the whole foot first; none if every stroke is ruled out."""
    wanted = max(1, (seconds + 26) // 46)
    found = choosing.candidates(Phase.WARM_UP)
    chosen = [one for one in found if one.slug == _FIRST]
    return _grown(chosen, found, choosing, until=lambda so_far: len(so_far) >= wanted)


def deeper(choosing: Choosing, seconds: int, *, after: Chosen) -> list[Technique]:
    """Return the deeper part of one foot, in order; none if too little is possible to fill `seconds`.

    Parameters
    ----------
    choosing : Choosing
    seconds : int
        To fill, on this foot.
    after : sequence of Technique
        The warm-up just done; it is not repeated.
    """
    foot, wanted = choosing.foot, max(1, (seconds + 26) // 50)
    strokes = [one for one in choosing.candidates(Phase.WARM_UP) if one not in after]
    found = [one for one in choosing.candidates(Phase.DEEPER) if asked_for(one, foot)] + strokes
    calf = [one for one in found if one.slug == _CALF and _calf_first(choosing)]
    chosen = _grown(
        calf,
        found,
        choosing,
        until=lambda so_far: len(so_far) >= wanted and reach(in_order(so_far, foot)) >= seconds,
        fits=lambda so_far: len(so_far) * MIN_STEP_S <= seconds and _bearable(in_order(so_far, foot)),
        longest_s=1.3 * seconds / wanted,
    )
    ordered = in_order(chosen, foot)
    return ordered if reach(ordered, MOST_BEYOND) >= seconds else []


def own_move(choosing: Choosing) -> Technique | None:
    """Return the move that suits what was noted of this foot, or None where none does in particular."""
    found = [one for one in choosing.candidates(Phase.MOVE) if not one.both_feet]
    asked = [one for one in found if any(_suits(one, need) for need in choosing.foot.needs if need.noted)]
    return max(asked, key=lambda one: choosing.worth(one, Counter()), default=None)


def shared_moves(feet: Sequence[Choosing]) -> list[Technique]:
    """Return the moves for both feet at once, most suitable first; none where all are ruled out."""
    both = [one for one in feet[0].candidates(Phase.MOVE) if one.both_feet]
    found = [one for one in both if all(foot.may(one) for foot in feet)]
    return sorted(found, key=lambda one: -sum(each.worth(one, Counter()) for each in feet))


def main_need(technique: Technique, foot: FootNeeds) -> Need | None:
    """Return what `technique` is most for on this foot, or None if it is for nothing in particular."""
    best = max(foot.needs, key=lambda need: _part(technique, need, Counter()), default=None)
    return best if best and _part(technique, best, Counter()) > 0 else None


def worth(technique: Technique, foot: FootNeeds, covered: Counter[str]) -> float:
    """Return how much `technique` is worth for this foot, less where `covered` leaves had their turn."""
    hands = _AT_HAND if technique.family is Family.TOOL else 1.0
    return _EVIDENCE[technique.evidence] * hands * sum(_part(technique, need, covered) for need in foot.needs)


def asked_for(technique: Technique, foot: FootNeeds) -> bool:
    """Return whether pressing on points answers something noted; everything else needs no asking."""
    return technique.family is not Family.PRESS or any(_suits(technique, n) for n in foot.needs if n.noted)


def in_order(chosen: Chosen, foot: FootNeeds) -> list[Technique]:
    """Return `chosen` as hands would do them: light, then the leg, then from the whole to the tender spot."""
    tender = foot.needs[0].leaves if foot.needs else frozenset()

    def place(technique: Technique) -> tuple[int, bool, int, float]:
        touched = leaves_of(technique.regions)
        firm = min(technique.pressure[1], foot.cap(technique), _LIGHT + 1)
        spot = len(touched & tender) / max(len(touched), 1)
        return firm, not touched & LEG, _ORDER[technique.family], spot

    return sorted(chosen, key=place)


def _grown(
    chosen: Chosen,
    found: Chosen,
    choosing: Choosing,
    *,
    until: Callable[[Chosen], bool],
    fits: Callable[[Chosen], bool] = lambda _chosen: True,
    longest_s: float = float("inf"),
) -> list[Technique]:
    """Return `chosen` with the worthiest of `found` added one by one while they fit."""
    grown = list(chosen)
    left = [one for one in found if one not in grown]
    covered = Counter(leaf for one in grown for leaf in leaves_of(one.suits_regions))

    def value(technique: Technique) -> tuple[float, int]:
        too_long = _TOO_LONG if technique.seconds_per_foot[0] > longest_s else 1.0
        light = _STROKE if technique.family is Family.STROKE else 1.0
        # Of equals the broader one: it takes more of the foot along.
        broad = len(leaves_of(technique.suits_regions))
        return round(too_long * light * choosing.worth(technique, covered), 6), broad

    while not until(grown):
        possible = [one for one in left if fits([*grown, one])]
        if not possible:
            break
        best = max(possible, key=value)
        grown.append(best)
        left = [one for one in left if one is not best]
        covered.update(leaves_of(best.suits_regions))
    return grown


def _part(technique: Technique, need: Need, covered: Counter[str]) -> float:
    suited = leaves_of(technique.suits_regions)
    match = _MATCH if need.qualities & set(technique.suits_qualities) else 1.0
    return need.weight * match * sum(_AGAIN ** covered[leaf] for leaf in suited & need.leaves) / len(suited)


def _suits(technique: Technique, need: Need) -> bool:
    places = leaves_of(technique.suits_regions) & need.leaves
    return bool(places and need.qualities & set(technique.suits_qualities))


def _calf_first(choosing: Choosing) -> bool:
    heel = any(need.leaves & HEEL for need in choosing.foot.needs if need.noted)
    return heel and choosing.minutes >= CALF_FIRST_MINUTES


def _bearable(ordered: Chosen) -> bool:
    """Return whether there is not too much pressing, no second tool, and no long row of thumb work."""
    presses = [one for one in ordered if one.family is Family.PRESS]
    tools = [one for one in ordered if one.family is Family.TOOL]
    row = [one.tires_thumbs for one in ordered]
    long_row = any(all(row[n : n + _ROW_OF_THUMBS + 1]) for n in range(len(row) - _ROW_OF_THUMBS))
    return (
        sum(one.holds for one in presses) <= MAX_HOLDS
        and len(presses) <= len(ordered) // 2
        and len(tools) <= 1
        and not long_row
    )
