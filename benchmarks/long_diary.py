"""Ten years of five check-ins a day, simulated: how long Today and the calendar take on the server.

``python -m benchmarks long_diary`` prints the table.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from tests.server.running import serving

from benchmarks.web import Figure, Visitor, machine, repeated, timing

if TYPE_CHECKING:
    from fodro.web.sync.versions import Writer

YEARS = 10
BUDGET_MS = 150.0
REQUESTS = 40
HOME = ZoneInfo("Europe/Copenhagen")
GAP_SHARE, NOTE_SHARE = 0.05, 0.4
PARTS = {7: "morning", 10: "morning", 13: "midday", 17: "evening", 21: "evening"}
"""The five check-ins of a day, by their hour."""
PLACES = [(region, side) for region in ("heel", "arch-ctr", "mth1", "hallux", "ankle-lat") for side in "LR"]
QUALITIES = ("sore", "stiff", "tired", "burning", "throbbing")
PAIRS = {f"00000000-0000-7000-8000-00000000000{n}": name for n, name in enumerate(("Black clogs", "Sandals"))}
NOTES = (
    "long shift on the hard floor",
    "lang vagt på det hårde gulv",
    "stod ved disken hele dagen",
    "new insoles, a bit tight",
    "øm i hælen efter trappen",
    "socks were damp",
    "it eased after a rest",
    "æblehøst, mange timer i græsset",
)


def run(requests: int = REQUESTS, *, years: int = YEARS) -> Iterator[Figure]:
    """Yield how long each page takes, asked again and again of the real server."""
    with tempfile.TemporaryDirectory(prefix="fodro-long-diary-") as folder:
        checkins = fill(Path(folder), years=years)
        yield Figure(f"Simulated check-ins in the diary of {years} years", f"{checkins}")
        with serving(Path(folder)) as server:
            visitor = Visitor(server.port)
            for name, path in pages(datetime.now(HOME).date(), years).items():
                times_ms = repeated(requests, partial(visitor.get_ms, path))
                yield timing(name, times_ms, budget_ms=BUDGET_MS)


def fill(folder: Path, *, years: int = YEARS) -> int:
    """Write the diary into `folder`, in a process of its own, and return how many check-ins it holds."""
    command = [sys.executable, "-m", "benchmarks.long_diary", "--fill", "--years", str(years)]
    environment = {**os.environ, "FODRO_DATA": str(folder)}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    written = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout
    return int(written)


def pages(today: date, years: int = YEARS) -> dict[str, str]:
    """Return what is asked for, by its name."""
    long_ago = today - timedelta(days=255 * years)
    return {
        "Today": "/",
        "Calendar, this month": "/calendar/",
        "Calendar, a month long ago": f"/calendar/?month={long_ago:%Y-%m}",
        "A year of months": f"/calendar/year/?year={long_ago.year}",
        "A day long ago, with its month": f"/calendar/day/?day={long_ago}",
        "Search, nothing found": "/calendar/search/?q=zebra",
        "Search, found on many days": "/calendar/search/?q=HAARDE",
        "Search by place, quality and level": "/calendar/search/?place=heel&quality=sore&level=7",
        "Search by words and level": "/calendar/search/?q=h%C3%A6len&level=8",
        "Select days": "/calendar/select/",
        "What to set for three days": "/calendar/fix/?"
        + "&".join(f"day={today - timedelta(n)}" for n in range(3)),
    }


def write_diary(years: int) -> int:
    """Write the diary into the data folder of this process, and return how many check-ins it holds."""
    from fodro.web.server import prepare

    prepare()
    from fodro.web.clock import now
    from fodro.web.people.flows import start_own_diary
    from fodro.web.sync.versions import Writer
    from fodro.web.writing import recording

    person, chance = start_own_diary(), random.Random(20261122)  # noqa: S311  # a simulated diary
    today = datetime.now(HOME).date()
    days = [today - timedelta(days=n) for n in range(years * 365, -1, -1) if chance.random() > GAP_SHARE]
    with recording(person) as seq:
        writer = Writer(person, now(), seq)
        for pair, name in PAIRS.items():
            _land(writer, "footwear", {pair: {"what": "shoes", "name": name}})
        _land(writer, "day-value", {key: value for day in days for key, value in _values(day, chance)})
        for kind, body in {"wear": _wear, "stretch": _stretch, "session": _session}.items():
            _land(writer, kind, {_key(): body(day, chance) for day in days})
        checkins = {_key(): _checkin(day, hour, chance) for day in days for hour in PARTS}
        _land(writer, "checkin", checkins)
    return len(checkins)


def _land(writer: Writer, kind: str, bodies: dict[str, dict[str, Any]]) -> None:
    """Write records with their rows, as an exchange with a device does, but many at once."""
    from fodro.web.sync.bulk import add_records
    from fodro.web.sync.registry import kinds

    known = kinds()[kind]
    entries = [known.read(key, body) for key, body in bodies.items()]
    if kind == "checkin":
        _add_checkins(writer, entries)
    elif kind == "day-value":
        _add_values(writer, entries)
    else:
        for entry in entries:
            known.land(writer.person, entry.key, entry)
    add_records(writer, kind, entries)


def _add_checkins(writer: Writer, entries: list[Any]) -> None:
    from fodro.web.diary.kinds import row_of, spots_of
    from fodro.web.diary.models import Checkin, Spot

    rows = [(row_of(writer.person, entry), entry) for entry in entries]
    Checkin.objects.bulk_create((row for row, _entry in rows), batch_size=500)
    Spot.objects.bulk_create((spot for row, entry in rows for spot in spots_of(row, entry)), batch_size=500)


def _add_values(writer: Writer, entries: list[Any]) -> None:
    from fodro.web.day.kinds import row_of
    from fodro.web.diary.models import DayFactor

    DayFactor.objects.bulk_create((row_of(writer.person, entry) for entry in entries), batch_size=500)


def _key() -> str:
    from fodro.web.ids import new_id

    return str(new_id())


def _checkin(day: date, hour: int, chance: random.Random) -> dict[str, Any]:
    spots = [
        {
            "region": region,
            "side": side,
            "view": "",
            "intensity": chance.randrange(8) + (hour > 16),
            "qualities": chance.sample(QUALITIES, chance.randrange(3)),
        }
        for region, side in chance.sample(PLACES, chance.randrange(1, 5))
    ]
    note = ", ".join(chance.sample(NOTES, 2)) if chance.random() < NOTE_SHARE else ""
    return {**_at(day, hour, chance), "part": PARTS[hour], "spots": spots, "note": note}


def _values(day: date, chance: random.Random) -> Iterator[tuple[str, dict[str, Any]]]:
    values = {
        "hard_floor": chance.randrange(2),
        "standing_hours": chance.randrange(3, 11),
        "stress": chance.randrange(11),
        "sleep_hours": chance.randrange(10, 18) / 2,
    }
    for factor, value in values.items():
        yield f"{day}.{factor}", {"day": str(day), "factor": factor, "value": value}


def _wear(day: date, chance: random.Random) -> dict[str, Any]:
    return {"day": str(day), "shoes": chance.choice(list(PAIRS)), "comfort": chance.randrange(11)}


def _stretch(day: date, chance: random.Random) -> dict[str, Any]:
    at = _at(day, 7, chance)
    end = datetime.fromisoformat(at.pop("at")) + timedelta(hours=4)
    return {**at, "start": (end - timedelta(hours=4)).isoformat(), "end": end.isoformat(), "floor": "hard"}


def _session(day: date, chance: random.Random) -> dict[str, Any]:
    rated = {"before": chance.randrange(3, 9), "after": chance.randrange(3)}
    return {**_at(day, 21, chance), "minutes": 10, "technique": "stroke", **rated}


def _at(day: date, hour: int, chance: random.Random) -> dict[str, Any]:
    at = datetime.combine(day, time(hour, chance.randrange(60)), HOME)
    return {"at": at.isoformat(), "zone": HOME.key, "day": str(day)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=REQUESTS, help="per page")
    parser.add_argument("--years", type=int, default=YEARS)
    parser.add_argument("--fill", action="store_true", help="only write the diary into FODRO_DATA")
    asked = parser.parse_args()
    if asked.fill:
        print(write_diary(asked.years))
        return
    print(f"{machine()}\n\n| what | measured | budget | |\n|---|---|---|---|")
    for figure in run(asked.requests, years=asked.years):
        print(figure.line(), flush=True)


if __name__ == "__main__":
    main()
