"""The routine composer: from what hurts, the minutes and the tools at hand to an ordered routine.

Pure and deterministic. One foot is warmed up, worked on and stretched, then the other; a shared move and slow
strokes on both feet end it. Swelling, numbness or burning, and places nothing may touch have their own
routines, and so have hands that do not reach and shoes that stay on; a leg that swells, throbs or cramps is
left still unless the other is noted to do so too. What signs, conditions, wishes and positions rule out comes
in as limits and is never done. The order, the shares and the ramp follow section 2 of the clinical fact base.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from fodro.domain.body import Side
from fodro.domain.scores import ScoreError, nrs
from fodro.knowledge.caution import Level, rule
from fodro.knowledge.limits import Limits, Stop, together
from fodro.knowledge.massage import massage
from fodro.knowledge.modes import limits_of_modes, limits_of_positions
from fodro.knowledge.needs import FOOT_AND_LEG, LEG, FootNeeds, alone, leaves_at, needs_of_feet, swells
from fodro.knowledge.qualities import Approach, approach_to, quality
from fodro.knowledge.quiet import hands_off, legs_still, no_pressure, swollen
from fodro.knowledge.reasons import reason_text
from fodro.knowledge.regions import is_known
from fodro.knowledge.routine import (
    LEAD_S,
    MAX_MINUTES,
    MIN_MINUTES,
    Complaint,
    Kind,
    Mode,
    Routine,
    RoutineError,
    RoutineRequest,
    Step,
)
from fodro.knowledge.seated import seated

__all__ = [
    "LEAD_S",
    "MAX_MINUTES",
    "MIN_MINUTES",
    "Complaint",
    "Kind",
    "Mode",
    "Routine",
    "RoutineError",
    "RoutineRequest",
    "Step",
    "compose",
    "reason_text",
]

CLOT = "R02"
"""The rule to read when one leg swells, throbs or cramps, or nobody said whether the other does too."""

MOST_CAUTIONS = 3
"""So many signs are read before a massage at most; the most urgent of them."""

_CALF_QUALITIES = ("throbbing", "cramp")
_LEG_RULES = frozenset({CLOT, "R30a", "R30b"})
_UP_THE_LEG = frozenset({"knee", "hip"})
_URGENT = frozenset({Level.EMERGENCY, Level.SAME_DAY})
_COMPOSERS = {
    Kind.MASSAGE: massage,
    Kind.AT_WORK: seated,
    Kind.NO_REACH: seated,
    Kind.NO_PRESSURE: no_pressure,
    Kind.SWOLLEN: swollen,
    Kind.HANDS_OFF: hands_off,
}


def compose(request: RoutineRequest) -> Routine:
    """Return a routine for `request`, of exactly the minutes asked for.

    Parameters
    ----------
    request : RoutineRequest

    Returns
    -------
    Routine
        Warm-up first, calm-down last, the same time for both feet unless asked otherwise.

    Raises
    ------
    RoutineError
        If the minutes are not 3 to 20, or a place, intensity or mode is not known.
    """
    _check(request)
    limits = together(
        (
            request.limits,
            limits_of_modes(request.modes),
            limits_of_positions(request.positions, request.modes),
        )
    )
    clot = _may_be_a_clot(request.complaints)
    still = clot or limits.stop is Stop.MOVE
    kind, steps = (Kind.HANDS_OFF, legs_still(request)) if still else _composed(request, limits)
    cautions = _cautions(request.complaints, clot=clot)
    return Routine(
        request.minutes,
        kind,
        steps,
        cautions,
        modes=request.modes,
        tools=request.tools,
        positions=request.positions,
    )


def _composed(request: RoutineRequest, limits: Limits) -> tuple[Kind, tuple[Step, ...]]:
    feet = _feet(request, limits)
    kind = Kind.HANDS_OFF if limits.stop is Stop.TOUCH else _kind(request)
    for chosen in (feet, *_one_left_alone(request, feet)):
        if steps := _COMPOSERS[kind](request, chosen):
            return kind, steps
    return Kind.HANDS_OFF, hands_off(request, feet)


def _one_left_alone(request: RoutineRequest, feet: tuple[FootNeeds, ...]) -> Iterator[tuple[FootNeeds, ...]]:
    """Yield one foot by itself where limits leave too little of the other one."""
    limited = {side for side, _leaf in request.limits.off}
    if len(feet) > 1:
        yield from ((alone(foot),) for foot in feet if foot.side.other in limited)


def _check(request: RoutineRequest) -> None:
    whole = isinstance(request.minutes, int) and not isinstance(request.minutes, bool)
    if not whole or not MIN_MINUTES <= request.minutes <= MAX_MINUTES:
        message = f"Choose a whole number of minutes from {MIN_MINUTES} to {MAX_MINUTES}."
        raise RoutineError(message)
    for mode in request.modes:
        if mode not in set(Mode):
            message = f"There is no routine called {mode!r}."
            raise RoutineError(message)
    for complaint in request.complaints:
        _check_complaint(complaint)


def _check_complaint(complaint: Complaint) -> None:
    if not is_known(complaint.region):
        message = f"{complaint.region!r} is not a place on the map."
        raise RoutineError(message)
    try:
        nrs(complaint.intensity_nrs)
    except ScoreError as error:
        message = f"The intensity {error}."
        raise RoutineError(message) from error


def _kind(request: RoutineRequest) -> Kind:
    """Return the kind of routine; where several apply, the one with the least touch."""
    approaches = {approach_to(slug) for one in request.complaints for slug in one.qualities}
    if Approach.NO_PRESSURE in approaches or Mode.NO_PRESSURE in request.modes:
        return Kind.NO_PRESSURE
    swelling = any(swells(one) and leaves_at(one) & FOOT_AND_LEG for one in request.complaints)
    if swelling or Mode.SWOLLEN in request.modes:
        return Kind.SWOLLEN
    if Mode.AT_WORK in request.modes:
        return Kind.AT_WORK
    no_reach = Mode.NO_REACH in request.modes and Mode.TWO_PERSON not in request.modes
    return Kind.NO_REACH if no_reach else Kind.MASSAGE


def _feet(request: RoutineRequest, limits: Limits) -> tuple[FootNeeds, ...]:
    """Return the feet to be massaged, with what is ruled out for each."""
    noted = needs_of_feet(request.complaints)
    # One foot may touch the other: what must be left alone on it counts for both.
    off = Limits(off=frozenset((foot.side, leaf) for foot in noted for leaf in foot.off))
    feet = tuple(replace(foot, limits=together((limits, off))) for foot in noted)
    return feet[:1] if request.one_foot and feet[1].mirrored else feet


def _may_be_a_clot(complaints: Sequence[Complaint]) -> bool:
    """Return whether a leg swells, throbs or cramps and nothing says that the other one does so too."""
    swelling = [one for one in complaints if swells(one) and leaves_at(one) & FOOT_AND_LEG]
    groups = [swelling, *([one for one in complaints if _in_calf(one, slug)] for slug in _CALF_QUALITIES)]
    return any(group and not {*Side} <= {one.side for one in group} for group in groups)


def _in_calf(complaint: Complaint, slug: str) -> bool:
    return slug in complaint.qualities and bool(leaves_at(complaint) & LEG)


def _cautions(complaints: Sequence[Complaint], *, clot: bool) -> tuple[str, ...]:
    """Return the rules to read first, the most urgent before the others."""
    named = dict.fromkeys(
        ((CLOT,) if clot else ()) + tuple(slug for one in complaints for slug in _rules(one))
    )
    return tuple(sorted(named, key=lambda slug: list(Level).index(rule(slug).level)))[:MOST_CAUTIONS]


def _rules(complaint: Complaint) -> Iterator[str]:
    """Yield the rules that speak about one noted place; of what may be massaged only the urgent ones."""
    of_leg = bool(leaves_at(complaint) & FOOT_AND_LEG)
    for noted in filter(None, map(quality, complaint.qualities)):
        for slug in noted.rules:
            urgent = rule(slug).level in _URGENT and (of_leg or complaint.region in _UP_THE_LEG)
            here = of_leg or slug not in _LEG_RULES
            if here and (urgent or noted.approach is not Approach.MASSAGE):
                yield slug
