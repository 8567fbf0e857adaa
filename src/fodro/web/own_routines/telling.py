"""Own routines in words: their lengths, their steps, and what is wrong with one."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fodro.knowledge.library import Phase, technique, techniques
from fodro.knowledge.own_playing import REASON
from fodro.knowledge.own_routines import (
    MAX_STEP_S,
    MAX_STEPS,
    MAX_TOTAL_S,
    MIN_STEP_S,
    NAME_LETTERS,
    OwnProblem,
    OwnRoutine,
    OwnRoutineError,
    OwnStep,
)
from fodro.knowledge.routine import Step
from fodro.web.massage.listing import where
from fodro.web.words import language

MINUTE_S = 60


def clock(seconds: int) -> str:
    """Return a length as minutes and seconds, such as 1:05."""
    return f"{seconds // MINUTE_S}:{seconds % MINUTE_S:02d}"


def length_text(own: OwnRoutine) -> str:
    """Return about how long a routine is, and of how many steps."""
    minutes, n = max(1, round(own.seconds / MINUTE_S)), len(own.steps)
    long = ngettext("%(n)s minute", "%(n)s minutes", minutes) % {"n": minutes}
    return f"{long} · " + ngettext("%(n)s step", "%(n)s steps", n) % {"n": n}


def where_text(step: OwnStep) -> str:
    """Return which foot, or which leg, a step is for."""
    return where(Step(step.technique, step.side, step.seconds, Phase.DEEPER, step.pressure, 0, REASON))


def step_text(step: OwnStep) -> str:
    """Return such as "Heel cup, left foot"."""
    place = where_text(step)
    return f"{technique(step.technique).name(language())}, {place[:1].lower()}{place[1:]}"


def problem_text(error: OwnRoutineError) -> str:
    """Return what is wrong with a routine as a sentence; it names the step."""
    said = {
        OwnProblem.NAME_MISSING: _("Give it a name, so that you know it again."),
        OwnProblem.NAME_TOO_LONG: _("Make this shorter: %(n)s characters at most.") % {"n": NAME_LETTERS},
        OwnProblem.NO_STEPS: _("The last step stays. To be rid of it all, take the routine away."),
        OwnProblem.TOO_MANY_STEPS: _("There is room for %(n)s steps. Take one out first.") % {"n": MAX_STEPS},
        OwnProblem.TOO_SHORT: _("A routine lasts at least one minute. Make another step longer first."),
        OwnProblem.TOO_LONG: _("A routine lasts %(n)s minutes at most. Make something shorter first.")
        % {"n": MAX_TOTAL_S // MINUTE_S},
        OwnProblem.UNKNOWN_TECHNIQUE: _("Choose a technique from the list."),
        OwnProblem.STEP_TOO_SHORT: _("A step lasts at least %(n)s seconds.") % {"n": MIN_STEP_S},
        OwnProblem.STEP_TOO_LONG: _("A step lasts %(n)s minutes at most.") % {"n": MAX_STEP_S // MINUTE_S},
        OwnProblem.PRESSURE: _("Choose a pressure from the list."),
        OwnProblem.NO_SUCH_STEP: _("That step is not there. Nothing was changed."),
    }[error.problem]
    known = techniques().get(error.technique)
    return f"{known.name(language())}: {said}" if known else said
