"""Photos: what comes in is cleaned, what is kept stays with one person, what is deleted is gone."""

import os
import re
import shutil
import stat
import time
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks as Committing
from pytest_django import Settings

from fodro.exchange.entries import EntryError, PhotoView
from fodro.exchange.pictures import MOST_BYTES
from fodro.web.ids import new_id
from fodro.web.people.models import Person
from fodro.web.photos import storage
from fodro.web.photos.flows import forget_photos
from fodro.web.photos.ghosts import ghosts
from fodro.web.photos.models import Photo
from fodro.web.sync.flows import keep, take_away
from fodro.web.sync.queries import record_of
from tests.exchange.drawn_pictures import (
    LATITUDE_BYTES,
    MAKER,
    PLACE_NAME,
    camera_words,
    file_of,
    foot,
    jpeg_that_says,
    png_head,
)
from tests.web.markup import read

pytestmark = pytest.mark.django_db

SECRETS = (LATITUDE_BYTES, MAKER.encode(), PLACE_NAME.encode())
EVENING = datetime(2026, 11, 20, 20, 15, tzinfo=UTC)


@pytest.fixture(autouse=True)
def evening() -> Iterator[None]:
    with time_machine.travel(EVENING, tick=False):
        yield


def picture(seed: int = 0, form: str = "JPEG") -> bytes:
    return file_of(foot(300 + seed, 400), form, exif=camera_words().tobytes())


def sent(data: bytes | None, name: str = "foot.jpg", **more: str) -> dict[str, object]:
    fields: dict[str, object] = {"id": str(new_id()), "side": "L", "view": "sole", **more}
    return fields if data is None else {**fields, "picture": SimpleUploadedFile(name, data)}


def taken(client: Client, seed: int = 0, **more: str) -> Photo:
    """Send a picture and return what was kept of it."""
    before = set(Photo.objects.values_list("pk", flat=True))
    answer = client.post("/photos/new/", sent(picture(seed), **more))
    assert answer.status_code == 302, answer.text
    return Photo.objects.exclude(pk__in=before).get()


def files_of(person: Person) -> list[Path]:
    folder = storage.pictures_of(person.pk)
    return sorted(folder.iterdir()) if folder.is_dir() else []


# ---- what comes in


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_a_photo_is_kept_small_and_without_its_place(form: str, client: Client, owner: Person) -> None:
    data = picture(form=form)
    assert all(secret in data for secret in SECRETS)
    answer = client.post("/photos/new/", sent(data, f"x.{form}"), follow=True)
    assert "Photo kept." in answer.text
    assert "Left sole" in answer.text
    photo = Photo.objects.get(person=owner)
    assert (photo.side, photo.view, photo.about, photo.day) == ("L", "sole", "feet", date(2026, 11, 20))
    assert (photo.width, photo.height) == (300, 400)
    (file,) = files_of(owner)
    assert file.name == photo.file
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    shown = client.get(f"/photos/{photo.pk}/file/").content + client.get(f"/photos/{photo.pk}/thumb/").content
    assert [secret for secret in SECRETS if secret in file.read_bytes() + shown] == []


def test_what_came_in_never_touches_the_disk(client: Client, settings: Settings) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = "/nowhere/at/all"
    heavy = file_of(foot(2400, 3200), "PNG", compress_level=0)
    assert len(heavy) > settings.FILE_UPLOAD_MAX_MEMORY_SIZE
    assert client.post("/photos/new/", sent(heavy)).status_code == 302


BAD = {
    "nothing chosen": (None, "Take a picture first"),
    "zero bytes": (b"", "This file is empty"),
    "a text named .jpg": (b"Dear diary\n" * 40, "not a picture Fodro can read"),
    "a drawing": (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "not a picture Fodro can read"),
    "80 megapixels": (jpeg_that_says(10240, 7820), "This picture has 80 megapixels; Fodro takes up to 50."),
    "a decompression bomb": (png_head(60000, 60000), "far more than 50 megapixels"),
    "broke off": (file_of(foot())[:3000], "damaged, or it broke off"),
    "HEIC broke off": (file_of(foot(), "HEIF")[:900], "damaged, or it broke off"),
    "a film": (
        file_of(foot(), "WEBP", save_all=True, append_images=[foot(600, 800, mode="L").convert("RGB")]),
        "This picture moves",
    ),
    "too heavy": (b"\xff\xd8\xff" + bytes(MOST_BYTES), "larger than 25 MB"),
}


@pytest.mark.parametrize(("data", "sentence"), BAD.values(), ids=BAD.keys())
def test_a_bad_picture_has_a_sentence_and_changes_nothing(
    data: bytes | None, sentence: str, client: Client, owner: Person
) -> None:
    fields = sent(data, side="R", view="heel")
    page = client.post("/photos/new/", fields)
    assert page.status_code == 422
    (said,) = (p for p in read(page.text).all("p") if p.attributes.get("id") == "picture-error")
    assert sentence in said.text
    assert str(fields["id"]) in page.text
    assert {i.attributes["value"] for i in read(page.text).all("input") if "checked" in i.attributes} >= {
        "R",
        "heel",
    }
    assert Photo.objects.count() == 0
    assert files_of(owner) == []


def test_of_a_flood_only_what_could_be_a_picture_is_held(client: Client) -> None:
    flood = {f"more{n}": SimpleUploadedFile("x", bytes(MOST_BYTES // 2)) for n in range(6)}
    tracemalloc.start()
    page = client.post("/photos/new/", {**flood, **sent(b"")})
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert page.status_code == 422
    sent_by_the_test = 2 * sum(file.size or 0 for file in flood.values())
    assert most < sent_by_the_test + 3 * MOST_BYTES


def test_a_full_disk_is_said_and_nothing_is_kept(
    client: Client, owner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    page = client.post("/photos/new/", sent(picture()))
    assert page.status_code == 422
    assert "the disk of the computer Fodro runs on may be full" in page.text
    assert files_of(owner) == []
    assert Photo.objects.count() == 0


def test_which_foot_it_is_must_be_said(client: Client) -> None:
    for missing in ("side", "view"):
        page = client.post("/photos/new/", {**sent(picture()), missing: "M"})
        assert page.status_code == 422
        assert "Which foot is it, and from where?" in page.text
    assert "Which foot is it, and from where?" not in read(client.get("/photos/new/").text).one("form").text
    assert Photo.objects.count() == 0


@pytest.mark.parametrize("day", ["2026-11-21", "1931-01-01", "yesterday", "2026-02-30"])
def test_a_day_that_cannot_be_is_refused_beside_the_field(day: str, client: Client, owner: Person) -> None:
    page = client.post("/photos/new/", sent(picture(), day=day))
    assert page.status_code == 422
    assert "Choose the day it was taken: today or earlier." in page.text
    assert f'value="{day}"' in page.text
    assert files_of(owner) == []


def test_a_picture_of_another_day_belongs_to_that_day(client: Client, owner: Person) -> None:
    old = taken(client, 1, day="2026-03-01")
    new = taken(client, 2)
    assert old.day == date(2026, 3, 1)
    body = record_of(owner, "photo", str(old.pk)).body  # type: ignore[union-attr]
    assert body["at"] == "2026-03-01T12:00:00+01:00"
    page = client.get("/photos/").text
    assert page.index(f"{new.pk}/thumb/") < page.index(f"{old.pk}/thumb/"), "the newest stands first"


def test_a_photo_after_midnight_belongs_to_the_evening_before(client: Client) -> None:
    with time_machine.travel(datetime(2026, 11, 21, 0, 30, tzinfo=UTC), tick=False):
        assert taken(client).day == date(2026, 11, 20)


# ---- once, and never in the place of another


def test_sent_twice_is_kept_once(client: Client) -> None:
    fields = sent(None)
    for _ in range(2):
        answer = client.post("/photos/new/", {**fields, "picture": SimpleUploadedFile("x.jpg", picture())})
        assert answer.status_code == 302
    assert Photo.objects.count() == 1


def test_a_form_gone_back_to_takes_a_second_photo_and_never_replaces_the_first(
    client: Client, owner: Person
) -> None:
    fields = sent(None)
    for seed, side in ((1, "L"), (2, "R")):
        upload = SimpleUploadedFile("x.jpg", picture(seed))
        assert client.post("/photos/new/", {**fields, "side": side, "picture": upload}).status_code == 302
    assert sorted(Photo.objects.values_list("side", flat=True)) == ["L", "R"]
    assert len(files_of(owner)) == 2


def test_another_persons_id_is_not_found_and_leaves_no_file(
    client: Client, outsider_client: Client, outsider: Person
) -> None:
    first = taken(client)
    answer = outsider_client.post("/photos/new/", sent(picture(7), id=str(first.pk)))
    assert answer.status_code == 404
    assert files_of(outsider) == []
    assert Photo.objects.get() == first


def test_the_same_picture_of_two_people_is_two_files(
    client: Client, outsider_client: Client, owner: Person, outsider: Person
) -> None:
    one, other = taken(client), taken(outsider_client)
    assert one.file == other.file
    assert files_of(owner) != files_of(outsider)


# ---- records


def body(file: str) -> dict[str, str]:
    return {
        "at": "2026-11-20T21:15:00+01:00", "zone": "Europe/Copenhagen", "day": "2026-11-20",
        "side": "L", "view": "sole", "file": file, "about": "feet",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["0" * 64 + ".jpg", "../../secret-key", "", "a.jpg"])
def test_a_record_without_its_file_is_refused(name: str, owner: Person) -> None:
    with pytest.raises(EntryError) as refused:
        keep(owner, "photo", str(new_id()), body(name))
    assert refused.value.field == "file"
    assert Photo.objects.count() == 0


def test_a_record_cannot_name_the_file_of_another_person(client: Client, outsider: Person) -> None:
    theirs = taken(client)
    with pytest.raises(EntryError):
        keep(outsider, "photo", str(new_id()), body(theirs.file))


def test_a_file_that_is_damaged_on_the_disk_is_no_file(client: Client, owner: Person) -> None:
    kept = taken(client)
    files_of(owner)[0].write_bytes(b"")
    with pytest.raises(EntryError):
        keep(owner, "photo", str(new_id()), body(kept.file))
    assert client.get(f"/photos/{kept.pk}/thumb/").status_code == 404
    assert client.get(f"/photos/{kept.pk}/").status_code == 200


def test_taking_away_what_never_was_is_no_trouble(owner: Person) -> None:
    for key in (str(new_id()), "no id at all"):
        take_away(owner, "photo", key)


# ---- given to its owner alone


def test_a_picture_may_be_kept_by_the_browser_and_by_nobody_on_the_way(client: Client) -> None:
    photo = taken(client)
    for which in ("file", "thumb"):
        answer = client.get(f"/photos/{photo.pk}/{which}/")
        assert answer.headers["Content-Type"] == "image/jpeg"
        assert answer.headers["Cache-Control"] == "private, max-age=31536000, immutable"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.content.startswith(b"\xff\xd8\xff")
        assert client.post(f"/photos/{photo.pk}/{which}/").status_code == 405


@pytest.mark.parametrize("what", ["", "file/", "thumb/", "delete/"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_another_person_gets_not_found(
    what: str, method: str, client: Client, outsider_client: Client, owner: Person
) -> None:
    photo = taken(client)
    answer = outsider_client.generic(method, f"/photos/{photo.pk}/{what}")
    missing = outsider_client.generic(method, f"/photos/{uuid4()}/{what}")
    assert answer.status_code == missing.status_code
    assert answer.status_code in {404, 405}
    assert answer.content == missing.content
    assert Photo.objects.get(person=owner).side == "L"
    assert len(files_of(owner)) == 1


def test_nobody_sees_that_another_has_photos(client: Client, outsider_client: Client) -> None:
    def pages() -> list[str]:
        found = [outsider_client.get(path).text for path in ("/photos/", "/photos/new/?side=L&view=sole")]
        return [re.sub(r'value="[\w-]{36,}"', "", page) for page in found]

    before = pages()
    photo = taken(client)
    assert pages() == before
    a = str(photo.pk)
    assert outsider_client.get("/photos/compare/", {"a": a, "b": a}).status_code == 404


# ---- in the order of time


@pytest.mark.parametrize("side", ["L", "R"])
@pytest.mark.parametrize("view", list(PhotoView))
def test_left_stays_left_from_every_angle(side: str, view: PhotoView, client: Client) -> None:
    photo = taken(client, side=side, view=view.value)
    foot_name = {"L": "Left", "R": "Right"}[side]
    assert read(client.get(f"/photos/{photo.pk}/").text).one("h1").text.startswith(foot_name)
    series = [
        div
        for div in read(client.get("/photos/").text).all("div")
        if "series" in div.attributes.get("class", "")
    ]
    with_photo = [div.one("h3").text for div in series if div.all("img")]
    assert with_photo == [foot_name]
    page = client.get("/photos/new/", {"side": side, "view": view.value})
    assert f'"{side}.{view.value}": "/photos/{photo.pk}/file/"' in page.text


def test_the_outline_of_a_sole_is_the_mirror_of_the_print_it_leaves() -> None:
    turned = {ghost.view: bool(ghost.transform) for ghost in ghosts()}
    assert turned == {"sole": True, "top": False, "heel": False}


def test_an_empty_room_offers_one_thing_to_do(client: Client) -> None:
    links = {link.attributes["href"] for link in read(client.get("/photos/").text).all("a")}
    assert {href for href in links if href.startswith("/photos/")} == {"/photos/new/"}


def test_two_photos_are_laid_side_by_side_with_a_way_to_the_next(client: Client) -> None:
    first, second, third = (
        taken(client, seed, day=day) for seed, day in enumerate(("2026-09-01", "2026-10-01", "2026-11-01"))
    )
    other_foot = taken(client, 5, side="R")
    page = client.get("/photos/compare/", {"a": str(first.pk), "b": str(third.pk)})
    shown = [image.attributes["src"] for image in read(page.text).all("img")]
    assert shown == [f"/photos/{first.pk}/file/", f"/photos/{third.pk}/file/"]
    links = {a.attributes["href"] for a in read(page.text).all("a")}
    assert f"?a={second.pk}&b={third.pk}" in links
    assert f"?b={second.pk}&a={first.pk}" in links
    both = client.get("/photos/compare/", {"a": str(first.pk), "b": str(other_foot.pk)})
    assert "Right sole" in both.text


@pytest.mark.parametrize("asked", [{}, {"a": "x"}])
def test_comparing_nothing_leads_to_the_photos(asked: dict[str, str], client: Client) -> None:
    assert client.get("/photos/compare/", asked).headers["Location"] == "/photos/"


def test_comparing_what_is_not_there_is_not_found(client: Client) -> None:
    photo = str(taken(client).pk)
    for other in ("x", "", str(uuid4()), "../file"):
        assert client.get("/photos/compare/", {"a": photo, "b": other}).status_code == 404


# ---- corrected, deleted


def test_the_wrong_foot_and_a_note_can_be_put_right(client: Client, owner: Person) -> None:
    photo = taken(client)
    answer = client.post(f"/photos/{photo.pk}/", {"side": "R", "view": "top", "note": " less red \r\nnow "})
    assert answer.status_code == 302
    now = Photo.objects.get(pk=photo.pk)
    assert (now.side, now.view, now.note, now.file) == ("R", "top", "less red \nnow", photo.file)
    assert len(files_of(owner)) == 1


def test_a_note_that_is_too_long_is_shown_again(client: Client) -> None:
    photo = taken(client)
    page = client.post(f"/photos/{photo.pk}/", {"note": "long " * 500})
    assert page.status_code == 422
    assert "there is room for 2000" in page.text
    assert "long long" in page.text
    assert Photo.objects.get().note == ""


def test_deleting_asks_first_and_then_leaves_nothing(
    client: Client, owner: Person, django_capture_on_commit_callbacks: Committing
) -> None:
    photo = taken(client)
    client.get(f"/photos/{photo.pk}/thumb/")
    page = client.get(f"/photos/{photo.pk}/delete/")
    assert "Delete this photo?" in page.text
    assert len(files_of(owner)) == 1
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(f"/photos/{photo.pk}/delete/")
    assert (answer.status_code, answer.headers["Clear-Site-Data"]) == (302, '"cache"')
    assert Photo.objects.count() == 0
    assert files_of(owner) == []
    assert list(storage.thumbnails_of(owner.pk).iterdir()) == []
    assert client.get(f"/photos/{photo.pk}/file/").status_code == 404


def test_a_file_stays_as_long_as_one_photo_is_made_of_it(
    client: Client, owner: Person, django_capture_on_commit_callbacks: Committing
) -> None:
    first, second = taken(client), taken(client)
    assert first.file == second.file
    for photo, left in ((first, 1), (second, 0)):
        with django_capture_on_commit_callbacks(execute=True):
            client.post(f"/photos/{photo.pk}/delete/")
        assert len(files_of(owner)) == left


def test_a_deletion_that_was_rolled_back_loses_no_file(client: Client, owner: Person) -> None:
    photo = taken(client)
    client.post(f"/photos/{photo.pk}/delete/")  # within a test nothing is ever committed
    assert len(files_of(owner)) == 1


def test_who_is_erased_leaves_no_picture(
    client: Client, owner: Person, outsider_client: Client, outsider: Person
) -> None:
    for each in (client, outsider_client):
        each.get(f"/photos/{taken(each).pk}/thumb/")
    forget_photos(owner.pk)
    forget_photos(owner.pk)
    assert files_of(owner) == []
    assert not storage.thumbnails_of(owner.pk).exists()
    assert len(files_of(outsider)) == 1


def test_thumbnails_can_be_deleted_at_any_time(client: Client, owner: Person) -> None:
    photo = taken(client)
    before = client.get(f"/photos/{photo.pk}/thumb/").content
    shutil.rmtree(storage.thumbnails_of(owner.pk))
    assert client.get(f"/photos/{photo.pk}/thumb/").content == before


def test_what_a_crash_left_behind_is_cleared_after_a_day(client: Client, owner: Person) -> None:
    kept = taken(client)
    folder = storage.pictures_of(owner.pk)
    old, young = folder / ("1" * 64 + ".jpg"), folder / ".new-half"
    for file in (old, young):
        file.write_bytes(b"x")
    long_ago = time.time() - 2 * 24 * 60 * 60
    for file in (old, folder / kept.file):
        os.utime(file, (long_ago, long_ago))
    other = taken(client, 3)
    assert {file.name for file in files_of(owner)} == {kept.file, other.file, ".new-half"}


# ---- for the shoes, for a sign, for a script


def shoes_of(person: Person) -> str:
    key = str(new_id())
    keep(person, "footwear", key, {"what": "shoes", "name": "Black clogs"})
    return key


def test_a_photo_of_shoes_goes_to_the_shoes(client: Client, owner: Person) -> None:
    key = shoes_of(owner)
    asked = client.get("/photos/new/", {"about": "shoes", "footwear": key})
    assert "Which foot?" not in asked.text
    photo = taken(client, about="shoes", footwear=key, side="", view="")
    assert record_of(owner, "footwear", key).body["photo"] == str(photo.pk)  # type: ignore[union-attr]
    assert f"/photos/{photo.pk}/" in client.get("/photos/").text


@pytest.mark.parametrize("whose", ["another person's", "nobody's", "no id"])
def test_a_photo_of_shoes_that_are_not_there_is_kept_all_the_same(
    whose: str, client: Client, outsider: Person
) -> None:
    theirs = shoes_of(outsider)
    key = {"another person's": theirs, "nobody's": str(uuid4()), "no id": "x"}[whose]
    photo = taken(client, about="shoes", footwear=key, side="", view="")
    assert photo.about == "shoes"
    assert record_of(outsider, "footwear", theirs).body["photo"] == ""  # type: ignore[union-attr]


def test_a_sign_gets_its_photo_back(client: Client) -> None:
    fields = sent(picture(), about="sign", side="", view="", back="/signs/new/?what=skin")
    answer = client.post("/photos/new/", fields)
    assert answer.headers["Location"] == f"/signs/new/?what=skin&photo={Photo.objects.get().pk}"


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_the_way_back_never_leads_out_of_the_app(back: str, client: Client) -> None:
    assert "evil" not in client.get("/photos/new/", {"back": back}).text
    answer = client.post("/photos/new/", sent(picture(), back=back))
    assert answer.headers["Location"] == f"/photos/{Photo.objects.get().pk}/"


def test_a_script_is_told_where_to_go(client: Client) -> None:
    answer = client.post("/photos/new/", sent(picture()), headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["HX-Redirect"]) == (200, f"/photos/{Photo.objects.get().pk}/")


def test_only_a_form_of_ours_can_send_a_picture(owner: Person, client: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    assert strict.post("/photos/new/", sent(picture())).status_code == 403
    assert Photo.objects.count() == 0
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', strict.get("/photos/new/").text)
    assert token
    fields = {"csrfmiddlewaretoken": token[1], **sent(picture())}
    assert strict.post("/photos/new/", fields).status_code == 302
    assert Photo.objects.filter(person=owner).count() == 1


def test_without_javascript_the_page_is_a_form_with_a_camera_field(client: Client) -> None:
    form = read(client.get("/photos/new/?side=R&view=top").text).one("form")
    assert form.attributes["enctype"] == "multipart/form-data"
    (field,) = (i for i in form.all("input") if i.attributes.get("type") == "file")
    assert (field.attributes["accept"], field.attributes["capture"]) == ("image/*", "environment")
    checked = {i.attributes["value"] for i in form.all("input") if "checked" in i.attributes}
    assert checked == {"R", "top"}


def test_a_sent_id_that_is_none_is_replaced(client: Client) -> None:
    assert isinstance(taken(client, id="<script>").pk, UUID)
