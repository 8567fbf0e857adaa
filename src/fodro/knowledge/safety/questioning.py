"""The fewest questions that can matter today."""

from __future__ import annotations

from collections.abc import Iterator

from fodro.knowledge.limits import Stop
from fodro.knowledge.safety.answers import Answers
from fodro.knowledge.safety.asked import Question, asked
from fodro.knowledge.safety.assessing import Assessment, assess, is_open
from fodro.knowledge.safety.circumstances import Circumstances
from fodro.knowledge.safety.kinds import VerdictKind
from fodro.knowledge.safety.knowing import Knowing
from fodro.knowledge.safety.rulebook import Clause, clauses


def questions(answers: Answers, circumstances: Circumstances) -> tuple[Question, ...]:
    """Return the questions that can still change something, in the order they are asked.

    Left out is what was answered or follows from an answer, what is about nothing here (a tool that is not at
    hand, a place or quality that was not noted), and what could only come to a rule that is decided. In an
    emergency nothing more is asked; where nothing may touch already, only what is more urgent still.
    """
    knowing = Knowing(answers, circumstances)
    found = assess(answers, circumstances)
    wanted = set(_wanted(knowing, found))
    return tuple(one for slug, one in asked().items() if slug in wanted and knowing.is_next(slug))


def _wanted(knowing: Knowing, found: Assessment) -> Iterator[str]:
    for clause in clauses():
        if is_open(clause, knowing) and _can_change(clause, found):
            for slug in clause.when.undecided(knowing.truth):
                yield from _with_gates(slug)


def _with_gates(slug: str) -> Iterator[str]:
    yield slug
    for gate in asked()[slug].after:
        yield from _with_gates(gate)


def _can_change(clause: Clause, found: Assessment) -> bool:
    if found.worst is VerdictKind.EMERGENCY:
        return False
    if found.limits.stop is Stop.NOTHING or found.worst is None:
        return True
    return clause.kind.urgency < found.worst.urgency
