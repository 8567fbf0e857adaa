"""Left is left: from the tap to the database, to the export, to the painted picture, for every region."""

import csv
import io
import re
import zipfile
from uuid import uuid4
from xml.etree.ElementTree import Element

import pytest
from django.conf import settings
from django.test import Client

from fodro.charts.body_figure import body_centre, body_places, body_shapes, static_body
from fodro.charts.feet import centre_of, shapes, static_map
from fodro.domain.body import Place, Side, View
from fodro.web.archive.making import write_archive
from fodro.web.archive.queries import diary_of
from fodro.web.diary.models import Spot
from fodro.web.people.models import Person
from fodro.web.words import side_letter
from tests.charts.drawings import SVG, read

pytestmark = pytest.mark.django_db

LETTERS = {side: side_letter(side) for side in Side}
ON_FEET = [(side, view, slug) for view in View for slug in shapes(view).regions for side in Side]
ON_BODY = list(body_places())
DATA_NAME = re.compile(r'data-place="([^"]+)" data-name="([^"]+)"')


def tap(client: Client, key: str) -> None:
    answer = client.post("/checkin/", {"id": str(uuid4()), "place": key, f"intensity:{key}": "6"})
    assert answer.status_code == 302


def kept(person: Person) -> tuple[str, str, str]:
    return Spot.objects.filter(checkin__person=person).values_list("side", "view", "region").get()


def exported(person: Person) -> tuple[str, str, str]:
    file = io.BytesIO()
    write_archive(person, file)
    with zipfile.ZipFile(file) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith("checkins.csv"))
        (row,) = csv.DictReader(io.StringIO(archive.read(name).decode("utf-8-sig")))
    return row["side"], row["view"], row["region"]


def painted(picture: str) -> list[Element]:
    """Return every group in a picture that paints a region."""
    return [group for group in read(picture).iter(f"{SVG}g") if group.get("data-region")]


def side_groups(picture: str) -> dict[str, Element]:
    groups = read(picture).iter(f"{SVG}g")
    return {side: group for group in groups if (side := group.get("data-side")) is not None}


def number_at(picture: str) -> tuple[float, float]:
    (number,) = (text for text in read(picture).iter(f"{SVG}text") if "foot-number" in text.get("class", ""))
    return float(number.get("x", "")), float(number.get("y", ""))


@pytest.mark.parametrize(("side", "view", "region"), ON_FEET)
def test_a_tap_on_a_foot_keeps_its_side_all_the_way_to_the_picture(
    client: Client, owner: Person, side: Side, view: View, region: str
) -> None:
    tap(client, f"{side}.{view}.{region}")
    assert kept(owner) == (side, view, region)
    assert exported(owner) == (side, view, region)
    (rating,) = diary_of(owner).ratings
    picture = static_map({Place(rating.region, rating.side): 6.0}, view=view, labels=LETTERS, title="x")
    groups = side_groups(picture)
    assert [shape.get("data-region") for shape in groups[side].iter() if shape.get("data-region")] == [region]
    assert not [shape for shape in groups[side.other].iter() if shape.get("data-region")]
    x, y = number_at(picture)
    width = shapes(view).width
    own_x, own_y = centre_of(region, side, view)
    assert (x < width) is (side is Side.LEFT), "the left foot is the left half of the picture"
    assert (x, y) == pytest.approx((own_x + (0 if side is Side.LEFT else width), own_y))


@pytest.mark.parametrize("place", ON_BODY, ids=str)
def test_a_tap_on_the_body_keeps_its_side_all_the_way_to_the_picture(
    client: Client, owner: Person, place: Place
) -> None:
    side = place.side or ""
    tap(client, f"{side}..{place.region}")
    assert kept(owner) == (side, "", place.region)
    assert exported(owner) == (side, "", place.region)
    (rating,) = diary_of(owner).ratings
    picture = static_body({Place(rating.region, rating.side): 6.0}, labels=LETTERS, title="x")
    (shape,) = painted(picture)
    assert (shape.get("data-side"), shape.get("data-region")) == (side, place.region)
    x, _ = number_at(picture)
    middle = body_shapes().width / 2
    assert x == body_centre(place)[0]
    assert (x < middle, x > middle) == (side == "L", side == "R"), "seen from behind, left is on the left"


@pytest.mark.parametrize("side", Side)
def test_a_whole_foot_is_that_foot_and_paints_no_other(client: Client, owner: Person, side: Side) -> None:
    tap(client, f"{side}..foot")
    assert kept(owner) == (side, "", "foot")
    assert exported(owner) == (side, "", "foot")
    for view in View:
        groups = side_groups(static_map({Place("foot", side): 6.0}, view=view, labels=LETTERS, title="x"))
        shown = {shape.get("data-region") for shape in groups[side].iter() if shape.get("data-region")}
        assert shown == set(shapes(view).regions)
        assert not [shape for shape in groups[side.other].iter() if shape.get("data-region")]


def test_today_paints_what_was_tapped_on_its_own_side(client: Client) -> None:
    tap(client, "R.sole.heel")
    page = client.get("/").text
    (picture,) = re.findall(r'<svg[^>]+class="feet-picture".*?</svg>', page, re.DOTALL)
    groups = side_groups(picture)
    assert [shape.get("data-region") for shape in groups["R"].iter() if shape.get("data-region")] == ["heel"]
    assert not [shape for shape in groups["L"].iter() if shape.get("data-region")]


@pytest.mark.parametrize(
    ("language", "left", "right"), [("en", "left", "right"), ("da", "venstre", "højre")], ids=["en", "da"]
)
def test_every_place_of_the_map_has_a_name_that_says_its_side_and_no_other(
    client: Client, language: str, left: str, right: str
) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    names = dict(DATA_NAME.findall(client.get("/checkin/").text))
    on_feet = {f"{side}.{view}.{slug}" for side, view, slug in ON_FEET}
    on_body = {f"{place.side or ''}..{place.region}" for place in ON_BODY}
    assert set(names) == on_feet | on_body | {"L..foot", "R..foot"}
    for key, name in names.items():
        words = set(re.split(r"[ ,]+", name))
        assert (left in words, right in words) == (key[0] == "L", key[0] == "R"), f"{key}: {name}"
