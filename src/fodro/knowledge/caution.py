"""Signs and conditions that change or stop a massage, read by everyone before one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any

from fodro.knowledge.content import Bilingual, ContentError, bilingual, table


class Level(StrEnum):
    """How soon someone should look; or, where nobody needs to, what it means for the massage."""

    EMERGENCY = "E"
    SAME_DAY = "S"
    CLINICIAN = "C"
    NOT_TODAY = "X"
    NOT_HERE = "B"
    LIGHTLY = "L"


@dataclass(frozen=True, slots=True)
class Rule:
    """One sign or condition.

    Parameters
    ----------
    id : str
        Permanent, such as ``"R02"``.
    level : Level
        The most urgent thing it means.
    effect : Level
        What it means for the massage: not today, not here, or lightly.
    place : int or None
        Its position in the list read before a massage; ``None`` if it is not in it.
    questions, advices : Bilingual
        The sign in plain words, and what to do.
    sources : tuple of str
        Ids in the list of sources.
    needs_clinical_review : bool
        Whether a clinician has yet to look at it.
    """

    id: str
    level: Level
    effect: Level
    place: int | None
    questions: Bilingual
    advices: Bilingual
    sources: tuple[str, ...]
    needs_clinical_review: bool

    def question(self, language: str) -> str:
        """Return the sign in plain words in `language`."""
        return self.questions.text(language)

    def advice(self, language: str) -> str:
        """Return what to do in `language`, with whom to call in Denmark and elsewhere."""
        return self.advices.text(language)


@dataclass(frozen=True, slots=True)
class Caution:
    """One line of the list read before a massage, in one language."""

    id: str
    level: Level
    effect: Level
    question: str
    advice: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """A number to call, and where it is answered."""

    number: str
    where: str


@cache
def rules() -> Mapping[str, Rule]:
    """Return every rule by its id, those of the list before a massage first."""
    content = table("rules")
    numbers = {name: bilingual(entry) for name, entry in content["numbers"].items()}
    return MappingProxyType({slug: _rule(slug, entry, numbers) for slug, entry in content["rule"].items()})


def rule(slug: str) -> Rule:
    """Return the rule `slug`.

    Raises
    ------
    ContentError
        If there is none.
    """
    try:
        return rules()[slug]
    except KeyError:
        raise ContentError(kind="rule", slug=slug) from None


@cache
def before_massage(language: str) -> tuple[Caution, ...]:
    """Return what everyone reads before a massage in `language`, the most urgent first.

    The list is the same for everyone and decides nothing: the person reads it and acts on it.
    """
    listed = sorted((place, one) for one in rules() if (place := rules()[one].place) is not None)
    return tuple(said(slug, language) for _place, slug in listed)


def said(slug: str, language: str) -> Caution:
    """Return the rule `slug` in `language`.

    Raises
    ------
    ContentError
        If there is none.
    """
    one = rule(slug)
    return Caution(one.id, one.level, one.effect, one.question(language), one.advice(language), one.sources)


@cache
def calls(level: Level, language: str) -> tuple[Call, ...]:
    """Return the numbers to call where a rule of `level` holds; none where nobody needs to be called."""
    listed = table("rules")["calls"].get(level, ())
    return tuple(Call(one["number"], bilingual(one["where"]).text(language)) for one in listed)


def _rule(slug: str, entry: Mapping[str, Any], numbers: Mapping[str, Bilingual]) -> Rule:
    return Rule(
        id=slug,
        level=Level(entry["level"]),
        effect=Level(entry["effect"]),
        place=entry.get("place"),
        questions=bilingual(entry["question"]),
        advices=_with_numbers(bilingual(entry["advice"]), numbers),
        sources=tuple(entry["sources"]),
        needs_clinical_review=entry.get("needs_clinical_review", False),
    )


def _with_numbers(advice: Bilingual, numbers: Mapping[str, Bilingual]) -> Bilingual:
    return Bilingual(
        en=advice.filled("en", **{name: text.en for name, text in numbers.items()}),
        da=advice.filled("da", **{name: text.da for name, text in numbers.items()}),
    )
