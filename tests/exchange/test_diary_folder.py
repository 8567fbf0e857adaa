import csv
import io
import os
import tempfile
import zipfile
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given

from fodro.domain.body import Side, View
from fodro.domain.civil import DayPart
from fodro.domain.diary import Diary, DiaryError, Rating, Session, digest
from fodro.exchange.diary_folder import diary_files, read_diary, read_folder, write_diary
from tests.exchange.bad_diaries import CHECKINS, DAYS, FOLDERS, GOOD, PATHS, Bad, BadPath, fill
from tests.exchange.diaries import diaries

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"
PRACTICE = sorted((SHARED / "practice").glob("*/checkins.csv"))


def rating(time: str, part: str = "") -> Rating:
    table = f"time,region,side,intensity,part\n{time},heel,L,3,{part}\n".encode()
    (only,) = read_tables(checkins=table).ratings
    return only


def read_tables(**tables: bytes) -> Diary:
    with tempfile.TemporaryDirectory() as room:
        return read_diary(fill(Path(room), {f"{name}.csv": content for name, content in tables.items()}))


def names(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


@given(diary=diaries)
def test_what_is_written_reads_back_the_same(diary: Diary, tmp_path_factory: pytest.TempPathFactory) -> None:
    room = tmp_path_factory.mktemp("room")
    for target in (room / "folder", room / "archive.zip"):
        write_diary(diary, target)
        again = read_diary(target)
        assert again == diary
        assert digest(again) == digest(diary)


@given(diary=diaries)
def test_no_text_cell_is_a_formula_to_a_spreadsheet(diary: Diary) -> None:
    for content in diary_files(diary).values():
        for row in csv.reader(io.StringIO(content.decode(), newline="")):
            for cell in row:
                assert cell[:1] not in ("=", "+", "@", "\t", "\r")
                assert not cell.startswith("-") or float(cell) <= 0


def test_the_files_say_what_the_format_says(tmp_path: Path) -> None:
    read = read_diary(fill(tmp_path / "diary", GOOD))
    assert read == Diary(
        ratings=(
            Rating(datetime.fromisoformat("2024-05-30T07:13"), "heel", Side.LEFT, 3.0, DayPart.MORNING),
            Rating(datetime.fromisoformat("2024-05-30T20:00"), "arch", Side.RIGHT, 4.0, DayPart.EVENING),
        ),
        sessions=(
            Session(
                datetime.fromisoformat("2024-05-30T20:15"),
                10.0,
                "kneading",
                "ball",
                before_nrs=5.0,
                after_nrs=4.0,
            ),
        ),
        factors={
            date(2024, 5, 30): {"steps_k": 6.9, "shoe": "A"},
            date(2024, 5, 31): {"steps_k": 8.2, "shoe": "B"},
            date(2024, 6, 1): {"shoe": "A"},
        },
    )


def test_every_optional_column_is_read() -> None:
    table = (
        b"note,time,region,side,intensity,quality,view,interference,part\n"
        b"x,2024-05-30T05:50,forefoot,,4.5,sharp throbbing,sole,2,first-steps\n"
    )
    (read,) = read_tables(checkins=table).ratings
    assert read == Rating(
        datetime.fromisoformat("2024-05-30T05:50"),
        "forefoot",
        None,
        4.5,
        DayPart.FIRST_STEPS,
        qualities=("sharp", "throbbing"),
        view=View.SOLE,
        interference_nrs=2.0,
    )


def test_a_time_keeps_its_offset_or_its_lack_of_one() -> None:
    assert rating("2024-05-30T07:13+02:00").at == datetime(
        2024, 5, 30, 7, 13, tzinfo=timezone(timedelta(hours=2))
    )
    assert rating("2024-05-30T07:13Z").at == datetime(2024, 5, 30, 7, 13, tzinfo=UTC)
    assert rating("2024-05-30T07:13").at.tzinfo is None


def test_rows_with_and_without_offset_are_put_in_order_by_the_clock_on_the_wall() -> None:
    table = (
        b"time,region,side,intensity\n"
        b"2024-05-30T09:00,heel,L,2\n2024-05-30T08:00-11:00,heel,L,1\n2024-05-30T10:00+02:00,heel,L,3\n"
    )
    assert [read.intensity_nrs for read in read_tables(checkins=table).ratings] == [1, 2, 3]


def test_a_day_without_a_clock_has_no_part_of_the_day() -> None:
    assert rating("2024-05-30").part is None
    assert rating("2024-05-30").day == date(2024, 5, 30)
    assert rating("2024-05-30", "evening").part is DayPart.EVENING
    assert rating("2024-05-30T12:00").part is DayPart.MIDDAY
    assert rating("2024-05-30T12:00", "unknown").part is None


def test_a_rating_after_midnight_may_belong_to_the_day_before() -> None:
    table = (
        b"time,region,side,intensity,day\n2024-05-31T00:40,heel,L,3,2024-05-30\n2024-05-31T08:00,heel,L,2,\n"
    )
    read = read_tables(checkins=table)
    assert [each.day for each in read.ratings] == [date(2024, 5, 30), date(2024, 5, 31)]
    assert [each.on for each in read.ratings] == [date(2024, 5, 30), None]
    assert read.recorded_days == (date(2024, 5, 30), date(2024, 5, 31))
    header, first, second = diary_files(read)["checkins.csv"].decode().splitlines()
    assert header.endswith(",part,day")
    assert (first.split(",")[-1], second.split(",")[-1]) == ("2024-05-30", "")


def test_a_day_that_only_repeats_the_time_is_neither_kept_nor_written() -> None:
    said = read_tables(checkins=b"time,region,side,intensity,day\n2024-05-30T20:00,heel,L,3,2024-05-30\n")
    unsaid = read_tables(checkins=b"time,region,side,intensity\n2024-05-30T20:00,heel,L,3\n")
    assert said == unsaid
    assert digest(said) == digest(unsaid)
    assert diary_files(said)["checkins.csv"].splitlines()[0].endswith(b",part")


def test_a_diary_without_such_a_day_keeps_the_digest_it_always_had() -> None:
    known = "sha256:c61cba36d14453bb8f82f2179612bd9200e44bb5cd2478452ca102e50b7dfdd6"
    assert digest(read_tables(checkins=CHECKINS, days=DAYS)) == known


def test_a_missing_day_stays_missing_and_a_blank_is_not_a_zero() -> None:
    table = b"date,steps,stress\n2024-05-30,0,\n2024-06-02,,\n2024-06-03,,4\n"
    read = read_tables(days=table)
    assert read.factors == {date(2024, 5, 30): {"steps": 0.0}, date(2024, 6, 3): {"stress": 4.0}}
    assert read.recorded_days == (date(2024, 5, 30), date(2024, 6, 3))


def test_a_row_without_an_intensity_is_left_out_and_said(tmp_path: Path) -> None:
    table = CHECKINS + b"2024-05-31T08:00,heel,L,\n"
    read = read_folder(fill(tmp_path / "diary", {"checkins.csv": table}))
    assert len(read.diary.ratings) == 2
    assert any("1 row" in note and "without an intensity" in note for note in read.notes)


def test_files_that_are_not_read_yet_are_said(tmp_path: Path) -> None:
    read = read_folder(fill(tmp_path / "diary", {**GOOD, "signs.csv": b"?", "notes.txt": b""}))
    assert read.notes == ("signs.csv is not read yet and was left alone.",)


def test_text_with_digits_and_a_leading_apostrophe_is_text() -> None:
    table = b"date,shoe\n2024-05-30,'42\n2024-05-31,A\n"
    assert read_tables(days=table).factors[date(2024, 5, 30)] == {"shoe": "42"}


@pytest.mark.parametrize("missing", ["checkins.csv", "days.csv", "sessions.csv"])
def test_one_of_the_files_may_be_missing(missing: str, tmp_path: Path) -> None:
    there = {name: content for name, content in GOOD.items() if name != missing}
    assert read_diary(fill(tmp_path / "diary", there)).recorded_days


def test_a_byte_order_mark_windows_line_ends_and_blank_lines_are_no_fault() -> None:
    table = b"\xef\xbb\xbf" + DAYS.replace(b"\n", b"\r\n") + b"\r\n,,\r\n"
    assert read_tables(days=table) == read_tables(days=DAYS)


@pytest.mark.parametrize("inside", ["", "my diary/"])
def test_an_archive_holds_its_files_at_the_top_or_in_one_folder(inside: str, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "diary.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("__MACOSX/._checkins.csv", b"\0")
        for name, content in GOOD.items():
            archive.writestr(inside + name, content)
    assert read_diary(tmp_path / "diary.zip") == read_diary(fill(tmp_path / "diary", GOOD))


@pytest.mark.parametrize("bad", FOLDERS, ids=lambda bad: bad.name)
def test_a_bad_file_is_refused_with_file_line_column_and_remedy(bad: Bad, tmp_path: Path) -> None:
    with pytest.raises(DiaryError) as refused:
        read_diary(bad.build(tmp_path / "diary"))
    error = refused.value
    assert (error.file, error.line, error.column) == (bad.file, bad.line, bad.column)
    assert bad.problem in error.problem
    assert bad.remedy in error.remedy
    assert len(str(error)) < 400


@pytest.mark.parametrize("bad", PATHS, ids=lambda bad: bad.name)
def test_what_is_no_diary_is_refused_with_its_name_and_a_remedy(bad: BadPath, tmp_path: Path) -> None:
    with pytest.raises(DiaryError) as refused:
        read_diary(bad.build(tmp_path / "diary"))
    error = refused.value
    assert error.file.endswith(bad.file)
    assert bad.problem in error.problem
    assert bad.remedy in error.remedy


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    folder = fill(tmp_path / "diary", {"days.csv": DAYS})
    os.mkfifo(folder / "checkins.csv")
    os.mkfifo(tmp_path / "diary.zip")
    with pytest.raises(DiaryError, match="not an ordinary file"):
        read_diary(folder)
    with pytest.raises(DiaryError, match="neither a folder nor a zip"):
        read_diary(tmp_path / "diary.zip")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    folder = fill(tmp_path / "diary", GOOD)
    (folder / "days.csv").chmod(0)
    with pytest.raises(DiaryError, match="may not be read"):
        read_diary(folder)


def test_a_file_larger_than_any_diary_is_refused(tmp_path: Path) -> None:
    folder = fill(tmp_path / "diary", GOOD)
    with (folder / "days.csv").open("ab") as file:
        file.truncate(33 * 2**20)
    with pytest.raises(DiaryError, match="larger than 32 MB"):
        read_diary(folder)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_an_archive_with_a_name_twice_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "diary.zip", "w") as archive:
        archive.writestr("checkins.csv", CHECKINS)
        archive.writestr("checkins.csv", CHECKINS)
    with pytest.raises(DiaryError, match="same name twice"):
        read_diary(tmp_path / "diary.zip")


def test_many_faults_are_counted_and_the_first_is_named() -> None:
    table = CHECKINS + b"2024-05-31T08:00,heel,L,11\n2024-05-31T09:00,heel,L,12\n2024-05-31T10:00,heel,L,13\n"
    with pytest.raises(DiaryError) as refused:
        read_tables(checkins=table)
    assert refused.value.line == 4
    assert refused.value.problem == "11 is outside 0 to 10. (2 more rows have problems.)"


def test_nothing_is_written_over_another_diary_unless_asked(tmp_path: Path) -> None:
    target = tmp_path / "diary"
    write_diary(Diary(), target)
    with pytest.raises(DiaryError, match="already there"):
        write_diary(read_tables(days=DAYS), target)
    assert read_diary(target) == Diary()
    write_diary(read_tables(days=DAYS), target, replace=True)
    assert read_diary(target) == read_tables(days=DAYS)
    assert names(tmp_path) == {"diary", "diary/checkins.csv", "diary/days.csv", "diary/sessions.csv"}


@pytest.mark.parametrize("name", ["diary", "diary.zip"])
def test_nothing_but_a_diary_is_ever_replaced(name: str, tmp_path: Path) -> None:
    target = fill(tmp_path / name, {"thesis.txt": b"years of work"})
    with pytest.raises(DiaryError, match="Something other than a diary"):
        write_diary(Diary(), target, replace=True)
    assert (target / "thesis.txt").read_bytes() == b"years of work"
    assert names(tmp_path) == {name, f"{name}/thesis.txt"}


def test_an_archive_replaces_only_an_archive_of_a_diary(tmp_path: Path) -> None:
    target = tmp_path / "diary.zip"
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("thesis.txt", b"years of work")
    with pytest.raises(DiaryError, match="Something other than a diary"):
        write_diary(Diary(), target, replace=True)
    target.unlink()
    write_diary(Diary(), target)
    write_diary(read_tables(days=DAYS), target, replace=True)
    assert read_diary(target) == read_tables(days=DAYS)


def test_an_empty_folder_may_be_filled(tmp_path: Path) -> None:
    (tmp_path / "diary").mkdir()
    write_diary(Diary(), tmp_path / "diary")
    assert read_diary(tmp_path / "diary") == Diary()


def test_a_diary_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(DiaryError, match="could not be written"):
        write_diary(Diary(), tmp_path / "file" / "diary")
    assert names(tmp_path) == {"file"}


@pytest.mark.parametrize(
    "factors",
    [{"date": 1.0}, {"": 1.0}, {"steps": float("nan")}, {"steps": 1e300}, {"note": "\0"}, {"note": "\ud800"}],
    ids=["a factor named date", "no name", "not a number", "too large", "NUL", "half a character"],
)
def test_a_diary_that_would_not_read_back_is_not_written(
    factors: dict[str, float | str], tmp_path: Path
) -> None:
    with pytest.raises(DiaryError):
        write_diary(Diary(factors={date(2024, 5, 30): factors}), tmp_path / "diary")
    assert names(tmp_path) == set()


def test_the_same_diary_gives_the_same_archive_and_only_its_owner_can_read_it(tmp_path: Path) -> None:
    for name in ("a.zip", "b.zip"):
        write_diary(read_tables(days=DAYS), tmp_path / name)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    write_diary(Diary(), tmp_path / "folder")
    assert (tmp_path / "folder").stat().st_mode & 0o077 == 0


@pytest.mark.skipif(not PRACTICE, reason="the practice diaries are not here")
@pytest.mark.parametrize("checkins", PRACTICE, ids=lambda path: path.parent.name)
def test_every_practice_diary_keeps_its_digest_through_a_round_trip(checkins: Path, tmp_path: Path) -> None:
    diary = read_diary(checkins.parent)
    write_diary(diary, tmp_path / "diary")
    assert digest(read_diary(tmp_path / "diary")) == digest(diary)
    written = {row["date"] for row in csv.DictReader(io.StringIO((checkins.parent / "days.csv").read_text()))}
    assert {str(day) for day in diary.factors} <= written


def test_minus_zero_is_zero() -> None:
    minus, plain = (read_tables(days=b"date,steps\n2024-05-30," + zero) for zero in (b"-0", b"0.0"))
    assert digest(minus) == digest(plain)
    assert diary_files(Diary(factors={date(2024, 5, 30): {"steps": -0.0}})) == diary_files(plain)


def test_a_whole_number_is_the_same_number_in_the_digest() -> None:
    at = datetime.fromisoformat("2024-05-30T07:13")
    whole, decimal = (
        Diary(
            (Rating(at, "heel", None, number, DayPart.MORNING),),
            factors={date(2024, 5, 30): {"steps": number}, date(2024, 5, 31): {}},
        )
        for number in (3, 3.0)
    )
    assert digest(whole) == digest(decimal)
    assert diary_files(whole) == diary_files(decimal)
