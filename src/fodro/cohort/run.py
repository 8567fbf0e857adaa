"""A cohort from folder to tables: what is missing is done and kept, then all of it is written."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from fodro.cohort.answers import Answer, Problem, unpacked
from fodro.cohort.diaries import Entry, Fingerprint, diaries_in
from fodro.cohort.kept import Kept, Owner
from fodro.cohort.places import kept_beside, refuse_place
from fodro.cohort.program import program
from fodro.version import __version__

_FORM = 1


class Crew(Protocol):
    """Whoever does the work: processes on this machine, or a cluster."""

    def answers(self, entries: Sequence[Entry], seed: int) -> Iterator[tuple[Entry, Answer]]:
        """Yield an answer for each of `entries`, in whatever order they are done."""


@dataclass(slots=True)
class Report:
    """What a run came to.

    Parameters
    ----------
    n_diaries, n_analysed, n_findings : int
        Diaries in the folder, those of them analysed in this run, rows of the table of findings.
    problems : dict of str to Problem
        Why diaries were skipped, by their names in order.
    written : bool
        Whether the tables were written; they are left alone where they are what they would be.
    """

    n_diaries: int
    n_analysed: int = 0
    n_findings: int = 0
    problems: dict[str, Problem] = field(default_factory=dict)
    written: bool = True


def analyse_many(
    folder: Path,
    out: Path,
    *,
    crew: Crew,
    seed: int = 0,
    restart: bool = False,
    replace: bool = False,
    told: Callable[[int, int], None] = lambda done, total: None,
) -> Report:
    """Analyse every diary in `folder` and write what comes of them to `out` and to a table beside it.

    Parameters
    ----------
    folder : Path
        See `diaries_in`.
    out : Path
        A Parquet file. It is the same whoever did the work, in whatever order, in one go or in several.
    crew : Crew
        Who does the work.
    seed : int
        As of `fodro.analyse`.
    restart : bool
        Whether to analyse every diary again, also those whose answers were kept.
    replace : bool
        Whether a file at `out` may be replaced that no earlier run has made.
    told : callable
        Is told how many diaries are done, of how many.

    Returns
    -------
    Report

    Raises
    ------
    DiaryError
        If there are no diaries, `out` cannot be written or is somebody else's, or nobody can do the work.
    """
    refuse_place(out, replace=replace)
    entries = diaries_in(folder)
    states = {entry.name: entry.fingerprint() for entry in entries}
    owner: Owner = {"fodro": __version__, "program": program(), "seed": seed, "form": _FORM}
    with Kept(kept_beside(out), owner, restart=restart) as kept:
        missing = [entry for entry in entries if not kept.has(entry, states[entry.name])]
        report = Report(len(entries), n_analysed=len(missing))
        told(len(entries) - len(missing), len(entries))
        passing = _work(missing, kept, states=states, crew=crew, seed=seed, told=told, total=len(entries))
        answers = _answers(entries, kept, passing, report=report)
        made_from = "" if passing else _made_from(owner, states)
        _write(out, answers, report, made_from=made_from, seed=seed)
        kept.tidy()
    return report


def _work(
    missing: Sequence[Entry],
    kept: Kept,
    *,
    states: Mapping[str, Fingerprint],
    crew: Crew,
    seed: int,
    told: Callable[[int, int], None],
    total: int,
) -> dict[str, bytes]:
    """Have the `missing` done and kept; return the answers that would not be the same another time."""
    passing: dict[str, bytes] = {}
    with closing(crew.answers(missing, seed)) as answers:  # type: ignore[type-var]
        for n_done, (entry, answer) in enumerate(answers, 1 + total - len(missing)):
            if answer.lasting:
                kept.keep(entry.name, states[entry.name], answer.body)
            else:
                passing[entry.name] = answer.body
            told(n_done, total)
    return passing


def _answers(
    entries: Sequence[Entry], kept: Kept, passing: Mapping[str, bytes], *, report: Report
) -> Iterator[tuple[str, dict[str, Any]]]:
    for entry in entries:
        plain = unpacked(passing[entry.name] if entry.name in passing else kept.body(entry.name))
        if "problem" in plain:
            report.problems[entry.name] = Problem(**plain["problem"])
        else:
            report.n_findings += len(plain["factors"]["factor"])
        yield entry.name, plain


def _write(
    out: Path, answers: Iterator[tuple[str, dict[str, Any]]], report: Report, *, made_from: str, seed: int
) -> None:
    from fodro.cohort import tables

    if made_from and tables.made_from(out) == made_from:
        report.written = False
        for _ in answers:  # counted as they pass
            pass
        return
    about = {"fodro": __version__, "seed": str(seed), tables.MADE_FROM: made_from}
    tables.write_tables(out, answers, seed=seed, about=about)


def _made_from(owner: Owner, states: Mapping[str, Fingerprint]) -> str:
    """Return a digest of all that the tables depend on, or nothing if the state of a diary is not known."""
    if not all(states.values()):
        return ""
    return hashlib.sha256(json.dumps([dict(owner), states], sort_keys=True).encode()).hexdigest()
