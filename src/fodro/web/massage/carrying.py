"""The massages a device carries, so that there is one for today's feet with the server gone."""

from __future__ import annotations

from datetime import date
from typing import Any

from fodro.web.diary.queries import current_spots
from fodro.web.massage.flows import main_technique
from fodro.web.massage.forms import MINUTES
from fodro.web.massage.listing import complaint_names, read_first
from fodro.web.massage.planning import checkins_lately, complaints, routine_for
from fodro.web.massage.scripting import script_of
from fodro.web.people.models import Person


def carried(person: Person, day: date) -> dict[str, Any]:
    """Return a routine of every length for how the feet of `person` are, as plain JSON."""
    found = complaints(current_spots(checkins_lately(person, day)))
    routines = {minutes: routine_for(found, minutes) for minutes in MINUTES}
    return {
        "day": day.isoformat(),
        "places": complaint_names(found),
        "readFirst": [
            {"sign": line.sign, "advice": line.advice} for line in read_first(routines[MINUTES[0]])
        ],
        "routines": {
            minutes: {
                "technique": main_technique(routine),
                "routine": routine.to_dict(),
                "script": script_of(routine),
            }
            for minutes, routine in routines.items()
        },
    }
