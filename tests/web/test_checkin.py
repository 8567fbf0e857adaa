"""The check-in: what is tapped is what is kept."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from fodro.charts.feet import shapes
from fodro.domain.body import Side, View
from fodro.web.archive.queries import diary_of
from fodro.web.diary.models import Checkin, Spot
from fodro.web.people.models import Person

pytestmark = pytest.mark.django_db
PLACES = [(side, view, slug) for view in View for slug in shapes(view).regions for side in Side]


def sent(*places: str, intensity: str = "6", **more: str) -> dict[str, object]:
    return {
        "id": str(uuid4()),
        "place": list(places),
        **{f"intensity:{place}": intensity for place in places},
        **more,
    }


def test_two_places_are_kept_with_side_view_and_number(client: Client, owner: Person) -> None:
    fields = sent("L.sole.heel", "R.sole.mth1")
    fields["quality:L.sole.heel"] = ["sharp", "sore"]
    answer = client.post("/checkin/", fields, follow=True)
    assert "Left heel" in answer.text
    spots = Spot.objects.filter(checkin__person=owner).values_list(
        "side", "view", "region", "intensity_nrs", "qualities"
    )
    assert list(spots) == [("L", "sole", "heel", 6.0, ["sharp", "sore"]), ("R", "sole", "mth1", 6.0, [])]


@pytest.mark.parametrize(("side", "view", "region"), PLACES)
def test_left_stays_left_from_the_tap_to_the_diary(
    client: Client, owner: Person, side: Side, view: View, region: str
) -> None:
    client.post("/checkin/", sent(f"{side}.{view}.{region}"))
    (rating,) = diary_of(owner).ratings
    assert (rating.side, rating.view, rating.region) == (side, view, region)


def test_every_region_of_the_map_has_a_name_that_says_its_side(client: Client) -> None:
    page = client.get("/checkin/").text
    for side, view, region in PLACES:
        start = page.index(f'data-place="{side}.{view}.{region}"')
        name = page[start : page.index(">", start)]
        assert ("left" in name) == (side is Side.LEFT)
        assert ("right" in name) == (side is Side.RIGHT)


def test_nothing_hurts_is_a_zero_for_each_foot(client: Client, owner: Person) -> None:
    client.post("/checkin/", {"id": str(uuid4()), "nothing": "yes"})
    ratings = diary_of(owner).ratings
    assert [(r.region, r.side, r.intensity_nrs) for r in ratings] == [("foot", "L", 0.0), ("foot", "R", 0.0)]


def test_sent_twice_is_kept_once(client: Client) -> None:
    fields = sent("L.sole.heel")
    for _ in range(2):
        assert client.post("/checkin/", fields).status_code == 302
    assert Checkin.objects.count() == 1


def test_another_persons_id_is_not_found_and_changes_nothing(client: Client, outsider_client: Client) -> None:
    fields = sent("L.sole.heel")
    client.post("/checkin/", fields)
    assert outsider_client.post("/checkin/", {**fields, "intensity:L.sole.heel": "1"}).status_code == 404
    assert Spot.objects.get().intensity_nrs == 6.0


@pytest.mark.parametrize("wrong", ["11", "-1", "seven", "", "nan"])
def test_a_wrong_number_shows_the_page_again_with_what_was_typed(client: Client, wrong: str) -> None:
    fields = sent("L.sole.heel", "R.sole.mth1")
    fields |= {"intensity:L.sole.heel": wrong, "quality:R.sole.mth1": ["burning"]}
    page = client.post("/checkin/", fields)
    assert page.status_code == 422
    assert "0 to 10" in page.text
    assert 'data-key="R.sole.mth1"' in page.text
    assert 'value="burning" checked' in page.text
    assert str(fields["id"]) in page.text
    assert Checkin.objects.count() == 0


def test_saving_nothing_asks_for_a_place(client: Client) -> None:
    page = client.post("/checkin/", {"id": str(uuid4())})
    assert page.status_code == 422
    assert "Tap a place on the feet first" in page.text


@pytest.mark.parametrize("place", ["L.sole.elbow", "M.sole.heel", "heel", "L..heel", "'><script>"])
def test_a_place_that_is_not_on_the_map_is_not_kept(client: Client, place: str) -> None:
    page = client.post("/checkin/", sent(place))
    assert page.status_code == 422
    assert Checkin.objects.count() == 0


def test_without_javascript_a_tapped_region_becomes_a_place_to_rate(client: Client) -> None:
    page = client.get("/checkin/?place=L.sole.heel&place=R.top.hallux").text
    assert 'name="intensity:L.sole.heel"' in page
    assert 'name="intensity:R.top.hallux"' in page
    assert "place=L.sole.heel&amp;place=R.top.hallux&amp;place=L.sole.mth1#places" in page


@pytest.mark.parametrize(
    ("zone", "day"), [("Europe/Copenhagen", date(2026, 11, 21)), ("America/New_York", date(2026, 11, 20))]
)
def test_the_day_is_where_the_person_is(client: Client, zone: str, day: date) -> None:
    with time_machine.travel(datetime(2026, 11, 20, 23, 30, tzinfo=UTC), tick=False):
        client.post("/checkin/", sent("L.sole.heel", zone=zone))
    checkin = Checkin.objects.get()
    assert (checkin.day, checkin.zone) == (day, zone)
    assert checkin.noted_at == datetime(2026, 11, 20, 23, 30, tzinfo=UTC)


def test_today_shows_what_was_noted_worst_first(client: Client) -> None:
    client.post("/checkin/", {**sent("L.sole.heel", "R.sole.mth1"), "intensity:R.sole.mth1": "8"})
    page = client.get("/").text
    assert page.index("Ball under the right big toe") < page.index("Left heel")
