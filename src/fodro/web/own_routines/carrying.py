"""The own routines a device carries, so that they play with the server gone."""

from __future__ import annotations

from typing import Any

from fodro.knowledge.limits import Limits
from fodro.knowledge.own_playing import playable
from fodro.web.own_routines.kinds import routine_of
from fodro.web.own_routines.queries import routines_of
from fodro.web.people.models import Person


def own_carried(person: Person, limits: Limits) -> list[dict[str, Any]]:
    """Return the routines of `person` that can be played within `limits`, as plain JSON, in their order."""
    found = ((row, playable(routine_of(row), limits)[0]) for row in routines_of(person) if not row.retired)
    return [
        {"id": str(row.pk), "name": row.name, "minutes": routine.minutes, "routine": routine.to_dict()}
        for row, routine in found
        if routine is not None
    ]
