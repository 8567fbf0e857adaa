"""What an importer hands over, and how it tells how far it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from fodro.domain.diary import Diary

RATINGS = "ratings"
SESSIONS = "sessions"
WEARINGS = "wearings"
EXPERIMENTS = "experiments"

Told = Callable[[int, int], None]
"""Told now and then how many bytes are read of how many in all; may raise `Cancelled`."""


class Cancelled(Exception):  # noqa: N818  # nothing went wrong: the person asked for it
    """The person wants no more of it; importers let it pass and keep nothing."""


def silent(_done_bytes: int, _all_bytes: int) -> None:
    """Nobody watches."""


@dataclass(frozen=True, slots=True)
class Found:
    """One thing a file held, as a person is told of it before anything is kept.

    Parameters
    ----------
    what : str
        Slug of a factor, or ``"ratings"``, ``"sessions"``, ``"wearings"``, ``"experiments"``.
    source : str
        What the file calls the device or app it came from; empty where it says none.
    n : int
        Days of a factor, records of anything else.
    first, last : date or None
        The first and the last civil day.
    overlaps : bool
        Whether another source of the same file has some of the same days.
    """

    what: str
    source: str
    n: int
    first: date | None
    last: date | None
    overlaps: bool = False


@dataclass(frozen=True, slots=True)
class Imported:
    """A diary read from a file, and what of the file did not become part of it.

    Parameters
    ----------
    diary : Diary
        Everything that was understood.
    notes : tuple of str
        One sentence for each kind of content that was left out or had to be interpreted.
    found : tuple of Found
        What the file held, by source; empty where the importer does not tell sources apart.
    """

    diary: Diary
    notes: tuple[str, ...] = ()
    found: tuple[Found, ...] = ()
