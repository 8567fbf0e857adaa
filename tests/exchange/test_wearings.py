import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodro.domain.diary import Diary, DiaryError, Wearing, digest
from fodro.exchange.diary_folder import diary_files, read_diary, write_diary
from tests.exchange.bad_diaries import CHECKINS, DAYS, fill
from tests.exchange.diaries import WEARINGS

DAY = date(2024, 5, 30)
HEADER = "date,shoe,insole,socks,activity,hours,comfort,damp\n"


def read(table: str) -> tuple[Wearing, ...]:
    with tempfile.TemporaryDirectory() as room:
        files = {"checkins.csv": CHECKINS, "shoes.csv": table.encode()}
        return read_diary(fill(Path(room) / "diary", files)).wearings


@given(st.lists(WEARINGS, min_size=1, max_size=6))
def test_what_was_worn_reads_back_the_same(wearings: list[Wearing]) -> None:
    diary = Diary(wearings=tuple(sorted(wearings, key=lambda wearing: wearing.day)))
    with tempfile.TemporaryDirectory() as room:
        write_diary(diary, Path(room) / "diary")
        again = read_diary(Path(room) / "diary")
    assert again == diary
    assert digest(again) == digest(diary)


def test_every_column_is_read_and_a_blank_is_not_a_zero() -> None:
    rows = "2024-05-31,clogs,,,,,,\n2024-05-30,'42,soft,wool,work,7.5,6,yes\n2024-05-30,,,,home,0,0,no\n"
    assert read(HEADER + rows) == (
        Wearing(DAY, "42", "soft", "wool", "work", hours=7.5, comfort=6.0, damp=True),
        Wearing(DAY, "", "", "", "home", hours=0.0, comfort=0.0, damp=False),
        Wearing(date(2024, 5, 31), "clogs"),
    )


def test_two_columns_are_enough_and_others_are_left_alone() -> None:
    assert read("weather,shoe,date\nrain,clogs,2024-05-30\n") == (Wearing(DAY, "clogs"),)


def test_a_name_is_one_line_without_blanks_side_by_side() -> None:
    assert read(HEADER + '2024-05-30,"old\r\n  clogs",,,,,,\n')[0].shoe == "old clogs"


def test_a_diary_without_wearings_has_no_such_file_and_keeps_the_digest_it_always_had() -> None:
    with tempfile.TemporaryDirectory() as room:
        folder = fill(Path(room) / "diary", {"checkins.csv": CHECKINS, "days.csv": DAYS})
        plain = read_diary(folder)
        fill(folder, {"shoes.csv": HEADER.encode()})
        assert digest(read_diary(folder)) == digest(plain)
    assert digest(plain) == "sha256:c61cba36d14453bb8f82f2179612bd9200e44bb5cd2478452ca102e50b7dfdd6"
    assert "shoes.csv" not in diary_files(plain)


def test_each_thing_noted_of_a_wearing_changes_the_digest() -> None:
    worn = Wearing(DAY, "clogs", "soft", "wool", "work", hours=7.5, comfort=6.0, damp=True)
    others = [
        worn,
        Wearing(DAY, "boots", "soft", "wool", "work", hours=7.5, comfort=6.0, damp=True),
        Wearing(DAY, "clogs", "soft", "wool", "home", hours=7.5, comfort=6.0, damp=True),
        Wearing(DAY, "clogs", "soft", "wool", "work", hours=None, comfort=6.0, damp=True),
        Wearing(DAY, "clogs", "soft", "wool", "work", hours=7.5, comfort=5.0, damp=True),
        Wearing(DAY, "clogs", "soft", "wool", "work", hours=7.5, comfort=6.0, damp=False),
        Wearing(DAY, "clogs", "soft", "wool", "work", hours=7.5, comfort=6.0),
    ]
    assert len({digest(Diary(wearings=(one,))) for one in others}) == len(others)


def test_a_day_on_which_only_shoes_were_noted_is_a_recorded_day() -> None:
    assert Diary(wearings=(Wearing(DAY, "clogs"),)).recorded_days == (DAY,)


def test_many_faults_are_counted_and_nothing_of_the_diary_is_kept() -> None:
    with pytest.raises(DiaryError) as refused:
        read(HEADER + "2024-05-30,clogs,,,,,,\n2024-05-31,clogs,,,,,12,\n2024-06-01,clogs,,,,,-1,\n")
    assert (refused.value.file, refused.value.line, refused.value.column) == ("shoes.csv", 3, "comfort")
    assert "1 more row" in refused.value.problem
