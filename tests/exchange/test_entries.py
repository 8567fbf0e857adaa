"""Record bodies: read strictly, written back the same."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fodro.domain.body import Place, Side, View
from fodro.domain.civil import DayPart
from fodro.exchange.entries import (
    CheckinEntry,
    DayValueEntry,
    Entry,
    EntryError,
    FootwearEntry,
    SessionEntry,
    SpotEntry,
    StretchEntry,
)
from fodro.knowledge.harm import Harm
from tests.exchange.bad_entries import BAD, GOOD, KEY, WHEN, Bad
from tests.exchange.entries import KINDS

_KINDS = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)


def checkin(**changes: Any) -> CheckinEntry:
    return CheckinEntry.read(KEY, {**GOOD[CheckinEntry][1], **changes})


@_KINDS
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_what_was_read_is_written_back_the_same(kind: type[Entry], data: st.DataObject) -> None:
    key, body = data.draw(KINDS[kind])
    entry = kind.read(key, body)
    assert entry.key == key
    travelled = json.loads(json.dumps(entry.plain()))
    assert kind.read(key, travelled) == entry
    assert set(body) <= set(travelled)


@_KINDS
def test_fields_a_newer_version_may_send_are_passed_over(kind: type[Entry]) -> None:
    key, body = GOOD[kind]
    entry = kind.read(key, {**body, "mood": {"since": [1, 2]}})
    assert entry == kind.read(key, body)
    assert "mood" not in entry.plain()


@_KINDS
@pytest.mark.parametrize("body", [[], "text", 3, None])
def test_a_body_that_is_no_object_is_refused(kind: type[Entry], body: Any) -> None:
    with pytest.raises(EntryError) as refused:
        kind.read(GOOD[kind][0], body)
    assert (refused.value.field, refused.value.problem) == ("", "wrong-type")


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.name)
def test_a_refusal_says_which_field_and_what_is_wrong(bad: Bad) -> None:
    with pytest.raises(EntryError) as refused:
        bad.read()
    assert (refused.value.field, refused.value.problem) == (bad.field, bad.problem)
    assert len(refused.value.value) <= 40


def test_a_checkin_is_typed() -> None:
    assert checkin() == CheckinEntry(
        key=KEY,
        at=datetime(2026, 11, 22, 19, 15, tzinfo=UTC),
        zone="Europe/Copenhagen",
        day=date(2026, 11, 22),
        part=DayPart.EVENING,
        spots=(SpotEntry("heel", Side.LEFT, View.SOLE, 4.0, ("sore",)),),
    )


def test_after_midnight_an_entry_may_belong_to_the_evening_before() -> None:
    late = checkin(at="2026-11-23T01:30:00+01:00")
    assert (late.day, late.at.date()) == (date(2026, 11, 22), date(2026, 11, 23))


def test_the_day_is_compared_with_the_clock_where_the_person_was() -> None:
    sent_in_utc = checkin(at="2026-11-22T23:30:00Z", day="2026-11-23")
    assert sent_in_utc.at.isoformat() == "2026-11-23T00:30:00+01:00"


def test_an_import_may_know_neither_offset_nor_zone() -> None:
    imported = checkin(at="2024-05-30T07:13:00", zone="", day="2024-05-30")
    assert (imported.at, imported.zone) == (datetime.fromisoformat("2024-05-30T07:13"), "")


def test_a_stretch_through_the_night_the_clocks_go_back_is_as_long_as_it_was() -> None:
    body = {
        "start": "2026-10-25T01:00:00+02:00",
        "end": "2026-10-25T04:00:00+01:00",
        "zone": "Europe/Copenhagen",
        "day": "2026-10-24",
    }
    stretch = StretchEntry.read(KEY, body)
    assert stretch.end is not None
    assert stretch.end - stretch.start == timedelta(hours=4)


def test_a_stretch_that_still_runs_has_no_end() -> None:
    running = StretchEntry.read(KEY, {**GOOD[StretchEntry][1], "end": None})
    assert running.end is None
    assert running.plain()["end"] is None


def test_footwear_belongs_to_no_day() -> None:
    assert FootwearEntry.read(KEY, GOOD[FootwearEntry][1]).day is None


def test_a_value_of_a_day_is_a_number_or_a_word_as_it_was_written() -> None:
    word = DayValueEntry.read(
        "2026-11-22.My shoes", {"day": "2026-11-22", "factor": "My shoes", "value": " 5 "}
    )
    assert word.value == " 5 "
    number = DayValueEntry.read("2026-11-22.x", {"day": "2026-11-22", "factor": "x", "value": 5})
    assert number.value == 5.0


def test_minus_zero_is_zero() -> None:
    assert str(checkin(interference=-0.0).interference_nrs) == "0.0"


def test_no_spot_is_lost_on_the_way() -> None:
    spots = [{"region": region, "side": side, "intensity": 1} for region in ("heel", "arch") for side in "LR"]
    assert [spot.place for spot in checkin(spots=spots).spots] == ["L..heel", "R..heel", "L..arch", "R..arch"]
    assert WHEN["day"] == checkin(spots=spots).plain()["day"]


def test_a_massage_noted_before_there_were_more_questions_is_read_as_it_was() -> None:
    entry = SessionEntry.read(KEY, GOOD[SessionEntry][1])
    assert (entry.harm, entry.declined, entry.later_at, entry.next_morning_at) == (None, (), None, None)


def test_what_was_new_after_a_massage_is_typed() -> None:
    harm = {"at": "2026-11-22T20:30:00+01:00", "bruise": True, "places": [{"region": "heel", "side": "L"}]}
    entry = SessionEntry.read(KEY, {**GOOD[SessionEntry][1], "harm": harm})
    noticed = datetime(2026, 11, 22, 19, 30, tzinfo=UTC)
    assert entry.harm == Harm(noticed, bruise=True, places=(Place("heel", Side.LEFT),))
