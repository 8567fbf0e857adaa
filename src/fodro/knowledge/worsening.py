"""What to do where something that is watched has grown worse, and what that means for a massage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from fodro.domain.sign_findings import Monitor, SignFinding, Status
from fodro.knowledge.content import Bilingual, bilingual, table
from fodro.knowledge.library import Family
from fodro.knowledge.limits import NO_LIMITS, Limits
from fodro.knowledge.signs import most_urgent_first

TALK_RULE = "R41"
"""Pain that grows worse is for someone to look at."""

LIGHTER_CAP = 2
"""The firmest while it is worse: "lightly", as the rules use the word. No source names a level (8.1, DER)."""

_ENOUGH_WATCHED = 2


class Step(StrEnum):
    """How much is to be done, least first."""

    NOTHING = "nothing"
    GENTLY = "gently"
    TALK = "talk"


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing that can be done.

    Parameters
    ----------
    slug : str
    texts : Bilingual
    sources : tuple of str
        Ids in the list of sources.
    needs_clinical_review : bool
        Whether a clinician has yet to look at it.
    """

    slug: str
    texts: Bilingual
    sources: tuple[str, ...]
    needs_clinical_review: bool

    def text(self, language: str) -> str:
        """Return the sentence in `language`."""
        return self.texts.text(language)


def step_for(findings: Iterable[SignFinding]) -> Step:
    """Return how much is to be done about `findings`: section 8.1 of the fact base.

    One that is watched: go gently. Two of them, or one that is worse: talk with someone.
    """
    statuses = [finding.status for finding in findings]
    watched = statuses.count(Status.WATCH)
    if Status.WORSE in statuses or watched >= _ENOUGH_WATCHED:
        return Step.TALK
    return Step.GENTLY if watched else Step.NOTHING


@cache
def advice() -> Mapping[str, Advice]:
    """Return what can be done while something is worse, in the order it is told."""
    return MappingProxyType(
        {
            slug: Advice(
                slug,
                bilingual(entry["text"]),
                tuple(entry["sources"]),
                entry.get("needs_clinical_review", False),
            )
            for slug, entry in table("worsening")["advice"].items()
        }
    )


def rules_with(findings: Iterable[SignFinding]) -> tuple[str, ...]:
    """Return the ids of the rules to read with what has changed among `findings`, the most urgent first."""
    also: Mapping[str, list[str]] = table("worsening")["also"]
    changed = [one for one in findings if one.status in {Status.WATCH, Status.WORSE}]
    found = [rule for one in changed for key in _keys(one) for rule in also.get(key, ())]
    talk = [TALK_RULE] if step_for(changed) is Step.TALK else []
    return most_urgent_first([*found, *talk])


def limits_while(findings: Iterable[SignFinding]) -> Limits:
    """Return what is ruled out of a massage while it surely hurts more: what is firm, or presses points."""
    is_worse = any(one.monitor is Monitor.INTENSITY and one.status is Status.WORSE for one in findings)
    return Limits(max_pressure=LIGHTER_CAP, families=frozenset({Family.PRESS})) if is_worse else NO_LIMITS


def _keys(finding: SignFinding) -> tuple[str, str]:
    return finding.monitor.value, f"{finding.monitor.value}-{finding.what}"
