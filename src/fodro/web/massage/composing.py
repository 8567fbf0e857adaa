"""From what was noted, said, felt before and wished for to a routine."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from fodro.knowledge.composer import Complaint, Kind, Routine, RoutineRequest, compose
from fodro.knowledge.learning import Liking
from fodro.knowledge.limits import Limits, together
from fodro.knowledge.safety import VerdictKind
from fodro.knowledge.tools import positions
from fodro.web.diary.queries import current_spots
from fodro.web.massage.harm import HarmLine, open_harms
from fodro.web.massage.lighter import lighter_lines, limits_beside_answers
from fodro.web.massage.liking import liking_of
from fodro.web.massage.planning import checkins_lately, complaints
from fodro.web.massage.wishes import Wishes
from fodro.web.people.models import Person
from fodro.web.safety.asking import AskState, asked
from fodro.web.safety.going import Going


@dataclass(frozen=True, slots=True)
class Composed:
    """A routine, and everything it was made from."""

    noted: bool
    complaints: tuple[Complaint, ...]
    wishes: Wishes
    state: AskState
    harms: tuple[HarmLine, ...]
    limits: Limits
    liking: Liking
    routine: Routine

    @property
    def is_emergency(self) -> bool:
        """Whether help comes first and nothing else."""
        return self.state.assessment.worst is VerdictKind.EMERGENCY

    @property
    def is_plain(self) -> bool:
        """Whether it is the usual massage, with nothing said or left behind that speaks against any of it."""
        return self.routine.kind is Kind.MASSAGE and not self.state.verdict_lines and not self.harms

    def of(self, minutes: int) -> Routine:
        """Return the routine of so many minutes, all else alike."""
        return _routine(self, replace(self.wishes, minutes=minutes))


def composed_for(person: Person, wishes: Wishes, *, day: date, moment: datetime) -> Composed:
    """Return a routine for how the feet of `person` are, within what is ruled out today."""
    lately = checkins_lately(person, day)
    found = complaints(current_spots(lately))
    harms = open_harms(person, moment)
    state = asked(person, found, wishes.tools, moment, after_harm=bool(harms))
    made = Composed(
        noted=bool(lately),
        complaints=found,
        wishes=wishes,
        state=state,
        harms=(*harms, *lighter_lines(person)),
        limits=together((state.limits, limits_beside_answers(person, moment))),
        liking=liking_of(person, found),
        routine=Routine(wishes.minutes, Kind.HANDS_OFF, ()),
    )
    return replace(made, routine=_routine(made, wishes))


def ask_first(made: Composed) -> str:
    """Return the address that asks what may speak against what was wished for, and leads back to it."""
    return Going(next=made.wishes.address, tools=made.wishes.tools).to("safety:ask")


def _routine(made: Composed, wishes: Wishes) -> Routine:
    return compose(
        RoutineRequest(
            made.complaints,
            wishes.minutes,
            wishes.tools,
            wishes.modes,
            positions=_possible(wishes.positions, made.state),
            limits=made.limits,
            weights=made.liking.weights,
        )
    )


def _possible(wished: tuple[str, ...], state: AskState) -> tuple[str, ...]:
    """Return how the person may sit or lie: as wished, less what a sign or condition speaks against."""
    said = {one.rule for one in (*state.assessment.verdicts, *state.assessment.precautions)}
    ruled_out = {slug for slug, one in positions().items() if said.intersection(one.avoid)}
    if not ruled_out:
        return wished
    return tuple(slug for slug in wished or positions() if slug not in ruled_out)
