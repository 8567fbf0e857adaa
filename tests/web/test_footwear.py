"""The shelf of shoes, and what was worn: every day has its pair, assumed until someone says so."""

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
import time_machine
from django.http import Http404
from django.test import Client

from fodro.exchange.entries import EntryError
from fodro.web.footwear import flows, queries
from fodro.web.footwear.listing import shelves_page
from fodro.web.footwear.models import Footwear, UsualChoice, WornCombination
from fodro.web.footwear.worn_listing import worn_part, worn_shell
from fodro.web.people.models import Person
from fodro.web.photos.models import Photo
from fodro.web.sync.flows import keep, take_away
from fodro.web.sync.kinds import NotYours
from fodro.web.sync.queries import record_of
from tests.web.conftest import EVENING
from tests.web.markup import Element, read

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 20)
"""A Friday."""
YESTERDAY = TODAY - timedelta(days=1)
FRIDAY = "4"


@pytest.fixture(autouse=True)
def evening() -> Iterator[None]:
    with time_machine.travel(EVENING, tick=False):
        yield


def add(client: Client, name: str, **sent: object) -> UUID:
    pair = uuid4()
    answer = client.post("/shoes/new/", {"id": str(pair), "name": name, **sent})
    assert answer.status_code == 302, answer.text
    return pair


def note(person: Person, day: date, factor: str = "stress", value: float = 3) -> None:
    keep(person, "day-value", f"{day}.{factor}", {"day": str(day), "factor": factor, "value": value})


def wear(person: Person, day: date, **worn: object) -> str:
    key = str(uuid4())
    said = {name: str(value) if isinstance(value, UUID) else value for name, value in worn.items()}
    keep(person, "wear", key, {"day": str(day), **said})
    return key


def stand(person: Person, start: datetime, hours: float, shoes: UUID | str = "") -> None:
    end = start + timedelta(hours=hours)
    body = {"start": start.isoformat(), "end": end.isoformat(), "zone": "UTC", "day": str(start.date())}
    keep(person, "stretch", str(uuid4()), {**body, "shoes": str(shoes), "floor": ""})


def worn_rows(person: Person, day: date = TODAY) -> list[WornCombination]:
    return list(WornCombination.objects.filter(person=person, day=day))


def chosen(form: Element) -> dict[str, str]:
    ticked = (one.attributes for one in form.all("input") if "checked" in one.attributes)
    return {one["name"]: one["value"] for one in ticked}


def page(client: Client, address: str) -> Element:
    answer = client.get(address)
    assert answer.status_code == 200
    return read(answer.text)


# ---- the shelf


def test_an_empty_shelf_offers_to_add_the_first_pair(client: Client) -> None:
    assert 'href="/shoes/new/"' in client.get("/shoes/").text


def test_what_was_added_stands_on_its_own_shelf(client: Client) -> None:
    add(client, "Black clogs", kind="clog")
    add(client, "Blue gel", what="insole", kind="gel")
    add(client, "Grey wool", what="socks", kind="wool")
    shelves = {shelf.what: shelf.items for shelf in client.get("/shoes/").context["page"].shelves}
    assert [item.name for what in ("shoes", "insole", "socks") for item in shelves[what]] == [
        "Black clogs",
        "Blue gel",
        "Grey wool",
    ]
    assert shelves["shoes"][0].drawing == "clog"
    assert Footwear.objects.get(name="Grey wool").material == "wool"


def test_the_page_of_a_pair_shows_what_is_known(client: Client) -> None:
    pair = add(client, "Black clogs", kind="clog", bought_on="2025-03-02", note="Size 39.")
    text = page(client, f"/shoes/{pair}/").text
    for words in ("Black clogs", "Clog", "20 months", "bought 2 March 2025", "Size 39.", "weak evidence"):
        assert words.lower() in text.lower()


def test_sent_twice_it_is_the_same_pair(client: Client, owner: Person) -> None:
    pair = uuid4()
    for _ in range(2):
        client.post("/shoes/new/", {"id": str(pair), "name": "Black clogs"})
    assert Footwear.objects.get().pk == pair


@pytest.mark.parametrize(
    ("field", "sent", "words"),
    [
        ("name", {"name": "  "}, "Give it a name"),
        ("name", {"name": "x" * 81}, "80 characters"),
        ("name", {"name": "BLACK  clogs"}, "You already have “BLACK clogs”"),
        ("bought_on", {"bought_on": "2026-11-21"}, "lies ahead"),
        ("bought_on", {"bought_on": "last spring"}, "“last spring” is not a day"),
        ("bought_on", {"bought_on": "1066-10-14"}, "is not a day"),
        ("note", {"note": "x" * 2001}, "2000 characters"),
    ],
)
def test_what_is_wrong_stands_beside_it_and_nothing_typed_is_lost(
    client: Client, field: str, sent: dict[str, str], words: str
) -> None:
    add(client, "black clogs")
    typed = {"name": "Trainers", "kind": "trainer", "note": "Blue laces", "weekday": ["0", "4"], **sent}
    answer = client.post("/shoes/new/", typed)
    draft = answer.context["page"].draft
    assert answer.status_code == 422
    assert words in draft.errors[field]
    assert words in read(answer.text).text
    assert (draft.kind, draft.usual.weekdays) == ("trainer", {0, 4})
    assert Footwear.objects.count() == 1


def test_socks_may_be_called_as_shoes_are(client: Client) -> None:
    add(client, "Blue")
    add(client, "Blue", what="socks")
    assert Footwear.objects.count() == 2


def test_a_pair_can_be_changed_and_keeps_the_rest(client: Client, owner: Person) -> None:
    pair = add(client, "Black clogs", kind="clog", bought_on="2025-03-02")
    flows.set_photo(owner, pair, uuid4())
    client.post(f"/shoes/{pair}/edit/", {"name": "Old clogs", "kind": "clog", "bought_on": "2025-03-02"})
    row = Footwear.objects.get()
    assert (row.name, row.bought_on, row.photo is not None) == ("Old clogs", date(2025, 3, 2), True)


def test_the_form_of_a_pair_shows_what_is_noted(client: Client) -> None:
    pair = add(client, "Black clogs", kind="clog", bought_on="2025-03-02", weekday=[FRIDAY])
    form = page(client, f"/shoes/{pair}/edit/")
    assert chosen(form) == {"kind": "clog", "weekday": FRIDAY}
    assert 'value="2025-03-02"' in client.get(f"/shoes/{pair}/edit/").text


# ---- retiring and taking away


def test_a_retired_pair_is_folded_away_and_can_come_back(client: Client) -> None:
    pair = add(client, "Black clogs")
    client.post(f"/shoes/{pair}/retire/", {"retired_on": "2026-11-19"})
    shelves = client.get("/shoes/").context["page"]
    assert [item.name for item in shelves.retired] == ["Black clogs"]
    assert not shelves.shelves[0].items
    assert "retired 19 November 2026" in page(client, f"/shoes/{pair}/").text
    client.post(f"/shoes/{pair}/unretire/")
    assert Footwear.objects.get().retired_on is None


@pytest.mark.parametrize(
    ("typed", "words"),
    [("2025-03-01", "before you bought"), ("2026-11-21", "lies ahead"), ("soon", "“soon” is not a day")],
)
def test_a_last_day_that_cannot_be_is_not_kept(client: Client, typed: str, words: str) -> None:
    pair = add(client, "Black clogs", bought_on="2025-03-02")
    answer = client.post(f"/shoes/{pair}/retire/", {"retired_on": typed})
    assert answer.status_code == 422
    assert words in read(answer.text).text
    assert f'value="{typed}"' in answer.text
    assert Footwear.objects.get().retired_on is None


def test_it_cannot_have_been_bought_after_it_was_retired(client: Client) -> None:
    pair = add(client, "Black clogs")
    client.post(f"/shoes/{pair}/retire/", {"retired_on": "2026-11-10"})
    answer = client.post(f"/shoes/{pair}/edit/", {"name": "Black clogs", "bought_on": "2026-11-15"})
    assert answer.status_code == 422
    assert "You retired it on 10 November 2026" in read(answer.text).text


def test_a_device_cannot_retire_before_buying_either(owner: Person) -> None:
    body = {"what": "shoes", "name": "x", "bought_on": "2026-11-02", "retired_on": "2026-11-01"}
    with pytest.raises(EntryError, match="retired_on"):
        keep(owner, "footwear", str(uuid4()), body)


def test_only_what_was_never_worn_can_be_taken_away(client: Client, owner: Person) -> None:
    mistake, worn, on_shift = add(client, "Mistake"), add(client, "Worn"), add(client, "On shift")
    wear(owner, TODAY, shoes=worn)
    stand(owner, EVENING - timedelta(hours=9), 8, on_shift)
    for pair in (mistake, worn, on_shift):
        client.post(f"/shoes/{pair}/take-away/")
    assert {row.name for row in Footwear.objects.all()} == {"Worn", "On shift"}
    assert "Take it away" not in page(client, f"/shoes/{worn}/").text


def test_a_pair_that_is_gone_leaves_what_was_worn_whole(client: Client, owner: Person) -> None:
    pair = add(client, "Black clogs")
    wear(owner, TODAY, shoes=pair, comfort=7)
    take_away(owner, "footwear", str(pair))
    (row,) = worn_rows(owner)
    assert (row.shoes, row.comfort) == (pair, 7)
    assert "a pair that was taken away" in page(client, "/shoes/worn/").text
    assert client.get("/shoes/").status_code == 200
    assert queries.shoe_factors(owner) == {}


# ---- the usual pair


def test_a_recorded_day_has_its_usual_pair_assumed(client: Client, owner: Person) -> None:
    pair = add(client, "Black clogs", weekday=[FRIDAY])
    (card,) = worn_part(owner, TODAY).cards
    assert (card.basis, card.draft.shoes) == ("usual", str(pair))
    assert worn_rows(owner) == []
    assert queries.shoe_factors(owner) == {}, "nothing is recorded of today yet"
    note(owner, TODAY)
    assert queries.shoe_factors(owner) == {TODAY: "Black clogs"}
    assert "1 of them assumed" in page(client, f"/shoes/{pair}/").text


def test_a_usual_pair_changes_no_day_before_it_was_set(client: Client, owner: Person) -> None:
    note(owner, TODAY - timedelta(days=7))
    note(owner, TODAY)
    add(client, "Black clogs", weekday=[FRIDAY])
    assert queries.shoe_factors(owner) == {TODAY: "Black clogs"}


def test_setting_the_days_anew_keeps_the_pair_of_earlier_days(client: Client, owner: Person) -> None:
    pair = add(client, "Black clogs", weekday=[FRIDAY])
    note(owner, TODAY)
    with time_machine.travel(EVENING + timedelta(days=3), tick=False):
        client.post(f"/shoes/{pair}/edit/", {"name": "Black clogs", "weekday": ["0"]})
        note(owner, TODAY + timedelta(days=3))
        note(owner, TODAY + timedelta(days=7))
        assert queries.shoe_factors(owner) == {TODAY: "Black clogs", TODAY + timedelta(days=3): "Black clogs"}


def test_changing_the_name_alone_leaves_the_usual_days_as_they_were(client: Client, owner: Person) -> None:
    pair = add(client, "Black clogs", weekday=[FRIDAY])
    with time_machine.travel(EVENING + timedelta(days=30), tick=False):
        client.post(f"/shoes/{pair}/edit/", {"name": "Clogs", "weekday": [FRIDAY]})
    assert UsualChoice.objects.get().since == TODAY


def test_a_weekday_moves_to_the_pair_it_was_last_given_to(client: Client, owner: Person) -> None:
    clogs = add(client, "Black clogs", weekday=["3", FRIDAY])
    add(client, "Trainers", weekday=[FRIDAY])
    shelves = shelves_page(owner, TODAY).shelves[0]
    assert {item.name: item.usual for item in shelves.items} == {"Black clogs": "Thu", "Trainers": "Fri"}
    assert "Trainers: Fri" in page(client, f"/shoes/{clogs}/edit/").text
    (card,) = worn_part(owner, TODAY).cards
    assert card.draft.shoes != str(clogs)


def test_a_pair_for_shifts_is_assumed_where_a_shift_ran(client: Client, owner: Person) -> None:
    add(client, "Trainers", weekday=[FRIDAY])
    add(client, "Work shoes", on_shift="yes")
    note(owner, TODAY)
    assert queries.shoe_factors(owner) == {TODAY: "Trainers"}
    stand(owner, EVENING - timedelta(hours=9), 8)
    assert queries.shoe_factors(owner) == {TODAY: "Work shoes"}


def test_a_retired_pair_is_not_assumed_any_more(client: Client, owner: Person) -> None:
    pair = add(client, "Black clogs", weekday=["3", FRIDAY])
    with time_machine.travel(EVENING + timedelta(days=7), tick=False):
        client.post(f"/shoes/{pair}/retire/", {"retired_on": "2026-11-26"})
        assert worn_part(owner, date(2026, 11, 26)).cards[0].basis == "usual"
        assert worn_part(owner, date(2026, 11, 27)).cards[0].basis == ""


# ---- what was worn


def sent(key: str, **fields: str) -> dict[str, str]:
    return {"day": str(TODAY), "wear": key, **{f"{name}:{key}": value for name, value in fields.items()}}


def test_one_choice_notes_the_pair_of_the_day(client: Client, owner: Person) -> None:
    pair, key = add(client, "Black clogs"), str(uuid4())
    answer = client.post("/shoes/worn/", sent(key, shoes=str(pair)))
    assert answer.headers["Location"] == f"/shoes/worn/?day={TODAY}"
    (row,) = worn_rows(owner)
    assert (str(row.pk), row.shoes) == (key, pair)
    assert worn_part(owner, TODAY).cards[0].basis == "noted"


def test_everything_about_a_combination_is_kept(client: Client, owner: Person) -> None:
    pair, key = add(client, "Clogs"), str(uuid4())
    insole, socks = add(client, "Gel", what="insole"), add(client, "Wool", what="socks")
    keys = {"shoes": str(pair), "insole": str(insole), "socks": str(socks)}
    client.post("/shoes/worn/", sent(key, **keys, activity="work", hours="7,5", comfort="6", damp="yes"))
    (row,) = worn_rows(owner)
    assert (row.shoes, row.insole, row.socks) == (pair, insole, socks)
    assert (row.activity, row.hours, row.comfort, row.damp) == ("work", 7.5, 6, True)
    assert queries.damp_socks(owner) == {TODAY: 1.0}
    assert "Gel (1 day)" in page(client, f"/shoes/{pair}/").text
    assert "1 of 1 times noted" in page(client, f"/shoes/{socks}/").text


def test_the_form_shows_what_was_noted(client: Client, owner: Person) -> None:
    pair = add(client, "Clogs")
    key = wear(owner, TODAY, shoes=pair, activity="walking", hours=2.5, comfort=8, damp=False)
    client.cookies["django_language"] = "da"
    form = page(client, "/shoes/worn/")
    said = {name: value for name, value in chosen(form).items() if key in name}
    assert said == {f"shoes:{key}": str(pair), f"activity:{key}": "walking", f"damp:{key}": "no"}
    values = {e.attributes.get("name"): e.attributes.get("value") for e in form.all("input")}
    assert (values[f"hours:{key}"], values[f"comfort:{key}"]) == ("2,5", "8")


def test_a_second_pair_of_the_day_is_a_combination_of_its_own(client: Client, owner: Person) -> None:
    wear(owner, TODAY, shoes=add(client, "Clogs"))
    assert "/shoes/worn/?day=2026-11-20&amp;more" in client.get("/shoes/worn/").text
    cards = client.get("/shoes/worn/?day=2026-11-20&more").context["page"].worn.cards
    assert [bool(card.draft.shoes) for card in cards] == [True, False]
    assert [card.basis for card in worn_part(owner, TODAY, more=True).cards] == ["noted", ""]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"hours": "25"}, "“25” is not a number from 0 to 24"),
        ({"hours": "nan"}, "“nan” is not a number"),
        ({"hours": "1e999"}, "is not a number"),
        ({"hours": "long"}, "“long” is not a number"),
        ({"comfort": "11"}, "“11” is not a number from 0 to 10"),
    ],
)
def test_numbers_that_cannot_be_are_answered_beside_them(
    client: Client, owner: Person, fields: dict[str, str], words: str
) -> None:
    pair, key = add(client, "Clogs"), str(uuid4())
    answer = client.post("/shoes/worn/", sent(key, shoes=str(pair), activity="work", **fields))
    assert answer.status_code == 422
    assert words in read(answer.text).text
    (card,) = answer.context["page"].worn.cards
    assert (card.draft.shoes, card.draft.activity, str(card.draft.id)) == (str(pair), "work", key)
    assert worn_rows(owner) == []


def test_two_pairs_cannot_be_worn_for_more_than_a_day(client: Client, owner: Person) -> None:
    pair, one, two = str(add(client, "Clogs")), str(uuid4()), str(uuid4())
    both = {**sent(one, shoes=pair, hours="14"), **sent(two, shoes=pair, hours="11"), "wear": [one, two]}
    answer = client.post("/shoes/worn/", both)
    assert answer.status_code == 422
    assert "more than 24 hours" in read(answer.text).text
    assert worn_rows(owner) == []


@pytest.mark.parametrize("day", ["2026-11-21", "today", "1066-10-14"])
def test_a_day_ahead_or_unreadable_keeps_nothing(client: Client, owner: Person, day: str) -> None:
    pair, key = add(client, "Clogs"), str(uuid4())
    answer = client.post("/shoes/worn/", {**sent(key, shoes=str(pair)), "day": day})
    assert answer.status_code == 422
    assert answer.context["page"].worn.error
    assert not WornCombination.objects.exists()


def test_what_is_taken_away_gives_the_day_its_usual_pair_back(client: Client, owner: Person) -> None:
    usual, other = add(client, "Usual", weekday=[FRIDAY]), add(client, "Other")
    key = wear(owner, TODAY, shoes=other)
    client.post("/shoes/worn/", {**sent(key, shoes=str(other), hours="99"), "remove": key})
    assert worn_rows(owner) == []
    assert worn_part(owner, TODAY).cards[0].draft.shoes == str(usual)


def test_an_untouched_form_notes_nothing(client: Client, owner: Person) -> None:
    client.post("/shoes/worn/", sent(str(uuid4())))
    assert worn_rows(owner) == []
    assert "Nothing was noted" in client.get("/shoes/").text


def test_it_goes_back_to_the_page_it_was_sent_from_and_never_elsewhere(client: Client) -> None:
    body = sent(str(uuid4()), shoes=str(add(client, "Clogs")))
    assert client.post("/shoes/worn/", {**body, "next": "/day/?day=2026-11-20"}).url == "/day/?day=2026-11-20"  # type: ignore[attr-defined]
    for elsewhere in ("https://example.org/", "//example.org/", "javascript:1"):
        assert client.post("/shoes/worn/", {**body, "next": elsewhere}).url.startswith("/shoes/worn/")  # type: ignore[attr-defined]


# ---- hours, steps, comfort


def test_hours_and_steps_are_at_least_what_is_known(client: Client, owner: Person) -> None:
    pair = add(client, "Clogs")
    wear(owner, TODAY, shoes=pair, hours=7)
    note(owner, TODAY, "steps", 8250)
    wear(owner, YESTERDAY, shoes=pair)
    text = page(client, f"/shoes/{pair}/").text
    for words in ("2 days", "at least 7 h", "known on 1 of 2 days", "at least 8,200"):
        assert words in text


def test_the_time_of_a_shift_goes_to_its_pair(client: Client, owner: Person) -> None:
    pair = add(client, "Clogs")
    stand(owner, EVENING - timedelta(hours=10), 4, pair)
    stand(owner, EVENING - timedelta(hours=5), 3.5, pair)
    assert "at least 8 h" in page(client, f"/shoes/{pair}/").text
    (card,) = worn_part(owner, TODAY).cards
    assert (card.basis, card.draft.shoes) == ("shift", str(pair))


def test_comfort_is_shown_by_activity_with_its_number_of_days(client: Client, owner: Person) -> None:
    pair = add(client, "Clogs")
    assert "Not rated yet" in page(client, f"/shoes/{pair}/").text
    for n, comfort in enumerate((4, 7)):
        wear(owner, TODAY - timedelta(days=n), shoes=pair, comfort=comfort, activity="work")
    wear(owner, TODAY - timedelta(days=9), shoes=pair, comfort=9)
    text = page(client, f"/shoes/{pair}/").text
    for words in ("mean 5.5, 2 days", "9, one day", "What for not noted", "not a trend"):
        assert words in text


def test_damp_is_noted_only_where_someone_said_so(client: Client, owner: Person) -> None:
    wear(owner, TODAY, damp=True)
    wear(owner, TODAY, damp=False)
    wear(owner, YESTERDAY, damp=False)
    wear(owner, TODAY - timedelta(days=2), hours=3)
    assert queries.damp_socks(owner) == {TODAY: 1.0, YESTERDAY: 0.0}


# ---- several days at once


def test_several_days_get_one_pair_and_keep_what_was_noted(client: Client, owner: Person) -> None:
    black, other = add(client, "Black"), add(client, "Other")
    key = wear(owner, TODAY, shoes=other, hours=8, comfort=4, activity="work")
    days = [TODAY, YESTERDAY]
    changed = flows.set_pair(owner, days, black)
    assert [record.kind for record in changed] == ["wear", "wear"]
    (row,) = worn_rows(owner)
    assert (str(row.pk), row.shoes, row.hours, row.comfort, row.activity) == (key, black, 8, 4, "work")
    assert worn_rows(owner, YESTERDAY)[0].shoes == black
    assert flows.set_pair(owner, days, black) == []
    assert flows.set_pair(owner, [], black) == []


def test_of_two_pairs_the_one_worn_longest_changes(client: Client, owner: Person) -> None:
    black, boots, slippers = add(client, "Black"), add(client, "Boots"), add(client, "Slippers")
    wear(owner, TODAY, shoes=slippers, hours=2)
    wear(owner, TODAY, shoes=boots, hours=6)
    flows.set_pair(owner, [TODAY], black)
    assert {row.shoes for row in worn_rows(owner)} == {black, slippers}


# ---- other people, other devices


def test_nothing_of_another_person_is_seen_or_changed(
    client: Client, owner: Person, outsider: Person, outsider_client: Client
) -> None:
    pair = add(client, "Black clogs", weekday=[FRIDAY])
    key = wear(owner, TODAY, shoes=pair)
    for address in ("", "edit/"):
        assert outsider_client.get(f"/shoes/{pair}/{address}").status_code == 404
    for action in ("edit", "retire", "unretire", "take-away"):
        assert outsider_client.post(f"/shoes/{pair}/{action}/", {"name": "mine"}).status_code == 404
    assert outsider_client.post("/shoes/new/", {"id": str(pair), "name": "mine"}).status_code == 404
    assert outsider_client.post("/shoes/worn/", sent(key, activity="work")).status_code == 404
    with pytest.raises(Http404):
        flows.set_photo(outsider, pair, uuid4())
    with pytest.raises(Http404):
        flows.set_pair(outsider, [TODAY], pair)
    with pytest.raises(NotYours):
        keep(outsider, "wear", key, {"day": str(TODAY)})
    assert "Black clogs" not in outsider_client.get("/shoes/worn/").text
    assert (Footwear.objects.get().name, worn_rows(owner)[0].activity) == ("Black clogs", "")
    assert record_of(outsider, "wear", key) is None


def test_what_a_device_sends_may_name_what_has_not_come_yet(owner: Person) -> None:
    key, shoes = str(uuid4()), uuid4()
    keep(owner, "wear", key, {"day": str(TODAY), "shoes": str(shoes)})
    assert worn_rows(owner)[0].shoes == shoes
    keep(owner, "footwear", str(shoes), {"what": "shoes", "name": "Late"})
    assert queries.shoe_factors(owner) == {TODAY: "Late"}


def test_the_shell_for_the_device_holds_nothing_personal(client: Client) -> None:
    add(client, "Black clogs")
    shell = worn_shell()
    assert (shell.day, shell.cards, shell.assumed) == (None, (), "")


def test_every_control_of_the_part_belongs_to_its_own_form(client: Client) -> None:
    add(client, "Black clogs")
    add(client, "Grey wool", what="socks")
    part = page(client, "/shoes/worn/").one("fodro-worn")
    controls = part.all("input", "button")
    assert controls
    assert {control.attributes.get("form") for control in controls} == {"worn"}


def test_a_photo_is_asked_for_and_shown(client: Client, owner: Person) -> None:
    pair = add(client, "Black clogs")
    taken = {"day": TODAY, "taken_at": EVENING, "about": "shoes", "file": "x.jpg", "width": 8, "height": 8}
    photo = Photo.objects.create(pk=uuid4(), person=owner, **taken).pk
    assert f"/photos/new/?about=shoes&amp;footwear={pair}" in client.get(f"/shoes/{pair}/").text
    flows.set_photo(owner, pair, photo)
    assert f"/photos/{photo}/" in client.get("/shoes/").text
    Photo.objects.all().delete()
    assert str(photo) not in client.get("/shoes/").text, "the photo was deleted, the pair stands there drawn"
    flows.set_photo(owner, pair, None)
    assert json.dumps(record_of(owner, "footwear", str(pair)).body).count(str(photo)) == 0  # type: ignore[union-attr]


def test_a_shelf_of_ten_years_is_there_at_once(client: Client, owner: Person) -> None:
    pair = add(client, "Black clogs")
    days = [TODAY - timedelta(days=n) for n in range(3650)]
    WornCombination.objects.bulk_create(
        WornCombination(pk=uuid4(), person=owner, day=day, shoes=pair, hours=8) for day in days
    )
    (item,) = shelves_page(owner, TODAY).shelves[0].items
    assert item.worn == "3,650 days, at least 29,200 h"
