"""Small cohorts, and crews that do their work in unusual ways."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from fodro.analysis.simulate import simulate
from fodro.cohort.answers import Answer, answer
from fodro.cohort.diaries import Entry
from fodro.exchange.diary_folder import write_diary

BAD_DAYS = b"date,steps\n2024-05-30,3\n2024-05-31,seven\n2024-06-01,4\n"


def write_cohort(folder: Path, names: Sequence[str], *, days: int = 30) -> Path:
    """Write a diary for each of `names`, of another person each."""
    for seed, name in enumerate(names):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write_diary(simulate(days=days, seed=seed).diary, path)
    return folder


def write_bad_diary(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "days.csv").write_bytes(BAD_DAYS)


def listing(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@cache
def known_answer(path: str, _state: str, seed: int) -> Answer:
    """Analyse one state of a diary once for all tests."""
    return answer(path, seed)


def rows(table: Path) -> list[dict[str, Any]]:
    return list(pq.read_table(table).to_pylist())


def tables(out: Path) -> tuple[bytes, bytes]:
    return out.read_bytes(), out.with_name(f"{out.stem}.diaries.parquet").read_bytes()


@dataclass
class Inline:
    """Does the work itself, in an order of its own; notes what it was given, and may be stopped."""

    seed: int = 0
    stop_after: int | None = None
    given: list[str] = field(default_factory=list)

    def answers(self, entries: Sequence[Entry], seed: int) -> Iterator[tuple[Entry, Answer]]:
        shuffled = list(entries)
        random.Random(self.seed).shuffle(shuffled)
        for entry in shuffled:
            if len(self.given) == self.stop_after:
                raise KeyboardInterrupt
            self.given.append(entry.name)
            yield entry, known_answer(str(entry.path), str(entry.fingerprint()), seed)


def treacherous(path: str, seed: int) -> Answer:
    """As `answer`, but some diaries end their process or never come to an end."""
    if "deadly" in path:
        os.kill(os.getpid(), signal.SIGKILL)
    if "endless" in path:
        time.sleep(600)
    return answer(path, seed)
