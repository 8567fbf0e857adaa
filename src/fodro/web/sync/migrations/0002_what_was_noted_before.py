"""What was noted before there were records becomes records, so that every device gets it too."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from fodro.domain.clocks import SERVER_NODE, tick
from fodro.web.wall_time import wall_time

BATCH = 500


def adopt(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Make a record of every check-in, day value and massage that has none."""
    now = datetime.now(tz=UTC)
    clock = str(tick(None, round(now.timestamp() * 1000), SERVER_NODE))
    record = apps.get_model("sync", "Record")
    for person in apps.get_model("people", "Person").objects.all():
        person.revision += 1
        person.save(update_fields=["revision"])
        common = {"person": person, "clock": clock, "sent": clock, "seq": person.revision, "recorded_at": now}
        told = (record(**each, **common) for each in _noted(apps, person))
        record.objects.bulk_create(told, batch_size=BATCH)


def _noted(apps: StateApps, person: Any) -> list[dict[str, Any]]:
    checkins = apps.get_model("diary", "Checkin").objects.filter(person=person).prefetch_related("spots")
    factors = apps.get_model("diary", "DayFactor").objects.filter(person=person)
    sessions = apps.get_model("massage", "MassageSession").objects.filter(person=person)
    return [*map(_checkin, checkins), *map(_factor, factors), *map(_session, sessions)]


def _moment(at: Any, zone: str) -> str | None:
    return wall_time(at, zone).isoformat() if at else None


def _checkin(row: Any) -> dict[str, Any]:
    spots = [
        {
            "region": spot.region,
            "side": spot.side,
            "view": spot.view,
            "intensity": spot.intensity_nrs,
            "qualities": spot.qualities,
        }
        for spot in row.spots.all()
    ]
    body = {
        "at": _moment(row.noted_at, row.zone),
        "zone": row.zone,
        "day": row.day.isoformat(),
        "part": row.part,
        "spots": spots,
        "moves": False,
        "note": "",
        "interference": row.interference_nrs,
    }
    return {"kind": "checkin", "key": str(row.pk), "day": row.day, "body": body}


def _factor(row: Any) -> dict[str, Any]:
    day, value = row.day.isoformat(), row.word if row.number is None else row.number
    body = {"day": day, "factor": row.factor, "value": value}
    return {"kind": "day-value", "key": f"{day}.{row.factor}", "day": row.day, "body": body}


def _session(row: Any) -> dict[str, Any]:
    body = {
        "at": _moment(row.started_at, row.zone),
        "zone": row.zone,
        "day": row.day.isoformat(),
        "minutes": row.minutes,
        "technique": row.technique,
        "tool": row.tool,
        "side": row.side,
        "routine": row.routine,
        "before": row.before_nrs,
        "after": row.after_nrs,
        "later": row.later_nrs,
        "next_morning": row.next_morning_nrs,
        "finished_at": _moment(row.finished_at, row.zone),
    }
    return {"kind": "session", "key": str(row.pk), "day": row.day, "body": body}


class Migration(migrations.Migration):
    dependencies = [
        ("sync", "0001_initial"),
        ("people", "0001_initial"),
        ("diary", "0001_initial"),
        ("massage", "0001_initial"),
    ]
    operations = [migrations.RunPython(adopt, migrations.RunPython.noop)]
