"""What a person set up that is no record: when they want to be reminded. It goes into the archive too.

Addresses that let others in (the private calendar, browsers that get messages) do not: they are made anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any

from fodro.knowledge.reminding import occasions
from fodro.web.clock import now
from fodro.web.people.models import Person
from fodro.web.reminders.models import Preferences, ReminderSetting, every_day


def settings_of(person: Person) -> dict[str, Any]:
    """Return what `person` set up, as JSON values."""
    preferences = Preferences.objects.filter(person=person).first()
    return {
        "reminders": [
            {
                "slug": row.slug,
                "on": row.is_on,
                "at": row.at.isoformat(),
                "weekdays": row.weekdays,
                "after_min": row.after_min,
            }
            for row in ReminderSetting.objects.filter(person=person)
        ],
        "preferences": _plain(preferences) if preferences else None,
    }


def set_up(person: Person, told: Mapping[str, Any]) -> None:
    """Set up `person` as `told`, unless they have set up something themselves.

    Raises
    ------
    ValueError, TypeError, KeyError, AttributeError
        If it is not what `settings_of` gave.
    """
    preferences = told["preferences"]
    if preferences is None or Preferences.objects.filter(person=person).exists():
        return
    Preferences.objects.create(
        person=person,
        quiet_from=time.fromisoformat(preferences["quiet_from"]),
        quiet_until=time.fromisoformat(preferences["quiet_until"]),
        in_app=preferences["in_app"] is True,
        zone=str(preferences["zone"])[:64],
        language=str(preferences["language"])[:8],
        told_at=min(datetime.fromisoformat(preferences["told_at"]), now()),
    )
    ReminderSetting.objects.bulk_create(
        [
            ReminderSetting(
                person=person,
                slug=row["slug"],
                is_on=row["on"] is True,
                at=time.fromisoformat(row["at"]),
                weekdays=[day for day in row["weekdays"] if day in every_day()],
                after_min=min(int(row["after_min"]), 600),
            )
            for row in told["reminders"]
            if row["slug"] in occasions()
        ],
        ignore_conflicts=True,
    )


def _plain(preferences: Preferences) -> dict[str, Any]:
    return {
        "quiet_from": preferences.quiet_from.isoformat(),
        "quiet_until": preferences.quiet_until.isoformat(),
        "in_app": preferences.in_app,
        "zone": preferences.zone,
        "language": preferences.language,
        "told_at": preferences.told_at.isoformat(),
    }
