"""What other programs wrote: pain scores are taken where they say one thing, all else is left with a note."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import pytest

from fodro.domain.body import Side
from fodro.domain.diary import DiaryError, Rating
from fodro.exchange.fhir import document_bytes, read_fhir, recognises
from tests.exchange.fhir.test_document import DIARY, MADE

PAIN = {
    "resourceType": "Observation",
    "id": "1",
    "status": "final",
    "code": {"coding": [{"system": "http://loinc.org", "code": "72514-3"}]},
    "subject": {"reference": "Patient/7"},
    "effectiveDateTime": "2026-05-30T21:15:00+02:00",
    "valueInteger": 6,
    "bodySite": {"coding": [{"system": "http://snomed.info/sct", "code": "22335008"}]},
}
WEIGHT = {
    "resourceType": "Observation",
    "status": "final",
    "code": {"coding": [{"system": "http://loinc.org", "code": "29463-7"}]},
    "valueQuantity": {"value": 70, "unit": "kg"},
}


def put(tmp_path: Path, *resources: dict[str, Any] | str) -> Path:
    file = tmp_path / "foreign.ndjson"
    lines = [each.encode() if isinstance(each, str) else orjson.dumps(each) for each in resources]
    file.write_bytes(b"\n".join(lines))
    return file


def rated(tmp_path: Path, **changed: Any) -> tuple[tuple[Rating, ...], tuple[str, ...]]:
    resource = {name: value for name, value in {**PAIN, **changed}.items() if value is not None}
    imported = read_fhir(put(tmp_path, resource))
    return imported.diary.ratings, imported.notes


def test_a_pain_score_with_place_and_time_is_a_rating(tmp_path: Path) -> None:
    (rating,), notes = rated(tmp_path)
    assert (rating.region, rating.side, rating.intensity_nrs, rating.part) == ("foot", Side.LEFT, 6.0, None)
    assert rating.at.isoformat() == "2026-05-30T21:15:00+02:00"
    assert notes == ()


def test_a_score_as_a_quantity_is_the_same(tmp_path: Path) -> None:
    (rating,), _ = rated(
        tmp_path,
        valueInteger=None,
        valueQuantity={"value": 6, "code": "{score}", "system": "http://unitsofmeasure.org"},
    )
    assert rating.intensity_nrs == 6.0


@pytest.mark.parametrize(
    "changed",
    [
        {"status": "entered-in-error"},
        {"status": "excellent"},
        {"valueInteger": 12},
        {"valueInteger": None},
        {"valueInteger": None, "valueQuantity": {"value": 60, "code": "mm", "system": "http://unitsofmeasure.org"}},
        {"valueInteger": None, "valueQuantity": {"value": 6, "comparator": "<"}},
        {"bodySite": None},
        {"bodySite": {"coding": [{"system": "http://snomed.info/sct", "code": "280711000"}]}},
        {"bodySite": {"text": "left foot"}},
        {"effectiveDateTime": None},
        {"effectiveDateTime": "2026-05"},
        {"effectiveDateTime": "2026-02-30"},
    ],
)  # fmt: skip
def test_a_score_that_can_be_read_in_several_ways_or_none_is_left(
    tmp_path: Path, changed: dict[str, Any]
) -> None:
    ratings, notes = rated(tmp_path, **changed)
    assert ratings == ()
    assert len(notes) == 1
    assert "pain score" in notes[0]


def test_what_is_no_pain_and_what_is_no_json_is_left_and_told(tmp_path: Path) -> None:
    imported = read_fhir(put(tmp_path, WEIGHT, "{broken", PAIN, "[]", WEIGHT))
    assert len(imported.diary.ratings) == 1
    assert [note.partition(":")[0] for note in imported.notes] == [
        "2 line(s) are no JSON and were left.",
        "2 × Observation",
    ]


def test_of_two_people_one_has_to_be_chosen(tmp_path: Path) -> None:
    other = {**PAIN, "subject": {"reference": "Patient/8"}, "valueInteger": 3}
    named = {"resourceType": "Patient", "id": "8", "name": [{"text": "The second"}]}
    file = put(tmp_path, PAIN, named, other)
    with pytest.raises(DiaryError, match="not clear whose"):
        read_fhir(file)
    with pytest.raises(DiaryError, match="is not in it"):
        read_fhir(file, person="9")
    chosen = [read_fhir(file, person=person).diary.ratings for person in ("8", "The second", "7")]
    assert [each.intensity_nrs for (each,) in chosen] == [3.0, 3.0, 6.0]


@pytest.mark.parametrize("content", ["", "{}", "[1]", '{"resourceType": "Bundle"}', "plain words"])
def test_a_file_with_nothing_in_it_is_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "empty.json"
    file.write_text(content)
    with pytest.raises(DiaryError, match="no resource of FHIR"):
        read_fhir(file)


def test_a_path_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DiaryError, match="no FHIR file"):
        read_fhir(tmp_path / "nowhere")


def test_fhir_is_recognised_by_what_it_holds(tmp_path: Path) -> None:
    (tmp_path / "diary.json").write_bytes(document_bytes(DIARY, about=MADE))
    (tmp_path / "other.json").write_text('{"steps": 3}')
    assert recognises(tmp_path / "diary.json")
    assert recognises(put(tmp_path, PAIN))
    assert not recognises(tmp_path / "other.json")
    assert not recognises(tmp_path / "nowhere")


def test_elements_without_end_are_refused(tmp_path: Path) -> None:
    deep: dict[str, Any] = {"url": "a", "valueString": "b"}
    for _ in range(60):
        deep = {"url": "a", "extension": [deep]}
    assert rated(tmp_path, extension=[deep])[0] == ()
