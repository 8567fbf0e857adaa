"""How a day is asked about: the control of each factor, its limits, and where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any

from fodro.knowledge.content import Bilingual, bilingual, table
from fodro.knowledge.factors import Factor, FactorKind, factors


class Control(StrEnum):
    """What a factor is noted with."""

    STEPPER = "stepper"
    MINUTES = "minutes"
    NUMBER = "number"
    SLIDER = "slider"
    SEGMENTS = "segments"
    TEXT = "text"


class Offered(StrEnum):
    """When a factor is asked about."""

    ALWAYS = "always"
    CHOSEN = "chosen"
    NOTED = "noted"


_SILENT = Bilingual(en="", da="")


@dataclass(frozen=True, slots=True)
class DayField:
    """How one factor of a day is asked about.

    Parameters
    ----------
    factor : Factor
    group : str
        Slug of the group it is folded into while it is not in daily use.
    control : Control
    limits : tuple of float or None
        The least and the most, both included, in the unit of the factor; ``None`` for words.
    step : float
        What one tap adds, in the unit of the factor.
    start : float
        Where a stepper stands after its first tap, when nothing was noted lately.
    first : bool
        Whether it stands on the page of someone who has noted nothing yet.
    offered : Offered
    instead_of : str
        Slug of the factor it takes the place of for those who noted it; empty for most.
    carried : bool
        Whether an earlier day's value may be offered for this one; never for a measurement.
    hint : Bilingual
        A few words below the name; may be empty.
    ends : tuple of Bilingual
        The words at the two ends of a slider.
    answers : mapping of str to Bilingual
        What can be chosen, by what is recorded; empty for numbers and free words.
    """

    factor: Factor
    group: str
    control: Control
    limits: tuple[float, float] | None
    step: float
    start: float
    first: bool
    offered: Offered
    instead_of: str
    carried: bool
    hint: Bilingual
    ends: tuple[Bilingual, Bilingual]
    answers: Mapping[str, Bilingual]


@cache
def day_fields() -> Mapping[str, DayField]:
    """Return every factor that can be asked about by its slug, in the order of the page."""
    entries = table("day_form")["fields"]
    return MappingProxyType({slug: _field(slug, entry) for slug, entry in entries.items()})


@cache
def groups() -> Mapping[str, Bilingual]:
    """Return the names of the groups, in the order of the page."""
    return MappingProxyType({slug: bilingual(name) for slug, name in table("day_form")["groups"].items()})


@cache
def yes_and_no() -> Mapping[str, Bilingual]:
    """Return the answers to a yes-no factor by what is recorded, ``"1"`` and ``"0"``."""
    return MappingProxyType({value: bilingual(name) for value, name in table("day_form")["answers"].items()})


def unit_name(unit: str, language: str) -> str:
    """Return the unit as it stands beside a number; a unit without a name of its own is as it is."""
    known = _units().get(unit)
    return known.text(language) if known else unit


def written_number(value: float, language: str) -> str:
    """Return a number as it is typed in `language`: 7.5, in Danish 7,5; nothing is rounded."""
    written = repr(float(value)).removesuffix(".0")
    return written.replace(".", ",") if language == "da" else written


def minutes_text(minutes: float, language: str) -> str:
    """Return such as "1 h 35 min"; short times and fractions stay in minutes."""
    hours, rest = divmod(minutes, 60) if minutes == int(minutes) else (0, minutes)
    parts = [(n, unit) for n, unit in ((hours, "h"), (rest, "min")) if n] or [(0, "min")]
    return " ".join(f"{written_number(n, language)} {unit_name(unit, language)}" for n, unit in parts)


@cache
def _units() -> Mapping[str, Bilingual]:
    return {unit: bilingual(name) for unit, name in table("day_form")["units"].items()}


def _field(slug: str, entry: Mapping[str, Any]) -> DayField:
    factor = factors()[slug]
    ends = entry.get("ends")
    return DayField(
        factor=factor,
        group=entry["group"],
        control=Control(entry["control"]),
        limits=_limits(entry, factor.kind),
        step=entry.get("step", 1),
        start=entry.get("start", 1),
        first=entry.get("first", False),
        offered=Offered(entry.get("offered", "always")),
        instead_of=entry.get("instead_of", ""),
        carried=entry.get("carried", True),
        hint=bilingual(entry["hint"]) if "hint" in entry else _SILENT,
        ends=(bilingual(ends["low"]), bilingual(ends["high"])) if ends else (_SILENT, _SILENT),
        answers=yes_and_no() if factor.kind is FactorKind.YES_NO else factor.levels,
    )


def _limits(entry: Mapping[str, Any], kind: FactorKind) -> tuple[float, float] | None:
    if kind is FactorKind.CATEGORY:
        return None
    if kind is FactorKind.YES_NO:
        return (0, 1)
    low, high = entry["limits"]
    return (low, high)
