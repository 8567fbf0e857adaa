"""A diary as a FHIR document: what stands where."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import fhirkit
import orjson
import pytest

from fodro.domain.body import Side, View
from fodro.domain.civil import DayPart
from fodro.domain.diary import Diary, Rating, Session, Wearing
from fodro.exchange.fhir import About, Second, bundle_of, document_bytes, ndjson_files

SUMMER = timezone(timedelta(hours=2))
MADE = About(datetime(2026, 6, 1, 12, tzinfo=UTC))
DIARY = Diary(
    ratings=(
        Rating(
            datetime(2026, 5, 30, 21, 15, tzinfo=SUMMER),
            "heel",
            Side.LEFT,
            6.5,
            DayPart.EVENING,
            ("sharp", "my own"),
            View.SOLE,
            3.0,
        ),
        Rating(
            datetime(2026, 5, 31, 0, 40, tzinfo=SUMMER),
            "foot",
            Side.RIGHT,
            2.0,
            DayPart.NIGHT,
            on=date(2026, 5, 30),
        ),
        Rating(datetime.fromisoformat("2026-05-31T07:05"), "back", None, 0.0, DayPart.FIRST_STEPS),
    ),
    sessions=(
        Session(datetime(2026, 5, 30, 22, tzinfo=SUMMER), 10, "heel-cup", "soft-ball", 6, 3, side=Side.LEFT),
    ),
    factors={date(2026, 5, 30): {"steps": 8123, "limp": "left", "tea": 3.0, "hard_floor": 1.0}},
    wearings=(Wearing(date(2026, 5, 30), "<clogs> & co", "", "wool", "work", 8, 4, damp=True),),
)


def of_type(bundle: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [one["resource"] for one in bundle["entry"] if one["resource"]["resourceType"] == kind]


def observed(bundle: dict[str, Any], code: str) -> list[dict[str, Any]]:
    return [
        one
        for one in of_type(bundle, "Observation")
        if one["code"].get("coding", [{}])[0].get("code") == code
    ]


@pytest.fixture(scope="module")
def bundle() -> dict[str, Any]:
    return bundle_of(DIARY, about=MADE)


def test_a_document_begins_with_its_composition_and_says_whose_it_is(bundle: dict[str, Any]) -> None:
    first = bundle["entry"][0]["resource"]
    assert (bundle["type"], first["resourceType"]) == ("document", "Composition")
    assert first["subject"]["reference"] == bundle["entry"][1]["fullUrl"]
    assert [section["code"]["coding"][0]["code"] for section in first["section"]] == [
        "pain",
        "days",
        "massages",
        "worn",
    ]
    assert fhirkit.validate(orjson.dumps(bundle)) == []


def test_nothing_is_told_of_the_person_that_was_not_asked_for(bundle: dict[str, Any]) -> None:
    assert set(of_type(bundle, "Patient")[0]) == {"resourceType", "id", "meta"}
    named = bundle_of(DIARY, about=About(MADE.at, name="Someone"))
    assert of_type(named, "Patient")[0]["name"] == [{"text": "Someone"}]


def test_a_rating_keeps_place_side_score_time_and_day(bundle: dict[str, Any]) -> None:
    heel, foot = observed(bundle, "pain")
    assert heel["effectiveDateTime"] == "2026-05-30T21:15:00+02:00"
    assert heel["valueQuantity"] == {"value": 6.5, "system": "http://unitsofmeasure.org", "code": "{score}"}
    assert heel["bodySite"]["coding"][0]["code"] == "heel.L"
    assert heel["bodySite"]["text"] == "left heel"
    said = [
        part["valueCodeableConcept"]["text"] for part in heel["component"] if "valueCodeableConcept" in part
    ]
    assert said == ["evening", "sharp", "my own", "sole"]
    assert foot["component"][-1]["valueDateTime"] == "2026-05-30"


def test_a_time_without_an_offset_is_a_day_with_the_clock_beside_it(bundle: dict[str, Any]) -> None:
    (first_steps,) = observed(bundle, "first-steps-pain")
    assert first_steps["effectiveDateTime"] == "2026-05-31"
    assert first_steps["_effectiveDateTime"]["extension"][0]["valueTime"] == "07:05:00"


def test_what_a_day_was_like_has_units_and_own_things_stay_in_own_words(bundle: dict[str, Any]) -> None:
    (steps,) = observed(bundle, "steps")
    assert (steps["valueQuantity"]["value"], steps["valueQuantity"]["code"]) == (8123, "{steps}/d")
    assert {"system": "http://loinc.org", "code": "41950-7"}.items() <= steps["code"]["coding"][1].items()
    assert observed(bundle, "limp")[0]["valueCodeableConcept"]["text"] == "left"
    assert observed(bundle, "hard_floor")[0]["valueBoolean"] is True
    (tea,) = (one for one in of_type(bundle, "Observation") if one["code"] == {"text": "tea"})
    assert tea["valueQuantity"] == {"value": 3.0}


def test_a_massage_holds_its_ratings_and_its_tool(bundle: dict[str, Any]) -> None:
    (massage,) = of_type(bundle, "Procedure")
    url = next(one["fullUrl"] for one in bundle["entry"] if one["resource"] is massage)
    assert massage["performedPeriod"]["end"] == "2026-05-30T22:10:00+02:00"
    ratings = [one for one in of_type(bundle, "Observation") if "partOf" in one]
    assert [one["code"]["coding"][0]["code"] for one in ratings] == ["before", "after"]
    assert {one["partOf"][0]["reference"] for one in ratings} == {url}
    device = next(one for one in of_type(bundle, "Device") if one["deviceName"][0].get("name") == "Soft ball")
    assert massage["usedReference"][0]["reference"] == f"urn:uuid:{device['id']}"
    assert device["type"]["coding"][-1]["code"] == "soft-ball"


def test_what_was_worn_is_a_use_of_each_thing(bundle: dict[str, Any]) -> None:
    assert len(of_type(bundle, "DeviceUseStatement")) == 2
    narrative = bundle["entry"][0]["resource"]["section"][3]["text"]["div"]
    assert "&lt;clogs&gt; &amp; co" in narrative
    assert "<clogs>" not in narrative


def test_snomed_is_written_only_when_asked_for() -> None:
    plain, coded = (
        document_bytes(DIARY, about=About(MADE.at, second=second))
        for second in (Second(loinc=False), Second(snomed=True))
    )
    assert b"snomed" not in plain
    assert b"loinc" not in plain
    heel = observed(orjson.loads(coded), "pain")[0]["bodySite"]
    assert {"system": "http://snomed.info/sct", "code": "76853006", "display": "Heel structure"} in heel[
        "coding"
    ]
    assert heel["extension"][0]["valueCoding"]["code"] == "7771000"


def test_the_page_stands_in_the_file_with_its_size_and_hash() -> None:
    bundle = bundle_of(DIARY, about=MADE, pdf=b"%PDF-1.7 page")
    attachment = of_type(bundle, "DocumentReference")[0]["content"][0]["attachment"]
    assert attachment["contentType"] == "application/pdf"
    assert attachment["size"] == len(b"%PDF-1.7 page")
    assert attachment["data"] == "JVBERi0xLjcgcGFnZQ=="
    assert attachment["hash"] == "w3KLtuOFxB2n2SmnLExq9RMGM+A="


def test_sentences_about_what_goes_together_stand_as_they_are() -> None:
    bundle = bundle_of(DIARY, about=MADE, findings=["More on days with <hard> floors."])
    section = bundle["entry"][0]["resource"]["section"][-1]
    assert "<p>More on days with &lt;hard&gt; floors.</p>" in section["text"]["div"]


def test_the_words_are_danish_where_that_is_asked_for() -> None:
    bundle = bundle_of(DIARY, about=MADE, language="da")
    heel = observed(bundle, "pain")[0]
    assert heel["bodySite"]["text"] == "venstre hæl"
    assert "Hvor og hvornår" in bundle["entry"][0]["resource"]["section"][0]["title"]


def test_the_same_diary_made_at_the_same_time_is_the_same_file() -> None:
    assert document_bytes(DIARY, about=MADE) == document_bytes(DIARY, about=MADE)
    later = bundle_of(DIARY, about=About(MADE.at + timedelta(days=1)))
    assert later["identifier"] != bundle_of(DIARY, about=MADE)["identifier"]
    assert observed(later, "pain") == observed(bundle_of(DIARY, about=MADE), "pain")


def test_two_equal_ratings_are_two_resources() -> None:
    twice = Diary(ratings=DIARY.ratings[:1] * 2)
    first, second = observed(bundle_of(twice, about=MADE), "pain")
    assert first["id"] != second["id"]


def test_there_is_a_file_for_each_type_and_a_resource_on_each_line() -> None:
    files = ndjson_files(DIARY, about=MADE)
    assert set(files) == {
        "Patient.ndjson",
        "Device.ndjson",
        "Observation.ndjson",
        "Procedure.ndjson",
        "DeviceUseStatement.ndjson",
        "Provenance.ndjson",
        "CodeSystem.ndjson",
    }
    lines = [orjson.loads(line) for line in files["Observation.ndjson"].splitlines()]
    assert len(lines) == 10
    assert {line["subject"]["reference"].partition("/")[0] for line in lines} == {"Patient"}


def test_what_moves_is_activity_and_only_a_coded_weight_is_a_vital_sign() -> None:
    noted = Diary(factors={date(2026, 5, 30): {"walking_speed": 1.2, "body_weight": 70.0, "stress": 3.0}})
    plain, coded = (
        bundle_of(noted, about=About(MADE.at, second=Second(loinc=loinc))) for loinc in (False, True)
    )
    said = {
        slug: [observed(each, slug)[0]["category"][0]["coding"][0]["code"] for each in (plain, coded)]
        for slug in ("walking_speed", "body_weight", "stress")
    }
    assert said == {
        "walking_speed": ["activity"] * 2,
        "body_weight": ["survey", "vital-signs"],
        "stress": ["survey"] * 2,
    }
