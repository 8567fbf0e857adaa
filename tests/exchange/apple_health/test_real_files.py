"""The real exports that were published, read where they are, against values taken from the files by hand."""

from datetime import date
from pathlib import Path

import pytest
from benchmarks.apple_file import export_text

from fodro.exchange.apple_health import read_apple_health
from fodro.exchange.imported import Found
from tests.exchange.apple_health import slow
from tests.exchange.apple_health.exports import read_parts, values

REAL = Path(__file__).resolve().parents[3] / ".." / "shared/data/exports/apple-health"
here = pytest.mark.skipif(not REAL.exists(), reason="the real exports are not here")


@here
@pytest.mark.parametrize("name", ["export.xml", "export.zip"])
def test_a_watch_and_a_phone_by_hand(name: str) -> None:
    """Two minutes of standing; asleep 03:27:53 to 03:40:23, which is 12.5 minutes; in bed does not count."""
    imported = read_apple_health(REAL / name)
    assert values(imported) == {"2024-01-01": {"stand_time_min": 2.0, "sleep_hours": 0.21}}
    day, watch = date(2024, 1, 1), "Alexandre's Apple Watch"
    assert imported.found == (
        Found("stand_time_min", watch, 1, day, day),
        Found("sleep_hours", watch, 1, day, day),
    )
    assert any("Europe/Amsterdam" in note for note in imported.notes)


@here
def test_a_phone_of_2014_by_hand() -> None:
    """329+283+426+61+10+200+390+320+216+282 steps; 2.88+2.84+1.42+6.39+5.9 m; a workout of 31.74 minutes."""
    path = REAL / "export6s3sample.xml"
    assert values(read_apple_health(path)) == {
        "2014-09-13": {"steps": 2517.0},
        "2014-09-20": {"walking_distance_km": 0.019},
        "2016-04-02": {"sport_minutes": 31.7},
    }
    found = slow.totals(slow.text_of(path))
    assert found == {"2014-09-13": {"steps": 2517.0}, "2014-09-20": {"walking_distance_km": 0.019}}


def test_two_simulated_days_with_both_defects_as_every_second_looked_at_says() -> None:
    text = "".join(export_text(2, defects=True)).replace("Europe/Copenhagen", "Etc/GMT-2")
    totals = slow.totals(text)
    read = values(read_parts([text.encode()]))
    assert set(read) >= set(totals)
    for day, expected in totals.items():
        assert {slug: read[day][slug] for slug in expected} == pytest.approx(expected, abs=0.0011)
