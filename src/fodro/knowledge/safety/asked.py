"""The questions there are, in the order they are asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any

from fodro.knowledge.content import Bilingual, bilingual, table
from fodro.knowledge.regions import parts_of


class Group(StrEnum):
    """Where a question stands: of today, of what lasts, or only after another answer."""

    NOW = "now"
    ABOUT_YOU = "about-you"
    FOLLOW_UP = "follow-up"


@dataclass(frozen=True, slots=True)
class Fits:
    """A kind of noted place a question is for; an empty set fits every one."""

    leaves: frozenset[str] = frozenset()
    qualities: frozenset[str] = frozenset()
    pain: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """One question: a line of a checklist.

    Parameters
    ----------
    slug : str
        Permanent; rows hold it.
    words : Bilingual
        The line.
    help : Bilingual or None
        One more sentence, where the line needs it.
    group : Group
    again_days : int or None
        A lasting answer is asked again after so many days; ``None`` for what is asked of each day.
    asks_where : bool
        Whether the place makes a difference.
    after : tuple of str
        Asked only where one of these was answered yes or not sure.
    fits : tuple of Fits
        Asked only where a noted place fits one of these; empty: whatever was noted.
    tools : frozenset of str
        Asked only where one of these is at hand; empty: whatever is.
    after_harm : bool
        Asked only where the last massage left something behind.
    from_map : bool
        Never asked: the check-in alone says it.
    """

    slug: str
    words: Bilingual
    help: Bilingual | None
    group: Group
    again_days: int | None
    asks_where: bool
    after: tuple[str, ...]
    fits: tuple[Fits, ...]
    tools: frozenset[str]
    after_harm: bool
    from_map: bool

    @property
    def lasting(self) -> bool:
        """Whether the answer is remembered beyond the day."""
        return self.again_days is not None

    @property
    def asked_again_after(self) -> timedelta:
        """For how long an answer counts; for what is asked of each day, twelve hours of that day."""
        return timedelta(hours=12) if self.again_days is None else timedelta(days=self.again_days)

    def text(self, language: str) -> str:
        """Return the line in `language`."""
        return self.words.text(language)

    def help_text(self, language: str) -> str:
        """Return one more sentence in `language`, or nothing."""
        return self.help.text(language) if self.help else ""


@cache
def asked() -> Mapping[str, Question]:
    """Return every question by its slug, in the order they are asked."""
    return MappingProxyType({slug: _question(slug, entry) for slug, entry in table("asked").items()})


@cache
def placed_by(slug: str) -> tuple[str, ...]:
    """Return the questions that say where `slug` is: itself, or those it comes after; none if nobody asks."""
    question = asked()[slug]
    own = (slug,) if question.asks_where else ()
    return own + tuple(asker for gate in question.after for asker in placed_by(gate))


def _question(slug: str, entry: Mapping[str, Any]) -> Question:
    return Question(
        slug=slug,
        words=bilingual(entry["words"]),
        help=bilingual(entry["help"]) if "help" in entry else None,
        group=Group(entry["group"]),
        again_days=entry.get("again_days"),
        asks_where=entry.get("asks_where", False),
        after=tuple(entry.get("after", ())),
        fits=tuple(_fits(one) for one in entry.get("with", ())),
        tools=frozenset(entry.get("tools", ())),
        after_harm=entry.get("after_harm", False),
        from_map=entry.get("from_map", False),
    )


def _fits(entry: Mapping[str, Any]) -> Fits:
    return Fits(
        leaves=frozenset(leaf for slug in entry.get("regions", ()) for leaf in parts_of(slug)),
        qualities=frozenset(entry.get("qualities", ())),
        pain=entry.get("pain", False),
    )
