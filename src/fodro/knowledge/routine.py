"""A routine: what was asked for, and the ordered steps that answer it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from fodro.domain.body import Side
from fodro.knowledge.library import Phase
from fodro.knowledge.limits import NO_LIMITS, Limits
from fodro.knowledge.tools import HANDS

MIN_MINUTES = 3
MAX_MINUTES = 20

LEAD_S = 4
"""Seconds at the start of every step, within its own, for hearing what comes and placing the hands."""


class RoutineError(ValueError):
    """A routine that cannot be composed or read; its text is one sentence for the person."""


class Kind(StrEnum):
    """What sort of routine it is, from most to least touch."""

    MASSAGE = "massage"
    OWN = "own"
    AT_WORK = "at-work"
    NO_REACH = "no-reach"
    SWOLLEN = "swollen"
    NO_PRESSURE = "no-pressure"
    HANDS_OFF = "hands-off"
    REST = "rest"


class Mode(StrEnum):
    """What can be asked for on top of what was noted."""

    SWOLLEN = "swollen"
    NO_PRESSURE = "no-pressure"
    NO_REACH = "no-reach"
    TWO_PERSON = "two-person"
    BEFORE_SLEEP = "before-sleep"
    AT_WORK = "at-work"
    SPARE_THUMBS = "spare-thumbs"


@dataclass(frozen=True, slots=True)
class Complaint:
    """One place and how it is.

    Parameters
    ----------
    region : str
        Permanent region slug.
    side : Side or None
        ``None`` where there is no side or none was recorded. What it needs then counts for both;
        where one leg alone would be a sign to act on, it counts as one leg.
    intensity_nrs : float
        0–10.
    qualities : tuple of str
        Slugs such as ``"sore"``; a word that is not known is met gently.
    """

    region: str
    side: Side | None = None
    intensity_nrs: float = 0.0
    qualities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoutineRequest:
    """What a routine is for.

    Parameters
    ----------
    complaints : tuple of Complaint
        In any order; empty when nothing hurts.
    minutes : int
        3 to 20.
    tools : tuple of str
        Slugs of the tools at hand; the hands always are.
    modes : tuple of str
        See `Mode`.
    one_foot : bool
        Give all the time to one foot, if only that one hurts.
    positions : tuple of str
        Slugs of the positions that are possible; empty for all.
    limits : Limits
        What signs and conditions rule out today.
    weights : mapping of str to float
        How much more (above 1) or less a technique is preferred for this person, by slug; 1 where absent.
    """

    complaints: tuple[Complaint, ...] = ()
    minutes: int = 5
    tools: tuple[str, ...] = (HANDS,)
    modes: tuple[str, ...] = ()
    one_foot: bool = False
    positions: tuple[str, ...] = ()
    limits: Limits = NO_LIMITS
    weights: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Step:
    """One technique on one foot, or on both at once.

    Parameters
    ----------
    technique : str
        Slug in the technique library.
    side : Side or None
        ``None`` for both feet at once.
    seconds : int
        The first `LEAD_S` of them are for placing the hands.
    phase : Phase
    pressure : int
        1–4 on the pressure scale; 0 where nothing presses.
    pace_per_min : int
        In the technique's own count.
    reason : str
        A region slug, or a slug of ``reasons.toml``.
    """

    technique: str
    side: Side | None
    seconds: int
    phase: Phase
    pressure: int
    pace_per_min: int
    reason: str


_LISTS = ("cautions", "modes", "tools", "positions")


@dataclass(frozen=True, slots=True)
class Routine:
    """An ordered routine of exactly `minutes`.

    Parameters
    ----------
    minutes : int
    kind : Kind
    steps : tuple of Step
    cautions : tuple of str
        Rule ids to read first, because of what was noted.
    modes : tuple of str
        See `Mode`; the player speaks to the giver in ``two-person``.
    tools, positions : tuple of str
        What was at hand, and how the person could sit or lie.
    """

    minutes: int
    kind: Kind
    steps: tuple[Step, ...]
    cautions: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    positions: tuple[str, ...] = ()

    @property
    def seconds(self) -> int:
        """Seconds of all steps together."""
        return sum(step.seconds for step in self.steps)

    def to_dict(self) -> dict[str, Any]:
        """Return the routine as plain values for JSON, with slugs only."""
        plain = asdict(self)
        plain["steps"] = list(plain["steps"])
        for name in _LISTS:
            plain[name] = list(plain[name])
        return plain

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any]) -> Routine:
        """Read a routine back from what `to_dict` gave.

        Raises
        ------
        RoutineError
            If something in it is missing or wrong.
        """
        try:
            return cls(
                minutes=int(plain["minutes"]),
                kind=Kind(plain["kind"]),
                steps=tuple(_step(step) for step in plain["steps"]),
                **{name: tuple(map(str, plain.get(name, ()))) for name in _LISTS},
            )
        except (KeyError, TypeError, ValueError) as error:
            message = f"The kept routine cannot be read: {error}."
            raise RoutineError(message) from error


def _step(plain: Mapping[str, Any]) -> Step:
    return Step(
        technique=str(plain["technique"]),
        side=Side(plain["side"]) if plain["side"] else None,
        seconds=int(plain["seconds"]),
        phase=Phase(plain["phase"]),
        pressure=int(plain["pressure"]),
        pace_per_min=int(plain["pace_per_min"]),
        reason=str(plain["reason"]),
    )
