"""Where what is merged comes from, as far as it decides what may be written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fodro.exchange.imported import Told, silent


def _nobody_is_told(_revision: int) -> None:
    """Nobody keeps what was brought in."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What earlier imports of the same kind wrote, and who hears of this one.

    Parameters
    ----------
    revisions : frozenset of int
        The person's revisions in which they wrote. A record that still carries one of them was changed by
        nobody since, so a later import of the kind may change it; anything else stands as it is.
    taken_back : frozenset of int or None
        The revisions in which imports were taken back: what went then may come again, what the person took
        away stays away. Without it, whatever was taken away comes again.
    told : callable
        Told how many values are written of how many; what it raises ends the merge with nothing written.
    wrote : callable
        Told the revision, inside the transaction.
    """

    revisions: frozenset[int] = frozenset()
    taken_back: frozenset[int] | None = None
    told: Told = silent
    wrote: Callable[[int], None] = _nobody_is_told


ANYWHERE = Origin()
"""Of no known kind: what is there stands."""
