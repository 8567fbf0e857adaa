"""Write docs/reference/safety-rules.md from the rules: for a clinician to read, and for a test to compare."""

import sys
from collections.abc import Iterator
from pathlib import Path

from fodro.knowledge.caution import rule
from fodro.knowledge.limits import MAX_PRESSURE, Stop
from fodro.knowledge.safety.asked import Group, Question, asked
from fodro.knowledge.safety.effects import Effect
from fodro.knowledge.safety.formula import Formula
from fodro.knowledge.safety.rulebook import Clause, rulebook
from fodro.knowledge.tools import tools

PAGE = Path(__file__).resolve().parent.parent / "docs/reference/safety-rules.md"
HEAD = """# Safety rules

Written by `scripts/safety_rules.py` from `rules.toml` and `asked.toml`; do not edit it here. What the parts
mean, and why an unknown is never clear, is in
[decision 0014](../decisions/0014-unknown-is-never-clear.md).

Levels: **E** emergency now · **S** the same day · **C** within days · **X** no massage today · **B** not at
this place · **L** lightly only. *Also resting* are techniques that name the rule; about a place, only where
they touch or move it. *Review* marks what no source gives and a clinician has yet to look at.
"""
GROUPS = {Group.NOW: "today", Group.ABOUT_YOU: "about you", Group.FOLLOW_UP: "after a yes"}
REACH = {
    "place": "the place",
    "near": "the place and 5 cm round it",
    "foot": "that foot",
    "leg": "that foot and leg",
}
STOPS = {Stop.TOUCH: "nothing touches feet or legs", Stop.MOVE: "nothing touches or moves feet or legs"}
ALL_TOOLS = frozenset(tools()) - {"hands", "lotion"}


def page() -> str:
    return "\n".join([HEAD, *rule_table(), "", *question_table(), ""])


def rule_table() -> Iterator[str]:
    yield "## Rules\n"
    yield "| rule | level | holds when | rules out | also resting | sources | review |"
    yield "|---|---|---|---|---|---|---|"
    for slug, clauses in rulebook().items():
        for n, clause in enumerate(clauses):
            yield row(f"{slug}{' further' if n else ''}", clause)


def row(name: str, clause: Clause) -> str:
    known = rule(clause.rule)
    resting = ", ".join(clause.avoiding)
    review = "yes" if known.needs_clinical_review else ""
    sources = " ".join(known.sources) or "–"
    cells = (name, clause.level, trigger(clause.when), effect(clause.effect), resting, sources, review)
    return f"| {' | '.join(cells)} |"


def trigger(part: Formula | str) -> str:
    if isinstance(part, str):
        return f"`{part}`"
    if len(part.of) == 1:
        return trigger(part.of[0])
    words = {1: "any of", len(part.of): "all of"}.get(part.n, f"at least {part.n} of")
    return f"{words} ({', '.join(map(trigger, part.of))})"


def effect(one: Effect) -> str:
    return "; ".join(parts(one)) or "–"


def parts(one: Effect) -> Iterator[str]:
    if one.stop is not Stop.NOTHING:
        yield STOPS[one.stop]
    if one.off:
        yield f"touch at {REACH[one.off]}"
    if one.cap < MAX_PRESSURE:
        yield f"over level {one.cap} at {REACH.get(one.cap_at, one.cap_at)}"
    if one.max_pressure < MAX_PRESSURE:
        yield f"over level {one.max_pressure} anywhere"
    if one.only is not None:
        yield f"all but {', '.join(sorted(one.only))}"
    if one.families:
        yield f"family {', '.join(sorted(one.families))}"
    if one.tools:
        yield "every tool" if one.tools >= ALL_TOOLS else f"tools {', '.join(sorted(one.tools))}"
    if one.techniques:
        yield f"techniques {', '.join(sorted(one.techniques))}"
    if one.max_minutes:
        yield f"over {one.max_minutes} minutes"


def question_table() -> Iterator[str]:
    yield "## Questions\n"
    yield "| question | asked | words | where | asked again |"
    yield "|---|---|---|---|---|"
    for slug, one in asked().items():
        again = "never asked" if one.from_map else f"{one.again_days} days" if one.lasting else "each day"
        yield f"| `{slug}` | {when(one)} | {one.text('en')} | {'yes' if one.asks_where else ''} | {again} |"


def when(one: Question) -> str:
    said = [GROUPS[one.group]]
    if one.after:
        said.append(f"after {' or '.join(f'`{gate}`' for gate in one.after)}")
    if one.tools:
        said.append(f"with {' or '.join(sorted(one.tools))} at hand")
    if one.after_harm:
        said.append("after a massage that left something behind")
    if one.fits:
        said.append("for the places and qualities it is about")
    return ", ".join(said)


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(0 if PAGE.read_text(encoding="utf-8") == page() else "docs/reference/safety-rules.md is old")
    PAGE.write_text(page(), encoding="utf-8")
