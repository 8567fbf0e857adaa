"""``experiments.csv``: a row for each day of an experiment; what was planned stands on one of its rows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from fodro.domain.diary import DiaryError
from fodro.domain.drawing import LONGEST_DAYS, LONGEST_WASHOUT_DAYS
from fodro.domain.experiments import Allotment, Arm, Design, Done, Experiment, Outcome, Redraw
from fodro.exchange.cells import CellError, number_cell, shown, text_cell, text_of
from fodro.exchange.readings import read_maybe_day, read_number, read_score, read_text
from fodro.exchange.table import Column, Table

NEEDED = ("experiment", "date")
PLAN = ("design", "subject", "a", "b", "start", "days", "washout", "seed", "outcome", "ended")
DAY = (
    "drawn",
    "block",
    "counts",
    "done",
    "note",
    "value",
    "left",
    "right",
    "redrawn_days",
    "redrawn_washout",
)
COLUMNS = (*NEEDED, *PLAN, *DAY)
NEITHER = "neither"
"""The word of the column ``done`` for a day on which neither or both were done."""
YES, NO = "yes", "no"
"""The words of the column ``counts``."""
OUTCOMES = ("evening", "next-morning", "day")

_SEED = re.compile(r"[0-9a-f]{64}")
Cells = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    said: Cells


def experiments(table: Table) -> tuple[Experiment, ...]:
    """Return the experiments, in order of their first days.

    Raises
    ------
    DiaryError
        If a column is missing, a cell does not say what its column is for, or the rows of one experiment
        contradict each other.
    """
    table.require(*NEEDED)
    read = table.each(_row_reader(table))
    rows = [_Row(line, said) for (line, _), said in zip(table.rows, read, strict=True)]
    rows.sort(key=lambda row: str(row.said["experiment"]))
    found = []
    for _, of_one in groupby(rows, key=lambda row: str(row.said["experiment"])):
        found.append(_experiment(table, list(of_one)))
    return tuple(sorted(found, key=lambda experiment: (experiment.start, experiment.key)))


def _row_reader(table: Table) -> Callable[[Sequence[str]], Cells]:
    readers: dict[str, Callable[[str], Any]] = {
        "experiment": read_text,
        "date": read_maybe_day,
        "design": _one_of("design", Design),
        "start": read_maybe_day,
        "ended": read_maybe_day,
        "days": _whole(1, LONGEST_DAYS),
        "washout": _whole(0, LONGEST_WASHOUT_DAYS),
        "seed": _read_seed,
        "outcome": _one_of("outcome", OUTCOMES),
        "drawn": _one_of("drawn", Arm),
        "block": _whole(0, LONGEST_DAYS),
        "counts": _one_of("counts", (YES, NO)),
        "done": _one_of("done", (*Arm, NEITHER)),
        "redrawn_days": _whole(1, LONGEST_DAYS),
        "redrawn_washout": _whole(0, LONGEST_WASHOUT_DAYS),
        **dict.fromkeys(("value", "left", "right"), read_score),
    }
    columns = [Column(table, name, readers.get(name, _read_words)) for name in COLUMNS]
    return lambda cells: {column.name: column.of(cells) for column in columns}


def _one_of(column: str, words: Iterable[str]) -> Callable[[str], str | None]:
    known = [str(word) for word in words]

    def read(cell: str) -> str | None:
        word = cell.strip()
        if not word or word in known:
            return word or None
        remedy = f"Write {', '.join(known)} – or leave the cell blank."
        problem = f"{shown(word)} is not one of the words of this column."
        raise CellError(problem, remedy=remedy, column=column)

    return read


def _whole(low: int, high: int) -> Callable[[str], int | None]:
    def read(cell: str) -> int | None:
        if not cell.strip():
            return None
        value = read_number(cell)
        if value != int(value) or not low <= value <= high:
            remedy = f"Write a whole number from {low} to {high:,}, or leave the cell blank."
            problem = f"{cell.strip()} is not a whole number from {low} to {high:,}."
            raise CellError(problem, remedy=remedy)
        return int(value)

    return read


def _read_seed(cell: str) -> str | None:
    seed = text_of(cell)
    if not seed or _SEED.fullmatch(seed):
        return seed or None
    remedy = "Write the 64 hexadecimal letters of the draw, or leave the cell blank."
    raise CellError(problem=f"{shown(seed)} is not a seed.", remedy=remedy)


def _read_words(cell: str) -> str | None:
    return text_of(cell) if cell else None


def _experiment(table: Table, rows: list[_Row]) -> Experiment:
    plan = {name: _only(table, rows, name) for name in PLAN}
    days = _in_order(table, rows)
    drawn = _drawn(days, plan["design"])
    plan["start"] = plan["start"] or (days[0]["date"] if days else None)
    _refuse_a_plan_that_says_too_little(table, rows, plan, drawn=bool(drawn))
    return Experiment(
        key=rows[0].said["experiment"],
        design=Design(plan["design"]),
        subject=plan["subject"] or "",
        a=plan["a"] or "",
        b=plan["b"] or "",
        start=plan["start"],
        n_days=plan["days"] or len(drawn),
        seed=plan["seed"] or "",
        washout_days=plan["washout"] or 0,
        since_outcome=plan["outcome"] or OUTCOMES[0],
        ended=plan["ended"],
        drawn=drawn,
        done=tuple(_done(day) for day in days if day["done"] is not None),
        outcomes=tuple(_outcome(day) for day in days if _is_rated(day)),
        redraws=tuple(_redraw(day) for day in days if day["redrawn_days"] is not None),
    )


def _only(table: Table, rows: list[_Row], column: str) -> Any:
    """Return what the rows of one experiment say in a column of its plan: once, or always the same."""
    said = [row for row in rows if row.said[column] not in (None, "")]
    for row in said[1:]:
        if row.said[column] != said[0].said[column]:
            problem = (
                f"The experiment says {shown(str(said[0].said[column]))} in line {said[0].line} already."
            )
            raise _refusal(table, row, column, problem=problem, remedy="Write it once for each experiment.")
    return said[0].said[column] if said else None


def _in_order(table: Table, rows: list[_Row]) -> list[Cells]:
    days: dict[date, Cells] = {}
    for row in rows:
        day = row.said["date"]
        if day in days:
            problem = f"{day} is there twice in this experiment."
            raise _refusal(table, row, "date", problem=problem, remedy="Keep one row.")
        if day is not None:
            days[day] = row.said
        elif any(row.said[name] not in (None, "") for name in DAY):
            remedy = "Write the day of this row."
            raise _refusal(table, row, "date", problem="The date is blank.", remedy=remedy)
    return [days[day] for day in sorted(days)]


def _refuse_a_plan_that_says_too_little(table: Table, rows: list[_Row], plan: Cells, *, drawn: bool) -> None:
    needed = {
        "design": (plan["design"] is not None, f"Write one of {', '.join(Design)} in one of its rows."),
        "start": (plan["start"] is not None, "Write its first day in one of its rows."),
        "days": (plan["days"] is not None or drawn, "Write how many days it has, or the arm of each day."),
        "seed": (plan["seed"] is not None or drawn, "Write the seed of the draw, or the arm of each day."),
    }
    if sum(row.said["drawn"] is not None for row in rows) > LONGEST_DAYS:
        problem = f"The experiment {shown(rows[0].said['experiment'])} has more than {LONGEST_DAYS} days."
        raise _refusal(table, rows[0], "drawn", problem=problem, remedy="Make two of it.")
    for column, (said, remedy) in needed.items():
        if not said:
            problem = f"The experiment {shown(rows[0].said['experiment'])} does not say it."
            raise _refusal(table, rows[0], column, problem=problem, remedy=remedy)


def _refusal(table: Table, row: _Row, column: str, *, problem: str, remedy: str) -> DiaryError:
    return table.refusal([(row.line, CellError(problem, remedy=remedy, column=column))])


def _drawn(days: Sequence[Cells], design: str | None) -> tuple[Allotment, ...]:
    """Return the draw; where no block is given, days follow each other in blocks as they are drawn here."""
    drawn = [day for day in days if day["drawn"] is not None]
    size = {Design.SPLIT_FOOT: 4, Design.COMPLETE: LONGEST_DAYS}.get(Design(design), 2) if design else 1
    return tuple(
        Allotment(
            day["date"],
            n // size if day["block"] is None else day["block"],
            Arm(day["drawn"]),
            counts=day["counts"] != NO,
        )
        for n, day in enumerate(drawn)
    )


def _done(day: Cells) -> Done:
    return Done(day["date"], None if day["done"] == NEITHER else Arm(day["done"]), day["note"] or "")


def _is_rated(day: Cells) -> bool:
    return any(day[name] is not None for name in ("value", "left", "right"))


def _outcome(day: Cells) -> Outcome:
    return Outcome(day["date"], day["value"], day["left"], day["right"])


def _redraw(day: Cells) -> Redraw:
    return Redraw(day["date"], day["redrawn_days"], day["redrawn_washout"] or 0)


def experiment_rows(experiments: Iterable[Experiment]) -> Iterator[tuple[str, ...]]:
    """Yield rows of cells, in the order of ``COLUMNS``, for each experiment: the plan, then a row a day."""
    for experiment in experiments:
        rows = {None: _plan_cells(experiment), **_day_cells(experiment)}
        for day, cells in rows.items():
            named = {"experiment": text_cell(experiment.key), "date": day.isoformat() if day else "", **cells}
            yield tuple(named.get(column, "") for column in COLUMNS)


def _plan_cells(experiment: Experiment) -> dict[str, str]:
    return {
        "design": experiment.design.value,
        "subject": _text(experiment.subject),
        "a": _text(experiment.a),
        "b": _text(experiment.b),
        "start": experiment.start.isoformat(),
        "days": str(experiment.n_days),
        "washout": str(experiment.washout_days),
        "seed": _text(experiment.seed),
        "outcome": experiment.since_outcome,
        "ended": experiment.ended.isoformat() if experiment.ended else "",
    }


def _day_cells(experiment: Experiment) -> dict[date | None, dict[str, str]]:
    said: dict[date | None, dict[str, str]] = defaultdict(dict)
    for day in experiment.drawn:
        counts = YES if day.counts else NO
        said[day.day] |= {"drawn": day.arm.value, "block": str(day.block), "counts": counts}
    for done in experiment.done:
        said[done.day] |= {"done": done.arm.value if done.arm else NEITHER, "note": _text(done.note)}
    for outcome in experiment.outcomes:
        scores = (("value", outcome.value), ("left", outcome.left), ("right", outcome.right))
        said[outcome.day] |= {name: number_cell(score) for name, score in scores if score is not None}
    for redraw in experiment.redraws:
        numbers = {"redrawn_days": str(redraw.n_days), "redrawn_washout": str(redraw.washout_days)}
        said[redraw.day] |= numbers
    return dict(sorted(said.items(), key=lambda each: str(each[0])))


def _text(text: str) -> str:
    return text_cell(text) if text else ""
