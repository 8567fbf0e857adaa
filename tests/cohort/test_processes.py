"""The work done by processes of their own, and what becomes of it when they end."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from fodro.cohort.places import kept_beside
from fodro.cohort.processes import Processes
from fodro.cohort.run import analyse_many
from fodro.domain.diary import DiaryError
from tests.cli.command import fodro
from tests.cohort import unloadable
from tests.cohort.cohorts import Inline, listing, rows, tables, treacherous, write_bad_diary, write_cohort

PATIENCE_S = 30
SOME, MANY = 40, 400
"""So many diaries that they are not all done before the run is ended."""


def started(*arguments: str | Path) -> subprocess.Popen[str]:
    """Start the command as a terminal does: in a group of processes that an interrupt goes to.

    Tests that run in the background ignore interrupts, and what they start would too.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    return subprocess.Popen(
        [sys.executable, "-m", "fodro.cli", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )


def wait_for_answers(kept: Path, process: subprocess.Popen[str]) -> None:
    """Wait until something more than the header is kept."""
    deadline = time.monotonic() + PATIENCE_S
    while not kept.exists() or len(kept.read_bytes().split(b"\n", 1)[-1]) < 100:
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < deadline
        time.sleep(0.002)


def test_one_process_and_two_give_the_same_tables_as_none(tmp_path: Path) -> None:
    folder = write_cohort(tmp_path / "cohort", ["a", "b", "c/d", "e"])
    write_bad_diary(folder / "bad")
    outs = [tmp_path / name for name in ("none.parquet", "one.parquet", "two.parquet")]
    analyse_many(folder, outs[0], crew=Inline())
    for n, out in enumerate(outs[1:], 1):
        answer = fodro("analyse-many", folder, "--out", out, "--workers", n)
        assert answer.exit_code == 1
        assert "bad: days.csv, line 3, column steps: “seven” stands in" in answer.stderr
        assert answer.stdout == f"Written to {out}: diaries 4, findings {len(rows(outs[0])):,}.\n"
    assert tables(outs[0]) == tables(outs[1]) == tables(outs[2])


def test_a_diary_that_ends_its_process_or_takes_for_ever_is_skipped_and_tried_again(tmp_path: Path) -> None:
    folder = write_cohort(tmp_path / "cohort", ["a", "b", "deadly", "endless", "z"], days=3)
    out = tmp_path / "f.parquet"
    report = analyse_many(folder, out, crew=Processes(2, timeout_s=3, work=treacherous))
    problems = {name: one.problem for name, one in report.problems.items()}
    assert list(problems) == ["deadly", "endless"]
    assert "ended by the system, as happens when memory runs out" in problems["deadly"]
    assert "too long" in problems["endless"]
    again = Inline()
    assert not analyse_many(folder, out, crew=again).problems
    assert sorted(again.given) == ["deadly", "endless"]
    assert [row["diary"] for row in rows(tmp_path / "f.diaries.parquet")] == sorted(
        [*problems, "a", "b", "z"]
    )


def test_the_last_diary_may_be_the_deadly_one(tmp_path: Path) -> None:
    folder = write_cohort(tmp_path / "cohort", ["deadly"], days=3)
    report = analyse_many(folder, tmp_path / "f.parquet", crew=Processes(2, timeout_s=60, work=treacherous))
    assert list(report.problems) == ["deadly"]
    assert [row["diary"] for row in rows(tmp_path / "f.diaries.parquet")] == ["deadly"]


def test_processes_that_do_not_start_are_not_the_fault_of_a_diary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(unloadable.BROKEN, "1")
    folder = write_cohort(tmp_path / "cohort", ["a"], days=3)
    with pytest.raises(DiaryError, match="do not start"):
        analyse_many(folder, tmp_path / "f.parquet", crew=Processes(1, timeout_s=60, work=unloadable.work))
    assert not (tmp_path / "f.parquet").exists()


def test_after_a_kill_it_goes_on_and_no_process_is_left_behind(tmp_path: Path) -> None:
    folder, out = write_cohort(tmp_path / "cohort", [f"{n:02}" for n in range(SOME)]), tmp_path / "f.parquet"
    run = started("analyse-many", folder, "--out", out, "--workers", 1)
    wait_for_answers(kept_beside(out), run)
    children = psutil.Process(run.pid).children(recursive=True)
    run.kill()
    run.communicate(timeout=PATIENCE_S)
    assert children
    assert not psutil.wait_procs(children, timeout=PATIENCE_S)[1]
    assert listing(tmp_path) == ["cohort", "f.parquet.kept"] or not out.exists()
    crew = Inline()
    report = analyse_many(folder, out, crew=crew)
    assert 0 < len(crew.given) < SOME
    assert (report.n_diaries, report.n_analysed) == (SOME, len(crew.given))
    analyse_many(folder, tmp_path / "at-once.parquet", crew=Inline())
    assert tables(out) == tables(tmp_path / "at-once.parquet")


def test_an_interrupt_leaves_no_half_table_and_says_how_to_go_on(tmp_path: Path) -> None:
    folder, out = write_cohort(tmp_path / "cohort", [f"{n:03}" for n in range(MANY)]), tmp_path / "f.parquet"
    run = started("analyse-many", folder, "--out", out, "--workers", 2)
    wait_for_answers(kept_beside(out), run)
    os.killpg(run.pid, signal.SIGINT)
    said, complaints = run.communicate(timeout=PATIENCE_S)
    assert (run.returncode, said) == (130, "")
    assert f"of {MANY}. Give the same command again to go on." in complaints
    assert "Traceback" not in complaints
    assert listing(tmp_path) == ["cohort", "f.parquet.kept"]


@pytest.mark.parametrize("arguments", [("--out", "f.csv"), ()])
def test_what_cannot_be_is_refused_before_any_work(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    answer = fodro("analyse-many", tmp_path / "nowhere", *arguments)
    assert answer.exit_code == 2
    assert answer.stdout == ""


def test_numerics_and_arrow_are_not_loaded_to_say_what_it_does() -> None:
    code = (
        "import sys; from fodro.cli import main; import fodro.cohort.run, fodro.cohort.processes; "
        "print([name for name in ('numpy', 'pyarrow', 'django', 'distributed') if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout == "[]\n"
