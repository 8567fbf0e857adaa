"""Devices and the server come to agree, whatever is sent twice, late, or in another order."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fodro.domain.clocks import Clock, tick
from fodro.web.archive.flows import merge_diary
from fodro.web.archive.queries import diary_of
from fodro.web.diary.models import Checkin, DayFactor, Spot
from fodro.web.people.models import Person
from fodro.web.sync.devices import exchange
from fodro.web.sync.flows import keep, keep_all, take_away
from fodro.web.sync.models import Record, Version
from fodro.web.sync.queries import Cursor, record_of, rows_after, versions_of
from tests.web.conftest import client_of

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 20, 20, 15, tzinfo=UTC)
NOW_MS = round(NOW.timestamp() * 1000)
PHONE, TABLET = "aaaaaaaa", "bbbbbbbb"
KEY = "019aa0a0-0000-7000-8000-000000000001"


def body(intensity: float = 6, *, at: str = "2026-11-20T21:15:00+01:00", **more: object) -> dict[str, Any]:
    spot = {"region": "heel", "side": "L", "view": "sole", "intensity": intensity, "qualities": ["sore"]}
    return {"at": at, "zone": "Europe/Copenhagen", "day": at[:10], "part": "evening", "spots": [spot], **more}


def op(
    clock: Clock, content: Mapping[str, Any] | None, *, key: str = KEY, kind: str = "checkin"
) -> dict[str, Any]:
    sent = {"kind": kind, "key": key, "clock": str(clock), "gone": content is None}
    return sent if content is None else {**sent, "body": dict(content)}


def at(seconds: int = 0, node: str = PHONE) -> Clock:
    return Clock(NOW_MS + 1000 * seconds, 0, node)


def send(person: Person, *ops: object) -> list[str]:
    with time_machine.travel(NOW, tick=False):
        return [ack.status for ack in exchange(person, ops, Cursor()).acks]


def intensities(person: Person) -> list[float]:
    return list(Spot.objects.filter(checkin__person=person).values_list("intensity_nrs", flat=True))


def test_what_a_device_kept_is_in_the_diary(owner: Person) -> None:
    assert send(owner, op(at(), body(6))) == ["kept"]
    (rating,) = diary_of(owner).ratings
    assert (rating.region, rating.side, rating.view, rating.intensity_nrs) == ("heel", "L", "sole", 6)


def test_sent_again_it_is_the_same(owner: Person) -> None:
    assert send(owner, op(at(), body())) == ["kept"]
    assert send(owner, op(at(), body())) == ["same"]
    assert Checkin.objects.count() == Record.objects.count() == 1
    assert Version.objects.count() == 0


def test_a_later_version_wins_and_the_earlier_one_is_history(owner: Person) -> None:
    send(owner, op(at(0), body(6)), op(at(5, TABLET), body(2)))
    assert intensities(owner) == [2]
    assert [version.body["spots"][0]["intensity"] for version in versions_of(owner, "checkin", KEY)] == [6]


def test_an_earlier_version_that_comes_late_loses_and_is_history_too(owner: Person) -> None:
    assert send(owner, op(at(5, TABLET), body(2)), op(at(0), body(6))) == ["kept", "stale"]
    assert intensities(owner) == [2]
    assert [version.body["spots"][0]["intensity"] for version in versions_of(owner, "checkin", KEY)] == [6]


def test_a_losing_version_sent_again_changes_nothing(owner: Person) -> None:
    send(owner, op(at(5, TABLET), body(2)), op(at(0), body(6)))
    assert send(owner, op(at(0), body(6))) == ["same"]
    assert Version.objects.count() == 1


def test_a_device_whose_version_lost_is_given_the_one_that_won(owner: Person) -> None:
    with time_machine.travel(NOW, tick=False):
        told = exchange(owner, [op(at(5, TABLET), body(2))], Cursor())
        answer = exchange(owner, [op(at(0), body(6))], Cursor.read(told.cursor))
    assert [row["body"]["spots"][0]["intensity"] for row in answer.rows] == [2]


def test_a_device_that_lost_the_answer_is_given_the_one_that_won_again(owner: Person) -> None:
    with time_machine.travel(NOW, tick=False):
        exchange(owner, [op(at(5, TABLET), body(2))], Cursor())
        cursor = Cursor.read(exchange(owner, [], Cursor()).cursor)
        late = [op(at(0), body(6))]
        first, again = (exchange(owner, late, cursor) for _ in range(2))
    assert [answer.acks[0].status for answer in (first, again)] == ["stale", "same"]
    assert [row["body"]["spots"][0]["intensity"] for row in first.rows + again.rows] == [2, 2]


@pytest.mark.parametrize("key", ["k" * 100, "\ud800", "no key"])
def test_what_has_no_key_is_refused_by_the_very_name_it_was_sent_with(owner: Person, key: str) -> None:
    with time_machine.travel(NOW, tick=False):
        acks = exchange(owner, [op(at(), None, key=key), op(at(1), body())], Cursor()).acks
    assert [(ack.key, ack.status) for ack in acks] == [(key, "refused"), (KEY, "kept")]


def test_what_was_taken_away_stays_away(owner: Person) -> None:
    assert send(owner, op(at(0), body()), op(at(9), None), op(at(4, TABLET), body(3))) == [
        "kept",
        "kept",
        "stale",
    ]
    assert not Checkin.objects.exists()
    record = record_of(owner, "checkin", KEY)
    assert record is not None
    assert record.gone
    assert str(record.day) == "2026-11-20", (
        "a device must be able to say on which day something was taken away"
    )


def test_taking_away_what_never_arrived_keeps_it_from_arriving_later(owner: Person) -> None:
    assert send(owner, op(at(9), None), op(at(0), body())) == ["kept", "stale"]
    assert not Checkin.objects.exists()


def test_another_persons_key_is_denied_and_nothing_of_theirs_changes(owner: Person, outsider: Person) -> None:
    send(owner, op(at(), body(6)))
    assert send(outsider, op(at(60), body(1))) == ["denied"]
    assert send(outsider, op(at(61), None)) == [
        "kept"
    ]  # a tombstone of their own; nobody else's row is touched
    assert intensities(owner) == [6]
    assert intensities(outsider) == []


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        (op(at(), body(11)), "spots[0].intensity"),
        (op(at(), {**body(), "zone": "Mars/Olympus"}), "zone"),
        (op(at(), body(), kind="wish"), "kind"),
        (op(at(), body(), key=""), "key"),
        ({**op(at(), body()), "clock": "noon"}, "clock"),
        ({"kind": "checkin", "key": KEY, "clock": str(at())}, "body"),
        (op(at(), None, key="no key at all"), "key"),
        ("not an operation", "kind"),
        (None, "kind"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_sentence_and_never_blocks_the_rest(
    wrong: object, where: str, owner: Person
) -> None:
    with time_machine.travel(NOW, tick=False):
        acks = exchange(owner, [wrong, op(at(), body(), key=str(uuid4()))], Cursor()).acks
    assert [ack.status for ack in acks] == ["refused", "kept"]
    assert where in acks[0].why
    assert Checkin.objects.count() == 1


def test_a_clock_a_day_ahead_does_not_win_over_all_that_is_to_come(owner: Person) -> None:
    ahead = at(24 * 3600)
    assert send(owner, op(ahead, body(6)), op(at(30, TABLET), body(2))) == ["kept", "kept"]
    assert intensities(owner) == [2]
    assert send(owner, op(ahead, body(6))) == ["same"], "a replay of the version that was set back"


def test_a_device_that_runs_ahead_can_still_change_its_own_mind(owner: Person) -> None:
    day_ahead = 24 * 3600
    assert send(owner, op(at(day_ahead), body(6)), op(at(day_ahead + 5), body(3))) == ["kept", "kept"]
    assert send(owner, op(at(day_ahead + 2), body(9))) == ["stale"]
    assert intensities(owner) == [3]


def test_a_device_reads_everything_in_portions_and_then_only_what_is_new(
    owner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fodro.web.sync.queries.ROWS_AT_ONCE", 3)
    keep_all(owner, [("checkin", str(uuid4()), body(n)) for n in range(8)])
    seen, cursor, more = [], Cursor(), True
    while more:
        rows, more = rows_after(owner, cursor)
        seen += [row.key for row in rows]
        cursor = Cursor(rows[-1].seq, rows[-1].pk)
    assert len(seen) == len(set(seen)) == 8
    keep(owner, "checkin", seen[0], body(9))
    assert [row.key for row in rows_after(owner, cursor)[0]] == [seen[0]]


def test_a_form_on_the_server_is_later_than_what_it_shows_even_from_a_device_ahead(owner: Person) -> None:
    send(owner, op(at(200), body(6)))
    with time_machine.travel(NOW, tick=False):
        keep(owner, "checkin", KEY, body(1))
    assert intensities(owner) == [1]
    take_away(owner, "checkin", KEY)
    assert not Checkin.objects.exists()


def test_an_import_brings_back_what_was_taken_away(owner: Person) -> None:
    key = "2026-11-20.stress"
    keep(owner, "day-value", key, {"day": "2026-11-20", "factor": "stress", "value": 3})
    before = diary_of(owner)
    take_away(owner, "day-value", key)
    assert merge_diary(owner, before).added == 1
    assert diary_of(owner) == before
    record = record_of(owner, "day-value", key)
    assert record is not None
    assert (record.gone, record.body["value"]) == (False, 3)
    assert len(versions_of(owner, "day-value", key)) == 2


def test_all_changes_of_a_form_are_kept_or_none(owner: Person) -> None:
    with pytest.raises(ValueError, match="out-of-range"):
        keep_all(owner, [("checkin", KEY, body()), ("checkin", str(uuid4()), body(99))])
    assert not Record.objects.exists()


# ---- every operation doubled, in any order, in any portions: one end state

versions = st.lists(
    st.tuples(
        st.sampled_from(["a", "b"]),
        st.integers(0, 4),
        st.sampled_from([PHONE, TABLET]),
        st.one_of(st.none(), st.integers(0, 10)),
    ),
    max_size=8,
    unique_by=lambda version: version[1:3],
)


def ops_of(drawn: list[tuple[str, int, str, int | None]]) -> list[dict[str, Any]]:
    days = {"a": "2026-11-19", "b": "2026-11-18"}
    return [
        op(
            at(seconds - 60, node),
            None if value is None else {"day": days[name], "factor": "stress", "value": float(value)},
            key=f"{days[name]}.stress",
            kind="day-value",
        )
        for name, seconds, node, value in drawn
    ]


def state(person: Person) -> tuple[list[Any], list[Any]]:
    records = Record.objects.filter(person=person).order_by("key")
    rows = DayFactor.objects.filter(person=person).order_by("day")
    return (
        list(records.values_list("key", "clock", "gone", "body")),
        list(rows.values_list("day", "factor", "number")),
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=versions, data=st.data())
def test_operations_doubled_and_shuffled_come_to_one_end_state(
    db: None, drawn: list[tuple[str, int, str, int | None]], data: st.DataObject
) -> None:
    once, doubled = (Person.objects.create(handle=str(uuid4())) for _ in range(2))
    ops = ops_of(drawn)
    send(once, *sorted(ops, key=lambda each: str(each["clock"])))
    shuffled = data.draw(st.permutations([*ops, *ops]))
    cut = data.draw(st.integers(0, len(shuffled)))
    send(doubled, *shuffled[:cut])
    send(doubled, *shuffled[cut:])
    assert state(doubled) == state(once)
    latest = {each["key"]: each for each in sorted(ops, key=lambda each: str(each["clock"]))}
    assert len(state(once)[1]) == sum(not each["gone"] for each in latest.values())


# ---- the address devices call


def post(client: Client, content: object) -> Any:
    text = content if isinstance(content, str) else json.dumps(content)
    return client.post("/api/v1/sync", text, content_type="application/json")


def test_a_device_sends_and_is_answered(client: Client, owner: Person) -> None:
    sent = {"person": str(owner.pk), "cursor": "", "ops": [op(at(), body())]}
    answer = post(client, sent).json()
    assert [ack["status"] for ack in answer["acks"]] == ["kept"]
    assert [row["key"] for row in answer["rows"]] == [KEY]
    again = post(client, {**sent, "cursor": answer["cursor"], "ops": []}).json()
    assert (again["rows"], again["more"]) == ([], False)


def test_nobody_is_told_to_open_the_diary_and_keeps_the_queue(nobody: Client, owner: Person) -> None:
    assert post(nobody, {"person": str(owner.pk), "ops": []}).status_code == 401
    assert nobody.get("/api/v1/hello").status_code == 401


def test_what_another_person_kept_on_this_device_is_not_mixed_in(
    outsider_client: Client, owner: Person
) -> None:
    answer = post(outsider_client, {"person": str(owner.pk), "ops": [op(at(), body())]})
    assert answer.status_code == 409
    assert not Record.objects.exists()


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"ops": 3}', "null", pytest.param("[" * 100_000, id="deep")]
)
def test_what_is_no_request_is_refused(text: str, client: Client) -> None:
    assert post(client, text).status_code == 400


def test_without_the_token_nothing_is_written(owner: Person) -> None:
    client = client_of(owner)
    client.handler.enforce_csrf_checks = True
    sent = {"person": str(owner.pk), "ops": [op(at(), body())]}
    assert post(client, sent).status_code == 403
    token = client.get("/api/v1/hello").json()["token"]
    headers = {"X-CSRFToken": token}
    kept = client.post("/api/v1/sync", json.dumps(sent), content_type="application/json", headers=headers)
    assert kept.status_code == 200


# ---- clocks


@given(st.lists(st.integers(0, 2**47), min_size=1), st.sampled_from([PHONE, TABLET]))
def test_a_clock_never_goes_back_whatever_the_wall_says(walls: list[int], node: str) -> None:
    clock: Clock | None = None
    written: list[str] = []
    for wall in walls:
        clock = tick(clock, wall, node)
        written.append(str(clock))
    assert written == sorted(set(written))


def test_ticks_of_one_millisecond_do_not_run_out() -> None:
    clock = Clock(5, 0xFFFF, PHONE)
    assert clock < tick(clock, 5, PHONE)
    assert str(clock) < str(tick(clock, 5, PHONE))


def test_many_waiting_entries_arrive_once_each(owner: Person) -> None:
    start = datetime(2026, 11, 20, 8, tzinfo=UTC)
    ops = [
        op(at(n - 400), body(n % 11, at=(start + timedelta(minutes=n)).isoformat()), key=str(uuid4()))
        for n in range(300)
    ]
    for first in range(0, 300, 200):
        send(owner, *ops[first : first + 200])
        send(owner, *ops[first : first + 200])
    assert Checkin.objects.filter(person=owner).count() == 300
