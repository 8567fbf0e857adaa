"""The routine composer: from what hurts, the minutes and the tools at hand to an ordered routine.

Pure and deterministic. One foot is warmed up, worked on and stretched, then the other; a shared move and slow
strokes on both feet end it. Swelling, numbness or burning, and places nothing may touch have their own
routines. The order, the shares and the ramp follow section 2 of the clinical fact base.
"""

from __future__ import annotations

from collections.abc import Sequence

from fodro.domain.scores import ScoreError, nrs
from fodro.knowledge.massage import massage
from fodro.knowledge.needs import LEG, FootNeeds, needs_of_feet
from fodro.knowledge.qualities import Approach, approach_to, qualities
from fodro.knowledge.quiet import hands_off, no_pressure, swollen
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

ONE_LEG = "R02"
"""The rule to read when one leg alone is swollen, throbs or cramps."""

_ONE_LEG_QUALITIES = frozenset({"throbbing", "cramp"})
_COMPOSERS = {Kind.MASSAGE: massage, Kind.NO_PRESSURE: no_pressure, Kind.SWOLLEN: swollen}


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
    one_leg = _one_leg_alone(request.complaints)
    kind = Kind.HANDS_OFF if one_leg else _kind(request)
    feet = _feet(request)
    steps = _COMPOSERS[kind](request, feet) if kind in _COMPOSERS else ()
    if not steps:
        kind, steps = Kind.HANDS_OFF, hands_off(request)
    return Routine(request.minutes, kind, steps, _cautions(request.complaints, one_leg=one_leg))


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
    if Approach.RAISE in approaches or Mode.SWOLLEN in request.modes:
        return Kind.SWOLLEN
    return Kind.MASSAGE


def _feet(request: RoutineRequest) -> tuple[FootNeeds, ...]:
    feet = needs_of_feet(request.complaints)
    return feet[:1] if request.one_foot and feet[1].mirrored else feet


def _one_leg_alone(complaints: Sequence[Complaint]) -> bool:
    swelling = [one for one in complaints if Approach.RAISE in map(approach_to, one.qualities)]
    legs = [one for one in complaints if one.region in LEG and _ONE_LEG_QUALITIES & set(one.qualities)]
    return _one_side(swelling) or _one_side(legs)


def _one_side(complaints: Sequence[Complaint]) -> bool:
    sides = {one.side for one in complaints}
    return len(sides) == 1 and None not in sides


def _cautions(complaints: Sequence[Complaint], *, one_leg: bool) -> tuple[str, ...]:
    noted = (qualities()[slug] for one in complaints for slug in one.qualities if slug in qualities())
    named = (rule for quality in noted if quality.approach is not Approach.MASSAGE for rule in quality.rules)
    return tuple(dict.fromkeys(((ONE_LEG,) if one_leg else ()) + tuple(named)))
