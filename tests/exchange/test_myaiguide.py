from datetime import date
from pathlib import Path

import pytest

from fodro.domain.diary import DiaryError
from fodro.exchange.diary_folder import read_diary, write_diary
from fodro.exchange.imported import Imported
from fodro.exchange.importers import IMPORTERS

REAL = Path(__file__).resolve().parents[2] / ".." / "shared/data/diaries-myaiguide/participants.csv"
HEADER = "participant,date,variable,value\n"
ROWS = """\
1,2020-03-01,pain: knee pain,3.2
1,2020-03-01,steps,5400.0
1,2020-03-03,pain: patellar tendon throbbing,2.0
1,2020-03-03,pain: elbow pain,4.5
1,2020-03-03,happiness,6.0
1,2020-03-03,obs: Long Drive,1
1,2020-03-03,weather,3
"""


def read(tmp_path: Path, rows: str = ROWS, person: str | None = None) -> Imported:
    file = tmp_path / "participants.csv"
    file.write_text(HEADER + rows, encoding="utf-8")
    return IMPORTERS["myaiguide"].read(file, person=person)


def test_pain_keeps_its_decimals_and_its_side_and_time_of_day_stay_unknown(tmp_path: Path) -> None:
    knee, throbbing = read(tmp_path).diary.ratings
    assert (knee.region, knee.intensity_nrs, knee.qualities) == ("knee", 3.2, ())
    assert (throbbing.region, throbbing.qualities) == ("knee", ("throbbing",))
    assert {knee.side, throbbing.side, knee.part, throbbing.part} == {None}


def test_steps_happiness_and_ticks_become_factors_of_their_day(tmp_path: Path) -> None:
    assert read(tmp_path).diary.factors == {
        date(2020, 3, 1): {"steps": 5400.0},
        date(2020, 3, 3): {"happiness": 6.0, "long_drive": 1.0},
    }


def test_a_day_of_no_steps_is_a_counter_left_at_home(tmp_path: Path) -> None:
    imported = read(tmp_path, "1,2020-03-01,steps,0.0\n1,2020-03-02,steps,12\n")
    assert imported.diary.factors == {date(2020, 3, 2): {"steps": 12.0}}
    assert any("1 day(s) with 0 steps" in note for note in imported.notes)


def test_a_day_without_a_row_is_missing(tmp_path: Path) -> None:
    assert read(tmp_path).diary.recorded_days == (date(2020, 3, 1), date(2020, 3, 3))


def test_what_is_left_out_is_said(tmp_path: Path) -> None:
    notes = " ".join(read(tmp_path).notes)
    assert "“pain: elbow pain”: 1 row(s) left out" in notes
    assert "“weather”: 1 row(s) left out" in notes
    assert "time of day stays unknown" in notes


def test_several_ratings_of_one_day_become_their_mean_and_that_is_said(tmp_path: Path) -> None:
    imported = read(tmp_path, "1,2020-03-01,pain: knee pain,2\n1,2020-03-01,pain: knee pain,5\n")
    assert [rating.intensity_nrs for rating in imported.diary.ratings] == [3.5]
    assert any("their mean" in note for note in imported.notes)


@pytest.mark.parametrize(
    ("person", "says"), [(None, "not clear whose"), ("3", "“3” is not in it")], ids=["none named", "unknown"]
)
def test_it_must_be_clear_whose_diary_is_meant(person: str | None, says: str, tmp_path: Path) -> None:
    with pytest.raises(DiaryError, match=says) as refused:
        read(tmp_path, "1,2020-03-01,steps,5\n2,2020-03-01,steps,6\n", person)
    assert "1, 2" in refused.value.remedy
    assert "--person" in refused.value.remedy


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("1,2020-03-01,pain: knee pain,11", "value"),
        ("1,2020-03-01,steps,many", "value"),
        ("1,01/03/2020,steps,5", "date"),
        ("1,2020-03-01,,5", "variable"),
        (",2020-03-01,steps,5", "participant"),
    ],
)
def test_a_bad_row_is_refused_with_line_and_column(row: str, column: str, tmp_path: Path) -> None:
    with pytest.raises(DiaryError) as refused:
        read(tmp_path, f"1,2020-02-29,steps,5\n{row}\n")
    assert (refused.value.file, refused.value.line, refused.value.column) == ("participants.csv", 3, column)
    assert refused.value.remedy


def test_another_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other.csv").write_text("a,b\n1,2\n")
    with pytest.raises(DiaryError, match="“participant” is missing"):
        IMPORTERS["myaiguide"].read(tmp_path / "other.csv")


def test_a_diary_folder_has_nobody_to_choose_from(tmp_path: Path) -> None:
    with pytest.raises(DiaryError, match="one person"):
        IMPORTERS["diary"].read(tmp_path, person="2")


@pytest.mark.parametrize("kind", sorted(IMPORTERS))
def test_every_importer_refuses_what_is_not_there(kind: str, tmp_path: Path) -> None:
    with pytest.raises(DiaryError) as refused:
        IMPORTERS[kind].read(tmp_path / "nothing")
    assert refused.value.remedy


@pytest.mark.skipif(not REAL.exists(), reason="the real diaries are not here")
@pytest.mark.parametrize(
    ("person", "rated_days", "first", "last"),
    [("2", 862, date(2018, 1, 31), date(2021, 6, 16)), ("3", 83, date(2018, 10, 22), date(2019, 10, 27))],
)
def test_a_real_diary_comes_through_whole(
    person: str, rated_days: int, first: date, last: date, tmp_path: Path
) -> None:
    diary = IMPORTERS["myaiguide"].read(REAL, person=person).diary
    write_diary(diary, tmp_path / "diary")
    assert read_diary(tmp_path / "diary") == diary
    assert len({rating.day for rating in diary.ratings}) == rated_days
    assert (diary.recorded_days[0], diary.recorded_days[-1]) == (first, last)
