"""What is known of each question: from its own answer, and from the answers of those it comes after."""

from __future__ import annotations

from dataclasses import dataclass

from fodro.domain.body import Place
from fodro.knowledge.safety.answers import Answer, Answers
from fodro.knowledge.safety.asked import asked, placed_by
from fodro.knowledge.safety.circumstances import Circumstances
from fodro.knowledge.safety.formula import Truth

_TRUTHS = {Answer.YES: True, Answer.NO: False, Answer.UNKNOWN: None}


@dataclass(frozen=True, slots=True)
class Knowing:
    """Answers, and the circumstances they were given in."""

    answers: Answers
    circumstances: Circumstances

    def truth(self, slug: str) -> Truth:
        """Return whether it is so; a question is answered no where all those it comes after are."""
        told = self.answers.get(slug)
        if told is not None:
            return _TRUTHS[told.answer]
        gates = asked()[slug].after
        return False if gates and all(self.truth(gate) is False for gate in gates) else None

    def doubted(self, slug: str) -> bool:
        """Return whether it was asked and the answer was "I don't know"."""
        return slug in self.answers and self.answers[slug].answer is Answer.UNKNOWN

    def feared(self, slug: str) -> Truth:
        """Return whether it is so, with every "I don't know" taken for a yes."""
        return True if self.doubted(slug) else self.truth(slug)

    def possible(self, slug: str) -> bool:
        """Return whether it is so, or may turn out to be so through a question that can be asked today."""
        feared = self.feared(slug)
        return self.can_be_asked(slug) if feared is None else feared

    def can_be_asked(self, slug: str) -> bool:
        """Return whether the question is about anything today, now or after another answer."""
        question = asked()[slug]
        gates = not question.after or any(map(self.possible, question.after))
        return gates and not question.from_map and self.circumstances.concern(question)

    def is_next(self, slug: str) -> bool:
        """Return whether the question can be asked as things stand."""
        gates = asked()[slug].after
        ready = not gates or any(self.feared(gate) for gate in gates)
        return slug not in self.answers and ready and self.can_be_asked(slug)

    def places(self, slug: str) -> tuple[Place, ...] | None:
        """Return where it was told to be: none told is an empty tuple, a question of no place ``None``."""
        askers = placed_by(slug)
        if not askers:
            return None
        told = (self.answers[asker].places for asker in askers if asker in self.answers)
        return next((places for places in told if places), ())
