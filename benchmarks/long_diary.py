"""Ten years of five check-ins a day, simulated: how long Today and the calendar take on the server.

``python -m benchmarks long_diary`` prints a table for docs/reference/benchmarks.md.
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
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.server.running import serving

from benchmarks.web import Figure, Visitor, machine, repeated, timing

YEARS, CHECKINS_A_DAY = 10, 5
BUDGET_MS = 150.0
REQUESTS = 40
HOME = ZoneInfo("Europe/Copenhagen")
GAP_SHARE, NOTE_SHARE, DAYS_PER_MASSAGE = 0.05, 0.4, 3
HOURS = (7, 10, 13, 17, 21)
PLACES = [(region, side) for region in ("heel", "arch-ctr", "mth1", "hallux", "ankle-lat") for side in "LR"]
QUALITIES = ("sore", "stiff", "tired", "burning", "throbbing")
WORDS = (
    "long shift on the hard floor; lang vagt på det hårde gulv; stod ved disken hele dagen; new insoles, a bit tight;"
    " øm i hælen efter trappen; gik hjem gennem parken; socks were damp; fødderne var tunge; it eased after a rest;"
    " æblehøst, mange timer i græsset"
).split(";")


def fill(folder: Path, *, years: int = YEARS) -> int:
    """Write the diary into `folder` in a process of its own, and return how many check-ins it holds."""
    command = [sys.executable, "-m", "benchmarks.long_diary", "--fill", "--years", str(years)]
    environment = {**os.environ, "FODRO_DATA": str(folder)}
    return int(subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout)


def run(requests: int = REQUESTS, *, years: int = YEARS) -> Iterator[Figure]:
    """Yield how long each page takes, asked again and again of the real server."""
    with tempfile.TemporaryDirectory(prefix="fodro-long-diary-") as folder:
        checkins = fill(Path(folder), years=years)
        yield Figure("Simulated check-ins in the diary", f"{checkins}")
        with serving(Path(folder)) as server:
            visitor = Visitor(server.port)
            for name, path in pages(date.today()).items():  # noqa: DTZ011  # the diary ends today, here
                times_ms = repeated(requests, lambda path=path: visitor.get_ms(path))
                yield timing(f"{name}, 10 years", times_ms, budget_ms=BUDGET_MS)


def pages(today: date) -> dict[str, str]:
    """Return what is asked for, by its name."""
    long_ago = today - timedelta(days=365 * 7)
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
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=REQUESTS, help="per page")
    parser.add_argument("--years", type=int, default=YEARS)
    parser.add_argument("--fill", action="store_true", help="only write the diary into FODRO_DATA")
    asked = parser.parse_args()
    if asked.fill:
        print(_fill(asked.years))
        return
    print(f"{machine()}\n\n| what | measured | budget | |\n|---|---|---|---|")
    for figure in run(asked.requests, years=asked.years):
        print(figure.line(), flush=True)


def _fill(years: int) -> int:
    from fodro.web.server import prepare

    prepare()
    from fodro.web.clock import now
    from fodro.web.people.flows import start_own_diary
    from fodro.web.sync.versions import Writer
    from fodro.web.writing import recording

    person, chance = start_own_diary(), random.Random(20261122)
    today = datetime.now(HOME).date()
    days = [today - timedelta(days=n) for n in range(years * 365, -1, -1) if chance.random() > GAP_SHARE]
    with recording(person) as seq:
        writer = Writer(person, now(), seq)
        _write_days(writer, days, chance)
        return _write_checkins(writer, days, chance)


def _write_checkins(writer, days, chance) -> int:  # type: ignore[no-untyped-def]
    from fodro.web.diary.kinds import row_of, spots_of
    from fodro.web.diary.models import Checkin, Spot
    from fodro.web.sync.bulk import add_records

    entries = [_checkin(day, hour, chance) for day in days for hour in HOURS]
    rows = [(row_of(writer.person, entry), entry) for entry in entries]
    Checkin.objects.bulk_create((row for row, _entry in rows), batch_size=500)
    Spot.objects.bulk_create((spot for row, entry in rows for spot in spots_of(row, entry)), batch_size=500)
    add_records(writer, "checkin", entries)
    return len(entries)


def _checkin(day: date, hour: int, chance: random.Random):  # type: ignore[no-untyped-def]
    from fodro.exchange.entries import CheckinEntry
    from fodro.web.ids import new_id

    at = datetime.combine(day, time(hour, chance.randrange(60)), HOME)
    spots = [
        {
            "region": region,
            "side": side,
            "view": "",
            "intensity": min(10, chance.randrange(9) + (hour > 16)),
            "qualities": chance.sample(QUALITIES, chance.randrange(3)),
        }
        for region, side in chance.sample(PLACES, chance.randrange(1, 5))
    ]
    note = " ".join(chance.sample(WORDS, 2)).strip() if chance.random() < NOTE_SHARE else ""
    body = {"at": at.isoformat(), "zone": HOME.key, "day": day.isoformat(), "part": "", "spots": spots, "note": note}
    return CheckinEntry.read(str(new_id()), body)


def _write_days(writer, days, chance) -> None:  # type: ignore[no-untyped-def]
    from fodro.exchange.entries import DayValueEntry
    from fodro.exchange.entries.day_value import key_of
    from fodro.web.day.kinds import row_of
    from fodro.web.diary.models import DayFactor
    from fodro.web.sync.bulk import add_records

    entries = [
        DayValueEntry(key_of(day, factor), day, factor, value)
        for day in days
        for factor, value in {
            "standing_hours": float(chance.randrange(3, 11)),
            "hard_floor": float(chance.randrange(2)),
            "shoe": chance.choice(["black clogs", "sandals", "blå løbesko"]),
            "stress": float(chance.randrange(11)),
            "sleep_hours": chance.randrange(10, 18) / 2,
        }.items()
    ]
    DayFactor.objects.bulk_create((row_of(writer.person, entry) for entry in entries), batch_size=500)
    add_records(writer, "day-value", entries)


if __name__ == "__main__":
    main()
