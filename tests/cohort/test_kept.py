"""Answers kept on the way."""

from pathlib import Path

import pytest

from fodro.cohort.diaries import Entry
from fodro.cohort.kept import Kept
from fodro.domain.diary import DiaryError

OWNER = {"program": "a", "seed": 0}
STATE: list[list[str | int]] = [["days.csv", 10, 1]]
ANNA, BO = Entry("anna", Path("anna")), Entry("bø", Path("bø"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Kept(tmp_path / "kept", OWNER) as kept:
        kept.keep("anna", STATE, b"of anna")
        kept.keep("bø", STATE, b"of bo" * 1000)
    return tmp_path / "kept"


def test_what_is_kept_is_there_the_next_time(path: Path) -> None:
    with Kept(path, OWNER) as kept:
        assert len(kept) == 2
        assert kept.has(ANNA, STATE)
        assert kept.has(BO, STATE)
        assert (kept.body("anna"), kept.body("bø")) == (b"of anna", b"of bo" * 1000)
        kept.keep("cy", STATE, b"of cy")
        assert (kept.body("cy"), kept.body("anna")) == (b"of cy", b"of anna")


def test_a_diary_in_another_state_is_not_there(path: Path) -> None:
    with Kept(path, OWNER) as kept:
        assert not kept.has(ANNA, [["days.csv", 10, 2]])
        assert not kept.has(Entry("cy", Path("cy")), STATE)


def test_a_state_that_is_not_known_is_never_there(tmp_path: Path) -> None:
    with Kept(tmp_path / "kept", OWNER) as kept:
        kept.keep("anna", [], b"x")
        assert not kept.has(ANNA, [])


def test_the_later_answer_counts(path: Path) -> None:
    later: list[list[str | int]] = [["days.csv", 11, 2]]
    with Kept(path, OWNER) as kept:
        kept.keep("anna", later, b"later")
    with Kept(path, OWNER) as kept:
        assert kept.has(ANNA, later)
        assert kept.body("anna") == b"later"


@pytest.mark.parametrize("owner", [{**OWNER, "seed": 1}, {**OWNER, "program": "b"}])
def test_answers_of_another_seed_or_program_are_forgotten(path: Path, owner: dict[str, str | int]) -> None:
    with Kept(path, owner) as kept:
        assert len(kept) == 0
    with Kept(path, OWNER) as kept:
        assert len(kept) == 0


def test_to_restart_is_to_forget(path: Path) -> None:
    with Kept(path, OWNER, restart=True) as kept:
        assert len(kept) == 0


def test_a_record_cut_short_anywhere_costs_only_itself(path: Path) -> None:
    whole = path.read_bytes()
    second = whole.index(b'["b') - 12
    for end in [*range(second, second + 40), len(whole) - 1]:
        path.write_bytes(whole[:end])
        with Kept(path, OWNER) as kept:
            assert len(kept) == 1
            assert kept.body("anna") == b"of anna"
            kept.keep("bø", STATE, b"again")
        with Kept(path, OWNER) as kept:
            assert kept.body("bø") == b"again"


@pytest.mark.parametrize("damage", [b"\0" * 200, b"\xff" * 200])
def test_what_was_never_written_ends_the_file(path: Path, damage: bytes) -> None:
    with path.open("ab") as file:
        file.write(damage)
    with Kept(path, OWNER) as kept:
        assert len(kept) == 2


def test_a_file_that_is_something_else_is_begun_anew(tmp_path: Path) -> None:
    (tmp_path / "kept").write_bytes(b"\x00\xff no kept answers")
    with Kept(tmp_path / "kept", OWNER) as kept:
        assert len(kept) == 0
        kept.keep("anna", STATE, b"x")
    with Kept(tmp_path / "kept", OWNER) as kept:
        assert kept.body("anna") == b"x"


def test_two_runs_do_not_write_the_same_file(path: Path) -> None:
    with Kept(path, OWNER), pytest.raises(DiaryError, match="Another run"):
        Kept(path, OWNER)


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DiaryError, match="cannot be written"):
        Kept(tmp_path, OWNER)


def test_answers_of_earlier_states_are_tidied_away(path: Path) -> None:
    with Kept(path, OWNER) as kept:
        for number in range(4):
            kept.keep("anna", [["days.csv", number, number]], bytes(600_000))
        before = path.stat().st_size
        kept.tidy()
    assert path.stat().st_size < before / 3
    with Kept(path, OWNER) as kept:
        assert kept.body("anna") == bytes(600_000)
        assert kept.has(ANNA, [["days.csv", 3, 3]])
        assert kept.body("bø") == b"of bo" * 1000
