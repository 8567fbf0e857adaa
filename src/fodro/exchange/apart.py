"""Files are read in a process of their own: whatever they hold, the app goes on.

A phone's export is a gigabyte, and a file can be made to fill a machine. Apart from the app, reading takes
nothing from who is checking in meanwhile, gives all its memory back, can be ended at any moment, and has a
limit of memory and of time.
"""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from fodro.domain.diary import DiaryError
from fodro.exchange.imported import Told

T = TypeVar("T")

MEMORY_BYTES = 3 * 2**30
LONGEST_S = 30 * 60.0
TELL_EVERY_S = 0.1
_TOO_MUCH = "It holds more than can be read here."
_TRY_SMALLER = "Export a shorter time, or one kind of data, and try again."

_TOLD, _DONE, _REFUSED = "told", "done", "refused"


def apart(work: Callable[..., T], *args: object, told: Told, longest_s: float = LONGEST_S) -> T:
    """Return what ``work(*args, told=...)`` returns, done in another process.

    Parameters
    ----------
    work : callable
        A function another process can import, with arguments and a result that can be sent to and fro.
    told : callable
        Told how far it is, at least every fifth of a second; what it raises ends the process and is let pass.
    longest_s : float
        How long it may take.

    Raises
    ------
    DiaryError
        What `work` raises; also if the process ends before it is done, or takes too long.
    """
    ours, theirs = multiprocessing.Pipe(duplex=False)
    spawning = multiprocessing.get_context("spawn")
    process = spawning.Process(target=_work_apart, args=(theirs, work, args), daemon=True)
    process.start()
    theirs.close()  # so that ours ends when the process does
    try:
        answer: T = _answer(ours, told, time.monotonic() + longest_s)
        return answer
    finally:
        process.kill()
        process.join()
        ours.close()


def _answer(pipe: Connection, told: Told, due: float) -> Any:
    far = (0, 0)
    while time.monotonic() < due:
        told(*far)
        if not pipe.poll(2 * TELL_EVERY_S):
            continue
        try:
            kind, said = pipe.recv()
        except EOFError:
            raise DiaryError(_TOO_MUCH, remedy=_TRY_SMALLER) from None
        if kind == _DONE:
            return said
        if kind == _REFUSED:
            raise DiaryError(**said)
        far = said
    raise DiaryError(problem="It takes too long to read.", remedy=_TRY_SMALLER)


def _work_apart(pipe: Connection, work: Callable[..., object], args: tuple[object, ...]) -> None:
    _limit_memory()
    with suppress(BrokenPipeError):  # nobody waits for it any more
        try:
            pipe.send((_DONE, work(*args, told=_Teller(pipe))))
        except DiaryError as error:
            pipe.send((_REFUSED, _plain(error)))
        except MemoryError:
            pipe.send((_REFUSED, {"problem": _TOO_MUCH, "remedy": _TRY_SMALLER}))
        except BrokenPipeError:
            raise
        except Exception as error:  # noqa: BLE001  # an importer's own mistake must not look like a crash
            remedy = "Please report it with the program the file comes from; nothing was changed."
            problem = f"Fodro stumbled while reading it ({type(error).__name__})."
            pipe.send((_REFUSED, {"problem": problem, "remedy": remedy}))


def _plain(error: DiaryError) -> dict[str, object]:
    return {
        "problem": error.problem,
        "file": error.file,
        "line": error.line,
        "column": error.column,
        "remedy": error.remedy,
    }


class _Teller:
    """Sends how far it is, but not more often than anybody looks."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe, self._next = pipe, 0.0

    def __call__(self, done_bytes: int, all_bytes: int) -> None:
        if (now := time.monotonic()) >= self._next:
            self._pipe.send((_TOLD, (done_bytes, all_bytes)))
            self._next = now + TELL_EVERY_S


def _limit_memory() -> None:
    """Let the process have so much memory and no more, where the system can."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
