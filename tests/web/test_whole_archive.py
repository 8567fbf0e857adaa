"""The archive of a whole diary: out, erased, in again, and nothing is different."""

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import time_machine

from fodro.domain.diary import DiaryError, digest
from fodro.exchange.imported import Cancelled
from fodro.web.archive.comparing_records import compared_records
from fodro.web.archive.making import tables_of, write_archive
from fodro.web.archive.queries import diary_of
from fodro.web.archive.restoring import Restored, restore
from fodro.web.archive.telling import told_records
from fodro.web.backup.rows import FOLLOWING, following_rows
from fodro.web.people.erasing import erase
from fodro.web.people.models import Person
from fodro.web.photos.models import Photo
from fodro.web.photos.storage import pictures_of
from fodro.web.sync.flows import keep, take_away
from fodro.web.sync.models import Record, Version
from fodro.web.sync.registry import kinds
from tests.web.conftest import EVENING
from tests.web.filling import TODAY, fill

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def evening() -> Iterator[None]:
    with time_machine.travel(EVENING, tick=False):
        yield


def archived(person: Person, folder: Path, name: str = "diary.zip") -> Path:
    path = folder / name
    with path.open("wb") as file:
        write_archive(person, file)
    return path


def state(person: Person) -> dict[str, Any]:
    photos = {file.name: file.read_bytes() for file in sorted(pictures_of(person.pk).glob("*"))}
    records = sorted(told_records(person), key=lambda record: (record.kind, record.key))
    return {
        "digest": digest(diary_of(person)),
        "records": records,
        "rows": following_rows(person),
        "photos": photos,
    }


def anew(person: Person) -> Person:
    erase(person)
    return Person.objects.create(handle="again")


def lived(person: Person) -> None:
    """One of every kind, and some of it changed or taken away since."""
    ids = fill(person)
    shoes = str(ids["footwear_id"])
    usual = {"what": "shoes", "name": "secret clogs", "style": "clog"}
    for day, weekdays in (("2026-10-01", [1]), ("2026-11-01", [2]), ("2026-11-10", [3, 4])):
        keep(person, "footwear", shoes, {**usual, "weekdays": weekdays, "default_since": day})
    keep(person, "day-value", f"{TODAY}.secret_wine", {"day": TODAY, "factor": "secret_wine", "value": 3})
    take_away(person, "sign", str(ids["sign_id"]))


def test_a_diary_that_was_erased_comes_back_the_same(owner: Person, tmp_path: Path) -> None:
    lived(owner)
    before = state(owner)
    assert {record.kind for record in before["records"]} == set(kinds()), "a kind is not tried"
    assert before["photos"]
    path = archived(owner, tmp_path)
    again = anew(owner)
    assert not Record.objects.exists()
    restored = restore(again, path)
    after = state(again)
    assert after == before
    assert restored.added == len(before["records"])
    assert restored.photos == len(before["photos"])


def test_every_table_that_follows_from_records_is_compared(owner: Person) -> None:
    lived(owner)
    named = {json.loads(line)[0] for line in following_rows(owner)}
    assert named == {model._meta.label for model in FOLLOWING} - {"signs.Sign"}, "the sign was taken away"


def test_bringing_in_twice_is_bringing_in_once(owner: Person, tmp_path: Path) -> None:
    lived(owner)
    path = archived(owner, tmp_path)
    again = anew(owner)
    restore(again, path)
    before, versions = state(again), Version.objects.count()
    second = restore(again, path)
    assert (second.added, second.changed, second.photos) == (0, 0, 0)
    assert second.kept == len(before["records"])
    assert state(again) == before
    assert Version.objects.count() == versions


def test_bringing_in_where_it_came_from_changes_nothing(owner: Person, tmp_path: Path) -> None:
    lived(owner)
    before = state(owner)
    assert restore(owner, archived(owner, tmp_path)).added == 0
    assert state(owner) == before


def test_what_was_noted_since_stays(owner: Person, tmp_path: Path) -> None:
    lived(owner)
    path = archived(owner, tmp_path)
    key = f"{TODAY}.secret_wine"
    with time_machine.travel(EVENING.replace(hour=22), tick=False):
        keep(owner, "day-value", key, {"day": TODAY, "factor": "secret_wine", "value": 9})
        restored = restore(owner, path)
    assert Record.objects.get(person=owner, kind="day-value", key=key).body["value"] == 9
    assert restored.changed == 0


def test_what_is_older_here_is_brought_up_to_date_and_stays_as_history(owner: Person, tmp_path: Path) -> None:
    lived(owner)
    key = f"{TODAY}.secret_wine"
    earlier = archived(owner, tmp_path, "earlier.zip")
    with time_machine.travel(EVENING.replace(hour=22), tick=False):
        keep(owner, "day-value", key, {"day": TODAY, "factor": "secret_wine", "value": 9})
        later = archived(owner, tmp_path, "later.zip")
        again = anew(owner)
        restore(again, earlier)
        restored = restore(again, later)
    record = Record.objects.get(person=again, kind="day-value", key=key)
    assert (restored.added, restored.changed) == (0, 1)
    assert record.body["value"] == 9
    assert [version.body["value"] for version in record.versions.all()] == [3, 2]


def test_the_manifest_says_what_is_in_it(owner: Person, tmp_path: Path) -> None:
    lived(owner)
    with zipfile.ZipFile(archived(owner, tmp_path)) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        sealed = {
            name: {"bytes": len(archive.read(name)), "sha256": hashlib.sha256(archive.read(name)).hexdigest()}
            for name in archive.namelist()
            if name != "manifest.json"
        }
        readme = archive.read("README.txt").decode()
    assert manifest["files"] == sealed
    assert (manifest["form"], manifest["version"]) == ("fodro-diary", 1)
    assert manifest["digest"] == digest(diary_of(owner))
    assert manifest["counts"]["photo"] == 1
    assert "sign" not in manifest["counts"], "it was taken away"
    assert all(name.partition("/")[0] in readme for name in sealed if name != "README.txt"), (
        "a stranger is told of every file"
    )


Change = Callable[[dict[str, bytes]], dict[str, bytes]]


def rewritten(path: Path, change: Change, *, sealed: bool = True) -> Path:
    """An archive with other files in it; `sealed` makes the manifest agree."""
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files = change(files)
    if sealed and "manifest.json" in files:
        manifest = json.loads(files["manifest.json"])
        manifest["files"] = {
            name: {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            for name, data in files.items()
            if name != "manifest.json"
        }
        files["manifest.json"] = json.dumps(manifest).encode()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    path.write_bytes(made.getvalue())
    return path


def with_lines(change: Callable[[list[dict[str, Any]]], list[dict[str, Any]]]) -> Change:
    def changed(files: dict[str, bytes]) -> dict[str, bytes]:
        lines = [json.loads(line) for line in files["entries.ndjson"].splitlines()]
        told = "".join(json.dumps(line) + "\n" for line in change(lines))
        return {**files, "entries.ndjson": told.encode()}

    return changed


def replaced_photo(data: bytes, *, named: bool) -> Change:
    def changed(files: dict[str, bytes]) -> dict[str, bytes]:
        (old,) = [name for name in files if name.startswith("photos/")]
        new = f"photos/{hashlib.sha256(data).hexdigest()}.jpg" if named else old
        kept = {name: content for name, content in files.items() if name != old}
        before, after = (name.removeprefix("photos/").encode() for name in (old, new))
        return {
            **kept,
            new: data,
            "entries.ndjson": kept["entries.ndjson"].replace(before, after),
        }

    return changed


def tagged_photo() -> bytes:
    from PIL import Image

    made, exif = io.BytesIO(), Image.Exif()
    exif[0x010E] = "somewhere"
    Image.new("RGB", (60, 80)).save(made, "JPEG", exif=exif)
    return made.getvalue()


def manifest_with(**told: object) -> Change:
    def changed(files: dict[str, bytes]) -> dict[str, bytes]:
        manifest = {**json.loads(files["manifest.json"]), **told}
        return {**files, "manifest.json": json.dumps(manifest).encode()}

    return changed


def without(name: str) -> Change:
    return lambda files: {each: data for each, data in files.items() if not each.startswith(name)}


def unreadable_rating(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    (nth, line) = next((n, line) for n, line in enumerate(lines) if line["kind"] == "checkin")
    spots = [{**line["body"]["spots"][0], "intensity": 11}]
    return [*lines[:nth], {**line, "body": {**line["body"], "spots": spots}}, *lines[nth + 1 :]]


MOOD = {"kind": "mood", "key": "x", "body": {"a": 1}}

BAD: dict[str, tuple[Change, bool, str, str]] = {
    "a newer version": (manifest_with(version=2), False, "newer Fodro", "Update Fodro"),
    "a backup": (manifest_with(form="fodro-backup"), False, "not a fodro diary", "fodro restore"),
    "a manifest that is none": (lambda f: {**f, "manifest.json": b"[]"}, False, "manifest is damaged", ""),
    "a table changed since": (
        lambda f: {**f, "days.csv": f["days.csv"] + b"\r\n"}, False, "SHA-256 is another", "changed it",
    ),
    "a file gone": (without("photos/"), False, "missing from the archive", ""),
    "a photo gone, and the manifest told so": (without("photos/"), True, "missing from the archive", ""),
    "a rating of 11": (with_lines(unreadable_rating), True, "outside", "update Fodro"),
    "half a line": (
        lambda f: {**f, "entries.ndjson": f["entries.ndjson"][:-20]}, True, "not a record", "",
    ),
    "a kind nobody knows": (with_lines(lambda lines: [*lines, MOOD]), True, "no kind of record", ""),
    "a record twice": (with_lines(lambda lines: [*lines, lines[0]]), True, "stands there twice", ""),
    "a clock that is none": (
        with_lines(lambda lines: [{**lines[0], "clock": "noon"}, *lines[1:]]), True, "is not a clock", "",
    ),
    "a photo that is a text": (replaced_photo(b"GIF89a no", named=True), True, "not a picture", "Photo"),
    "a photo cut short": (
        replaced_photo(tagged_photo()[:-200], named=True), True, "damaged", "",
    ),
    "a photo with a place in it": (replaced_photo(tagged_photo(), named=True), True, "not cleaned", ""),
    "another photo under its name": (
        replaced_photo(b"\xff\xd8\xff" * 9, named=False), True, "not the one its name", "",
    ),
    "settings that are none": (lambda f: {**f, "settings.json": b"[1]"}, True, "set up cannot be read", ""),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_nothing_of_a_bad_archive_is_kept(case: str, owner: Person, tmp_path: Path) -> None:
    change, sealed, problem, remedy = BAD[case]
    lived(owner)
    path = rewritten(archived(owner, tmp_path), change, sealed=sealed)
    again = anew(owner)
    before = state(again)
    with pytest.raises(DiaryError) as refused:
        restore(again, path)
    assert problem in str(refused.value)
    assert remedy.lower() in refused.value.remedy.lower()
    assert refused.value.file.startswith("diary.zip")
    assert refused.value.remedy
    assert state(again) == before
    assert again.revision == Person.objects.get(pk=again.pk).revision


def crafted(tmp_path: Path, *entries: tuple[str, bytes]) -> Path:
    path = tmp_path / "crafted.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return path


LINE = b'{"kind":"rest-consent","key":"rest","body":{"agreed":true,"said_on":"2026-11-20"}}\n'


@pytest.mark.parametrize(
    ("entries", "problem"),
    [
        ([("../entries.ndjson", LINE)], "leads outside"),
        ([("entries.ndjson", LINE), ("photos/../../x.jpg", b"x")], "leads outside"),
        ([("entries.ndjson", LINE), ("/etc/x", b"x")], "leads outside"),
        ([("entries.ndjson", b" " * (5 * 2**20))], "times its size"),
        ([("entries.ndjson", LINE), *((f"{n}.csv", b"") for n in range(1001))], "more than 1,000 files"),
        ([("entries.ndjson", b"\xff\xfe\n")], "not a record"),
        ([("entries.ndjson", b"[" * 100_000 + b"\n")], "not a record"),
        ([("entries.ndjson", LINE.replace(b"true", b"NaN"))], "not a record"),
        ([("entries.ndjson", LINE.replace(b'"rest"', b'""'))], "not a record"),
    ],
)
def test_a_foul_archive_is_refused(
    entries: list[tuple[str, bytes]], problem: str, owner: Person, tmp_path: Path
) -> None:
    with pytest.raises(DiaryError, match=problem):
        restore(owner, crafted(tmp_path, *entries))
    assert not Record.objects.exists()


def test_a_truncated_archive_is_refused(owner: Person, tmp_path: Path) -> None:
    lived(owner)
    whole = archived(owner, tmp_path).read_bytes()
    again = anew(owner)
    path = tmp_path / "cut.zip"
    for share in (0, 10, 50, 90, 99):
        path.write_bytes(whole[: len(whole) * share // 100])
        with pytest.raises(DiaryError):
            restore(again, path)
    assert not Record.objects.exists()
    assert not list(pictures_of(again.pk).glob("*"))


def test_every_single_flipped_byte_is_seen_or_says_nothing(owner: Person, tmp_path: Path) -> None:
    lived(owner)
    rows = following_rows(owner)
    whole = bytearray(archived(owner, tmp_path).read_bytes())
    again, path = anew(owner), tmp_path / "flipped.zip"
    before = state(again)
    for at in range(7, len(whole), max(1, len(whole) // 60)):
        flipped = bytearray(whole)
        flipped[at] ^= 0x10
        path.write_bytes(flipped)
        try:
            restore(again, path)
        except DiaryError:
            assert state(again) == before
        else:
            assert following_rows(again) == rows, "another diary came back"
            erase(again)
            again = Person.objects.create(handle=f"again-{at}")
            before = state(again)


def test_records_of_another_diary_here_are_not_taken(owner: Person, outsider: Person, tmp_path: Path) -> None:
    lived(owner)
    before = state(owner)
    with pytest.raises(DiaryError, match="belong to another diary"):
        restore(outsider, archived(owner, tmp_path))
    assert not Record.objects.filter(person=outsider).exists()
    assert not list(pictures_of(outsider.pk).glob("*"))
    assert state(owner) == before


def test_a_person_who_wants_no_more_of_it_has_nothing_of_it(owner: Person, tmp_path: Path) -> None:
    lived(owner)
    path, again = archived(owner, tmp_path), anew(owner)

    def enough(done: int, total: int) -> None:
        assert 0 <= done <= total
        raise Cancelled

    with pytest.raises(Cancelled):
        restore(again, path, told=enough)
    assert not Record.objects.exists()
    assert not list(pictures_of(again.pk).glob("*"))


def test_a_photo_lost_on_disk_does_not_keep_the_rest_from_coming_back(owner: Person, tmp_path: Path) -> None:
    lived(owner)
    n_records = Record.objects.count()
    (pictures_of(owner.pk) / Photo.objects.get().file).unlink()
    path, again = archived(owner, tmp_path), anew(owner)
    restored = restore(again, path)
    assert restored.added == n_records - 1
    assert "1 photo(s)" in restored.notes[0]
    assert not Photo.objects.exists()


def test_an_archive_from_before_there_was_a_manifest_is_read(owner: Person, tmp_path: Path) -> None:
    lived(owner)
    before = state(owner)

    def old(files: dict[str, bytes]) -> dict[str, bytes]:
        lines = [json.loads(line) for line in files["entries.ndjson"].splitlines()]
        bare = [
            {name: line[name] for name in ("kind", "key", "body")} for line in lines if not line.get("gone")
        ]
        told = "".join(json.dumps(line) + "\n" for line in bare).encode()
        kept = {n: d for n, d in files.items() if n not in ("manifest.json", "README.txt", "settings.json")}
        return {**kept, "entries.ndjson": told}

    path, again = rewritten(archived(owner, tmp_path), old), anew(owner)
    first = restore(again, path)
    lost = before["rows"] - following_rows(again)
    assert {json.loads(line)[0] for line in lost} == {"footwear.UsualChoice"}, (
        "what was usual before is history"
    )
    assert restore(again, path) == Restored(kept=first.added)


def test_tables_of_everything_come_back_the_same_but_for_photos_and_history(
    owner: Person, tmp_path: Path
) -> None:
    lived(owner)
    before, folder = state(owner), tmp_path / "tables"
    folder.mkdir()
    for name, data in tables_of(owner).items():
        (folder / name).write_bytes(data)
    again = anew(owner)
    restored = restore(again, folder)
    after = state(again)
    assert after["digest"] == before["digest"]
    lost = before["rows"] - after["rows"]
    assert {json.loads(line)[0] for line in lost} == {"photos.Photo"}
    assert "1 photo(s)" in restored.notes[0]
    assert restore(again, folder).added == 0
    assert state(again) == after


def test_what_would_be_a_formula_is_text_in_every_table(owner: Person) -> None:
    keep(owner, "own-factor", "wine", {"name": "=HYPERLINK(1)", "kind": "category", "choices": ["@a", "b"]})
    keep(owner, "day-value", f"{TODAY}.wine", {"day": TODAY, "factor": "wine", "value": "+1+1"})
    for name, data in tables_of(owner).items():
        cells = [cell for row in csv.reader(io.StringIO(data.decode())) for cell in row]
        assert [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "\r"))] == [], name


def test_what_bringing_in_would_do_is_what_it_does(owner: Person, tmp_path: Path) -> None:
    lived(owner)
    n_standing = Record.objects.filter(gone=False).count()
    path, again = archived(owner, tmp_path), anew(owner)
    first = compared_records(again, path)
    assert sum(change.new for change in first) == sum(change.n for change in first) == n_standing
    assert {"kind:photo", "kind:answer", "secret_wine", "ratings"} <= {change.what for change in first}
    assert not Record.objects.exists()
    restore(again, path)
    then = compared_records(again, path)
    assert sum(change.same for change in then) == sum(change.n for change in then) == n_standing


def test_what_bringing_in_would_leave_is_told(owner: Person, tmp_path: Path) -> None:
    lived(owner)
    path = archived(owner, tmp_path)
    with time_machine.travel(EVENING.replace(hour=22), tick=False):
        keep(owner, "day-value", f"{TODAY}.secret_wine", {"day": TODAY, "factor": "secret_wine", "value": 9})
        take_away(owner, "first-steps", TODAY)
        told = {change.what: change for change in compared_records(owner, path)}
    assert told["secret_wine"].differing == 1
    assert told["kind:first-steps"].away == 1
