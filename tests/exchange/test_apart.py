"""Files are read in a process of their own, which can be stopped, refuses, and has its limits."""

import os
import signal
import time
from pathlib import Path

import pytest

from fodro.domain.diary import DiaryError
from fodro.exchange import apart as reading
from fodro.exchange.apart import apart
from fodro.exchange.imported import Cancelled, Told, silent

pytestmark = pytest.mark.slow


def twice(number: int, *, told: Told) -> int:
    told(number, 10)
    return 2 * number


def refuse(*, told: Told) -> None:
    raise DiaryError(problem="No.", file="x.csv", line=3, column="steps", remedy="Yes.")


def stumble(*, told: Told) -> None:
    raise ZeroDivisionError


def die(*, told: Told) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def fill(*, told: Told) -> int:
    return len(bytearray(64 * 2**30))


def go_on(where: str, *, told: Told) -> None:
    Path(where).write_text(str(os.getpid()), encoding="ascii")
    while True:
        told(1, 2)
        time.sleep(0.02)


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_what_was_read_comes_back() -> None:
    assert apart(twice, 4, told=silent) == 8


def test_a_refusal_comes_back_with_where_and_what_to_do() -> None:
    with pytest.raises(DiaryError) as refused:
        apart(refuse, told=silent)
    told = refused.value
    assert (told.problem, told.file, told.line, told.column, told.remedy) == (
        "No.",
        "x.csv",
        3,
        "steps",
        "Yes.",
    )


def test_a_mistake_of_an_importer_is_a_refusal_that_names_it() -> None:
    with pytest.raises(DiaryError, match=r"stumbled while reading it \(ZeroDivisionError\)"):
        apart(stumble, told=silent)


def test_a_process_that_ends_is_a_refusal() -> None:
    with pytest.raises(DiaryError, match="more than can be read"):
        apart(die, told=silent)


def test_memory_has_a_limit() -> None:
    with pytest.raises(DiaryError, match="more than can be read"):
        apart(fill, told=silent)


def test_time_has_a_limit(tmp_path: Path) -> None:
    with pytest.raises(DiaryError, match="too long"):
        apart(go_on, str(tmp_path / "pid"), told=silent, longest_s=2.5)


def test_stopping_ends_the_process(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []

    def told(done: int, total: int) -> None:
        seen.append((done, total))
        if (done, total) == (1, 2):
            raise Cancelled

    with pytest.raises(Cancelled):
        apart(go_on, str(tmp_path / "pid"), told=told)
    assert seen[0] == (0, 0)
    assert not is_alive(int((tmp_path / "pid").read_text(encoding="ascii")))
    assert reading.MEMORY_BYTES <= 3 * 2**30
