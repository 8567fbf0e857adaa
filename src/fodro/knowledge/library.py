"""The technique library: what hands and tools do, where, how fast, how hard and how long."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any

from fodro.knowledge.content import Bilingual, ContentError, bilingual, table, words_of
from fodro.knowledge.tools import HANDS

Range = tuple[int, int]


class Family(StrEnum):
    """What kind of technique it is."""

    STROKE = "stroke"
    KNEAD = "knead"
    PRESS = "press"
    MOVE = "move"
    TOOL = "tool"


class Phase(StrEnum):
    """The parts of a routine, in their order."""

    WARM_UP = "warm-up"
    DEEPER = "deeper"
    MOVE = "move"
    CALM_DOWN = "calm-down"


@dataclass(frozen=True, slots=True)
class Motion:
    """What the drawing of a technique shows; how to write it stands at the head of ``techniques.toml``.

    Parameters
    ----------
    kind : str
        How the hand moves, such as ``stroke``, ``circles`` or ``hold``.
    scene : str
        What is drawn: ``sole``, ``top``, ``calf`` or ``shin``.
    lanes : tuple of tuple of str
        The ways it takes in turn, each through stops: region slugs, or points in them.
    mark : str
        The hand, tool or foot that is drawn; empty: the one that `Technique.hands` or `Technique.tool` says.
    """

    kind: str
    scene: str
    lanes: tuple[tuple[str, ...], ...]
    mark: str = ""

    @property
    def on_leg(self) -> bool:
        """Whether it is drawn on a lower leg and not only a foot."""
        return self.scene in {"calf", "shin"}

    @property
    def view(self) -> str:
        """The face of the foot it is drawn on, or ``leg``."""
        return "leg" if self.on_leg else self.scene

    @property
    def path(self) -> tuple[str, ...]:
        """The regions of its first lane; none on the leg."""
        first = self.lanes[0] if self.lanes and not self.on_leg else ()
        return tuple(stop.partition("|")[0].partition(".")[0] for stop in first)


@dataclass(frozen=True, slots=True)
class Technique:
    """One thing hands, feet or a tool do.

    Parameters
    ----------
    slug : str
        Permanent; rows hold it.
    ref : str
        Its number in the fact base, such as ``"G02"``.
    family : Family
    phases : tuple of Phase
        Parts of a routine it may be composed into; empty: only where the person chooses it.
    both_feet : bool
        Whether it is done with both feet at once.
    names, hows, cues : Bilingual
        The name; two or three sentences read aloud; a few words said midway.
    regions : tuple of str
        What is touched or moved.
    hands : str
        ``palms``, ``thumbs``, ``fingertips``, ``fist``, ``grip``, ``pinch`` or ``none``.
    direction : str
    pace_of : str
        What is counted: ``strokes``, ``circles``, ``breaths`` and so on.
    pace_per_min : tuple of int
        Low and high.
    pressure : tuple of int
        Low and high on the 1–5 scale of the fact base; 0 where nothing presses.
    seconds_per_foot : tuple of int
        Low and high.
    holds : int
        Points held on one foot; 0 for all but pressing.
    positions : tuple of str
        Slugs of positions, the usual one first.
    lotion : str
        ``yes``, ``little`` or ``none``; good to have, never needed.
    tool : str
        Slug of the tool it needs; ``"hands"`` for none.
    suits_regions, suits_qualities : tuple of str
        What it is chosen for.
    unsuited : tuple of str
        Qualities that rule it out where it touches.
    avoid : tuple of str
        Rule ids.
    evidence : str
        ``A`` pooled trials or a guideline, ``B`` a trial, ``C`` a leaflet, ``D`` craft.
    sources : tuple of str
        Ids in the list of sources.
    needs_clinical_review : bool
        Whether pace, pressure or seconds are design values that no source gives.
    motion : Motion
    shoes_on : bool
        Whether it may be done with shoes and socks on.
    vibrates : bool
        Whether the tool vibrates, or may.
    touches_with : tuple of str
        Regions of the *other* foot or leg that do the touching where no hand does; what is wrong with them
        speaks against it too.
    holds_s : tuple of int or None
        Low and high: how long one hold or stretch lasts; ``None`` where nothing is held.
    structures : Bilingual or None
        What lies under the hands.
    notes : Bilingual or None
        What the numbers leave out, such as how often.
    founds : Bilingual or None
        What trials found, in plain words, where there are any.
    givers : Bilingual or None
        The same for hands that massage another person.
    """

    slug: str
    ref: str
    family: Family
    phases: tuple[Phase, ...]
    both_feet: bool
    names: Bilingual
    hows: Bilingual
    cues: Bilingual
    regions: tuple[str, ...]
    hands: str
    direction: str
    pace_of: str
    pace_per_min: Range
    pressure: Range
    seconds_per_foot: Range
    holds: int
    positions: tuple[str, ...]
    lotion: str
    tool: str
    suits_regions: tuple[str, ...]
    suits_qualities: tuple[str, ...]
    unsuited: tuple[str, ...]
    avoid: tuple[str, ...]
    evidence: str
    sources: tuple[str, ...]
    needs_clinical_review: bool
    motion: Motion
    shoes_on: bool = False
    vibrates: bool = False
    touches_with: tuple[str, ...] = ()
    holds_s: Range | None = None
    structures: Bilingual | None = None
    notes: Bilingual | None = None
    founds: Bilingual | None = None
    givers: Bilingual | None = None

    def name(self, language: str) -> str:
        """Return the name in `language`."""
        return self.names.text(language)

    def how(self, language: str) -> str:
        """Return what the hands do, to be read aloud, in `language`."""
        return self.hows.text(language)

    def giver(self, language: str) -> str:
        """Return what to do to another person in `language`; where hands do nothing, as for oneself."""
        return (self.givers or self.hows).text(language)

    def cue(self, language: str) -> str:
        """Return a few words for midway in `language`."""
        return self.cues.text(language)

    @property
    def touches(self) -> bool:
        """Whether hands, a tool or the other foot touch the skin."""
        return self.hands != "none" or self.tool != HANDS or bool(self.touches_with)

    @property
    def reach_free(self) -> bool:
        """Whether no hand has to reach the foot or the leg."""
        return self.hands == "none"

    @property
    def stands(self) -> bool:
        """Whether it can only be done standing."""
        return set(self.positions) == {"stand"}

    @property
    def tires_thumbs(self) -> bool:
        """Whether the thumbs do the work."""
        return self.hands == "thumbs"


@cache
def techniques() -> Mapping[str, Technique]:
    """Return every technique by its slug: strokes, kneading, pressing, moves, tools."""
    return MappingProxyType({slug: _technique(slug, entry) for slug, entry in table("techniques").items()})


def technique(slug: str) -> Technique:
    """Return the technique `slug`.

    Raises
    ------
    ContentError
        If there is none.
    """
    try:
        return techniques()[slug]
    except KeyError:
        raise ContentError(kind="technique", slug=slug) from None


def technique_name(slug: str, language: str) -> str:
    """Return the name of a technique or family, as other diaries call it too; else the slug as words."""
    known = techniques().get(slug)
    if known:
        return known.name(language)
    family = _families().get(slug)
    return family.text(language) if family else words_of(slug)


@cache
def _families() -> Mapping[str, Bilingual]:
    return {
        word: bilingual(entry["name"])
        for slug, entry in table("families").items()
        for word in (slug, *entry["aliases"])
    }


def _technique(slug: str, entry: Mapping[str, Any]) -> Technique:
    suits = entry["suits"]
    return Technique(
        slug=slug,
        ref=entry["ref"],
        family=Family(entry["family"]),
        phases=tuple(Phase(phase) for phase in entry["phases"]),
        both_feet=entry.get("both_feet", False),
        names=bilingual(entry["name"]),
        hows=bilingual(entry["how"]),
        cues=bilingual(entry["cue"]),
        regions=tuple(entry["regions"]),
        hands=entry["hands"],
        direction=entry["direction"],
        pace_of=entry["pace_of"],
        pace_per_min=_range(entry["pace_per_min"]),
        pressure=_range(entry["pressure"]),
        seconds_per_foot=_range(entry["seconds_per_foot"]),
        holds=entry.get("holds", 0),
        positions=tuple(entry["positions"]),
        lotion=entry.get("lotion", "none"),
        tool=entry.get("tool", HANDS),
        suits_regions=tuple(suits["regions"]),
        suits_qualities=tuple(suits["qualities"]),
        unsuited=tuple(entry.get("unsuited", ())),
        avoid=tuple(entry["avoid"]),
        evidence=entry["evidence"],
        sources=tuple(entry["sources"]),
        needs_clinical_review=entry["needs_clinical_review"],
        motion=_motion(entry["motion"]),
        **_extras(entry),
    )


def _extras(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return what only some techniques have."""
    told = {"structures": "structure", "notes": "note", "founds": "found", "givers": "giver"}
    return {
        "shoes_on": entry.get("shoes_on", False),
        "vibrates": entry.get("vibrates", False),
        "touches_with": tuple(entry.get("touches_with", ())),
        "holds_s": _range(entry["holds_s"]) if "holds_s" in entry else None,
        **{name: bilingual(entry[key]) for name, key in told.items() if key in entry},
    }


def _motion(entry: Mapping[str, Any]) -> Motion:
    lanes = entry["lanes"] if "lanes" in entry else [entry["path"]]
    return Motion(entry["kind"], entry["scene"], tuple(map(tuple, lanes)), entry.get("mark", ""))


def _range(entry: list[int]) -> Range:
    low, high = entry
    return low, high
