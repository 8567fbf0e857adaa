"""A diary goes out as FHIR and comes back without loss, whatever is in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fodro.domain.diary import Diary, DiaryError, digest
from fodro.exchange.fhir import About, Second, check, document_bytes, ndjson_files, read_fhir
from fodro.exchange.placing import place_archive, place_folder
from tests.exchange.diaries import diaries
from tests.exchange.fhir.test_document import DIARY, MADE

SECONDS = st.sampled_from([Second(), Second(loinc=False), Second(snomed=True)])
LANGUAGES = st.sampled_from(["en", "da"])
any_diary = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def put(files: Mapping[str, bytes], folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


@any_diary
@given(diary=diaries, second=SECONDS, language=LANGUAGES)
def test_a_document_gives_the_diary_back(tmp_path: Path, diary: Diary, second: Second, language: str) -> None:
    made = tmp_path / "diary.json"
    made.write_bytes(document_bytes(diary, about=About(MADE.at, second=second), language=language))
    assert check(orjson.loads(made.read_bytes())) == ()
    assert digest(read_fhir(made).diary) == digest(diary)


@any_diary
@given(diary=diaries, language=LANGUAGES)
def test_ndjson_gives_the_diary_back(tmp_path: Path, diary: Diary, language: str) -> None:
    made = put(ndjson_files(diary, about=MADE, language=language), tmp_path / "files")
    assert digest(read_fhir(made).diary) == digest(diary)


def test_a_folder_a_zip_archive_and_one_file_are_read_alike(tmp_path: Path) -> None:
    files = ndjson_files(DIARY, about=MADE)
    place_folder(tmp_path / "files", files, replace=False)
    place_archive(tmp_path / "files.zip", files, replace=False)
    (tmp_path / "all.ndjson").write_bytes(b"".join(files.values()))
    read = [read_fhir(tmp_path / name).diary for name in ("files", "files.zip", "all.ndjson")]
    assert {digest(each) for each in read} == {digest(DIARY)}


def test_a_file_with_everything_in_it_twice_is_the_diary_once(tmp_path: Path) -> None:
    made = tmp_path / "twice.ndjson"
    made.write_bytes(b"".join(ndjson_files(DIARY, about=MADE).values()) * 2)
    assert digest(read_fhir(made).diary) == digest(DIARY)


def test_what_was_found_is_told(tmp_path: Path) -> None:
    made = tmp_path / "diary.json"
    made.write_bytes(document_bytes(DIARY, about=MADE))
    told: list[tuple[int, int]] = []
    imported = read_fhir(made, told=lambda done, size: told.append((done, size)))
    found = {each.what: (each.source, each.n) for each in imported.found}
    assert found["ratings"] == ("Fodro", 3)
    assert found["steps"] == ("Fodro", 1)
    assert imported.notes == ()
    assert told[-1] == (made.stat().st_size, made.stat().st_size)


@pytest.mark.parametrize("name", ["Procedure.ndjson", "Device.ndjson", "Observation.ndjson"])
def test_a_file_that_is_missing_is_not_taken_for_a_smaller_diary(tmp_path: Path, name: str) -> None:
    files = ndjson_files(DIARY, about=MADE)
    del files[name]
    with pytest.raises(DiaryError, match="export it again"):
        read_fhir(put(files, tmp_path / "files"))


def test_a_line_that_is_cut_off_is_told_with_its_number(tmp_path: Path) -> None:
    files = ndjson_files(DIARY, about=MADE)
    files["Observation.ndjson"] = files["Observation.ndjson"][:-20]
    with pytest.raises(DiaryError) as refused:
        read_fhir(put(files, tmp_path / "files"))
    assert (refused.value.file, refused.value.line) == ("Observation.ndjson", 10)


def test_a_document_that_is_cut_off_is_refused(tmp_path: Path) -> None:
    made = tmp_path / "diary.json"
    made.write_bytes(document_bytes(DIARY, about=MADE)[:-20])
    with pytest.raises(DiaryError, match="no JSON"):
        read_fhir(made)


def test_a_value_that_was_changed_is_noticed(tmp_path: Path) -> None:
    made = tmp_path / "diary.json"
    changed = document_bytes(DIARY, about=MADE).replace(b'"value":6.5', b'"value":1.5')
    made.write_bytes(changed)
    with pytest.raises(DiaryError, match="not the whole diary"):
        read_fhir(made)


def test_a_rule_that_is_broken_is_told_with_its_path(tmp_path: Path) -> None:
    made = tmp_path / "diary.json"
    bundle = orjson.loads(document_bytes(DIARY, about=MADE))
    n, heel = next((n, one) for n, one in enumerate(bundle["entry"]) if "bodySite" in one["resource"])
    heel["resource"]["status"] = "done"
    made.write_bytes(orjson.dumps(bundle))
    with pytest.raises(DiaryError) as refused:
        read_fhir(made)
    assert refused.value.column == f"Bundle.entry[{n}].resource.status"
    assert refused.value.remedy


def test_a_diary_of_a_year_that_no_diary_holds_is_not_written() -> None:
    early = Diary(sessions=(DIARY.sessions[0],))
    far = [datetime(1850, 1, 1, tzinfo=UTC), datetime(2300, 1, 1, tzinfo=UTC)]
    for at in far:
        wrong = Diary(sessions=tuple(type(each)(at, each.minutes, each.technique) for each in early.sessions))
        with pytest.raises(DiaryError, match="not within"):
            document_bytes(wrong, about=MADE)
