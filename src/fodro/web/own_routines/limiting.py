"""What is ruled out today for a routine and its person: said, noted, left behind, or told by the diary."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from fodro.knowledge.limits import Limits, together
from fodro.knowledge.own_playing import tools_of
from fodro.knowledge.own_routines import OwnRoutine
from fodro.knowledge.safety import VerdictKind
from fodro.web.massage.harm import HarmLine, open_harms
from fodro.web.massage.lighter import lighter_lines, limits_beside_answers
from fodro.web.massage.planning import complaints_of
from fodro.web.people.models import Person
from fodro.web.safety.asking import AskState, asked


@dataclass(frozen=True, slots=True)
class Today:
    """What holds today: where the person stands before a massage, and what earlier ones left behind."""

    state: AskState
    harms: tuple[HarmLine, ...]
    limits: Limits

    @property
    def is_emergency(self) -> bool:
        """Whether help comes first and nothing else."""
        return self.state.assessment.worst is VerdictKind.EMERGENCY


def today_for(person: Person, own: OwnRoutine, *, day: date, moment: datetime) -> Today:
    """Return what holds today for `person` and the tools of `own`."""
    harms = open_harms(person, moment)
    state = asked(person, complaints_of(person, day), tools_of(own.steps), moment, after_harm=bool(harms))
    limits = together((state.limits, limits_beside_answers(person, moment)))
    return Today(state, (*harms, *lighter_lines(person)), limits)
