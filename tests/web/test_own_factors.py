"""Factors a person makes: they get a row, keep their name everywhere, and rest without a loss."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from fodro.exchange.entries import OwnFactorEntry
from fodro.knowledge.factors import FactorKind, OwnName, factors
from fodro.web.day.kinds import OWN_FACTOR
from fodro.web.day.models import OwnFactor
from fodro.web.day.queries import factor_names_of, own_names_of
from fodro.web.day.saying import noted_of_day
from fodro.web.day.slugs import slug_of, swapped
from fodro.web.diary.models import DayFactor
from fodro.web.diary.queries import day_factors
from fodro.web.people.models import Person
from fodro.web.sync.flows import take_away
from fodro.web.sync.queries import record_of
from tests.web.test_day import EVENING, TODAY, form_of, note, row, usual

pytestmark = pytest.mark.django_db
WINE = {"name": "Rødvin", "kind": "number", "unit": "glas"}
SHIFT = {"name": "Shift", "kind": "category", "choices": "early\nlate\nnight"}
BATH = {"name": "Foot bath", "kind": "yes-no"}
CREAM = {"name": "Cream", "kind": "score"}


@pytest.fixture(autouse=True)
def evening() -> Iterator[None]:
    with time_machine.travel(EVENING, tick=False):
        yield


def make(client: Client, *made: dict[str, str]) -> None:
    for each in made:
        assert client.post("/day/own/", each).status_code == 302


def slugs(person: Person) -> list[str]:
    return list(OwnFactor.objects.filter(person=person).values_list("slug", flat=True))


def test_each_kind_gets_a_row_that_is_kept_like_any_other(client: Client, owner: Person) -> None:
    make(client, WINE, SHIFT, BATH, CREAM)
    page = client.get("/day/").text
    assert usual(page)[-4:] == ["roedvin", "shift", "foot_bath", "cream"]
    assert "Rødvin" in row(page, "roedvin").text
    assert "glas" in row(page, "roedvin").text
    sent = {"own:roedvin": "1,5", "own:shift": "late", "own:foot_bath": "1", "own:cream": "7"}
    client.post("/day/", {**form_of(page), **sent})
    assert day_factors(owner, TODAY) == {"roedvin": 1.5, "shift": "late", "foot_bath": 1.0, "cream": 7.0}


def test_it_is_told_by_its_name_and_unit(client: Client, owner: Person) -> None:
    make(client, WINE, SHIFT, BATH)
    note(owner, {"roedvin": 2.0, "shift": "late", "foot_bath": 0.0, "shoe_wear": 3.0, "standing_hours": 8.0})
    assert noted_of_day(owner, TODAY) == (
        "Time on your feet: 8 h", "Rødvin: 2 glas", "Shift: late", "Foot bath: no",
        "Wear of the shoes: 3 days worn",
    )  # fmt: skip
    assert factor_names_of(owner)["roedvin"].name == "Rødvin"
    assert own_names_of(owner)["roedvin"] == OwnName("Rødvin", FactorKind.NUMBER, "glas")


def test_a_known_factor_is_told_with_its_level_and_long_times_in_hours(owner: Person) -> None:
    note(
        owner,
        {"surface_hardness": "hard", "longest_stand_min": 95.0, "hard_floor": 1.0, "load_carried_kg": 2.5},
    )
    assert noted_of_day(owner, TODAY) == (
        "Longest stretch standing: 1 h 35 min", "Floor: hard", "Hard floor: yes", "Weight carried: 2.5 kg"
    )  # fmt: skip
    assert noted_of_day(owner, TODAY - timedelta(days=1)) == ()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({**WINE, "name": ""}, "name"),
        ({**WINE, "name": " 🙂 "}, "name"),
        ({**WINE, "name": "x" * 81}, "name"),
        ({**WINE, "kind": "colour"}, "kind"),
        ({"name": "Wine"}, "kind"),
        ({**WINE, "unit": "x" * 21}, "unit"),
        ({**SHIFT, "choices": "only one"}, "choices"),
        ({**SHIFT, "choices": "same\n same \n"}, "choices"),
        ({**SHIFT, "choices": "\n".join(map(str, range(21)))}, "choices"),
        ({**SHIFT, "choices": "a\n" + "x" * 81}, "choices"),
    ],
)
def test_what_cannot_be_kept_is_told_beside_the_field(
    wrong: dict[str, str], field: str, client: Client
) -> None:
    answer = client.post("/day/own/", wrong)
    assert answer.status_code == 422
    draft = answer.context["page"].draft
    assert list(draft.errors) == [field]
    assert draft.name == " ".join(wrong["name"].split())
    assert draft.errors[field] in answer.text
    assert OwnFactor.objects.count() == 0


def test_two_factors_never_share_a_name_or_a_slug(client: Client, owner: Person) -> None:
    make(client, WINE)
    assert client.post("/day/own/", {**WINE, "name": " RØDVIN "}).status_code == 422
    make(client, {**WINE, "name": "Rodvin"}, {**WINE, "name": "Rød-vin!"}, {**BATH, "name": "Stress"})
    assert slugs(owner) == ["roedvin", "rodvin", "roed_vin", "stress_2"]


def test_what_an_import_brought_is_never_mixed_with_by_its_name_alone(client: Client, owner: Person) -> None:
    note(owner, {"happiness": 4.0}, TODAY - timedelta(days=1))
    make(client, {**CREAM, "name": "Happiness"})
    assert slugs(owner) == ["happiness_2"]


def test_what_an_import_brought_can_be_taken_on_under_a_name(client: Client, owner: Person) -> None:
    note(owner, {"happiness": 4.0, "shift_kind": "late"}, TODAY - timedelta(days=400))
    note(owner, {"shift_kind": "early"}, TODAY - timedelta(days=401))
    page = client.get("/day/own/")
    assert page.context["page"].imported == {"shift_kind": "shift kind", "happiness": "happiness"}
    offered = client.get("/day/own/", {"adopts": "shift_kind"}).context["page"].draft
    assert (offered.kind, offered.choices) == ("category", "early\nlate")
    make(client, {"name": "Joy", "kind": "score", "adopts": "happiness"})
    assert slugs(owner) == ["happiness"]
    assert noted_of_day(owner, TODAY - timedelta(days=400))[0] == "Joy: 4"
    assert client.get("/day/own/", {"adopts": "happiness"}).context["page"].draft.name == ""
    make(client, {"name": "Theft", "kind": "score", "adopts": "standing_hours"})
    assert slugs(owner) == ["happiness", "theft"]


def test_a_change_keeps_slug_kind_and_everything_noted(client: Client, owner: Person) -> None:
    make(client, WINE)
    note(owner, {"roedvin": 2.0})
    sent = {"factor": "roedvin", "name": "Vin", "unit": "dl", "kind": "category", "choices": "a\nb"}
    assert client.post("/day/own/change/", sent).status_code == 302
    own = OwnFactor.objects.get(person=owner)
    assert (own.slug, own.name, own.kind, own.unit, own.choices) == ("roedvin", "Vin", "number", "dl", [])
    assert noted_of_day(owner, TODAY) == ("Vin: 2 dl",)
    assert client.get("/day/own/change/", {"factor": "roedvin"}).context["page"].draft.name == "Vin"


def test_a_wrong_change_keeps_what_was_typed_and_changes_nothing(client: Client, owner: Person) -> None:
    make(client, SHIFT)
    sent = {"factor": "shift", "name": "", "choices": "x"}
    answer = client.post("/day/own/change/", sent)
    assert answer.status_code == 422
    assert set(answer.context["page"].draft.errors) == {"name", "choices"}
    assert OwnFactor.objects.get(person=owner).choices == ["early", "late", "night"]


def test_an_answer_that_is_no_longer_a_choice_stays_with_its_day(client: Client, owner: Person) -> None:
    make(client, SHIFT)
    note(owner, {"shift": "night"})
    client.post("/day/own/change/", {"factor": "shift", "name": "Shift", "choices": "early\nlate"})
    page = client.get("/day/").text
    assert form_of(page)["own:shift"] == "night"
    client.post("/day/", form_of(page))
    assert day_factors(owner, TODAY) == {"shift": "night"}


def test_they_move_up_and_down_and_stop_at_the_ends(client: Client, owner: Person) -> None:
    make(client, WINE, SHIFT, BATH)
    client.post("/day/own/move/", {"factor": "foot_bath", "by": "up"})
    assert slugs(owner) == ["roedvin", "foot_bath", "shift"]
    for sent in ({"by": "up"}, {"by": "sideways"}, {}):
        client.post("/day/own/move/", {"factor": "roedvin", **sent})
    client.post("/day/own/move/", {"factor": "shift", "by": "down"})
    assert slugs(owner) == ["roedvin", "foot_bath", "shift"]
    client.post("/day/own/move/", {"factor": "roedvin", "by": "down"})
    assert usual(client.get("/day/").text)[-3:] == ["foot_bath", "roedvin", "shift"]


def test_a_resting_factor_is_not_asked_about_and_loses_nothing(client: Client, owner: Person) -> None:
    make(client, WINE, BATH)
    note(owner, {"roedvin": 2.0}, TODAY - timedelta(days=1))
    opened = form_of(client.get("/day/").text)
    client.post("/day/own/rest/", {"factor": "roedvin"})
    assert 'data-factor="roedvin"' not in client.get("/day/").text
    assert row(client.get("/day/", {"day": "2026-11-19"}).text, "roedvin"), (
        "a day it was noted on still shows it"
    )
    client.post("/day/", {**opened, "own:roedvin": "1"})
    assert day_factors(owner, TODAY) == {"roedvin": 1.0}, "a page that was open meanwhile loses nothing"
    client.post("/day/own/rest/", {"factor": "roedvin", "again": "yes"})
    with time_machine.travel(EVENING + timedelta(days=1), tick=False):
        assert row(client.get("/day/").text, "roedvin")
    assert day_factors(owner, TODAY - timedelta(days=1)) == {"roedvin": 2.0}


def test_each_is_a_record_that_devices_receive(client: Client, owner: Person) -> None:
    make(client, SHIFT)
    kept = record_of(owner, OWN_FACTOR, "shift")
    assert kept is not None
    assert OwnFactorEntry.read("shift", kept.body).choices == ("early", "late", "night")
    take_away(owner, OWN_FACTOR, "shift")
    assert slugs(owner) == []


def test_nobody_sees_or_changes_the_factors_of_another(
    client: Client, outsider_client: Client, owner: Person, outsider: Person
) -> None:
    make(client, WINE)
    assert "Rødvin" not in outsider_client.get("/day/").text + outsider_client.get("/day/own/").text
    sent = {"factor": "roedvin", "name": "Mine", "by": "up"}
    missing = [
        outsider_client.post(f"/day/own/{do}/", {**sent, "factor": "x"}) for do in ("change", "move", "rest")
    ]
    for do, answer in zip(("change", "move", "rest"), missing, strict=True):
        taken = outsider_client.post(f"/day/own/{do}/", sent)
        assert (taken.status_code, taken.content) == (answer.status_code, answer.content)
        assert taken.status_code == 404
    assert outsider_client.get("/day/own/change/", {"factor": "roedvin"}).status_code == 404
    make(outsider_client, {**WINE, "unit": "dl"})
    assert slugs(outsider) == ["roedvin"]
    assert OwnFactor.objects.get(person=owner).unit == "glas"
    outsider_client.post("/day/", {"own:roedvin": "9"})
    assert not DayFactor.objects.filter(person=owner).exists()


def test_reading_an_address_changes_nothing(client: Client, owner: Person) -> None:
    make(client, WINE)
    for path in ("/day/own/move/", "/day/own/rest/"):
        assert client.get(path, {"factor": "roedvin", "by": "down"}).status_code == 405
    assert not OwnFactor.objects.get(person=owner).retired


SLUG = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)*")


@given(st.text(max_size=90), st.sets(st.sampled_from(["own", "roedvin", "a", "stress", "x" * 40])))
def test_every_name_gives_a_slug_that_can_be_kept_and_is_new(name: str, taken: set[str]) -> None:
    slug = slug_of(name, taken)
    assert SLUG.fullmatch(slug)
    assert len(slug) <= 40
    assert slug not in taken
    assert OwnFactorEntry.read(slug, {"name": "Name", "kind": "number"}).key == slug


@given(
    st.lists(
        st.sampled_from(["Æble", "aeble", "ÆBLE", "🙂", "x" * 60, "x" * 50 + "y", "Stress"]), max_size=12
    )
)
def test_no_two_names_ever_get_the_same_slug(names: list[str]) -> None:
    taken = set(factors())
    for name in names:
        slug = slug_of(name, taken)
        assert slug not in taken
        taken.add(slug)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Rødvin", "roedvin"),
        ("Å-løb  nr. 2", "aa_loeb_nr_2"),
        ("ÆØÅ", "aeoeaa"),
        ("Café", "cafe"),
        ("🙂", "own"),
    ],
)
def test_danish_letters_are_spelt_out(name: str, slug: str) -> None:
    assert slug_of(name, ()) == slug


@given(
    st.lists(st.integers(), unique=True).map(lambda ns: [str(n) for n in ns]), st.integers(-1, 1), st.data()
)
def test_moving_loses_and_doubles_nothing(order: list[str], by: int, data: st.DataObject) -> None:
    slug = data.draw(st.sampled_from([*order, "not there"]))
    moved = swapped(order, slug, by)
    assert sorted(moved) == sorted(order)
    if slug in order:
        at = min(max(order.index(slug) + by, 0), len(order) - 1)
        assert moved.index(slug) == at


def test_a_day_before_any_diary_is_quiet(owner: Person) -> None:
    assert noted_of_day(owner, date(1999, 1, 1)) == ()
