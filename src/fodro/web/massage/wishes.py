"""What a massage is to be like: minutes, tools at hand, how the person sits, and what else is wished for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from fodro.knowledge.composer import MAX_MINUTES, MIN_MINUTES, Mode, Routine, RoutineError
from fodro.knowledge.tools import HANDS, positions, tools
from fodro.web.massage.forms import USUAL_MINUTES, chosen_minutes
from fodro.web.massage.queries import latest_massage
from fodro.web.people.models import Person

_OF_THE_MOMENT = frozenset({Mode.AT_WORK, Mode.BEFORE_SLEEP, Mode.SWOLLEN, Mode.NO_PRESSURE})
"""Wishes that are not taken over from the last massage."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is wished for; ``typed`` holds minutes that could not be taken, and ``error`` why."""

    minutes: int = USUAL_MINUTES
    tools: tuple[str, ...] = (HANDS,)
    modes: tuple[str, ...] = ()
    positions: tuple[str, ...] = ()
    typed: str = ""
    error: str = ""

    @property
    def address(self) -> str:
        """The address of the plan with these wishes."""
        fields = {"minutes": self.minutes, "tool": self.tools, "mode": self.modes, "position": self.positions}
        return f"{reverse('massage:plan')}?{urlencode({**fields, 'wished': 1}, doseq=True)}"


def read_wishes(sent: QueryDict, usual: Wishes) -> Wishes:
    """Read what was chosen; what the form did not show, or an address does not say, is as usual."""
    minutes, typed, error = chosen_minutes(sent, usual.minutes)
    if "wished" not in sent:
        return Wishes(minutes, usual.tools, usual.modes, usual.positions, typed, error)
    return Wishes(
        minutes=minutes,
        tools=(HANDS, *_known(sent.getlist("tool"), set(tools()) - {HANDS})),
        modes=_known(sent.getlist("mode"), list(Mode)),
        positions=_known(sent.getlist("position"), positions()),
        typed=typed,
        error=error,
    )


def usual_wishes(person: Person) -> Wishes:
    """Return what `person` wished for last time, less what was of that moment."""
    last = latest_massage(person)
    try:
        routine = Routine.from_dict(last.routine) if last else None
    except RoutineError:
        return Wishes()
    if routine is None:
        return Wishes()
    lasting = tuple(mode for mode in routine.modes if mode not in _OF_THE_MOMENT)
    minutes = routine.minutes if MIN_MINUTES <= routine.minutes <= MAX_MINUTES else USUAL_MINUTES
    return Wishes(minutes, routine.tools or (HANDS,), lasting, routine.positions)


def _known(sent: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    chosen = set(sent)
    return tuple(slug for slug in sorted(known) if slug in chosen)
