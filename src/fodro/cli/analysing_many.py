"""``fodro analyse-many``: the findings of a whole folder of diaries, as tables."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fodro.cli.progress import Progress
from fodro.cli.speaking import note, say

if TYPE_CHECKING:
    from fodro.cohort.run import Crew, Report

SOME_SKIPPED = 1
INTERRUPTED = 130
_FEW = 20


def _cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@click.command(name="analyse-many", short_help="Analyse a folder of diaries into a table.")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The Parquet file to write.")
@click.option(
    "--workers", type=click.IntRange(1, 1024), default=_cores, help="Processes; every core if left out."
)
@click.option("--scheduler", metavar="ADDRESS", help="Of a Dask cluster that is to do the work instead.")
@click.option(
    "--timeout", type=click.FloatRange(min=1), default=300.0, show_default=True, help="Seconds for one diary."
)
@click.option(
    "--seed", type=click.IntRange(min=0), default=0, show_default=True, help="The same seed, the same answer."
)
@click.option("--restart", is_flag=True, help="Analyse every diary again, also those that are done.")
@click.option("--replace", is_flag=True, help="Replace a file that no earlier run of this command made.")
def analyse_many(
    *,
    folder: Path,
    out: Path,
    workers: int,
    scheduler: str | None,
    timeout: float,
    seed: int,
    restart: bool,
    replace: bool,
) -> None:
    """Analyse every diary in FOLDER (sub-folders and zip archives), and write the findings as a table.

    A run that was ended goes on where it was: give the same command again.
    """
    from fodro.cohort.run import analyse_many as tables_of

    progress, crew = Progress(), _crew(workers, scheduler, timeout_s=timeout)
    try:
        with progress:
            report = tables_of(
                folder, out, crew=crew, seed=seed, restart=restart, replace=replace, told=progress.tell
            )
    except KeyboardInterrupt:
        note(["", f"Stopped. Done so far: {progress}. Give the same command again to go on."])
        sys.exit(INTERRUPTED)
    note(_skipped(report, out))
    say(_written(report, out))
    sys.exit(SOME_SKIPPED if report.problems else 0)


def _crew(workers: int, scheduler: str | None, *, timeout_s: float) -> Crew:
    if scheduler:
        from fodro.cohort.cluster import Cluster

        return Cluster(scheduler)
    from fodro.cohort.processes import Processes

    return Processes(workers, timeout_s=timeout_s)


def _written(report: Report, out: Path) -> Iterator[str]:
    n_whole = report.n_diaries - len(report.problems)
    what = f"diaries {n_whole:,}, findings {report.n_findings:,}"
    before = report.n_diaries - report.n_analysed
    done_before = f" Done before: {before:,}." if before else ""
    if report.written:
        yield f"Written to {out}: {what}.{done_before}"
    else:
        yield f"Nothing has changed since {out} was written: {what}."


def _skipped(report: Report, out: Path) -> Iterator[str]:
    """Yield why diaries were skipped; of many, the first few."""
    from fodro.domain.diary import DiaryError

    problems = list(report.problems.items())
    if problems:
        yield f"Skipped: {len(problems):,} of {report.n_diaries:,}."
    for name, one in problems[:_FEW]:
        file = "" if name.endswith(one.file) else one.file
        said = DiaryError(one.problem, file=file, line=one.line, column=one.column, remedy=one.remedy)
        yield f"  {name}: {said}"
    if len(problems) > _FEW:
        yield f"  … and {len(problems) - _FEW:,} more; {out.stem}.diaries{out.suffix} has them all."
