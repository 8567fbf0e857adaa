"""Google Fit: ``Daily activity metrics.csv`` of a Google Takeout, one row for each day.

Steps, and the mean of the weights of a day. The columns are named in the language of the account; English,
German and Spanish names are documented. Sleep is cut at midnight there, so it is no night's sleep; the
durations of moving are guesses of the phone. Both are left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from fodro.domain.diary import DiaryError
from fodro.exchange.imported import Imported, Told, silent
from fodro.exchange.imports import bounds
from fodro.exchange.imports.columns import day_column, first_of, number_columns
from fodro.exchange.imports.gathering import STEPS, WEIGHT, Gathering
from fodro.exchange.imports.heads import has_header
from fodro.exchange.imports.members import members
from fodro.exchange.imports.persons import only_one
from fodro.exchange.imports.sheet import Sheet, read_sheet

SOURCE = "Google Fit"
_ONE_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\.csv", re.ASCII)
_DATES = ("Date", "Datum", "Fecha")
_STEPS = ("Step count", "Schrittzahl", "Recuento de pasos")
_WEIGHTS = ("Average weight (kg)", "Durchschnittsgewicht (kg)", "Peso medio (kg)")


def read_google_fit(path: Path, *, person: str | None = None, told: Told = silent) -> Imported:
    """Read ``Daily activity metrics.csv``, or a folder or zip archive of a Takeout that holds it.

    Raises
    ------
    DiaryError
        If it cannot be read; nothing is kept then.
    """
    only_one(person, path)
    gathering, n_tables = Gathering(path.name), 0
    for member in members(path, _is_csv, told=told):
        sheet = read_sheet(member.data, file=member.base)
        if member.name == path.name or _fits(sheet.rows[0][1]):
            n_tables += 1
            _gather(sheet, gathering)
    if not n_tables:
        problem = "No table in it has a row for each day."
        raise DiaryError(problem, file=path.name, remedy=bounds.AGAIN)
    gathering.said("Sleep is cut at midnight in this export, so it was left out.")
    return gathering.imported()


def recognises_google_fit(path: Path) -> bool:
    """Return whether it is a table of days of Google Fit, or holds one; never raises."""
    return has_header(path, _is_csv, _fits)


def _is_csv(name: str) -> bool:
    """Return whether it may be the table of days; beside it lies one file of quarter hours for each day."""
    return name.lower().endswith(".csv") and _ONE_DAY.fullmatch(name.rpartition("/")[2]) is None


def _fits(header: Sequence[str]) -> bool:
    names = {cell.strip() for cell in header}
    return bool(names & set(_DATES)) and bool(names & set(_STEPS))


def _gather(sheet: Sheet, gathering: Gathering) -> None:
    table = sheet.table()
    days = day_column(table, first_of(table, _DATES))
    steps, *weights = number_columns(sheet, table, (first_of(table, _STEPS), *_WEIGHTS))

    def row(cells: Sequence[str]) -> None:
        day = days.of(cells)
        _put(gathering, day, STEPS, steps.of(cells))
        for weight in weights:
            _put(gathering, day, WEIGHT, weight.of(cells))

    table.each(row)


def _put(gathering: Gathering, day: date, factor: str, value: float | None) -> None:
    if value is not None:
        gathering.total(day, factor, value, source=SOURCE)
