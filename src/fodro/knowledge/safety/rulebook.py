"""The rules: when each holds, how urgent it is, and what it rules out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from fodro.knowledge.caution import Level
from fodro.knowledge.content import table
from fodro.knowledge.library import techniques
from fodro.knowledge.safety.effects import Effect, effect
from fodro.knowledge.safety.formula import Formula, formula
from fodro.knowledge.safety.kinds import VerdictKind, kind_of
from fodro.knowledge.tools import tools


@dataclass(frozen=True, slots=True)
class Clause:
    """One trigger of a rule, with what it means and what it rules out.

    Parameters
    ----------
    rule : str
        The rule's id.
    when : Formula
    level : Level
    effect : Effect
    avoiding : tuple of str
        Techniques that name the rule under ``avoid``.
    """

    rule: str
    when: Formula
    level: Level
    effect: Effect
    avoiding: tuple[str, ...] = ()

    @property
    def kind(self) -> VerdictKind:
        """What it means for the person."""
        return kind_of(self.level)


@cache
def rulebook() -> Mapping[str, tuple[Clause, ...]]:
    """Return the clauses of every rule by its id, the ids in their own order: R01, R02 … R13a, R13b …."""
    rules = table("rules")["rule"]
    return {slug: tuple(_clauses(slug, rules[slug])) for slug in sorted(rules)}


@cache
def clauses() -> tuple[Clause, ...]:
    """Return every clause, the rules in their order."""
    return tuple(clause for several in rulebook().values() for clause in several)


def _clauses(slug: str, entry: Mapping[str, Any]) -> Iterator[Clause]:
    limits = entry.get("limits", {})
    # A tool that names a rule rests; where nothing touches the place, it is kept off there already.
    by_tools = [] if "off" in limits else [one.slug for one in tools().values() if slug in one.avoid]
    named = limits.get("tools", [])
    yield Clause(
        rule=slug,
        when=formula(entry["when"]),
        level=Level(entry["level"]),
        effect=effect({**limits, "tools": [*named, *by_tools]}),
        avoiding=tuple(one.slug for one in techniques().values() if slug in one.avoid),
    )
    for more in entry.get("further", ()):
        level = Level(more.get("level", entry["level"]))
        yield Clause(slug, formula(more["when"]), level, effect(more.get("limits", {})))
