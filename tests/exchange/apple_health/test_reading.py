"""What an export says, and what of it becomes a day."""

from datetime import date
from pathlib import Path

import pytest

from fodro.domain.diary import DiaryError
from fodro.exchange.apple_health import read_apple_health, recognises
from fodro.exchange.imported import Cancelled, Found
from tests.exchange.apple_health.exports import (
    BROKEN_DTD,
    DEVICE,
    PHONE,
    WATCH,
    export,
    read,
    record,
    values,
    workout,
    zipped,
)


def steps(n: object, start: str, end: str, source: str = PHONE, **said: str) -> str:
    return record("StepCount", n, start, end, source=source, **said)


def test_each_kind_becomes_its_factor_in_its_unit() -> None:
    morning, later = "2024-03-01 08:00", "2024-03-01 08:10"
    imported = read(
        steps(800, morning, later),
        record("DistanceWalkingRunning", 0.62, morning, later),
        record("AppleStandTime", 3, morning, later),
        record("WalkingAsymmetryPercentage", 0.03, morning, later),
        record("WalkingDoubleSupportPercentage", 0.281, morning, later),
        record("WalkingSpeed", 1.31, morning, later),
        record("WalkingStepLength", 68, morning, later),
        record("AppleWalkingSteadiness", 0.97279, "2024-02-23 08:00", later),
        record("BodyMass", 74.2, morning),
        record("SleepAnalysis", "AsleepCore", "2024-02-29 23:00", "2024-03-01 06:30", source=WATCH),
        workout("Hiking", 61.5, "2024-03-01 09:00", "2024-03-01 10:05"),
        workout("Yoga", 30, "2024-03-01 17:00", "2024-03-01 17:30"),
    )
    assert values(imported) == {
        "2024-03-01": {
            "steps": 800.0,
            "walking_distance_km": 0.62,
            "stand_time_min": 3.0,
            "walking_asymmetry_percent": 3.0,
            "walking_double_support_percent": 28.1,
            "walking_speed": 1.31,
            "walking_step_length_cm": 68.0,
            "walking_steadiness_percent": 97.3,
            "body_weight": 74.2,
            "sleep_hours": 7.5,
            "longest_walk_min": 61.5,
            "sport_minutes": 30.0,
        }
    }
    assert imported.diary.ratings == ()


@pytest.mark.parametrize(
    ("kind", "value", "unit", "slug", "expected"),
    [
        ("DistanceWalkingRunning", 1, "mi", "walking_distance_km", 1.609),
        ("DistanceWalkingRunning", 1500, "m", "walking_distance_km", 1.5),
        ("WalkingSpeed", 5.4, "km/hr", "walking_speed", 1.5),
        ("WalkingSpeed", 3, "mi/hr", "walking_speed", 1.341),
        ("WalkingStepLength", 27, "in", "walking_step_length_cm", 68.6),
        ("WalkingStepLength", 0.7, "m", "walking_step_length_cm", 70.0),
        ("BodyMass", 165, "lb", "body_weight", 74.84),
        ("BodyMass", 11.5, "st", "body_weight", 73.03),
        ("AppleStandTime", 0.5, "hr", "stand_time_min", 30.0),
    ],
)
def test_units_are_read_and_converted(kind: str, value: float, unit: str, slug: str, expected: float) -> None:
    imported = read(record(kind, value, "2024-03-01 08:00", "2024-03-01 09:00", unit=unit))
    assert values(imported) == {"2024-03-01": {slug: expected}}


def test_a_unit_that_is_not_known_is_left_out_and_said() -> None:
    imported = read(
        record("BodyMass", 12, "2024-03-01 08:00", unit="picul"), record("BodyMass", 74, "2024-03-02 08:00")
    )
    assert values(imported) == {"2024-03-02": {"body_weight": 74.0}}
    assert any("1 record(s) left out" in note and "unit" in note for note in imported.notes)
    assert any("“picul”" in note for note in imported.notes)


def test_a_percentage_is_a_fraction_and_one_that_is_none_is_left_out() -> None:
    asymmetry = "WalkingAsymmetryPercentage"
    imported = read(record(asymmetry, 1, "2024-03-01 08:00"), record(asymmetry, 1.5, "2024-03-02 08:00"))
    assert values(imported) == {"2024-03-01": {"walking_asymmetry_percent": 100.0}}
    assert any("not possible" in note for note in imported.notes)


def test_walking_values_are_weighted_by_how_long_they_lasted_and_zeros_count() -> None:
    imported = read(
        record("WalkingAsymmetryPercentage", 0, "2024-03-01 08:00", "2024-03-01 08:30"),
        record("WalkingAsymmetryPercentage", 0.08, "2024-03-01 12:00", "2024-03-01 12:10"),
        record("WalkingAsymmetryPercentage", 0, "2024-03-02 12:00", "2024-03-02 12:10"),
    )
    assert values(imported) == {
        "2024-03-01": {"walking_asymmetry_percent": 2.0},
        "2024-03-02": {"walking_asymmetry_percent": 0.0},
    }


def test_phone_and_watch_count_each_moment_once() -> None:
    imported = read(
        steps(1000, "2024-03-01 08:00", "2024-03-01 08:10", PHONE),
        steps(900, "2024-03-01 08:05", "2024-03-01 08:15", WATCH),
        steps(300, "2024-03-01 18:00", "2024-03-01 18:10", PHONE),
    )
    assert values(imported) == {"2024-03-01": {"steps": 500 + 900 + 300.0}}
    first = last = date(2024, 3, 1)
    assert set(imported.found) == {
        Found("steps", WATCH, 1, first, last, overlaps=True),
        Found("steps", PHONE, 1, first, last, overlaps=True),
    }
    assert any("several sources on 1 day(s)" in note for note in imported.notes)


def test_one_source_alone_would_have_missed_most_and_all_added_up_counts_twice() -> None:
    phone = [steps(400, f"2024-03-01 {hour:02}:00", f"2024-03-01 {hour:02}:20") for hour in range(7, 22)]
    watch = [steps(380, f"2024-03-01 {hour:02}:00", f"2024-03-01 {hour:02}:20", WATCH) for hour in (8, 9)]
    assert values(read(*phone, *watch)) == {"2024-03-01": {"steps": 13 * 400 + 2 * 380.0}}


def test_a_device_is_never_what_tells_sources_apart() -> None:
    first, second = DEVICE.format("Watch"), DEVICE.format("Watch").replace("0x3012772a0", "0x3999999a0")
    one = steps(100, "2024-03-01 08:00", "2024-03-01 08:10", WATCH, device=first)
    other = steps(100, "2024-03-01 08:00", "2024-03-01 08:10", WATCH, device=second)
    assert values(read(one, other)) == {"2024-03-01": {"steps": 100.0}}


def test_a_watch_by_another_name_is_known_by_its_model() -> None:
    zeus = steps(900, "2024-03-01 08:00", "2024-03-01 08:10", "Zeus", device=DEVICE.format("Watch"))
    assert values(read(steps(1000, "2024-03-01 08:00", "2024-03-01 08:10"), zeus)) == {
        "2024-03-01": {"steps": 900.0}
    }


def test_what_a_person_typed_in_comes_first_and_adds_where_it_has_no_length() -> None:
    watch = steps(900, "2024-03-01 08:00", "2024-03-01 08:10", WATCH)
    over = steps(50, "2024-03-01 08:00", "2024-03-01 08:10", "Sundhed", entered="1")
    moment = steps(2000, "2024-03-01 12:00", "2024-03-01 12:00", "Sundhed", entered="1")
    assert values(read(watch, over, moment)) == {"2024-03-01": {"steps": 2050.0}}


def test_a_walk_over_midnight_is_shared_between_the_days() -> None:
    imported = read(steps(400, "2024-03-01 23:50", "2024-03-02 00:10"))
    assert values(imported) == {"2024-03-01": {"steps": 200.0}, "2024-03-02": {"steps": 200.0}}


def test_a_day_of_no_steps_is_a_phone_left_at_home() -> None:
    imported = read(
        steps(0, "2024-03-01 08:00", "2024-03-01 09:00"), steps(7, "2024-03-02 08:00", "2024-03-02 09:00")
    )
    assert values(imported) == {"2024-03-02": {"steps": 7.0}}


def test_stand_hours_are_not_stand_time() -> None:
    hour = record("AppleStandTime", 3, "2024-03-01 08:00", "2024-03-01 08:05").replace(
        "HKQuantityTypeIdentifierAppleStandTime", "HKCategoryTypeIdentifierAppleStandHour"
    )
    assert values(read(hour)) == {}


def test_kinds_whose_names_begin_alike_are_told_apart() -> None:
    index = record("BodyMassIndex", 23, "2024-03-01 08:00")
    cycling = record("DistanceCycling", 12, "2024-03-01 08:00", unit="km")
    walking = record("WalkingHeartRateAverage", 90, "2024-03-01 08:00")
    assert values(read(index, cycling, walking)) == {}


# --- sleep -------------------------------------------------------------------------------------------------


def night(stage: str, start: str, end: str, source: str = WATCH, zone: str = "") -> str:
    days = {True: "2024-03-01", False: "2024-03-02"}
    return record(
        "SleepAnalysis",
        stage,
        f"{days[start > '12']} {start}",
        f"{days[end > '12']} {end}",
        source=source,
        zone=zone,
    )


def test_stages_of_sleep_are_not_counted_twice() -> None:
    imported = read(
        night("InBed", "22:30", "07:30", PHONE),
        night("Asleep", "23:00", "07:00", "Sleep app"),
        night("AsleepUnspecified", "23:00", "07:00"),
        night("AsleepCore", "23:00", "03:00"),
        night("AsleepDeep", "03:00", "04:00"),
        night("AsleepREM", "04:00", "07:00"),
    )
    assert values(imported) == {"2024-03-02": {"sleep_hours": 8.0}}


def test_being_awake_by_the_watch_outweighs_being_asleep_by_an_app() -> None:
    imported = read(
        night("Asleep", "23:00", "07:00", "Sleep app"),
        night("AsleepCore", "23:00", "03:00"),
        night("Awake", "03:00", "04:00"),
        night("AsleepCore", "04:00", "06:00"),
    )
    assert values(imported) == {"2024-03-02": {"sleep_hours": 4 + 2 + 1.0}}


def test_time_in_bed_is_not_sleep() -> None:
    imported = read(night("InBed", "22:30", "07:30", PHONE))
    assert values(imported) == {}
    assert any("1 night(s) hold only time in bed" in note for note in imported.notes)


def test_a_nap_belongs_to_its_day() -> None:
    imported = read(
        night("AsleepCore", "23:30", "06:30"),
        record("SleepAnalysis", "AsleepCore", "2024-03-02 14:00", "2024-03-02 14:45"),
    )
    assert values(imported) == {"2024-03-02": {"sleep_hours": 7.75}}


# --- workouts ----------------------------------------------------------------------------------------------


def test_a_workout_that_two_apps_kept_is_one() -> None:
    start, end = "2024-03-01 09:00", "2024-03-01 10:00"
    twice = workout("Running", 55, start, end), workout("Running", 58, start, end, source="Another app")
    assert values(read(*twice)) == {"2024-03-01": {"sport_minutes": 55.0}}


def test_a_workout_without_a_duration_lasts_from_its_start_to_its_end() -> None:
    assert values(read(workout("Walking", "", "2024-03-01 09:00", "2024-03-01 09:40"))) == {
        "2024-03-01": {"longest_walk_min": 40.0}
    }


# --- what is not a record of its own -----------------------------------------------------------------------


def test_what_lies_in_a_correlation_stands_elsewhere_once_more() -> None:
    inner = record("BodyMass", 80, "2024-03-01 08:00")
    around = (
        f' <Correlation type="X" sourceName="a" startDate="b" endDate="c">\n{inner}{inner} </Correlation>\n'
    )
    alone = ' <Correlation type="X" sourceName="a" startDate="b" endDate="c"/>\n'
    imported = read(around, alone, record("BodyMass", 74, "2024-03-02 08:00"), around)
    assert values(imported) == {"2024-03-02": {"body_weight": 74.0}}


def test_comments_cdata_and_instructions_are_no_records() -> None:
    one = steps(500, "2024-03-01 08:00", "2024-03-01 08:10")
    hidden = f"<!-- {one} --> <![CDATA[ {one} ]]> <?note {one} ?>\n"
    imported = read(hidden, steps(7, "2024-03-02 08:00", "2024-03-02 08:10"), hidden)
    assert values(imported) == {"2024-03-02": {"steps": 7.0}}


def test_two_defects_of_the_files_themselves_are_read() -> None:
    inside = record("BodyMass", 74, "2024-03-01 08:00", source="Vægt\x0b i badet")
    between = record("BodyMass", 76, "2024-03-01 09:00", source="Vægt i badet").replace("<Rec", "<Re\x0bc")
    imported = read(inside, between, dtd=BROKEN_DTD)
    assert values(imported) == {"2024-03-01": {"body_weight": 75.0}}
    assert [one.source for one in imported.found] == ["Vægt i badet"]


def test_names_are_written_as_people_wrote_them() -> None:
    imported = read(
        steps(
            5,
            "2024-03-01 08:00",
            "2024-03-01 08:10",
            source="Bo &amp; Co’s &quot;app&quot; &#8211; &eacute;&amp;lt;",
        )
    )
    assert [one.source for one in imported.found] == ['Bo & Co’s "app" – &eacute;&lt;']


def test_what_cannot_be_read_of_one_record_is_left_out_and_counted() -> None:
    imported = read(
        steps("many", "2024-03-01 08:00", "2024-03-01 08:10"),
        steps("", "2024-03-01 08:00", "2024-03-01 08:10"),
        steps("nan", "2024-03-01 08:00", "2024-03-01 08:10"),
        steps(5, "2024-03-01 08:00", "2024-02-30 08:10"),
        steps(5, "2024-03-01 09:00", "2024-03-01 08:00"),
        steps(5, "2024-13-01 09:00", "2024-13-01 10:00"),
        steps(-5, "2024-03-01 09:00", "2024-03-01 10:00"),
        steps(6, "2024-03-01 11:00", "2024-03-01 12:00"),
    )
    assert values(imported) == {"2024-03-01": {"steps": 6.0}}
    said = " ".join(imported.notes)
    assert "6 record(s) left out, whose time or value" in said
    assert "1 record(s) left out, whose value or length is not possible" in said


# --- files -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["export.xml", "Exportación.xml", "导出.xml", "eksporter.xml"])
def test_the_export_is_found_by_what_it_holds(name: str, tmp_path: Path) -> None:
    text = export(steps(5, "2024-03-01 08:00", "2024-03-01 08:10"))
    archive = zipped(tmp_path / "whatever.zip", text, f"apple_health_export/{name}")
    (tmp_path / "unpacked").mkdir()
    (tmp_path / "unpacked" / name).write_text(text, encoding="utf-8")
    for path in (archive, tmp_path / "unpacked", tmp_path / "unpacked" / name):
        assert recognises(path)
        assert values(read_apple_health(path)) == {"2024-03-01": {"steps": 5.0}}


def test_another_file_is_not_taken_for_one(tmp_path: Path) -> None:
    (tmp_path / "other.xml").write_text("<ClinicalDocument/>")
    zipped(tmp_path / "other.zip", "<gpx/>")
    for path in (tmp_path / "other.xml", tmp_path / "other.zip", tmp_path / "nothing", tmp_path):
        assert not recognises(path)
        with pytest.raises(DiaryError) as refused:
            read_apple_health(path)
        assert refused.value.remedy


def test_an_export_has_nobody_to_choose_from(tmp_path: Path) -> None:
    with pytest.raises(DiaryError, match="one person"):
        read_apple_health(zipped(tmp_path / "export.zip", export()), person="2")


def test_it_tells_how_far_it_is_and_stops_when_asked(tmp_path: Path) -> None:
    text = export(*[steps(5, "2024-03-01 08:00", "2024-03-01 08:10")] * 40_000)
    path = zipped(tmp_path / "export.zip", text)
    heard: list[tuple[int, int]] = []
    read_apple_health(path, told=lambda done, whole: heard.append((done, whole)))
    assert heard[-1] == (len(text.encode()),) * 2
    assert [done for done, _ in heard] == sorted({done for done, _ in heard})

    def enough(_done: int, _whole: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read_apple_health(path, told=enough)
