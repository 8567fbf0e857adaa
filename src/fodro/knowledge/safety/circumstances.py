"""What today's massage is about: it decides which questions can matter."""

from __future__ import annotations

from dataclasses import dataclass

from fodro.knowledge.regions import parts_of
from fodro.knowledge.routine import Complaint
from fodro.knowledge.safety.asked import Fits, Question
from fodro.knowledge.tools import HANDS

_UNSAID = "sore"
"""How a place feels that was noted without a word for it; so in the composer."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What today's massage is about.

    Parameters
    ----------
    complaints : tuple of Complaint
        What was noted today.
    tools : tuple of str
        What is at hand.
    after_harm : bool
        Whether the last massage left a bruise, numbness or more pain behind.
    """

    complaints: tuple[Complaint, ...] = ()
    tools: tuple[str, ...] = (HANDS,)
    after_harm: bool = False

    def concern(self, question: Question) -> bool:
        """Return whether `question` is about anything here, whatever was answered before it."""
        if question.after_harm and not self.after_harm:
            return False
        if question.tools and not question.tools.intersection(self.tools):
            return False
        return not question.fits or any(
            _fits(one, complaint) for one in question.fits for complaint in self.complaints
        )


def _fits(one: Fits, complaint: Complaint) -> bool:
    qualities = complaint.qualities or (_UNSAID,)
    return (
        (not one.leaves or not one.leaves.isdisjoint(parts_of(complaint.region)))
        and (not one.qualities or not one.qualities.isdisjoint(qualities))
        and (not one.pain or complaint.intensity_nrs > 0)
    )
