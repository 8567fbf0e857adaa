"""The civil day where the person was."""

import pytest

from tests.exchange.apple_health.exports import WATCH, export, read, read_parts, record, values, workout

SUMMER = "2024-07-01 08:00 +0200"


def steps(n: int, at: str) -> str:
    return record("StepCount", n, at, at)


def sleep(start: str, end: str, zone: str) -> str:
    return record("SleepAnalysis", "AsleepCore", start, end, source=WATCH, zone=zone)


def test_the_day_is_that_of_the_clock_the_record_was_written_by() -> None:
    imported = read(steps(5, "2024-03-01 23:30 -0500"), steps(7, "2024-03-02 00:30 +1300"))
    assert values(imported) == {"2024-03-01": {"steps": 5.0}, "2024-03-02": {"steps": 7.0}}


def test_a_winter_exported_in_summer_is_an_hour_earlier() -> None:
    night = sleep("2024-01-09 00:00 +0200", "2024-01-09 07:00 +0200", "Europe/Copenhagen")
    imported = read(night, steps(5, "2024-01-09 00:30 +0200"), exported=SUMMER)
    assert values(imported) == {"2024-01-08": {"steps": 5.0}, "2024-01-09": {"sleep_hours": 7.0}}


def test_far_from_any_record_with_a_zone_it_is_the_home_zone() -> None:
    night = sleep("2024-06-09 00:00 +0200", "2024-06-09 07:00 +0200", "Europe/Copenhagen")
    imported = read(night, steps(5, "2024-01-09 00:30 +0200"), exported=SUMMER)
    assert values(imported)["2024-01-08"] == {"steps": 5.0}


def test_offsets_that_differ_are_believed() -> None:
    night = sleep("2024-06-09 00:00 +0200", "2024-06-09 07:00 +0200", "Europe/Copenhagen")
    imported = read(
        night, steps(5, "2024-01-09 00:30 +0200"), steps(7, "2024-02-09 00:30 +0100"), exported=SUMMER
    )
    assert values(imported)["2024-01-09"] == {"steps": 5.0}
    assert values(imported)["2024-02-09"] == {"steps": 7.0}


def test_on_a_journey_the_zone_of_the_nearest_record_holds() -> None:
    home = sleep("2024-05-01 00:00 +0200", "2024-05-01 07:00 +0200", "Europe/Copenhagen")
    away = workout("Yoga", 20, "2024-05-10 18:00 +0200", "2024-05-10 18:20 +0200", zone="America/New_York")
    at_home, at_night = steps(5, "2024-05-01 22:00 +0200"), steps(7, "2024-05-11 03:00 +0200")
    imported = read(home, away, at_home, at_night, exported=SUMMER)
    assert values(imported)["2024-05-01"]["steps"] == 5.0
    assert values(imported)["2024-05-10"]["steps"] == 7.0
    assert any("America/New_York" in note for note in imported.notes)


def test_clocks_set_in_the_night_are_followed_to_the_second() -> None:
    night = sleep("2024-03-31 00:00 +0200", "2024-03-31 08:00 +0200", "Europe/Copenhagen")
    before, after = steps(5, "2024-04-01 00:00:00 +0200"), steps(7, "2024-03-31 23:59:59 +0200")
    imported = read(night, before, after, exported=SUMMER)
    assert values(imported)["2024-04-01"]["steps"] == 5.0
    assert values(imported)["2024-03-31"]["steps"] == 7.0


@pytest.mark.parametrize("zone", ["Middle/Earth", "../../etc/passwd", "/etc/localtime", "", "x" * 5000])
def test_a_zone_that_is_not_known_leaves_the_offset(zone: str) -> None:
    imported = read(sleep("2024-03-02 01:00", "2024-03-02 07:00", zone))
    assert values(imported) == {"2024-03-02": {"sleep_hours": 6.0}}
    assert any("not known here" in note for note in imported.notes) == bool(zone)


def test_the_way_the_earliest_files_wrote_moments_is_read() -> None:
    old = steps(5, "2024-03-01 08:00").replace("2024-03-01 08:00:00 +0100", "20240301233000-0700")
    iso = steps(7, "2024-03-02 08:00").replace("2024-03-02 08:00:00 +0100", "2024-03-02T23:30:00Z")
    imported = read_parts([export(old, iso).encode()])
    assert values(imported) == {"2024-03-01": {"steps": 5.0}, "2024-03-02": {"steps": 7.0}}
