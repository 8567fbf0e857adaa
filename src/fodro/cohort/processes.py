"""Worker processes on this machine. Each has a pipe of its own, so that it is known which diary ended it."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from math import inf
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from fodro.cohort.answers import Answer, Problem, answer, skipped
from fodro.cohort.diaries import Entry
from fodro.domain.diary import DiaryError

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
"""Parameters of mallopt(3): how much may lie free, and from which size on memory is mapped by itself."""
_TRIM_BYTES, _MMAP_BYTES = 256 << 20, 32 << 20

_ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
_KILLED = -9
_TRY_ALONE = "Try “fodro analyse” on this diary alone."


Work = Callable[[str, int], Answer]


class Processes:
    """So many processes, each with one diary at a time.

    Parameters
    ----------
    count : int
        How many.
    timeout_s : float
        How long one diary may take before its process is ended and the diary is skipped.
    work : callable
        What is done with the path of a diary and the seed; a function that another process can import.
    """

    def __init__(self, count: int, *, timeout_s: float, work: Work = answer) -> None:
        self._count, self._timeout_s, self._work = count, timeout_s, work

    def answers(self, entries: Sequence[Entry], seed: int) -> Iterator[tuple[Entry, Answer]]:
        """Yield an answer for each of `entries`, in the order in which they are done.

        Raises
        ------
        DiaryError
            If the processes do not even start.
        """
        waiting = iter(entries)
        workers = [_Worker.started(self._work) for _ in range(min(self._count, len(entries)))]
        try:
            while workers:
                worker = _next(workers)
                entry, answer = worker.entry, worker.answer
                # The next diary first: nobody waits while this answer is written down.
                self._go_on(worker, next(waiting, None) if worker.alive else None, seed)
                if worker.entry is None:
                    workers.remove(worker)
                    worker.end()
                    if not worker.alive:
                        workers.append(_Worker.started(self._work))
                if entry is not None and answer is not None:
                    yield entry, answer
        finally:
            for worker in workers:
                worker.end()

    def _go_on(self, worker: _Worker, entry: Entry | None, seed: int) -> None:
        worker.entry, worker.answer = entry, None
        if entry is not None:
            worker.ask(entry, seed, due=time.monotonic() + self._timeout_s)


@dataclass(eq=False, slots=True)
class _Worker:
    """One process, the diary it has, and what it made of it. Its first word is that it is ready."""

    process: BaseProcess
    pipe: Connection
    entry: Entry | None = None
    answer: Answer | None = None
    alive: bool = True
    due: float = inf

    @classmethod
    def started(cls, work: Work) -> _Worker:
        ours, theirs = multiprocessing.Pipe()
        spawning = multiprocessing.get_context("spawn")
        process = spawning.Process(target=_work_on, args=(theirs, work), daemon=True)
        process.start()
        theirs.close()  # so that ours ends when the process does
        return cls(process, ours)

    def ask(self, entry: Entry, seed: int, *, due: float) -> None:
        self.due = due
        with suppress(OSError):  # it has ended; receiving says so
            self.pipe.send((str(entry.path), seed))

    def receive(self) -> None:
        try:
            self.answer = self.pipe.recv()
        except (EOFError, OSError):
            self._lose(f"The process that analysed it was ended {self._how()}.")
        self.due = inf

    def give_up(self) -> None:
        self._lose("It took too long: the time for one diary (--timeout) was over.")

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()

    def _lose(self, problem: str) -> None:
        if self.entry is None:
            remedy = "What stands above, if anything, says why."
            raise DiaryError(problem="The worker processes do not start.", remedy=remedy)
        self.alive, self.due = False, inf
        self.answer = skipped(Problem(problem, remedy=_TRY_ALONE), lasting=False)

    def _how(self) -> str:
        self.process.join(timeout=5)
        code = self.process.exitcode or 0
        if code == _KILLED:
            return "by the system, as happens when memory runs out"
        return f"by signal {-code}" if code < 0 else f"with exit code {code}"


def _next(workers: Sequence[_Worker]) -> _Worker:
    """Return the next worker that is ready, has answered, has ended, or whose time is over."""
    soonest = min(workers, key=lambda worker: worker.due)
    left_s = max(0.0, soonest.due - time.monotonic())
    spoken = set(wait([worker.pipe for worker in workers], None if left_s == inf else left_s))
    if not spoken or (left_s == 0 and soonest.pipe not in spoken):
        soonest.give_up()
        return soonest
    worker = next(worker for worker in workers if worker.pipe in spoken)
    worker.receive()
    return worker


def _work_on(pipe: Connection, work: Work) -> None:
    """Answer diary after diary until there is no one left to answer to."""
    # An interrupt goes to the whole group of processes; the one in charge decides what becomes of the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.update(dict.fromkeys(_ONE_THREAD, "1"))
    _keep_what_is_freed()
    for needed in ("fodro.analysis", "fodro.exchange.diary_folder"):
        import_module(needed)  # before the clock of the first diary runs

    with suppress(EOFError, OSError):
        pipe.send(None)
        while True:
            path, seed = pipe.recv()
            pipe.send(work(path, seed))


def _keep_what_is_freed() -> None:
    """Have what one diary leaves ready for the next, which takes as much again; a thirtieth of the time."""
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:  # glibc; other allocators look after it themselves
        mallopt(_TRIM_THRESHOLD, _TRIM_BYTES)
        mallopt(_MMAP_THRESHOLD, _MMAP_BYTES)
