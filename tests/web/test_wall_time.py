"""Instants in rows and clocks in diaries are the same moment."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodro.domain.civil import ZoneError
from fodro.web.wall_time import instant_of, wall_time, zone_of

ZONES = [
    "Europe/Copenhagen",
    "America/St_Johns",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "UTC",
]
INSTANTS = st.datetimes(datetime(1900, 1, 2), datetime(2199, 12, 30), timezones=st.just(UTC))  # noqa: DTZ001
OFFSETS = st.integers(-86_399, 86_399).map(lambda seconds: timezone(timedelta(seconds=seconds)))


@given(INSTANTS, st.sampled_from(ZONES))
def test_an_instant_in_a_named_zone_comes_back(instant: datetime, zone: str) -> None:
    wall = wall_time(instant, zone)
    assert (instant_of(wall), zone_of(wall)) == (instant, zone)


@given(INSTANTS, OFFSETS)
def test_an_instant_at_any_offset_comes_back_with_its_clock(instant: datetime, offset: timezone) -> None:
    wall = instant.astimezone(offset)
    kept = wall_time(instant_of(wall), zone_of(wall))
    assert (kept, kept.utcoffset(), kept.replace(tzinfo=None)) == (
        wall,
        wall.utcoffset(),
        wall.replace(tzinfo=None),
    )


@given(INSTANTS)
def test_a_clock_without_a_zone_stays_without_one(instant: datetime) -> None:
    wall = instant.replace(tzinfo=None, fold=0)
    assert zone_of(wall) == ""
    assert wall_time(instant_of(wall), "") == wall


@pytest.mark.parametrize(
    ("zone", "clock"),
    [
        ("Europe/Copenhagen", "2026-07-01T14:00:00+02:00"),
        ("+05:45", "2026-07-01T17:45:00+05:45"),
        ("-09:30", "2026-07-01T02:30:00-09:30"),
        ("+00:50:20", "2026-07-01T12:50:20+00:50:20"),
        ("UTC", "2026-07-01T12:00:00+00:00"),
        ("", "2026-07-01T12:00:00"),
    ],
)
def test_noon_in_london_by_other_clocks(zone: str, clock: str) -> None:
    assert wall_time(datetime(2026, 7, 1, 12, tzinfo=UTC), zone).isoformat() == clock


def test_the_hour_that_comes_twice_is_told_apart() -> None:
    home = ZoneInfo("Europe/Copenhagen")
    summer, winter = (datetime(2026, 10, 25, 2, 30, tzinfo=home, fold=fold) for fold in (0, 1))
    assert instant_of(winter) - instant_of(summer) == timedelta(hours=1)
    assert [wall_time(instant_of(wall), "Europe/Copenhagen").fold for wall in (summer, winter)] == [0, 1]


def test_a_zone_that_is_none_is_refused() -> None:
    with pytest.raises(ZoneError):
        wall_time(datetime(2026, 7, 1, tzinfo=UTC), "Europe/Atlantis")
