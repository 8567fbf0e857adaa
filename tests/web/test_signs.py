"""Swelling without a device, and small signs: noted, told, never judged."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from fodro.knowledge.caution import rule
from fodro.web.people.models import Person
from fodro.web.photos.models import Photo
from fodro.web.signs.models import Sign, Swelling
from fodro.web.signs.queries import rules_lately
from fodro.web.sync.flows import keep
from fodro.web.sync.queries import record_of, versions_of
from tests.web.conftest import EVENING
from tests.web.markup import read

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 20)
MORNING = datetime(2026, 11, 20, 6, 30, tzinfo=UTC)
READ_FIRST = "Read this first"


@pytest.fixture(autouse=True)
def evening() -> Iterator[None]:
    with time_machine.travel(EVENING, tick=False):
        yield


def note_swelling(client: Client, method: str, left: str, right: str, *, part: str = "evening") -> int:
    fields = {"method": method, f"{method}:L": left, f"{method}:R": right, "part": part}
    return client.post("/signs/swelling/", {**fields, "id:L": str(uuid4()), "id:R": str(uuid4())}).status_code


def note_sign(client: Client, what: str, **fields: str) -> int:
    sent = {"id": str(uuid4()), "what": what, "side": "L", "where": "sole.heel", **fields}
    return client.post("/signs/change/", sent).status_code


def by_side() -> dict[str, float]:
    return {row.side: row.value for row in Swelling.objects.all()}


def room(client: Client) -> str:
    return read(client.get("/signs/").text).one("main").text


def test_both_feet_are_kept_each_on_its_side(client: Client, owner: Person) -> None:
    assert note_swelling(client, "sock", "2", "1") == 302
    assert by_side() == {"L": 2, "R": 1}
    left = Swelling.objects.get(side="L")
    assert (left.person, left.day, left.part, left.method, left.zone) == (
        owner,
        TODAY,
        "evening",
        "sock",
        "Europe/Copenhagen",
    )
    record = record_of(owner, "swelling", str(left.pk))
    assert record is not None
    assert (record.body["side"], record.body["value"]) == ("L", 2)


def test_one_foot_alone_is_noted_and_the_other_stays_unknown(client: Client) -> None:
    assert note_swelling(client, "tape-ankle", "", "231,5") == 302
    assert by_side() == {"R": 231.5}
    assert "not noted" in room(client)


def test_the_left_foot_stands_on_the_left(client: Client) -> None:
    note_swelling(client, "sock", "3", "1")
    boxes = [
        item
        for item in read(client.get("/signs/").text).all("li")
        if item.attributes.get("class") == "foot-box"
    ]
    assert [("L" in box.text, "R" in box.text) for box in boxes] == [(True, False), (False, True)]
    assert ["deep" in box.text for box in boxes] == [True, False]


def test_the_method_is_remembered_from_last_time(client: Client) -> None:
    assert client.get("/signs/swelling/").context["page"].draft.method == "sock"
    note_swelling(client, "tape-instep", "240", "238")
    assert client.get("/signs/swelling/").context["page"].draft.method == "tape-instep"


def test_the_time_before_stands_under_each_foot(client: Client) -> None:
    note_swelling(client, "tape-ankle", "231", "229", part="morning")
    page = read(client.get("/signs/swelling/").text).one("main").text
    assert "Last: 231 mm Today, morning" in page
    assert "Last: 229 mm Today, morning" in page


@pytest.mark.parametrize(
    ("method", "morning", "evening", "told"),
    [
        ("tape-ankle", "231", "239", "Today: 8 mm more in the evening"),
        ("tape-ankle", "231", "229.5", "Today: 1.5 mm less in the evening"),
        ("tape-ankle", "231", "231", "Today: the same morning and evening"),
        ("sock", "0", "1", "Today: 1 step deeper in the evening"),
        ("sock", "3", "1", "Today: 2 steps fainter in the evening"),
        ("lace", "8", "6", "Today: 2 pairs of holes less in the evening"),
    ],
)
def test_evening_and_morning_are_told_beside_each_other(
    client: Client, method: str, morning: str, evening: str, told: str
) -> None:
    note_swelling(client, method, morning, "", part="morning")
    assert "in the evening" not in room(client)
    note_swelling(client, method, evening, "")
    assert told in room(client)


def test_a_morning_of_one_day_and_an_evening_of_another_are_not_compared(
    client: Client, owner: Person
) -> None:
    note_swelling(client, "tape-ankle", "231", "", part="morning")
    swelling = {"zone": "UTC", "side": "L", "method": "tape-ankle", "value": 250, "part": "evening"}
    keep(
        owner, "swelling", str(uuid4()), {**swelling, "at": "2026-11-19T20:00:00+00:00", "day": "2026-11-19"}
    )
    assert "in the evening" not in room(client)


def test_the_form_opens_at_the_part_of_the_day_it_is(client: Client) -> None:
    assert client.get("/signs/swelling/").context["page"].draft.part == "evening"
    with time_machine.travel(MORNING, tick=False):
        assert client.get("/signs/swelling/").context["page"].draft.part == "morning"


@pytest.mark.parametrize(
    ("method", "left", "told"),
    [
        ("sock", "4", "from 0 to 3"),
        ("sock", "1.5", "not a whole number"),
        ("lace", "0", "from 1 to 20"),
        ("tape-ankle", "23", "from 100 to 600 mm."),
        ("tape-ankle", "a lot", "“a lot” is not a number"),
        ("tape-ankle", "nan", "not a number"),
        ("tape-ankle", "1e999", "not a number"),
    ],
)
def test_a_wrong_value_is_told_beside_the_foot_and_nothing_typed_is_lost(
    client: Client, method: str, left: str, told: str
) -> None:
    fields = {
        "method": method,
        f"{method}:L": left,
        f"{method}:R": "2",
        "part": "morning",
        "tape-instep:L": "77",
    }
    answer = client.post("/signs/swelling/", fields)
    assert answer.status_code == 422
    page = answer.context["page"]
    assert told in page.draft.feet[0].error
    assert page.draft.feet[1].typed[method] == "2"
    assert page.draft.feet[0].typed["tape-instep"] == "77"
    assert page.draft.part == "morning"
    assert told in answer.text
    assert not Swelling.objects.exists()


def test_nothing_filled_in_is_asked_again(client: Client) -> None:
    answer = client.post(
        "/signs/swelling/", {"method": "sock", "sock:L": "", "sock:R": "", "part": "evening"}
    )
    assert answer.status_code == 422
    assert "Note at least one foot." in answer.text


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2026-11-21", "has not come yet"),
        ("yesterday", "is not a date"),
        ("0001-01-01", "outside what can be noted"),
    ],
)
@pytest.mark.parametrize("path", ["/signs/swelling/", "/signs/change/"])
def test_a_day_that_cannot_be_is_told(client: Client, path: str, day: str, told: str) -> None:
    fields = {"method": "sock", "sock:L": "1", "what": "blister", "side": "L", "day": day}
    answer = client.post(path, fields)
    assert answer.status_code == 422
    assert told in answer.text
    assert not Swelling.objects.exists()
    assert not Sign.objects.exists()


def test_an_earlier_day_is_noted_on_that_day(client: Client) -> None:
    fields = {"method": "sock", "sock:L": "1", "part": "morning", "day": "2026-11-18"}
    assert client.post("/signs/swelling/", fields).status_code == 302
    assert note_sign(client, "blister", day="2026-11-17") == 302
    assert Swelling.objects.get().day == date(2026, 11, 18)
    assert Swelling.objects.get().noted_at == datetime(2026, 11, 18, 7, tzinfo=UTC)
    assert Sign.objects.get().day == date(2026, 11, 17)
    assert "Wednesday 18 November, morning" in room(client)
    assert "Tuesday 17 November" in room(client)


def test_after_midnight_the_evening_still_goes_on(client: Client) -> None:
    with time_machine.travel(datetime(2026, 11, 21, 0, 40, tzinfo=UTC), tick=False):
        note_swelling(client, "sock", "2", "2")
        note_sign(client, "redness")
    assert {row.day for row in Swelling.objects.all()} == {TODAY}
    assert Sign.objects.get().day == TODAY


def test_sent_twice_is_noted_once(client: Client) -> None:
    fields = {"method": "sock", "sock:L": "1", "sock:R": "1", "id:L": str(uuid4()), "id:R": str(uuid4())}
    for _ in range(2):
        client.post("/signs/swelling/", fields)
    sign = {"id": str(uuid4()), "what": "blister", "side": "L"}
    for _ in range(2):
        client.post("/signs/change/", sign)
    assert (Swelling.objects.count(), Sign.objects.count()) == (2, 1)


def test_what_was_noted_together_is_changed_together(client: Client, owner: Person) -> None:
    note_swelling(client, "tape-ankle", "231", "229")
    left = Swelling.objects.get(side="L")
    page = client.get(f"/signs/swelling/{left.pk}/").context["page"]
    assert [foot.typed for foot in page.draft.feet] == [{"tape-ankle": "231"}, {"tape-ankle": "229"}]
    ids = {f"id:{foot.side}": str(foot.id) for foot in page.draft.feet}
    changed = {**ids, "method": "tape-ankle", "tape-ankle:L": "233", "tape-ankle:R": "", "part": "evening"}
    assert client.post(f"/signs/swelling/{left.pk}/", changed).status_code == 302
    assert by_side() == {"L": 233}
    after = Swelling.objects.get()
    assert (after.pk, after.noted_at) == (left.pk, left.noted_at)
    assert [version.body["value"] for version in versions_of(owner, "swelling", str(left.pk))] == [231]


def test_what_was_noted_together_is_taken_away_together_and_its_history_stays(
    client: Client, owner: Person
) -> None:
    note_swelling(client, "sock", "1", "2")
    key = Swelling.objects.get(side="R").pk
    assert client.post(f"/signs/swelling/{key}/away/").status_code == 302
    assert not Swelling.objects.exists()
    record = record_of(owner, "swelling", str(key))
    assert record is not None
    assert record.gone
    assert versions_of(owner, "swelling", str(key))
    assert client.get(f"/signs/swelling/{key}/").status_code == 404


def test_a_change_is_kept_with_what_where_and_a_note(client: Client, owner: Person) -> None:
    assert note_sign(client, "blister", side="R", where="top.toe5", note="Rubs in the new shoes.") == 302
    sign = Sign.objects.get()
    assert (sign.person, sign.what, sign.side, sign.view, sign.region, sign.note) == (
        owner,
        "blister",
        "R",
        "top",
        "toe5",
        "Rubs in the new shoes.",
    )
    told = room(client)
    assert "Blister Right little toe, top side Rubs in the new shoes." in told


def test_a_change_somewhere_on_a_foot_needs_no_region(client: Client) -> None:
    assert note_sign(client, "redness", where="") == 302
    assert (Sign.objects.get().region, Sign.objects.get().side) == ("", "L")
    assert "Redness Left foot" in room(client)


def test_what_is_missing_is_told_beside_it_and_nothing_is_lost(client: Client) -> None:
    answer = client.post("/signs/change/", {"note": "since noon", "where": "sole.heel"})
    assert answer.status_code == 422
    assert "Choose what you see." in answer.text
    assert "Choose the left or the right foot." in answer.text
    assert "since noon" in answer.text
    assert answer.context["page"].draft.where == "sole.heel"
    assert not Sign.objects.exists()


@pytest.mark.parametrize(
    "fields", [{"note": "x" * 2001}, {"note": "a\0b"}, {"what": "<script>"}, {"what": "x" * 33}]
)
def test_what_cannot_be_kept_is_refused(client: Client, fields: dict[str, str]) -> None:
    answer = client.post("/signs/change/", {"what": "blister", "side": "L", **fields})
    assert answer.status_code == 422
    assert "<script>" not in answer.text
    assert not Sign.objects.exists()


def test_a_place_that_is_none_is_left_open(client: Client) -> None:
    note_sign(client, "blister", where="sole.hand")
    assert Sign.objects.get().region == ""


def test_a_change_is_changed_where_it_stands(client: Client, owner: Person) -> None:
    note_sign(client, "redness", note="small")
    sign = Sign.objects.get()
    page = client.get(f"/signs/change/{sign.pk}/").context["page"]
    assert (page.draft.what, page.draft.where, page.draft.note) == ("redness", "sole.heel", "small")
    with time_machine.travel(EVENING + timedelta(days=1), tick=False):
        changed = {"what": "blister", "side": "L", "where": "sole.arch-med", "day": "2026-11-20"}
        assert client.post(f"/signs/change/{sign.pk}/", changed).status_code == 302
    after = Sign.objects.get()
    assert (after.pk, after.what, after.region, after.noted_at) == (
        sign.pk,
        "blister",
        "arch-med",
        sign.noted_at,
    )
    assert [version.body["what"] for version in versions_of(owner, "sign", str(sign.pk))] == ["redness"]


def test_a_change_taken_away_is_gone_from_the_room(client: Client) -> None:
    note_sign(client, "redness")
    assert client.post(f"/signs/change/{Sign.objects.get().pk}/away/").status_code == 302
    assert "Redness" not in room(client)
    assert not Sign.objects.exists()


def test_a_sign_that_a_newer_version_or_an_import_brought_is_shown_in_its_own_words(
    client: Client, owner: Person
) -> None:
    body = {
        "at": "2026-11-20T10:00:00",
        "zone": "",
        "day": "2026-11-20",
        "what": "itchy_patch",
        "region": "toes",
    }
    keep(owner, "sign", str(uuid4()), body)
    assert "Itchy patch" in room(client)
    page = client.get(f"/signs/change/{Sign.objects.get().pk}/")
    assert page.status_code == 200
    assert "itchy_patch" in [sign.value for sign in page.context["page"].signs]
    assert ".toes" in [place.value for group in page.context["page"].places for place in group.choices]


@pytest.mark.parametrize(
    ("what", "rules"),
    [
        ("wound", ("R04", "R08", "R33", "R20")),
        ("redness", ("R05", "R07")),
        ("colour", ("R03", "R04", "R08")),
        ("callus", ()),
    ],
)
def test_the_rules_to_read_stand_above_at_once_the_most_urgent_first(
    client: Client, owner: Person, what: str, rules: tuple[str, ...]
) -> None:
    note_sign(client, what)
    assert rules_lately(owner, TODAY) == rules
    shown = [line.sign for line in client.get("/signs/").context["page"].cautions]
    assert shown == [rule(slug).question("en") for slug in rules]
    assert (READ_FIRST in room(client)) == bool(rules)
    assert [rule(slug).advice("en") in client.get("/signs/").text for slug in rules] == [True] * len(rules)


@pytest.mark.parametrize(
    ("method", "left", "right", "shown"),
    [
        ("sock", "2", "0", True),
        ("sock", "2", "1", False),
        ("sock", "2", "", False),
        ("tape-ankle", "230", "260", True),
        ("tape-ankle", "231", "260", False),
        ("tape-instep", "270", "240", True),
        ("lace", "4", "9", False),
    ],
)
def test_one_sided_swelling_shows_what_to_do_about_it(
    client: Client, method: str, left: str, right: str, shown: bool
) -> None:
    note_swelling(client, method, left, right)
    assert (rule("R02").question("en") in room(client)) == shown


def test_the_feet_are_only_compared_at_the_same_time_of_the_same_day(client: Client) -> None:
    note_swelling(client, "sock", "3", "", part="morning")
    note_swelling(client, "sock", "", "0", part="evening")
    assert READ_FIRST not in room(client)


def test_rules_stand_above_today_and_tomorrow_and_then_with_what_was_noted(
    client: Client, owner: Person
) -> None:
    note_sign(client, "blister")
    assert rules_lately(owner, TODAY + timedelta(days=1))
    assert not rules_lately(owner, TODAY + timedelta(days=2))
    with time_machine.travel(EVENING + timedelta(days=9), tick=False):
        assert READ_FIRST not in room(client)
        assert READ_FIRST in client.get(f"/signs/change/{Sign.objects.get().pk}/").text


def test_nothing_is_shown_before_anything_is_noted(client: Client) -> None:
    assert "Nothing noted yet." in room(client)
    assert READ_FIRST not in room(client)


def test_another_persons_signs_are_not_found_and_cannot_be_written_over(
    client: Client, outsider_client: Client, outsider: Person
) -> None:
    note_sign(client, "blister")
    note_swelling(client, "sock", "1", "2")
    sign, swelling = Sign.objects.get(), Swelling.objects.get(side="L")
    for path in (f"/signs/change/{sign.pk}/", f"/signs/swelling/{swelling.pk}/"):
        assert outsider_client.get(path).status_code == 404
        assert outsider_client.post(path, {"what": "wound", "side": "R", "sock:L": "3"}).status_code == 404
        assert outsider_client.post(f"{path}away/").status_code == 404
    assert note_sign(outsider_client, "wound", id=str(sign.pk)) == 404
    same_ids = {"method": "sock", "sock:L": "3", "id:L": str(swelling.pk)}
    assert outsider_client.post("/signs/swelling/", same_ids).status_code == 404
    sign.refresh_from_db()
    swelling.refresh_from_db()
    assert (sign.what, swelling.value) == ("blister", 1)
    assert "Blister" not in room(outsider_client)
    assert not rules_lately(outsider, TODAY)


def photo_of(person: Person, *, about: str = "feet", days_ago: int = 0) -> str:
    at = EVENING - timedelta(days=days_ago)
    of = {"about": about, "side": "L", "view": "sole", "file": f"{'0a' * 32}.jpg", "width": 1, "height": 1}
    return str(
        Photo.objects.create(id=uuid4(), person=person, day=at.date(), zone="UTC", taken_at=at, **of).pk
    )


def test_a_photo_can_be_chosen_and_stays_chosen(client: Client, owner: Person) -> None:
    chosen = photo_of(owner, days_ago=90)
    later = [photo_of(owner, days_ago=n) for n in range(8)]
    photo_of(owner, about="shoes")
    offered = [photo.value for photo in client.get("/signs/change/").context["page"].photos]
    assert offered == later[:7]
    note_sign(client, "blister", photo=chosen)
    assert str(Sign.objects.get().photo) == chosen
    again = client.get(f"/signs/change/{Sign.objects.get().pk}/")
    assert [photo.value for photo in again.context["page"].photos] == [*later[:7], chosen]
    (picked,) = [tag for tag in read(again.text).all("input") if tag.attributes.get("value") == chosen]
    assert "checked" in picked.attributes


def test_a_photo_of_another_person_is_never_offered(client: Client, outsider: Person) -> None:
    theirs = photo_of(outsider)
    note_sign(client, "blister", photo=theirs)
    page = client.get(f"/signs/change/{Sign.objects.get().pk}/")
    assert page.context["page"].photos == ()
    assert f"/photos/{theirs}" not in page.text


def test_taking_away_needs_a_tap_and_not_a_link(client: Client) -> None:
    note_sign(client, "blister")
    assert client.get(f"/signs/change/{Sign.objects.get().pk}/away/").status_code == 405
    assert Sign.objects.exists()
