"""The rules and a routine's steps as plain JSON, for the phone that decides with the server gone.

``evaluate.js`` of the web slice reads this; shared test vectors hold both to the same verdicts.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from fodro.knowledge.library import Technique, technique
from fodro.knowledge.limits import Limits, leaves_of
from fodro.knowledge.regions import parts_of, regions
from fodro.knowledge.routine import Step
from fodro.knowledge.safety.asked import Question, asked, placed_by
from fodro.knowledge.safety.effects import Effect, covered, near
from fodro.knowledge.safety.formula import Formula
from fodro.knowledge.safety.rulebook import Clause, clauses


@cache
def portable() -> Mapping[str, Any]:
    """Return questions, rules and places as plain JSON values, the same for everyone."""
    return {
        "questions": [_question(one) for one in asked().values()],
        "clauses": [_clause(one) for one in clauses()],
        "parts": {slug: list(parts_of(slug)) for slug in regions()},
        "covered": {slug: sorted(covered(slug)) for slug in regions()},
        "near": {leaf: sorted(others) for leaf, others in near().items()},
    }


def step_facts(step: Step) -> dict[str, Any]:
    """Return what ``allows`` of ``evaluate.js`` needs to know of one step of a routine."""
    known = technique(step.technique)
    return {
        "technique": step.technique,
        "family": known.family.value,
        "tool": known.tool,
        "regions": sorted(leaves_of(known.regions)),
        "beside": sorted(leaves_of(known.touches_with)),
        "touches": known.touches,
        "moves": bool(known.regions),
        "pressure": step.pressure,
        "side": None if step.side is None else step.side.value,
    }


def plain_limits(limits: Limits) -> dict[str, Any]:
    """Return `limits` as plain JSON values, lists in order."""
    return {
        "stop": limits.stop.value,
        "off": sorted([side.value, leaf] for side, leaf in limits.off),
        "caps": sorted([side.value, leaf, most] for side, leaf, most in limits.caps),
        "max_pressure": limits.max_pressure,
        "families": sorted(limits.families),
        "tools": sorted(limits.tools),
        "techniques": sorted(limits.techniques),
        "only": None if limits.only is None else sorted(limits.only),
        "max_minutes": limits.max_minutes,
    }


def _question(one: Question) -> dict[str, Any]:
    return {
        "slug": one.slug,
        "words": {"en": one.words.en, "da": one.words.da},
        "help": {"en": one.help_text("en"), "da": one.help_text("da")},
        "group": one.group.value,
        "again_days": one.again_days,
        "asks_where": one.asks_where,
        "after": list(one.after),
        "fits": [
            {"leaves": sorted(fits.leaves), "qualities": sorted(fits.qualities), "pain": fits.pain}
            for fits in one.fits
        ],
        "tools": sorted(one.tools),
        "after_harm": one.after_harm,
        "from_map": one.from_map,
        "placed_by": list(placed_by(one.slug)),
    }


def _clause(one: Clause) -> dict[str, Any]:
    return {
        "rule": one.rule,
        "when": _formula(one.when),
        "kind": one.kind.value,
        "level": one.level.value,
        "effect": _effect(one.effect),
        "avoiding": [_avoiding(technique(slug)) for slug in one.avoiding],
    }


def _avoiding(one: Technique) -> dict[str, Any]:
    return {"slug": one.slug, "leaves": sorted(leaves_of(one.regions)), "touches": one.touches}


def _formula(part: Formula | str) -> Any:
    return part if isinstance(part, str) else {"n": part.n, "of": [_formula(one) for one in part.of]}


def _effect(one: Effect) -> dict[str, Any]:
    return {
        "stop": one.stop.value,
        "off": one.off,
        "cap": one.cap,
        "cap_at": one.cap_at,
        "max_pressure": one.max_pressure,
        "families": sorted(one.families),
        "tools": sorted(one.tools),
        "techniques": sorted(one.techniques),
        "only": None if one.only is None else sorted(one.only),
        "max_minutes": one.max_minutes,
        "placed": one.is_placed,
    }
