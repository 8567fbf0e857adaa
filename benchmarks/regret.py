"""``python -m benchmarks regret``: what learning misses, beside the default massage and a drawn one.

Simulated people whose techniques differ are given composed routines, massage after massage. *Missed* is how
many points of relief a routine gives less than one that is composed by who knows the person's true effects.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from statistics import fmean

from fodro.domain.body import Side
from fodro.knowledge.composer import Complaint, RoutineRequest, compose
from fodro.knowledge.learning import (
    DOUBLED_BY_NRS,
    LEAST_WEIGHT,
    MOST_USE,
    MOST_WEIGHT,
    USUAL_SHARE,
    PastSession,
    liking,
    shares_of,
)
from fodro.knowledge.library import techniques

TURNS = 60
LATE = 40
PLACES = ("heel", "arch-ctr", "forefoot", "mth2", "hallux")
QUALITIES = ("sore", "tired", "stiff")
RATED_NOISE_NRS = 1.2
REST_SHARE = 1 / 6


@dataclass(frozen=True, slots=True)
class Kind:
    """People whose families and techniques differ by so many points (SD, at the usual share)."""

    name: str
    family_sd: float
    technique_sd: float
    massage_nrs: float = 0.6
    rests: bool = True


KINDS = (
    Kind("nothing differs, massage does nothing", 0.0, 0.0, massage_nrs=0.0),
    Kind("techniques differ a little", 0.08, 0.15),
    Kind("techniques differ", 0.15, 0.3),
    Kind("techniques differ, no rests", 0.15, 0.3, rests=False),
    Kind("techniques differ much", 0.3, 0.6),
)


@dataclass(slots=True)
class Person:
    """One simulated person: true effects, what hurts, and what was done so far."""

    kind: Kind
    draw: random.Random
    effects: Mapping[str, float]
    complaints: tuple[Complaint, ...]
    minutes: int
    past: list[PastSession] = field(default_factory=list)
    composed: dict[tuple[tuple[str, float], ...], Mapping[str, float]] = field(default_factory=dict)

    def gain(self, weights: Mapping[str, float]) -> tuple[float, Mapping[str, float]]:
        """Return the points that a routine composed with `weights` truly gives, and its shares."""
        chosen = tuple(sorted(weights.items()))
        if chosen not in self.composed:
            request = RoutineRequest(self.complaints, self.minutes, weights=weights)
            self.composed[chosen] = shares_of(compose(request))
        shares = self.composed[chosen]
        used = {slug: min(share / USUAL_SHARE, MOST_USE) for slug, share in shares.items()}
        return sum(use * self.effects[slug] for slug, use in used.items()), shares


Policy = Callable[[Person, int], Mapping[str, float]]


def default(_person: Person, _turn: int) -> Mapping[str, float]:
    """Choose as the library does."""
    return {}


def drawn(person: Person, _turn: int) -> Mapping[str, float]:
    """Choose by chance, within the same bounds."""
    return {slug: LEAST_WEIGHT * 4 ** person.draw.random() for slug in techniques()}


def learnt(person: Person, turn: int) -> Mapping[str, float]:
    """Choose as Fodro does."""
    return liking(person.past, person.complaints, turn=turn).weights


def knowing(person: Person, _turn: int) -> Mapping[str, float]:
    """Choose as who knows the effects would, by the same rule."""
    return {
        slug: min(MOST_WEIGHT, max(LEAST_WEIGHT, 2 ** (effect / DOUBLED_BY_NRS)))
        for slug, effect in person.effects.items()
    }


POLICIES: Mapping[str, Policy] = {"default": default, "drawn": drawn, "learnt": learnt}


def person_of(kind: Kind, seed: int) -> Person:
    """Return the person number `seed` of a kind."""
    draw = random.Random(f"{kind.name} {seed}")  # noqa: S311  # simulation, not a secret
    families = {one.family: draw.gauss(0, kind.family_sd) for one in techniques().values()}
    effects = {
        slug: families[one.family] + draw.gauss(0, kind.technique_sd) for slug, one in techniques().items()
    }
    places = draw.sample(PLACES, draw.choice((1, 1, 2)))
    complaints = tuple(
        Complaint(place, draw.choice(tuple(Side)), draw.randint(3, 7), (draw.choice(QUALITIES),))
        for place in places
    )
    return Person(kind, draw, effects, complaints, draw.choice((5, 8, 10, 15)))


def missed(person: Person, seed: int, policy: Policy) -> list[float]:
    """Return how many points each massage of one person missed."""
    kind = person.kind
    best, _ = person.gain(knowing(person, 0))
    points = []
    for turn in range(TURNS):
        before = min(10.0, max(1.0, person.draw.gauss(5, 1.5)))
        if kind.rests and person.draw.random() < REST_SHARE:
            person.past.append(_rated(person, before, 0.0, {}))
            continue
        gained, shares = person.gain(policy(person, seed * TURNS + turn))
        person.past.append(_rated(person, before, kind.massage_nrs + gained, shares))
        points.append(best - gained)
    return points


def _rated(person: Person, before: float, gained: float, shares: Mapping[str, float]) -> PastSession:
    relief = 0.3 + 0.35 * (before - 5) + gained + person.draw.gauss(0, RATED_NOISE_NRS)
    after = float(min(10, max(0, round(before - relief))))
    return PastSession(float(round(before)), after, None, shares, person.complaints)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a policy missed on average, over all massages and the last, and whether a technique stood out."""

    whole: float
    late: float
    told: bool


def outcome(kind: Kind, seed: int, name: str) -> Outcome:
    """Return what one policy does to one person."""
    person = person_of(kind, seed)
    points = missed(person, seed, POLICIES[name])
    told = bool(liking(person.past, person.complaints, turn=0).stood_out)
    return Outcome(fmean(points), fmean(points[LATE - TURNS :]), told)


def rows(people: int, processes: int) -> Iterator[list[str]]:
    """Yield for each kind of people what each policy missed, and how many were told that one stood out."""
    for kind in KINDS:
        cells, told = [kind.name], 0.0
        for name in POLICIES:
            asked = [(kind, seed, name) for seed in range(people)]
            with ProcessPoolExecutor(processes) as pool:
                every = [*pool.map(_outcome, asked, chunksize=4)]
            cells += [f"{fmean(one.whole for one in every):.2f}", f"{fmean(one.late for one in every):.2f}"]
            told = fmean(one.told for one in every)
        yield [*cells, f"{told:.2f}"]


def _outcome(asked: tuple[Kind, int, str]) -> Outcome:
    return outcome(*asked)


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks regret", description=__doc__)
    parser.add_argument("--people", type=int, default=30)
    parser.add_argument("--processes", type=int, default=1)
    asked = parser.parse_args()
    headings = ["people", *(f"{name}, {when}" for name in POLICIES for when in ("all", "last")), "told"]
    print(f"| {' | '.join(headings)} |\n|{'---|' * len(headings)}")
    for cells in rows(asked.people, min(asked.processes, 2)):
        print(f"| {' | '.join(cells)} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
