"""Where resources come from: damaged, huge and broken files are told as such."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from fodro.domain.diary import DiaryError, digest
from fodro.exchange.fhir import document_bytes, ndjson_files, read_fhir, recognises, sources
from fodro.exchange.imported import Cancelled
from tests.exchange.fhir.test_document import DIARY, MADE


def packed(path: Path, files: dict[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def test_a_zip_archive_with_damage_in_a_file_is_told_as_damaged(tmp_path: Path) -> None:
    made = packed(tmp_path / "a.zip", ndjson_files(DIARY, about=MADE), method=zipfile.ZIP_STORED)
    made.write_bytes(made.read_bytes().replace(b'"status":"final"', b'"status":"FINAL"', 1))
    with pytest.raises(DiaryError, match="damaged"):
        read_fhir(made)


def test_an_archive_that_unpacks_to_far_more_than_it_is_is_not_opened_further(tmp_path: Path) -> None:
    made = packed(tmp_path / "a.zip", {"Observation.ndjson": b" " * 30_000_000})
    with pytest.raises(DiaryError, match="times its size"):
        read_fhir(made)


def test_a_line_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "LINE_BYTES", 1000)
    made = tmp_path / "a.ndjson"
    made.write_bytes(b'{"resourceType":"' + b"x" * 5000)
    with pytest.raises(DiaryError, match="longer than any resource"):
        read_fhir(made)


def test_more_than_any_diary_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "LINES_BYTES", 1000)
    made = tmp_path / "a.ndjson"
    made.write_bytes(b'{"resourceType":"Basic"}\n' * 100)
    with pytest.raises(DiaryError, match="larger than any diary"):
        read_fhir(made)


def test_a_document_larger_than_is_read_whole_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "BUNDLE_BYTES", 1000)
    monkeypatch.setattr(sources, "LINE_BYTES", 2000)
    made = tmp_path / "a.json"
    made.write_bytes(document_bytes(DIARY, about=MADE))
    with pytest.raises(DiaryError, match="longer than any resource"):
        read_fhir(made)


@pytest.mark.parametrize("name", ["a.json", "a.ndjson", "a.zip", "folder"])
def test_a_person_may_want_no_more_of_it(tmp_path: Path, name: str) -> None:
    files = ndjson_files(DIARY, about=MADE)
    (tmp_path / "a.json").write_bytes(document_bytes(DIARY, about=MADE))
    (tmp_path / "a.ndjson").write_bytes(b"".join(files.values()))
    packed(tmp_path / "a.zip", files)
    (tmp_path / "folder").mkdir()
    for file, data in files.items():
        (tmp_path / "folder" / file).write_bytes(data)

    def stop(_done: int, _all: int) -> None:
        raise Cancelled

    assert recognises(tmp_path / name)
    with pytest.raises(Cancelled):
        read_fhir(tmp_path / name, told=stop)


def test_lines_may_end_anywhere_between_two_pieces_of_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = tmp_path / "a.ndjson"
    made.write_bytes(
        b"\xef\xbb\xbf" + b"".join(ndjson_files(DIARY, about=MADE).values()).replace(b"\n", b"\r\n")
    )
    data = made.read_bytes()
    monkeypatch.setattr(sources, "_chunks", lambda _path: (data[n : n + 7] for n in range(0, len(data), 7)))
    assert digest(read_fhir(made).diary) == digest(DIARY)


def test_an_archive_without_resources_is_not_recognised(tmp_path: Path) -> None:
    made = packed(tmp_path / "a.zip", {"entries.ndjson": b'{"kind":"checkin"}\n', "a.json": b"{}"})
    assert not recognises(made)
    with pytest.raises(DiaryError, match="no resource of FHIR"):
        read_fhir(made)
