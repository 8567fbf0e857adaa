"""A cohort of simulated year-long diaries through ``fodro analyse-many``: time, watch, and Dask beside it.

``python -m benchmarks cohort`` takes 200 diaries; ``--diaries 10000`` is the real thing.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import psutil
import pyarrow.parquet as pq

from benchmarks.web import machine
from fodro.analysis.simulate import simulate
from fodro.exchange.diary_folder import write_diary

DIARIES, DAYS, WORKERS = 200, 365, 2
BUDGET_MS = 120.0
"""For a diary and a core, reading included: 10,000 in ten minutes on two cores."""

FIRST_SEED = 90_000
LOOK_EVERY_S = 0.5
EARLY = 0.1


@dataclass
class Watch:
    """How many bytes were kept, and the MB that the command and the largest of its workers held by then."""

    looks: list[tuple[int, float, float]] = field(default_factory=list)
    cpu_s: float = 0.0
    workers: list[psutil.Process] = field(default_factory=list)

    def look(self, command: psutil.Process, kept: Path) -> None:
        size = kept.stat().st_size if kept.exists() else 0
        if len(self.workers) < WORKERS or not all(worker.is_running() for worker in self.workers):
            self.workers = children(command)  # looking for them takes as long as a diary's tenth
        workers = self.workers
        self.looks.append((size, megabytes(command), max(map(megabytes, workers), default=0.0)))
        self.cpu_s = max(self.cpu_s, sum(map(cpu_s, [command, *workers])))

    def __str__(self) -> str:
        whole = max(size for size, *_ in self.looks)
        early = [look for look in self.looks if look[0] <= EARLY * whole]
        at_most = [(max(look[n] for look in early), max(look[n] for look in self.looks)) for n in (1, 2)]
        names = zip(("the command", "a worker"), at_most, strict=True)
        return ", ".join(f"{name} {a:.0f} MB up to a tenth, {b:.0f} MB in all" for name, (a, b) in names)


def megabytes(process: psutil.Process) -> float:
    try:
        return float(process.memory_info().rss) / 2**20
    except psutil.NoSuchProcess:
        return 0.0


def cpu_s(process: psutil.Process) -> float:
    try:
        return float(sum(process.cpu_times()[:2]))
    except psutil.NoSuchProcess:
        return 0.0


def write_person(folder: Path, days: int, seed: int) -> None:
    write_diary(simulate(days=days, seed=FIRST_SEED + seed).diary, folder / f"{seed:06}")


def write_cohort(folder: Path, n_diaries: int, *, days: int) -> None:
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as pool:
        for _ in pool.map(partial(write_person, folder, days), range(n_diaries), chunksize=8):
            pass


def timed(folder: Path, out: Path, *options: str) -> tuple[float, Watch]:
    """Run the command; return how long it took, in seconds, and what it held."""
    command = [sys.executable, "-m", "fodro.cli", "analyse-many", str(folder), "--out", str(out), *options]
    kept, watch, started_s = out.with_name(f"{out.name}.kept"), Watch(), time.perf_counter()
    with subprocess.Popen(command) as run:
        process = psutil.Process(run.pid)
        while run.poll() is None:
            watch.look(process, kept)
            time.sleep(LOOK_EVERY_S)
    if run.returncode:
        message = f"the command ended with {run.returncode}"
        raise RuntimeError(message)
    return time.perf_counter() - started_s, watch


def children(process: psutil.Process) -> list[psutil.Process]:
    try:
        return list(process.children(recursive=True))
    except psutil.NoSuchProcess:
        return []


@contextmanager
def local_cluster() -> Iterator[str]:
    from distributed import LocalCluster

    with LocalCluster(n_workers=WORKERS, threads_per_worker=1, dashboard_address=":0") as cluster:
        yield cluster.scheduler_address


def beside(*outs: Path) -> tuple[Path, ...]:
    return tuple(out.with_name(f"{out.stem}.diaries.parquet") for out in outs)


def tables(out: Path) -> list[bytes]:
    return [file.read_bytes() for file in (out, *beside(out))]


def told(what: str, seconds: float, n_diaries: int) -> None:
    per_core_ms = 1000 * seconds * WORKERS / n_diaries
    verdict = "kept" if per_core_ms <= BUDGET_MS else "MISSED"
    budget = f"budget {BUDGET_MS:.0f} ms: {verdict}"
    print(f"{what}: {seconds:.1f} s, {per_core_ms:.0f} ms a diary and core ({budget})", flush=True)


def made(folder: Path, n_diaries: int, *, days: int) -> Path:
    started_s = time.perf_counter()
    write_cohort(folder, n_diaries, days=days)
    print(f"{n_diaries:,} diaries of {days} days made in {time.perf_counter() - started_s:.0f} s", flush=True)
    return folder


def run(room: Path, folder: Path) -> None:
    n_diaries = sum(1 for _ in folder.iterdir())
    seconds, watch = timed(folder, room / "processes.parquet", "--workers", str(WORKERS))
    told(f"{WORKERS} processes", seconds, n_diaries)
    print(f"processor time: {1000 * watch.cpu_s / n_diaries:.0f} ms a diary, start included")
    print(f"memory: {watch}")
    seconds, _ = timed(folder, room / "processes.parquet", "--workers", str(WORKERS))
    print(f"again, when all is done: {seconds:.1f} s")
    beside_a_cluster(room, folder, n_diaries)


def beside_a_cluster(room: Path, folder: Path, n_diaries: int) -> None:
    with local_cluster() as address:
        seconds, _ = timed(folder, room / "dask.parquet", "--scheduler", address)
    told(f"a local Dask cluster of {WORKERS} workers", seconds, n_diaries)
    print(f"the tables are {likeness(room / 'processes.parquet', room / 'dask.parquet')}")


def likeness(one: Path, other: Path) -> str:
    if tables(one) == tables(other):
        return "identical, byte for byte"
    same_rows = all(pq.read_table(a).equals(pq.read_table(b)) for a, b in ((one, other), beside(one, other)))
    return "identical, but not made by the same program" if same_rows else "DIFFERENT"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--diaries", type=int, default=DIARIES, help="how many people")
    parser.add_argument("--days", type=int, default=DAYS, help="how long each diary is")
    parser.add_argument("--folder", type=Path, help="diaries that are there already, instead of new ones")
    asked = parser.parse_args()
    print(f"On {machine()}:")
    with tempfile.TemporaryDirectory(prefix="fodro-cohort-") as room:
        run(Path(room), asked.folder or made(Path(room) / "diaries", asked.diaries, days=asked.days))


if __name__ == "__main__":
    main()
