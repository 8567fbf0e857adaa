"""Bringing in: nothing before it is looked at, all of it or nothing, once however often, and back again."""

import io
import zipfile
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.test import Client

from fodro.domain.diary import Diary
from fodro.exchange.imported import Cancelled, Found, Imported
from fodro.web.archive.flows import merge_diary
from fodro.web.bringing_in import flows, storage, working
from fodro.web.bringing_in.models import BroughtIn, State
from fodro.web.day.models import OwnFactor
from fodro.web.diary.models import Checkin, DayFactor
from fodro.web.people.erasing import erase
from fodro.web.people.models import Person
from fodro.web.sync.flows import keep, take_away
from fodro.web.sync.models import Record
from tests.web.bringing import (
    FIRST,
    ROOM,
    STEPS,
    brought_in,
    choose,
    days,
    looked_into,
    steps_of,
    table,
)

pytestmark = pytest.mark.django_db

SECOND = FIRST + timedelta(days=1)


def one() -> BroughtIn:
    return BroughtIn.objects.latest("begun_at", "pk")


def value(person: Person, day: date, number: float) -> None:
    keep(person, "day-value", f"{day}.steps", {"day": day.isoformat(), "factor": "steps", "value": number})


def test_nothing_is_kept_before_the_person_says_so(client: Client, owner: Person) -> None:
    address = looked_into(client, table(days(14)))
    page = client.get(address).text
    assert "14 days of steps" in page
    assert "14 new" in page
    assert "1 Mar 2025 – 14 Mar 2025" in page
    owner.refresh_from_db()
    assert (steps_of(owner), owner.revision) == ({}, 0)
    client.post(f"{address}bring-in/")
    assert steps_of(owner) == {day: float(steps) for day, steps in days(14).items()}
    assert "14 days of steps" in client.get(address).text
    assert "skridt.csv" in client.get(ROOM).text


def test_the_file_is_gone_once_it_is_brought_in_or_left_out(client: Client, owner: Person) -> None:
    storage.clear()  # of what other tests left
    address = looked_into(client, table(days(3)))
    assert storage.chosen(owner.pk, one().pk) is not None
    client.post(f"{address}bring-in/")
    assert storage.chosen(owner.pk, one().pk) is None
    client.post(f"{looked_into(client, table(days(4)))}cancel/")
    assert one().state == State.CANCELLED
    assert [path for path in storage.waiting_room().rglob("*") if path.is_file()] == []


def test_twice_is_once(client: Client, owner: Person) -> None:
    brought_in(client, table(days(14)))
    rows, records = list(DayFactor.objects.values()), list(Record.objects.values())
    page = client.get(looked_into(client, table(days(14)))).text
    assert "All of it is in your diary already" in page
    assert "Bring in 14" not in page
    client.post(f"{ROOM}{one().pk}/bring-in/")
    assert (list(DayFactor.objects.values()), list(Record.objects.values())) == (rows, records)


def test_what_the_person_noted_stands(client: Client, owner: Person) -> None:
    value(owner, FIRST, 5.0)
    address = looked_into(client, table(days(3)))
    assert "1 you noted otherwise, which stays" in client.get(address).text
    client.post(f"{address}bring-in/")
    assert steps_of(owner)[FIRST] == 5.0
    assert steps_of(owner)[SECOND] == 8001.0


def test_half_a_day_becomes_a_whole_one_unless_the_person_changed_it(client: Client, owner: Person) -> None:
    brought_in(client, table({FIRST: 100, SECOND: 200}))
    value(owner, SECOND, 222.0)
    address = looked_into(client, table({FIRST: 1000, SECOND: 2000}))
    page = client.get(address).text
    assert "1 more complete than before" in page
    assert "1 you noted otherwise, which stays" in page
    client.post(f"{address}bring-in/")
    assert steps_of(owner) == {FIRST: 1000.0, SECOND: 222.0}


def test_another_kind_of_file_does_not_change_what_one_kind_brought(client: Client, owner: Person) -> None:
    brought_in(client, table({FIRST: 100}))
    other = flows.unwritten(owner, "fitbit", storage.waiting_room())
    flows.bring_in(other, Imported(Diary(factors={FIRST: {"steps": 900.0}})))
    assert steps_of(owner) == {FIRST: 100.0}


def test_taking_back_leaves_what_was_changed_since(client: Client, owner: Person) -> None:
    value(owner, FIRST - timedelta(days=1), 7.0)
    address = brought_in(client, table(days(5)))
    value(owner, SECOND, 1.0)
    client.post(f"{address}take-back/")
    assert steps_of(owner) == {FIRST - timedelta(days=1): 7.0, SECOND: 1.0}
    assert "Taken back" in client.get(address).text
    gone = Record.objects.filter(person=owner, kind="day-value", gone=True)
    owner.refresh_from_db()
    assert gone.count() == 4
    assert {record.seq for record in gone} == {owner.revision}, "a device would never hear of it"


def test_taking_back_the_later_import_puts_back_the_earlier(client: Client, owner: Person) -> None:
    earlier = brought_in(client, table({FIRST: 100}))
    later = brought_in(client, table({FIRST: 1000, SECOND: 2000}))
    client.post(f"{later}take-back/")
    assert steps_of(owner) == {FIRST: 100.0}
    brought_in(client, table({FIRST: 1500}))
    assert steps_of(owner) == {FIRST: 1500.0}, "what was put back belongs to its import again"
    client.post(f"{ROOM}{one().pk}/take-back/")
    client.post(f"{earlier}take-back/")
    assert steps_of(owner) == {}


def test_taken_back_it_may_come_again_but_what_the_person_took_away_stays_away(
    client: Client, owner: Person
) -> None:
    address = brought_in(client, table(days(3)))
    client.post(f"{address}take-back/")
    brought_in(client, table(days(3)))
    assert len(steps_of(owner)) == 3
    take_away(owner, "day-value", f"{FIRST}.steps")
    again = looked_into(client, table(days(4)))
    assert "1 you took away, which stays so" in client.get(again).text
    client.post(f"{again}bring-in/")
    assert FIRST not in steps_of(owner)
    assert len(steps_of(owner)) == 3


def test_a_second_tap_changes_nothing(client: Client, owner: Person) -> None:
    address = brought_in(client, table(days(3)))
    owner.refresh_from_db()
    before = owner.revision
    client.post(f"{address}bring-in/")
    client.post(f"{address}take-back/")
    after = list(Record.objects.values())
    client.post(f"{address}take-back/")
    client.post(f"{address}cancel/")
    owner.refresh_from_db()
    assert owner.revision == before + 1
    assert list(Record.objects.values()) == after
    assert one().state == State.UNDONE


def test_devices_hear_of_what_was_brought_in(client: Client, owner: Person) -> None:
    brought_in(client, table(days(2)))
    record = Record.objects.get(person=owner, key=f"{FIRST}.steps")
    assert record.body == {"day": "2025-03-01", "factor": "steps", "value": 8000.0}
    owner.refresh_from_db()
    assert (record.seq, record.gone, record.day) == (owner.revision, False, FIRST)


def test_stopped_in_the_middle_nothing_is_there(
    client: Client, owner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = looked_into(client, table(days(30)))
    before = list(Record.objects.values())

    def stopped(*_told: int) -> None:
        raise Cancelled

    monkeypatch.setattr("tests.web.bringing.Watch.tell", stopped, raising=False)
    monkeypatch.setattr("fodro.web.bringing_in.desk.Watch.tell", stopped)
    client.post(f"{address}bring-in/")
    owner.refresh_from_db()
    assert (steps_of(owner), owner.revision, list(Record.objects.values())) == ({}, 0, before)
    assert one().state == State.CANCELLED


def test_sources_that_overlap_are_told(client: Client, owner: Person) -> None:
    found = (
        Found("steps", "Phone", 14_012, date(2010, 1, 1), FIRST, overlaps=True),
        Found("steps", "Watch", 300, date(2024, 1, 1), FIRST, overlaps=True),
    )
    changes = [
        {"what": "steps", "new": 14_012, "first": "2010-01-01", "last": "2025-03-01", "same": 0, "changed": 0,
         "differing": 0, "away": 0}
    ]  # fmt: skip
    preview = {"found": [flows._found(each) for each in found], "changes": changes, "notes": []}
    there = flows.begin(owner, file="export.zip", n_bytes=1_500_000_000)
    BroughtIn.objects.filter(pk=there.pk).update(state=State.PREVIEW, kind="apple-health", preview=preview)
    (storage.folder_of(owner.pk, there.pk) / "export.zip").write_bytes(b"PK")
    page = client.get(f"{ROOM}{there.pk}/").text
    assert "14,012 days of steps; 2 sources overlap" in page
    assert "Phone (14,012), Watch (300)" in page
    assert "1.5 GB" in page


# ---- files that are not what they ought to be


def test_an_empty_file_and_no_file_are_told(client: Client) -> None:
    for answer in (choose(client, b""), client.post(ROOM, {})):
        assert answer.status_code == 422
        assert "No file was chosen, or it is empty" in answer.text
    assert not BroughtIn.objects.exists()


def test_a_file_nobody_knows_is_told_and_can_be_named(client: Client) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("holiday/beach.txt", "sand")
    address = choose(client, packed.getvalue(), "holiday.zip")["Location"]
    page = client.get(address)
    assert page.status_code == 200
    assert "does not know this file by sight" in page.text
    client.post(f"{address}kind/", {"kind": "fitbit"})
    assert one().state == State.REFUSED
    assert "could not be brought in" in client.get(address).text


def test_a_kind_there_is_not_changes_nothing(client: Client) -> None:
    address = choose(client, b"nothing here", "note.md")["Location"]
    client.post(f"{address}kind/", {"kind": "../../etc"})
    assert one().state == State.UNKNOWN


def test_a_wrong_cell_is_told_with_line_and_column(client: Client, owner: Person) -> None:
    address = looked_into(client, table({**days(30), date(2025, 4, 1): "mange"}))
    page = client.get(address).text
    assert "line 32" in page
    assert "column “Skridt”" in page
    assert "“mange” is not a number" in page
    assert "your diary is as it was" in page
    assert steps_of(owner) == {}


def test_a_full_disk_is_told(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage, "room_bytes", lambda: 10)
    answer = choose(client, table(days(30)))
    assert answer.status_code == 413
    assert "not enough room on this disk" in answer.text
    assert list(storage.waiting_room().glob(".arriving-*")) == []
    assert not BroughtIn.objects.exists()


def test_a_name_that_leads_elsewhere_stays_here(client: Client, owner: Person) -> None:
    choose(client, table(days(2)), "..\\..\\evil\x00.csv")
    file = storage.chosen(owner.pk, one().pk)
    assert file is not None
    assert file.resolve().is_relative_to(storage.waiting_room().resolve())


def test_an_importers_own_mistake_is_no_crash(
    client: Client, owner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object, **_more: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(working, "apart", broken)
    page = client.get(choose(client, table(days(2)))["Location"])
    assert page.status_code == 200
    assert "No space left on device" in page.text


def test_what_a_stopped_server_left_is_told_and_cleared(client: Client, owner: Person) -> None:
    left = flows.begin(owner, file="steps.csv", n_bytes=3)
    (storage.folder_of(owner.pk, left.pk) / "steps.csv").write_bytes(b"abc")
    page = client.get(f"{ROOM}{left.pk}/").text
    assert "was closed while this file was on its way" in page
    storage.clear()
    assert storage.chosen(owner.pk, left.pk) is None


def test_a_preview_whose_file_was_cleared_says_so(client: Client) -> None:
    address = looked_into(client, table(days(2)))
    storage.clear()
    page = client.get(address)
    assert "The chosen file is not there any more." in page.text


def test_erasing_takes_the_chosen_files_too(client: Client, owner: Person) -> None:
    choose(client, table(days(2)))
    own = storage.waiting_room() / owner.pk.hex
    assert [path.name for path in own.rglob("*") if path.is_file()] != []
    erase(owner)
    assert not BroughtIn.objects.exists()
    assert [path for path in own.rglob("*") if path.is_file()] == []


# ---- what the columns of a table mean


def test_a_table_is_shown_with_a_proposal(client: Client) -> None:
    data = table(days(3), header="Dato;Skridt på dagen")
    columns = client.get(choose(client, data)["Location"])["Location"]
    page = client.get(columns).text
    assert "separated by semicolons, in Windows-1252" in page
    assert '<option value="day-month-year" selected>' in page
    assert '<option value="steps" selected>' in page
    assert "01-03-2025" in page


def test_what_columns_mean_is_remembered_by_their_names(client: Client, owner: Person) -> None:
    brought_in(client, table(days(3)))
    address = choose(client, table(days(5)), "another name.csv")["Location"]
    page = client.get(address)
    assert page.status_code == 200
    assert "as you said last time" in page.text
    assert "2 new" in page.text
    assert client.get(f"{address}columns/").status_code == 200
    other = choose(client, table(days(5), header="Dag;Antal"))["Location"]
    assert client.get(other).status_code == 302


def test_another_person_is_asked_anew(client: Client, outsider_client: Client) -> None:
    brought_in(client, table(days(3)))
    assert outsider_client.get(choose(outsider_client, table(days(3)))["Location"]).status_code == 302


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"role-0": "leave-out"}, "Exactly one column has to be the date."),
        ({"role-1": "date"}, "Exactly one column has to be the date."),
        ({"role-1": "leave-out"}, "Say of at least one more column what it is."),
        ({"role-1": "pain", "place-1": "elbow."}, "Say where it hurts."),
    ],
)
def test_what_cannot_be_meant_is_told(client: Client, said: dict[str, str], told: str) -> None:
    columns = client.get(choose(client, table(days(3)))["Location"])["Location"]
    answer = client.post(columns, STEPS | said)
    assert answer.status_code == 422
    assert told in answer.text
    assert one().state == State.MAPPING


def test_pain_of_a_place_becomes_check_ins(client: Client, owner: Person) -> None:
    data = table({FIRST: "2,5", SECOND: "4"}, header="Dato;Smerte")
    columns = client.get(choose(client, data)["Location"])["Location"]
    client.post(columns, STEPS | {"role-1": "pain", "place-1": "heel.R", "worse-1": "low"})
    client.post(f"{ROOM}{one().pk}/bring-in/")
    spots = [(c.day, s.region, s.side, s.intensity_nrs) for c in Checkin.objects.all() for s in c.spots.all()]
    assert spots == [(FIRST, "heel", "R", 7.5), (SECOND, "heel", "R", 6.0)]
    client.post(f"{ROOM}{one().pk}/take-back/")
    assert not Checkin.objects.exists()


def test_pain_that_was_put_right_in_the_file_is_put_right_here(client: Client, owner: Person) -> None:
    def bring(pain: dict[date, int | str]) -> str:
        columns = client.get(choose(client, table(pain, header="Dato;Smerte"))["Location"])
        if columns.status_code == 302:
            client.post(columns["Location"], STEPS | {"role-1": "pain", "place-1": "heel.R"})
        page = client.get(f"{ROOM}{one().pk}/").text
        client.post(f"{ROOM}{one().pk}/bring-in/")
        return page

    def pains() -> list[float]:
        return [spot.intensity_nrs for checkin in Checkin.objects.all() for spot in checkin.spots.all()]

    bring({FIRST: "3", SECOND: "4"})
    assert "1 more complete than before" in bring({FIRST: "3", SECOND: "6"})
    assert pains() == [3.0, 6.0]
    assert "All of it is in your diary already" in bring({FIRST: "3", SECOND: "6"})
    second = BroughtIn.objects.order_by("begun_at")[1]
    client.post(f"{ROOM}{second.pk}/take-back/")
    assert pains() == [3.0, 4.0]


def test_a_column_of_ones_own_keeps_its_name_and_asks_for_nothing(client: Client, owner: Person) -> None:
    data = table({FIRST: "3", SECOND: "4"}, header="Dato;Humør 1-5")
    columns = client.get(choose(client, data)["Location"])["Location"]
    client.post(columns, STEPS | {"factor-1": "own", "unit-1": "af 5"})
    assert "Humør 1-5" in client.get(f"{ROOM}{one().pk}/").text
    client.post(f"{ROOM}{one().pk}/bring-in/")
    own = OwnFactor.objects.get(person=owner)
    assert (own.name, own.unit, own.retired) == ("Humør 1-5", "af 5", True)
    client.post(f"{ROOM}{one().pk}/take-back/")
    assert not OwnFactor.objects.exists()


def test_a_page_of_columns_of_something_else_leads_back(client: Client, owner: Person) -> None:
    there = flows.begin(owner, file="export.zip", n_bytes=5)
    assert client.get(f"{ROOM}{there.pk}/columns/").status_code == 302


# ---- many days


def test_many_days_come_in_whole_and_go_again(owner: Person) -> None:
    factors = {FIRST + timedelta(days=n): {"steps": float(n), "shoe": f"pair {n % 3}"} for n in range(6_000)}
    imported = Imported(Diary(factors=factors))
    there = flows.unwritten(owner, "fitbit", storage.waiting_room())
    report = flows.bring_in(there, imported)
    assert (report.added, report.kept) == (12_000, 0)
    assert (
        DayFactor.objects.filter(person=owner).count()
        == Record.objects.filter(person=owner).count()
        == 12_000
    )
    assert merge_diary(owner, imported.diary).added == 0
    flows.take_back(there)
    assert not DayFactor.objects.exists()
    assert Record.objects.filter(person=owner, gone=True, body={}).count() == 12_000


def test_somebody_who_writes_meanwhile_loses_nothing(owner: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    from fodro.web.archive import flows as merging

    compared = merging.day_changes

    def and_then_a_note(person: Person, *rest: object) -> object:
        changes = compared(person, *rest)  # type: ignore[arg-type]
        if not DayFactor.objects.exists():
            value(owner, FIRST, 5.0)
        return changes

    monkeypatch.setattr(merging, "day_changes", and_then_a_note)
    report = merge_diary(owner, Diary(factors={FIRST: {"steps": 9.0}, SECOND: {"steps": 8.0}}))
    assert (report.added, report.kept) == (1, 1)
    assert steps_of(owner) == {FIRST: 5.0, SECOND: 8.0}


def test_an_import_of_nobody_is_not_there(client: Client) -> None:
    assert client.get(f"{ROOM}{UUID(int=7)}/").status_code == 404
