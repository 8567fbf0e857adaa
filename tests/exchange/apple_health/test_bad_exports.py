"""Damage, malice and the wrong file: our own error, with the place and what to do; nothing in part."""

import random
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from fodro.domain.diary import DiaryError
from fodro.exchange.apple_health import opening, read_apple_health, scanning
from fodro.exchange.apple_health.columns import Store
from tests.exchange.apple_health.exports import HEAD, export, read, read_parts, record, workout, zipped

STEPS = record("StepCount", 5, "2024-03-01 08:00", "2024-03-01 08:10")
WALK = workout("Walking", 30, "2024-03-01 08:00", "2024-03-01 08:30", zone="Europe/Copenhagen")


def refused(path: Path) -> DiaryError:
    with pytest.raises(DiaryError) as error:
        read_apple_health(path)
    assert error.value.remedy
    assert error.value.file.startswith(path.name)
    return error.value


def test_a_file_that_ends_in_the_middle_is_refused_wherever_it_ends() -> None:
    data = export(STEPS, WALK, STEPS).encode()
    for end in range(data.index(b"<HealthData locale"), data.index(b"</HealthData>") + 12):
        with pytest.raises(DiaryError):
            read_parts([data[:end]])


def test_the_place_is_said_in_bytes_and_lines(tmp_path: Path) -> None:
    text = export(STEPS, STEPS.replace('endDate="', "endDate="), STEPS)
    (tmp_path / "export.xml").write_text(text, encoding="utf-8")
    error = refused(tmp_path / "export.xml")
    assert error.line == text[: text.index("endDate=2024")].count("\n") + 1
    assert (
        f"Byte {len(text[: text.index('endDate=2024')].rsplit('<', 1)[0].encode()) + 1:,}:" in error.problem
    )


@pytest.mark.parametrize("element", [STEPS.replace("/>", ">"), WALK.replace("</Workout>", "")])
def test_an_element_that_is_never_closed_is_refused(element: str) -> None:
    with pytest.raises(DiaryError, match="never closed"):
        read(element)


@pytest.mark.parametrize("bomb", ['<!ENTITY a "b">', '<!ENTITY % a SYSTEM "file:///etc/passwd">'])
def test_entities_are_refused(bomb: str) -> None:
    with pytest.raises(DiaryError, match="entities") as error:
        read(STEPS, dtd=f"<!DOCTYPE HealthData [\n{bomb}\n]>\n")
    assert error.value.line == 3


def test_an_entity_that_a_comment_speaks_of_is_none() -> None:
    assert read(STEPS, dtd='<!DOCTYPE HealthData [<!-- <!ENTITY a "b"> -->]>').diary.factors


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (export(STEPS).encode("utf-16"), "UTF-16"),
        (export(STEPS).encode("utf-16-le"), "UTF-16"),
        (export(STEPS).replace("UTF-8", "ISO-8859-1").encode("latin-1"), "ISO-8859-1"),
        ((HEAD + "<HealthData" + " " * 100).encode(), "ends in the middle"),
        ((HEAD + "<!DOCTYPE HealthData [" + "<!ELEMENT a EMPTY>" * 70_000).encode(), "megabyte"),
        ((HEAD + "<HealthData>\n<!-- on and on").encode(), "comment"),
        ((HEAD + "<!DOCTYPE HealthData [ ").encode(), "before its root"),
    ],
    ids=["utf-16", "utf-16 without a mark", "latin-1", "cut", "endless prolog", "endless comment", "no root"],
)
def test_what_cannot_be_an_export_is_refused(data: bytes, says: str, tmp_path: Path) -> None:
    path = tmp_path / "export.xml"
    path.write_bytes(data)
    assert says in refused(path).problem


def test_a_byte_order_mark_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "export.xml").write_bytes(b"\xef\xbb\xbf" + export(STEPS).encode())
    assert read_apple_health(tmp_path / "export.xml").diary.factors


def test_a_zip_that_is_cut_short_is_refused_wherever_it_ends(tmp_path: Path) -> None:
    whole = zipped(tmp_path / "export.zip", export(STEPS, WALK)).read_bytes()
    for end in range(4, len(whole), 7):
        (tmp_path / "cut.zip").write_bytes(whole[:end])
        refused(tmp_path / "cut.zip")


def test_a_zip_with_any_byte_of_the_export_changed_is_refused(tmp_path: Path) -> None:
    whole = bytearray(zipped(tmp_path / "export.zip", export(STEPS, WALK)).read_bytes())
    with zipfile.ZipFile(tmp_path / "export.zip") as archive:
        entry = archive.getinfo("apple_health_export/export.xml")
    start = entry.header_offset + 30 + len(entry.filename)
    for position in range(start, start + entry.compress_size, 11):
        changed = whole.copy()
        changed[position] ^= 0x10
        (tmp_path / "changed.zip").write_bytes(changed)
        refused(tmp_path / "changed.zip")


def test_a_zip_that_is_encrypted_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "export.zip", export(STEPS))
    data = bytearray(path.read_bytes())
    for signature, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = -1
        while (at := data.find(signature, at + 1)) >= 0:
            data[at + flags] |= 1
    path.write_bytes(data)
    assert "encrypted" in refused(path).problem


def test_a_bomb_is_refused_by_what_it_claims(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("apple_health_export/export.xml", HEAD + "<HealthData>" + " " * 40_000_000)
    assert "times its size" in refused(path).problem


def test_a_bomb_that_lies_about_its_size_is_stopped(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("apple_health_export/export.xml", HEAD + "<HealthData>" + " " * 40_000_000)
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")
    struct.pack_into("<I", data, at + 24, 1000)
    path.write_bytes(data)
    assert "more than the archive says" in refused(path).problem


def test_twenty_gigabytes_are_refused_before_they_are_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = zipped(tmp_path / "export.zip", export(STEPS))
    monkeypatch.setattr(opening, "XML_BYTES", 100)
    assert "claims to unpack" in refused(path).problem


def test_more_records_than_any_export_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fodro.exchange.apple_health.columns.RECORDS", 3)
    with pytest.raises(DiaryError, match="more than 3 records"):
        read(*[STEPS] * 4)


def test_more_comments_than_any_export_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fodro.exchange.apple_health.markup.COMMENTS", 3)
    with pytest.raises(DiaryError, match="more than 3 comments"):
        read("<!-- a -->" * 4)


def test_more_sources_than_anybody_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fodro.exchange.apple_health.sources.SOURCES", 3)
    many = [record("StepCount", 5, "2024-03-01 08:00", source=f"App {n}") for n in range(4)]
    with pytest.raises(DiaryError, match="more than 3 sources"):
        read(*many)


def test_an_element_without_an_end_holds_no_more_than_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanning, "ELEMENT_BYTES", 10_000)
    with pytest.raises(DiaryError, match="larger than any"):
        read_parts([export(STEPS).encode()[:-14], b'<Record type="x', *[b"y" * 1000] * 20])


def test_large_elements_that_are_not_wanted_are_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanning, "ELEMENT_BYTES", 10_000)
    head, tail = export(STEPS).encode().split(b"</HealthData>")
    parts = [head, b"<Strange>", *[b"<Part n='1'/>" * 50] * 200, b"</Strange>", b"</HealthData>", tail]
    assert read_parts(parts).diary.factors


def test_broken_bytes_are_read_or_refused_with_our_own_error(tmp_path: Path) -> None:
    chance = random.Random(31)
    plain = export(STEPS, WALK, f"<!-- {STEPS} -->", record("BodyMass", 74, "2024-03-01 08:00")).encode()
    packed = zipped(tmp_path / "export.zip", plain).read_bytes()
    outcomes = {True: 0, False: 0}
    for n in range(400):
        data = bytearray(packed if n % 2 else plain)
        for _ in range(chance.randrange(1, 6)):
            _broken(data, chance)
        path = tmp_path / ("broken.zip" if n % 2 else "broken.xml")
        path.write_bytes(data)
        try:
            outcomes[bool(read_apple_health(path).diary)] += 1
        except DiaryError:
            outcomes[False] += 1
    assert outcomes[True] > 20
    assert outcomes[False] > 100


def _broken(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data))
    how = chance.randrange(5)
    if how == 0:
        data[at] = chance.randrange(256)
    elif how == 1:
        del data[at : at + chance.randrange(40)]
    elif how == 2:
        data[at:at] = data[at : at + chance.randrange(200)]
    elif how == 3:
        data[at:at] = chance.choice([b"<", b">", b'"', b"<!--", b"\0", b"\x0b", b"&#x110000;", b"<![CDATA["])
    else:
        data[at : at + 1] = zlib.compress(bytes(data[at : at + 20]))


def test_nothing_is_kept_before_all_is_read() -> None:
    store = Store()
    scanner = scanning.Scanner(store)
    scanner.feed(export(STEPS).encode()[:-30])
    with pytest.raises(scanning.BrokenElementError):
        scanner.close()
