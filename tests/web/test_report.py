"""The report room: what is chosen, what is seen, what is given away, and what is nobody else's."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from io import BytesIO
from uuid import UUID, uuid4

import pikepdf
import pytest
import time_machine
from django.test import Client
from PIL import Image

from fodro.domain.report import Part
from fodro.exchange.entries import PhotoEntry
from fodro.web.archive.flows import merge_diary
from fodro.web.people.models import Person
from fodro.web.photos.flows import add_photo
from fodro.web.report.models import Choices
from fodro.web.signs.models import Sign
from tests.charts.drawings import SVG, read
from tests.report.made import tags
from tests.web.conftest import EVENING, Note
from tests.web.diaries import evenings

pytestmark = pytest.mark.django_db

ROOM, PDF = "/report/", "/report/page.pdf"
EVERYTHING = {"kind": "report", "span": "all", "part": [part.value for part in Part]}


@pytest.fixture(autouse=True)
def evening() -> Iterator[None]:
    with time_machine.travel(EVENING, tick=False):
        yield


def page(client: Client, kind: str = "report") -> str:
    answer = client.get(ROOM, {"kind": kind})
    assert answer.status_code == 200
    return answer.content.decode()


def leaf(text: str) -> str:
    found = re.search(r"<article.*</article>", text, re.DOTALL)
    assert found
    return found[0]


def words(text: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())


def test_the_room_shows_the_page_of_what_was_noted(client: Client, note: Note) -> None:
    note({"L.sole.heel": 7})
    told = words(leaf(page(client)))
    assert "Left heel 7.0 (7) 1" in told
    assert "Right heel" not in told


def test_a_diary_without_a_note_has_a_page_that_says_so(client: Client) -> None:
    told = words(leaf(page(client)))
    assert "Nothing is noted yet" in told
    assert "That does not mean there was no pain" in told


def test_what_was_chosen_is_kept_and_seen_again(client: Client, owner: Person, note: Note) -> None:
    note({"L.sole.heel": 7})
    sent = {
        **EVERYTHING, "part": ["complaint", "where", "questions"], "name": "Somebody", "born": "1984",
        "complaint": "Heels burn", "questions": "First?\n\nSecond?", "pages": "2",
    }  # fmt: skip
    answer = client.post(ROOM, sent)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/report/?kind=report#page")
    text = page(client)
    told = words(leaf(text))
    assert "Somebody, born 1984" in told
    assert "“Heels burn”" in told
    assert re.search(r"First\?\s*Second\?", told)
    assert "What was tried" not in told
    assert 'value="where" checked' in text
    assert 'value="tried" checked' not in text
    assert Choices.objects.get(person=owner).pages == 2


def test_the_pdf_says_what_the_page_says(client: Client, note: Note) -> None:
    note({"L.sole.heel": 7})
    client.post(ROOM, {**EVERYTHING, "name": "Somebody"})
    answer = client.get(PDF)
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="fodro-report-2026-11-20.pdf"'
    assert answer.headers["Cache-Control"] == "no-store"
    with pikepdf.open(BytesIO(answer.content)) as made, made.open_metadata() as about:
        assert about["pdfuaid:part"] == "1"
        assert str(made.Root.Lang) == "en"


def test_digest_and_version_are_those_of_the_findings_file(client: Client, owner: Person) -> None:
    merge_diary(owner, evenings([3.0, 4.0, 5.0] * 10, last=EVENING.date()))
    page(client)
    told = json.loads(client.get("/patterns/findings.json").content)
    assert f"Fodro {told['fodro']} · data {told['digest']}" in words(leaf(page(client)))


def test_a_period_holds_only_its_own_days(client: Client, owner: Person) -> None:
    merge_diary(owner, evenings([3.0] * 60, last=EVENING.date()))
    since = EVENING.date() - timedelta(days=9)
    client.post(ROOM, {**EVERYTHING, "span": "own", "since": since.isoformat(), "until": ""})
    told = words(leaf(page(client)))
    assert "11 November 2026 – 20 November 2026" in told
    assert "10 of 10 days have a check-in" in told


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        ("soon", "", "Write a day such as 2026-03-21."),
        ("", "2026-02-30", "Write a day such as 2026-03-21."),
        ("2026-03-01", "2026-02-01", "The last day is before the first."),
    ],
)
def test_a_period_that_is_none_is_refused_and_stays_as_typed(
    client: Client, since: str, until: str, said: str
) -> None:
    answer = client.post(ROOM, {**EVERYTHING, "span": "own", "since": since, "until": until})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert said in text
    assert f'name="since" value="{since}"' in text
    assert "<article" not in text
    assert not Choices.objects.exists()


def test_the_part_that_is_asked_for_alone_is_the_part_of_the_page(client: Client, note: Note) -> None:
    note({"R.sole.heel": 3})
    part = client.post(ROOM, EVERYTHING, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert leaf(part) == leaf(page(client))


def test_nonsense_is_read_as_nothing_chosen(client: Client, owner: Person) -> None:
    sent = {"kind": "x", "span": "x", "part": ["x", "where"], "pages": "9", "name": "\x00 a " + "b" * 200}
    assert client.post(ROOM, sent).status_code == 302
    kept = Choices.objects.get(person=owner)
    assert (kept.kind, kept.span, kept.parts, kept.pages) == ("report", "all", ["where"], 1)
    assert len(kept.name) == 80
    assert leaf(page(client, "no-such-kind")) == leaf(page(client))


HOSTILE = '</article><script>alert(1)</script>" onload="x #panic() {{ page }}'


def test_what_a_person_wrote_is_never_markup(client: Client, note: Note) -> None:
    note({"L.sole.heel": 7})
    client.post(ROOM, {**EVERYTHING, "name": HOSTILE[:70], "complaint": HOSTILE, "questions": HOSTILE})
    text = page(client)
    assert "<script>alert" not in text
    assert ' onload="x' not in text
    assert client.get(PDF).status_code == 200


def test_a_note_for_work_says_nothing_of_the_feet_by_itself(client: Client, note: Note) -> None:
    note({"L.sole.heel": 7})
    client.post(ROOM, {**EVERYTHING, "complaint": "burning"})
    told = words(leaf(page(client, "work-note")))
    assert "Time on my feet at work" in told
    assert not re.search(r"pain|hurt|heel|burning", told)


def test_a_blank_week_holds_nothing_of_the_diary(client: Client, note: Note) -> None:
    before = leaf(page(client, "week-card"))
    note({"L.sole.heel": 7})
    assert leaf(page(client, "week-card")) == before
    assert client.get(PDF, {"kind": "week-card"}).headers["Content-Type"] == "application/pdf"


def test_choices_of_one_person_are_never_anothers(
    client: Client, outsider_client: Client, outsider: Person
) -> None:
    before = leaf(page(outsider_client))
    client.post(ROOM, {**EVERYTHING, "name": "Somebody", "complaint": "Secret"})
    assert leaf(page(outsider_client)) == before
    assert not Choices.objects.filter(person=outsider).exists()


def test_nothing_chosen_is_left_of_an_erased_diary(client: Client) -> None:
    client.post(ROOM, {**EVERYTHING, "complaint": "Secret"})
    client.post("/more/data/erase/", {"sure": "yes"})
    assert not Choices.objects.exists()


def test_the_page_is_in_the_language_of_its_reader(client: Client, note: Note) -> None:
    note({"L.sole.heel": 7})
    client.post("/language/", {"language": "da"})
    told = words(leaf(page(client)))
    assert "Venstre hæl 7,0 (7) 1" in told
    with pikepdf.open(BytesIO(client.get(PDF).content)) as made:
        assert str(made.Root.Lang) == "da"


def test_the_room_is_reached_from_the_page_of_rooms(client: Client) -> None:
    assert 'href="/report/"' in client.get("/more/").content.decode()


@pytest.mark.parametrize("side", ["L", "R"])
@pytest.mark.parametrize("place", ["sole.heel", "sole.mth1", "top.hallux", "top.ankle-lat"])
def test_a_tap_on_one_foot_is_painted_on_that_foot_of_the_page(client: Client, side: str, place: str) -> None:
    key = f"{side}.{place}"
    sent = {"id": str(uuid4()), "place": key, f"intensity:{key}": "6"}
    assert client.post("/checkin/", sent).status_code == 302
    view = place.partition(".")[0]
    pictures = [read(found) for found in re.findall(r"<svg.*?</svg>", leaf(page(client)), re.DOTALL)[:2]]
    painted = dict(zip(("sole", "top"), pictures, strict=True))
    other = painted.pop({"sole": "top", "top": "sole"}[view])
    (number,) = (one for one in painted[view].iter(f"{SVG}text") if one.get("data-region"))
    middle = float(painted[view].get("viewBox", "").split()[2]) / 2
    assert number.text == "6"
    assert number.get("data-side") == side
    assert (float(number.get("x", "")) < middle) is (side == "L"), "the left foot is the left half"
    assert not [one for one in other.iter() if one.get("data-region")]
    letters = [one for one in painted[view].iter(f"{SVG}text") if not one.get("data-region")]
    assert {one.text: float(one.get("x", "")) < middle for one in letters} == {"L": True, "R": False}


def sign_with(person: Person, photo: UUID) -> None:
    Sign.objects.create(
        id=uuid4(), person=person, day=EVENING.date(), noted_at=EVENING, what="blister", region="heel",
        side="L", view="sole", note="since the shift", photo=photo,
    )  # fmt: skip


def photo_of(person: Person) -> UUID:
    moment = {"at": EVENING.isoformat(), "zone": "Europe/Copenhagen", "day": EVENING.date().isoformat()}
    body = {**moment, "about": "sign", "file": f"{'0' * 64}.jpg", "width": 1, "height": 1}
    return add_photo(person, picture(), PhotoEntry.read(str(uuid4()), body))


def picture() -> bytes:
    drawn = BytesIO()
    Image.new("RGB", (60, 80), (200, 150, 120)).save(drawn, "JPEG")
    return drawn.getvalue()


def pictures_in(client: Client) -> int:
    with pikepdf.open(BytesIO(client.get(PDF).content)) as made:
        return sum(tag == "/Figure" for tag, _ in tags(made))


def test_a_photo_of_a_small_sign_is_there_only_if_it_is_wanted(
    client: Client, owner: Person, note: Note
) -> None:
    note({"L.sole.heel": 7})
    photo = photo_of(owner)
    sign_with(owner, photo)
    assert "Blister, left heel, 20 November 2026: “since the shift”" in words(leaf(page(client)))
    assert "<img" not in leaf(page(client))
    before = pictures_in(client)
    client.post(ROOM, EVERYTHING)
    shown = leaf(page(client))
    assert f'<img src="/photos/{photo}/thumb/" alt="Photo: Blister, left heel' in shown
    assert pictures_in(client) == before + 1


def test_a_photo_of_somebody_else_is_never_on_the_page(
    client: Client, owner: Person, outsider: Person, note: Note
) -> None:
    note({"L.sole.heel": 7})
    sign_with(owner, photo_of(outsider))
    client.post(ROOM, EVERYTHING)
    assert "<img" not in leaf(page(client))
