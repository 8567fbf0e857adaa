"""Real exports, read where they are; each value below was looked up in the file by hand."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from fodro.exchange.imported import Imported
from fodro.exchange.importers import IMPORTERS, recognised

REAL = Path(__file__).resolve().parents[2] / ".." / "shared/data/exports"

pytestmark = pytest.mark.skipif(not REAL.exists(), reason="the real exports are not here")


def read(kind: str, name: str) -> Imported:
    found = recognised(REAL / name)
    assert found is not None
    assert found.slug == kind
    return IMPORTERS[kind].read(REAL / name)


def test_half_a_year_of_fitbit() -> None:
    imported = read("fitbit", "fitbit")
    factors = imported.diary.factors
    assert factors[date(2019, 1, 1)] == {"steps": 3776.0, "stairs": 3.0}
    assert factors[date(2019, 1, 2)] == {"steps": 5879.0, "stairs": 34.0}
    assert factors[date(2019, 6, 4)] == {"steps": 7560.0, "stairs": 22.0}
    assert (min(factors), max(factors)) == (date(2019, 1, 1), date(2019, 6, 30))
    # of 181 days two have 0 steps: nobody wore it
    assert len(factors) == 179
    assert imported.notes == ("2 day(s) with 0 steps: the device was not worn, so nothing was recorded.",)


def test_every_day_of_fitbit_as_another_reader_finds_it() -> None:
    found: dict[date, dict[str, float]] = {}
    for file in (REAL / "fitbit").glob("*.csv"):
        for row in csv.reader(file.read_text().splitlines()[2:]):
            if row and row[2] != "0":
                day = date(*(int(part) for part in reversed(row[0].split("-"))))
                found[day] = {
                    "steps": float(row[2].replace(",", "")),
                    "stairs": float(row[4].replace(",", "")),
                }
    assert read("fitbit", "fitbit").diary.factors == found


@pytest.mark.parametrize("month", range(1, 7))
def test_a_month_of_fitbit_alone(month: int) -> None:
    whole = read("fitbit", "fitbit").diary.factors
    alone = read("fitbit", f"fitbit/fitbit_export_2019_{month:02}.csv").diary.factors
    assert alone == {day: values for day, values in whole.items() if day.month == month}


def test_five_years_of_google_fit() -> None:
    imported = read("google-fit", "google-fit")
    factors = imported.diary.factors
    assert factors[date(2019, 3, 9)] == {"steps": 1378.0, "body_weight": 75.0}
    assert factors[date(2019, 4, 12)] == {"steps": 15342.0}
    assert factors[date(2020, 8, 7)]["body_weight"] == 74.0
    assert date(2019, 3, 7) not in factors  # blank: not a day without steps
    assert sum("steps" in values for values in factors.values()) == 1772
    assert max(factors) == date(2024, 2, 22)
    with (REAL / "google-fit/dailyActivityMetrics.csv").open() as file:
        rows = {row["Date"]: float(row["Step count"]) for row in csv.DictReader(file) if row["Step count"]}
    steps = {day.isoformat(): values["steps"] for day, values in factors.items() if "steps" in values}
    assert steps == rows


def test_fifty_days_of_garmin() -> None:
    imported = read("garmin", "garmin")
    factors = imported.diary.factors
    assert factors[date(2023, 4, 13)] == {"steps": 7598.0}
    assert factors[date(2023, 5, 20)] == {"steps": 16922.0}
    assert factors[date(2023, 6, 1)] == {"steps": 4885.0}
    # the watch was put on in the evening of 12 April: 59 steps in 2.8 hours are no quiet day
    assert date(2023, 4, 12) not in factors
    assert imported.notes == ("1 day(s) of steps left out: the watch recorded for less than 10 hours.",)
    days = json.loads(next((REAL / "garmin").glob("*.json")).read_text())
    rest = {
        day["calendarDate"]: {"steps": float(day["totalSteps"])}
        for day in days[1:]
        if day["totalSteps"] != 59
    }
    assert {day.isoformat(): values for day, values in factors.items() if day.isoformat() in rest} == rest
    assert len(factors) == 50


def test_a_ride_in_fit() -> None:
    imported = read("fit", "fit/apple_watch.fit")
    assert imported.diary.factors == {date(2022, 10, 14): {"sport_minutes": pytest.approx(334.313 / 60)}}
    assert [(found.what, found.source) for found in imported.found] == [("sport_minutes", "strava")]
    assert any("universal time" in note for note in imported.notes)


def test_a_course_in_fit_is_nothing_that_was_done() -> None:
    imported = read("fit", "fit/example.fit")
    assert imported.diary.recorded_days == ()
    assert any("course" in note for note in imported.notes)


def test_three_days_of_daylio() -> None:
    imported = read("daylio", "daylio/sample.csv")
    first, second, third = (imported.diary.factors[date(2021, 9, day)] for day in (26, 27, 28))
    assert (first["daylio_mood_word"], third["daylio_mood_word"]) == ("average", "sad")
    assert {name for name, value in second.items() if value == 1.0} == {
        "stressed_frustrated", "eat_out", "cook", "vegetarian_day", "relax", "nature_walk", "music",
        "movies_tv", "bad_sleep", "tired", "sleep_early", "stomachache",
    }  # fmt: skip
    assert first["daylio_alcohol"] == 1.0
    assert "daylio_alcohol" not in second
    assert second["clean"] == 0.0  # ticked on the day before and the day after


@pytest.mark.parametrize("name", ["loop/csv_export", "loop/csv_export/Checkmarks.csv"])
def test_ten_days_of_loop(name: str) -> None:
    imported = read("loop", name)
    done = {16: 1.0, 17: 1.0, 18: 0.0, 19: 0.0, 20: 1.0, 21: 1.0, 22: 1.0, 23: 0.0, 24: 0.0, 25: 1.0}
    assert imported.diary.factors == {
        date(2015, 1, day): {"wake_up_early": value} for day, value in done.items()
    }
