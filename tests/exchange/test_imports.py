"""What comes out of each kind of export, on small files that look like it (all simulated)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from fodro.domain.diary import DiaryError
from fodro.exchange.imported import Cancelled, Imported
from fodro.exchange.importers import IMPORTERS, recognised
from tests.exchange import look_alikes as like

KINDS = like.look_alikes()
MAY_30, MAY_31, JUNE_1, JUNE_2 = date(2024, 5, 30), date(2024, 5, 31), date(2024, 6, 1), date(2024, 6, 2)


def read(kind: str, data: bytes | str, name: str, folder: Path) -> Imported:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    return IMPORTERS[kind].read(file)


def each(kind: str) -> list[tuple[str, str]]:
    return [(kind, name) for name in KINDS[kind]]


ALL = [pair for kind in KINDS for pair in each(kind)]


@pytest.mark.parametrize(("kind", "name"), ALL)
def test_each_kind_knows_its_own_files_and_no_other_does(kind: str, name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(KINDS[kind][name])
    others = [slug for slug, one in IMPORTERS.items() if one.recognises(tmp_path / name) and slug != "csv"]
    assert others == [kind]
    found = recognised(tmp_path / name)
    assert found is not None
    assert found.slug == kind


@pytest.mark.parametrize(("kind", "name"), ALL)
def test_what_was_found_is_what_the_diary_holds(kind: str, name: str, tmp_path: Path) -> None:
    imported = read(kind, KINDS[kind][name], name, tmp_path)
    assert {found.what for found in imported.found} == set(imported.diary.factor_names)
    assert imported.diary.ratings == ()
    for found in imported.found:
        assert found.first is not None
        assert found.last is not None
        assert imported.diary.factors[found.first][found.what] is not None
        assert found.first <= found.last


@pytest.mark.parametrize(("kind", "name"), ALL)
def test_twice_is_once(kind: str, name: str, tmp_path: Path) -> None:
    once = read(kind, KINDS[kind][name], name, tmp_path)
    for copy in ("a", "b"):
        (tmp_path / "both" / copy).mkdir(parents=True)
        (tmp_path / "both" / copy / name).write_bytes(KINDS[kind][name])
    if name.endswith((".zip", ".db")) or kind == "loop":
        return  # archives in a folder, two databases and two tables of marks are not what an export holds
    assert IMPORTERS[kind].read(tmp_path / "both").diary == once.diary


@pytest.mark.parametrize(("kind", "name"), ALL)
def test_a_person_cannot_be_chosen_and_cancelling_is_let_pass(kind: str, name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(KINDS[kind][name])
    with pytest.raises(DiaryError, match="one person"):
        IMPORTERS[kind].read(tmp_path / name, person="2")

    def stop(_done: int, _all: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        IMPORTERS[kind].read(tmp_path / name, told=stop)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("content", [b"", b"\n\n", b"a,b\n1,2\n", b"{}", b"[]", b"PK\x05\x06" + bytes(18)])
def test_other_files_are_refused_and_not_recognised(kind: str, content: bytes, tmp_path: Path) -> None:
    for name in ("other.csv", "other.zip"):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(DiaryError) as refused:
            IMPORTERS[kind].read(tmp_path / name)
        assert refused.value.remedy
        assert not IMPORTERS[kind].recognises(tmp_path / name)


@pytest.mark.parametrize("kind", KINDS)
def test_a_folder_with_nothing_of_the_kind_is_refused(kind: str, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("nothing")
    with pytest.raises(DiaryError):
        IMPORTERS[kind].read(tmp_path)
    assert not IMPORTERS[kind].recognises(tmp_path)


def test_fitbit_reads_its_sections(tmp_path: Path) -> None:
    imported = read("fitbit", like.FITBIT_CSV, "x.csv", tmp_path)
    assert imported.diary.factors == {
        MAY_30: {"steps": 13776.0, "stairs": 3.0},
        MAY_31: {"sleep_hours": 7.0},
        JUNE_1: {"steps": 5900.0, "stairs": 39.0, "sleep_hours": 7.5},
    }
    assert any("Body" in note for note in imported.notes)
    assert any("not worn" in note for note in imported.notes)


def test_fitbit_in_another_country(tmp_path: Path) -> None:
    swapped = like.FITBIT_CSV.translate(str.maketrans("", "")).replace(
        '"2,073","13,776","9.81"', '"2.073","13.776","9,81"'
    )
    swapped = swapped.replace('"2,323","5,900","4.38"', '"2.323","5.900","4,38"').replace(
        '"1,900"', '"1.900"'
    )
    swapped = (
        swapped.replace('"1,093"', '"1.093"').replace('"1,440"', '"1.440"').replace('"1,277"', '"1.277"')
    )
    factors = read("fitbit", swapped, "x.csv", tmp_path).diary.factors
    assert (factors[MAY_30]["steps"], factors[JUNE_1]["steps"]) == (13776.0, 5900.0)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize(("kind", "text"), [("fitbit", like.FITBIT_CSV), ("google-fit", like.GOOGLE_FIT)])
def test_a_table_saved_again_in_danish_reads_the_same(
    kind: str, text: str, encoding: str, tmp_path: Path
) -> None:
    plain = read(kind, text, "plain.csv", tmp_path).diary
    danish = like.in_danish(text).replace("Move Minutes", "Bevægelse")
    assert ";" in danish
    assert read(kind, danish.encode(encoding), "danish.csv", tmp_path).diary == plain


def test_months_that_overlap_count_once_and_the_fuller_day_counts(tmp_path: Path) -> None:
    header = "Activities\nDate,Calories Burned,Steps\n"
    for name, rows in (
        ("a", "30-05-2024,1,5000\n31-05-2024,1,200\n"),
        ("b", "31-05-2024,1,9000\n01-06-2024,1,7\n"),
    ):
        (tmp_path / f"{name}.csv").write_text(header + rows)
    imported = IMPORTERS["fitbit"].read(tmp_path)
    assert imported.diary.factors == {
        MAY_30: {"steps": 5000.0},
        MAY_31: {"steps": 9000.0},
        JUNE_1: {"steps": 7.0},
    }


@pytest.mark.parametrize(
    ("dates", "first"),
    [
        (("30-05-2024", "31-05-2024"), MAY_30),
        (("05/30/2024", "05/31/2024"), MAY_30),
        (("01-06-2024", "02-06-2024", "03-06-2024"), JUNE_1),
        (("06/01/24", "06/02/24", "06/03/24"), JUNE_1),
        (("2024-06-01", "2024-06-02"), JUNE_1),
    ],
)
def test_which_part_is_the_month_the_whole_column_says(
    dates: tuple[str, ...], first: date, tmp_path: Path
) -> None:
    rows = "".join(f'"{day}","1","{n + 1}"\n' for n, day in enumerate(dates))
    imported = read("fitbit", f"Activities\nDate,Calories Burned,Steps\n{rows}", "x.csv", tmp_path)
    assert imported.diary.recorded_days[0] == first
    assert imported.diary.factors[first] == {"steps": 1.0}


def test_a_date_that_can_be_two_days_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DiaryError, match="two days") as refused:
        read("fitbit", "Activities\nDate,Calories Burned,Steps\n05-06-2024,1,5\n", "x.csv", tmp_path)
    assert (refused.value.file, refused.value.line, refused.value.column) == ("x.csv", 3, "Date")


def test_fitbit_takeout_keeps_steps_only_where_the_zone_does_not_matter(tmp_path: Path) -> None:
    imported = read("fitbit", like.zipped(like.takeout()), "t.zip", tmp_path)
    assert imported.diary.factors[MAY_30] == {"steps": 4000.0, "body_weight": pytest.approx(69.99, abs=0.01)}
    assert imported.diary.factors[MAY_31] == {"sleep_hours": 7.5}  # a night and a nap
    assert any("2 day(s) of steps left out" in note for note in imported.notes)
    without = read("fitbit", like.zipped(like.takeout(profile=False)), "w.zip", tmp_path)
    assert "steps" not in without.diary.factor_names
    assert any("no time zone" in note for note in without.notes)


def test_newer_takeouts_hold_tables_in_which_sources_repeat_each_other(tmp_path: Path) -> None:
    imported = read("fitbit", like.zipped(like.newer_takeout()), "n.zip", tmp_path)
    # 22:30 universal time is half past midnight in the zone of the profile: that day is not sure
    assert imported.diary.factors == {
        MAY_30: {"steps": 1050.0, "sleep_hours": 7.0, "body_weight": 70.5},
        MAY_31: {"sleep_hours": 0.5},
    }
    assert any("2 day(s) of steps left out" in note for note in imported.notes)
    assert any("1 weighing(s) left out" in note for note in imported.notes)


def test_the_table_that_matters_is_found_among_hundreds(tmp_path: Path) -> None:
    others = {f"Takeout/Fit/Daily activity metrics/2024-{n:03}.csv": b"a,b\n1,2\n" for n in range(50)}
    days = {
        f"Takeout/Fit/Daily activity metrics/2024-05-{n:02}.csv": b"Start time,Step count\n"
        for n in range(30)
    }
    fit = {"Takeout/Fit/Daily activity metrics/Daily activity metrics.csv": like.GOOGLE_FIT.encode()}
    (tmp_path / "fit.zip").write_bytes(like.zipped({**days, **fit}))
    (tmp_path / "fitbit.zip").write_bytes(like.zipped({**others, **like.newer_takeout()}))
    kinds = [recognised(tmp_path / name) for name in ("fit.zip", "fitbit.zip")]
    assert [kind.slug for kind in kinds if kind] == ["google-fit", "fitbit"]
    assert IMPORTERS["google-fit"].read(tmp_path / "fit.zip").diary.factors[MAY_30]["steps"] == 1378.0


def test_google_fit_leaves_blanks_and_zeros_missing(tmp_path: Path) -> None:
    imported = read("google-fit", like.GOOGLE_FIT, "m.csv", tmp_path)
    assert imported.diary.factors == {MAY_30: {"steps": 1378.0, "body_weight": 75.0}}


@pytest.mark.parametrize(
    "header", ["Fecha,Recuento de pasos,Peso medio (kg)", "Datum,Schrittzahl,Durchschnittsgewicht (kg)"]
)
def test_google_fit_in_another_language(header: str, tmp_path: Path) -> None:
    imported = read("google-fit", f"{header}\n2024-05-30,1378,75.0\n", "m.csv", tmp_path)
    assert imported.diary.factors == {MAY_30: {"steps": 1378.0, "body_weight": 75.0}}


def test_garmin_leaves_out_a_day_of_which_the_watch_saw_little(tmp_path: Path) -> None:
    imported = read("garmin", like.zipped(like.garmin()), "g.zip", tmp_path)
    assert imported.diary.factors == {
        MAY_30: {"steps": 7598.0, "sleep_hours": 7.5, "body_weight": 77.4},
        JUNE_1: {"steps": 4100.0},
    }
    assert any("less than 10 hours" in note for note in imported.notes)


def test_an_activity_belongs_to_the_day_on_the_clock_of_the_person(tmp_path: Path) -> None:
    local = read("fit", like.fit_file(), "a.fit", tmp_path)
    assert local.diary.factors == {
        MAY_31: {"sport_minutes": 40.0}
    }  # 22:30 universal time is half past midnight
    unknown = read("fit", like.fit_file(ahead_s=None), "b.fit", tmp_path)
    assert unknown.diary.factors == {MAY_30: {"sport_minutes": 40.0}}
    assert any("universal time" in note for note in unknown.notes)
    walk = read("fit", like.fit_file(sport=11, ahead_s=-3600), "c.fit", tmp_path)
    assert walk.diary.factors == {MAY_30: {"walking_min": 40.0}}


def test_a_course_is_nothing_that_was_done(tmp_path: Path) -> None:
    imported = read("fit", like.fit_file(minutes=0, kind=6), "c.fit", tmp_path)
    assert imported.diary.recorded_days == ()
    assert any("course" in note for note in imported.notes)


def test_health_connect_adds_no_walk_up_twice(tmp_path: Path) -> None:
    imported = read("health-connect", KINDS["health-connect"]["Health Connect.zip"], "h.zip", tmp_path)
    # the phone counted 4000 from 8 to 10; of the watch's 3000 from 9 to 11 half lies outside;
    # its 200 from 23 to 1 are cut at midnight
    assert imported.diary.factors == {
        MAY_30: {"steps": 5600.0, "sleep_hours": 7.0, "body_weight": 71.5},
        MAY_31: {"steps": 100.0},
    }
    assert {found.source for found in imported.found if found.what == "steps"} == {"Phone + Watch", "Watch"}


def test_samsung_reads_the_row_of_all_devices_and_only_days_that_are_sure(tmp_path: Path) -> None:
    imported = read("samsung-health", like.zipped(like.samsung()), "s.zip", tmp_path)
    assert imported.diary.factors == {
        MAY_30: {"steps": 5000.0, "sleep_hours": 8.0, "body_weight": 71.5},
        MAY_31: {"steps": 6100.0},
    }
    assert any("1 sleep(s) left out" in note for note in imported.notes)


def test_daylio_ticks_are_no_only_where_that_is_known(tmp_path: Path) -> None:
    imported = read("daylio", like.DAYLIO, "d.csv", tmp_path)
    assert imported.diary.factors == {
        MAY_30: {"daylio_mood": 3.0, "nature_walk": 1.0, "daylio_alcohol": 1.0},
        JUNE_1: {"daylio_mood": 3.0, "nature_walk": 0.0, "music": 1.0, "bad_sleep": 1.0},
        JUNE_2: {"daylio_mood": 4.0, "nature_walk": 1.0, "music": 1.0},
    }
    assert any("5, the best" in note for note in imported.notes)
    assert any("1 note(s)" in note for note in imported.notes)


def test_moods_with_names_of_ones_own_stay_words(tmp_path: Path) -> None:
    imported = read("daylio", like.DAYLIO.replace("meh", "så som så"), "d.csv", tmp_path)
    assert [values["daylio_mood_word"] for values in imported.diary.factors.values()] == [
        "så som så",
        "awful",
        "good",
    ]


def test_loop_amounts_are_a_thousandth_and_unknown_is_no_zero(tmp_path: Path) -> None:
    imported = read("loop", like.zipped(like.loop()), "l.zip", tmp_path)
    assert imported.diary.factors == {
        date(2024, 5, 29): {"walk": 1.5, "loop_steps": 1.0},
        MAY_30: {"meditate": 1.0, "loop_steps": 0.0},
        MAY_31: {"meditate": 0.0, "walk": 30.0},
        JUNE_1: {"meditate": 1.0, "walk": 0.0, "loop_steps": 1.0},
        JUNE_2: {"walk": 12.5},
    }


def test_loop_of_older_versions(tmp_path: Path) -> None:
    imported = read("loop", like.LOOP_OLD, "Checkmarks.csv", tmp_path)
    assert imported.diary.factors == {
        MAY_30: {"meditate": 1.0},
        MAY_31: {"meditate": 0.0},
        JUNE_1: {"meditate": 1.0},
        JUNE_2: {"run": 1.0},
    }


def test_track_and_graph_values_and_durations(tmp_path: Path) -> None:
    imported = read("track-and-graph", like.TRACK_AND_GRAPH, "t.csv", tmp_path)
    assert imported.diary.factors == {
        MAY_30: {"coffee": 1.5, "standing_min": 105.5},
        MAY_31: {"mood": 3.0},
    }
    old = "FeatureName,Timestamp,Value,Note\nD,2024-05-30T07:30:00Z,-10:-30:20:Some: :la:bel,\n"
    assert read("track-and-graph", old, "o.csv", tmp_path).diary.factors == {
        MAY_30: {"d_min": pytest.approx(-629.667, abs=0.001)}
    }


def test_bearable_symptoms_are_no_pain_from_0_to_10(tmp_path: Path) -> None:
    imported = read("bearable", like.BEARABLE, "b.csv", tmp_path)
    assert imported.diary.factors == {
        MAY_30: {"bearable_foot_pain": 3.0, "bearable_mood": 7.5},
        MAY_31: {"sleep_hours": 7.5, "bearable_sleep_quality": 4.0},
    }
    assert any("4, the worst" in note for note in imported.notes)
    assert any("Meds" in note for note in imported.notes)


def test_pain_of_the_head_is_no_pain_of_a_foot(tmp_path: Path) -> None:
    imported = read("migraine-buddy", like.MIGRAINE_BUDDY, "m.csv", tmp_path)
    assert imported.diary.ratings == ()
    assert imported.diary.factors == {
        MAY_30: {"migraine_pain": 7.0, "migraine_hours": 2.0},
        MAY_31: {"migraine_hours": 2.0},
        date(2024, 6, 13): {"migraine_pain": 5.0, "migraine_hours": 0.75},
    }
    assert not any("u0yjjd" in str(part) for part in (imported.notes, imported.found))


def test_open_mhealth_of_two_sources(tmp_path: Path) -> None:
    imported = read("open-mhealth", KINDS["open-mhealth"]["points.json"], "p.json", tmp_path)
    assert imported.diary.factors == {
        MAY_30: {"steps": 6500.0},
        MAY_31: {
            "steps": 700.0,
            "sleep_hours": 7.5,
            "sport_minutes": 40.0,
            "body_weight": pytest.approx(68.039, abs=0.001),
        },
    }
    assert any("other schemas" in note for note in imported.notes)


@pytest.mark.parametrize(
    ("kind", "name", "data", "line", "column"),
    [
        ("fitbit", "x.csv", like.FITBIT_CSV.replace('"5,900"', '"many"'), 9, "Steps"),
        ("google-fit", "x.csv", like.GOOGLE_FIT.replace("2024-05-30", "2024-13-30"), 3, "Date"),
        ("daylio", "x.csv", like.DAYLIO.replace("2024-05-30", "soon"), 5, "full_date"),
        ("loop", "Checkmarks.csv", like.LOOP_MARKS.replace("SKIP", "MAYBE"), 4, "Steps"),
        ("track-and-graph", "x.csv", like.TRACK_AND_GRAPH.replace("2.0", "two"), 3, "Value"),
        ("bearable", "x.csv", like.BEARABLE.replace("Symptom,3", "Symptom,9"), 3, "rating/amount"),
        ("migraine-buddy", "x.csv", like.MIGRAINE_BUDDY.replace('"7"', '"11"'), 5, "Pain Level"),
        ("samsung-health", "x.csv", like.SAMSUNG_STEPS.replace("-2,5000", "-2,many"), 3, "count"),
        ("garmin", "x.json", b'[{"calendarDate":"x","uuid":"a","totalSteps":5}]', None, "[0].calendarDate"),
        ("garmin", "x.json", b'[{"calendarDate":', 1, "18"),
        ("open-mhealth", "x.json", b'[{"header": {}}]', None, "[0]"),
    ],
)
def test_what_cannot_be_read_is_told_by_its_place(
    kind: str, name: str, data: bytes | str, line: int | None, column: str, tmp_path: Path
) -> None:
    with pytest.raises(DiaryError) as refused:
        read(kind, data, name, tmp_path)
    assert (refused.value.file, refused.value.line, refused.value.column) == (name, line, column)
    assert refused.value.remedy


def test_a_row_cut_short_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DiaryError, match="cut short") as refused:
        read("google-fit", like.GOOGLE_FIT.rstrip()[:-9], "g.csv", tmp_path)
    assert refused.value.line == 4


@pytest.mark.parametrize("steps", ["-5", "250,000", "999,999,999,999"])
def test_what_no_day_can_hold_is_left_out_and_said(steps: str, tmp_path: Path) -> None:
    imported = read("fitbit", like.FITBIT_CSV.replace("13,776", steps), "x.csv", tmp_path)
    assert "steps" not in imported.diary.factors.get(MAY_30, {})
    assert any("no day holds that" in note for note in imported.notes)


@pytest.mark.parametrize("kind", IMPORTERS)
@pytest.mark.parametrize("name", ["x" * 5000, "a\0b", "nothing.zip", "/dev/null"])
def test_a_path_nothing_can_lie_at_is_refused(kind: str, name: str) -> None:
    assert recognised(Path(name)) is None
    with pytest.raises(DiaryError):
        IMPORTERS[kind].read(Path(name))


def test_a_database_whose_fault_cannot_even_be_told_as_text_is_refused(tmp_path: Path) -> None:
    database = KINDS["health-connect"]["health_connect_export.db"]
    broken = database.replace(b"CREATE TABLE weight_record_table", b"CREATE T\xd9BLE weight_record_table")
    with pytest.raises(DiaryError, match="cannot be read"):
        read("health-connect", broken, "h.db", tmp_path)


def test_a_first_cell_longer_than_any_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DiaryError, match="not UTF-8"):
        read("bearable", b"\x84" + "é".encode() + b"x" * 200_000, "b.csv", tmp_path)


@pytest.mark.parametrize("hours", ["9" * 12, "1" * 400])
def test_a_duration_longer_than_time_is_refused(hours: str, tmp_path: Path) -> None:
    with pytest.raises(DiaryError) as refused:
        read("track-and-graph", like.TRACK_AND_GRAPH.replace("1:30:00", f"{hours}:30:00"), "t.csv", tmp_path)
    assert (refused.value.line, refused.value.column) == (4, "Value")
