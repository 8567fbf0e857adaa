"""Which diaries there are in a folder."""

import os
from pathlib import Path

import pytest

from fodro.cohort.diaries import diaries_in
from fodro.domain.diary import DiaryError


def touch(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x")


def names(folder: Path) -> list[str]:
    return [entry.name for entry in diaries_in(folder)]


def test_folders_and_archives_are_diaries_in_the_order_of_their_names(tmp_path: Path) -> None:
    touch(tmp_path, "b/checkins.csv", "a/days.csv", "c.zip", "D.ZIP", "README.md", ".git/checkins.csv")
    assert names(tmp_path) == ["D.ZIP", "a", "b", "c.zip"]


def test_a_folder_without_a_diary_but_with_folders_is_a_group(tmp_path: Path) -> None:
    touch(tmp_path, "north/anna/days.csv", "south/anna/days.csv", "south/bo.zip", "north.zip")
    assert names(tmp_path) == ["north.zip", "north/anna", "south/anna", "south/bo.zip"]


def test_a_diary_with_a_folder_in_it_is_a_diary(tmp_path: Path) -> None:
    touch(tmp_path, "anna/days.csv", "anna/photos/x.jpg", "anna/old.zip")
    assert names(tmp_path) == ["anna"]


def test_a_folder_that_holds_nothing_known_is_not_passed_over_in_silence(tmp_path: Path) -> None:
    touch(tmp_path, "anna/days.csv", "bo/checkin.csv")
    (tmp_path / "empty").mkdir()
    assert names(tmp_path) == ["anna", "bo", "empty"]


def test_names_in_any_script_and_in_none_are_kept_apart(tmp_path: Path) -> None:
    touch(tmp_path, "Ærø/days.csv", "日記/days.csv", "👣.zip")
    raw = os.fsencode(tmp_path) + b"/\xff"
    try:
        os.mkdir(raw)  # noqa: PTH102 - a name of bytes
    except OSError:
        pytest.skip("this file system takes text alone")
    assert names(tmp_path) == sorted(["Ærø", "日記", "👣.zip", "\\xff"])


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ([], "There is no diary in this folder."),
        (["notes.txt", ".hidden/days.csv"], "There is no diary in this folder."),
        (["checkins.csv", "old.zip"], "This is a single diary."),
    ],
)
def test_a_folder_without_diaries_is_refused(tmp_path: Path, files: list[str], said: str) -> None:
    touch(tmp_path, *files)
    with pytest.raises(DiaryError) as refused:
        diaries_in(tmp_path)
    assert (refused.value.problem, refused.value.file) == (said, str(tmp_path))
    assert refused.value.remedy


def test_what_is_no_folder_is_refused(tmp_path: Path) -> None:
    touch(tmp_path, "file")
    with pytest.raises(DiaryError, match="not a folder"):
        diaries_in(tmp_path / "file")
    with pytest.raises(DiaryError, match="no such folder"):
        diaries_in(tmp_path / "nowhere")


@pytest.mark.parametrize("name", ["anna", "bo.zip"])
def test_a_changed_diary_has_another_fingerprint_and_only_that(tmp_path: Path, name: str) -> None:
    touch(tmp_path, "anna/days.csv", "anna/checkins.csv", "bo.zip")
    before = {entry.name: entry.fingerprint() for entry in diaries_in(tmp_path)}
    file = tmp_path / name / "days.csv" if name == "anna" else tmp_path / name
    os.utime(file, ns=(0, 1))
    after = {entry.name: entry.fingerprint() for entry in diaries_in(tmp_path)}
    assert {changed for changed in before if before[changed] != after[changed]} == {name}
    assert all(before.values())


def test_what_cannot_be_looked_at_has_no_fingerprint(tmp_path: Path) -> None:
    touch(tmp_path, "anna/days.csv")
    (entry,) = diaries_in(tmp_path)
    (tmp_path / "anna/days.csv").unlink()
    (tmp_path / "anna").rmdir()
    assert entry.fingerprint() == []
