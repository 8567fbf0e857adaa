"""What to ask before a massage, and what the answers so far mean. The rooms of massage begin here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from fodro.knowledge.limits import Limits, Stop
from fodro.knowledge.routine import Complaint
from fodro.knowledge.safety import (
    Answers,
    Assessment,
    Circumstances,
    Question,
    VerdictKind,
    assess,
    merged,
    questions,
    told_by_map,
)
from fodro.web.people.models import Person
from fodro.web.safety.queries import answers_of
from fodro.web.safety.telling import VerdictLine, verdict_lines


@dataclass(frozen=True, slots=True)
class AskState:
    """Where a person stands before a massage.

    ``questions`` are still to be asked and come first; ``limits`` hold for the massage; ``verdict_lines`` are
    to be shown, the most urgent first.
    """

    answers: Answers
    circumstances: Circumstances
    questions: tuple[Question, ...]
    assessment: Assessment
    verdict_lines: tuple[VerdictLine, ...]

    @property
    def limits(self) -> Limits:
        """What is ruled out today."""
        return self.assessment.limits

    @property
    def must_ask(self) -> bool:
        """Whether something that can matter today was not asked yet."""
        return bool(self.questions)

    @property
    def must_tell(self) -> bool:
        """Whether something is to be read first: nothing may touch, or someone should look today."""
        kinds = {one.kind for one in (*self.assessment.verdicts, *self.assessment.precautions)}
        return self.limits.stop is not Stop.NOTHING or bool(kinds & _URGENT)


_URGENT = {VerdictKind.EMERGENCY, VerdictKind.SAME_DAY}


def asked(
    person: Person,
    complaints: Sequence[Complaint],
    tools: Sequence[str],
    moment: datetime,
    *,
    after_harm: bool = False,
) -> AskState:
    """Return where `person` stands at `moment`: what the check-in says counts like an answer."""
    circumstances = Circumstances(tuple(complaints), tuple(tools), after_harm)
    answers = merged(answers_of(person, moment), told_by_map(complaints))
    assessment = assess(answers, circumstances)
    return AskState(
        answers=answers,
        circumstances=circumstances,
        questions=questions(answers, circumstances),
        assessment=assessment,
        verdict_lines=verdict_lines(assessment),
    )
