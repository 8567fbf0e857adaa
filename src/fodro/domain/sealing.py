"""Days of an experiment in sealed envelopes: kept everywhere, opened on the day.

A device has to know what a day was drawn to be also with the server gone, but nobody is to read it in advance
by looking. So a record holds no arms: each day holds a seal made of the secret seed, the day and what was
drawn, and opening it is trying the few things it may say.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from itertools import product

from fodro.domain.experiments import Allotment, Arm

SEAL_LETTERS = 16
_COUNTS = {True: "counts", False: "washout"}


@dataclass(frozen=True, slots=True)
class SealedDay:
    """One day of a draw, its block, and the seal over the rest."""

    day: date
    block: int
    seal: str


def sealed(seed: str, drawn: Allotment) -> SealedDay:
    """Return `drawn` in its envelope; only who has the `seed` can open it."""
    return SealedDay(drawn.day, drawn.block, _seal(seed, drawn))


def opened(seed: str, envelope: SealedDay) -> Allotment | None:
    """Return what is in `envelope`, or ``None`` where the seal is of another seed, day or block."""
    for arm, counts in product(Arm, _COUNTS):
        drawn = Allotment(envelope.day, envelope.block, arm, counts=counts)
        if _seal(seed, drawn) == envelope.seal:
            return drawn
    return None


def _seal(seed: str, drawn: Allotment) -> str:
    said = f"{seed} {drawn.day.isoformat()} {drawn.block} {drawn.arm} {_COUNTS[drawn.counts]}"
    return hashlib.sha256(said.encode()).hexdigest()[:SEAL_LETTERS]
