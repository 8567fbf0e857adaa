"""Methods to stand beside: each factor on its own, and regression that is told the noise.

They build their own table, so that nothing of ours helps or harms them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy import stats

from benchmarks.calibrating.scoring import Told
from fodro.analysis.simulate import Person
from fodro.domain.civil import DayPart
from fodro.domain.diary import Diary

LAGS_DAYS = range(4)
FEWEST_DAYS = 14
P = 0.05
Floats = np.ndarray


@dataclass(frozen=True, slots=True)
class Table:
    """Days by factors and lags: what a person who opens a spreadsheet has.

    `pain_nrs` is the mean of a day's check-ins, `parts` which part of the day each of them was.
    """

    pain_nrs: Floats
    parts: tuple[tuple[DayPart, ...], ...]
    day_off: Floats
    names: tuple[tuple[str, int], ...]
    values: Floats


def table_of(diary: Diary) -> Table:
    """Return the daily table of a diary; NaN where nothing was noted."""
    days = [*diary.calendar_days]
    pain, parts = _daily_pain(diary)
    columns = dict(_columns(diary, days))
    lagged = {(name, lag): _lagged(column, lag) for name, column in columns.items() for lag in LAGS_DAYS}
    return Table(
        np.array([pain.get(day, np.nan) for day in days]),
        tuple(tuple(parts.get(day, ())) for day in days),
        columns.get("day_off", np.zeros(len(days))),
        tuple(lagged),
        np.column_stack([*lagged.values()]),
    )


def _daily_pain(diary: Diary) -> tuple[dict, dict]:
    check_ins: dict = defaultdict(list)
    for rating in diary.ratings:
        check_ins[(rating.day, rating.at, rating.part)].append(rating)
    days: dict = defaultdict(list)
    for (day, _, part), ratings in check_ins.items():
        sorest = {
            r.region: np.mean([x.intensity_nrs for x in ratings if x.region == r.region]) for r in ratings
        }
        days[day].append((part, max(sorest.values())))
    pain = {day: float(np.mean([nrs for _, nrs in noted])) for day, noted in days.items()}
    return pain, {day: [part for part, _ in noted] for day, noted in days.items()}


def _columns(diary: Diary, days: list) -> Iterator[tuple[str, Floats]]:
    for factor in diary.factor_names:
        values = [diary.factors.get(day, {}).get(factor) for day in days]
        noted = Counter(value for value in values if value is not None)
        if any(isinstance(value, str) for value in noted):
            common = max(sorted(noted.items()), key=lambda item: item[1])[0]
            for level in sorted(set(noted) - {common}):
                yield f"{factor}={level}", _numbers([None if v is None else v == level for v in values])
        else:
            yield factor, _numbers(values)


def _numbers(values: list) -> Floats:
    return np.array([np.nan if value is None else float(value) for value in values])


def _lagged(column: Floats, lag_days: int) -> Floats:
    return np.concatenate([np.full(lag_days, np.nan), column])[: len(column)]


def claims_of_each_alone(table: Table, *, corrected: bool) -> Iterator[Told]:
    """Yield what apps show: Pearson's correlation of each factor at each lag, where p < 0.05."""
    p = np.array([_p_value(column, table.pain_nrs) for column in table.values.T])
    passes = _benjamini_hochberg(p) if corrected else p < P
    for (factor, lag_days), shown in zip(table.names, passes, strict=True):
        if shown:
            yield Told(factor, lag_days)


def _p_value(x: Floats, y: Floats) -> float:
    both = ~np.isnan(x) & ~np.isnan(y)
    n = int(both.sum())
    if n < FEWEST_DAYS or np.ptp(x[both]) == 0 or np.ptp(y[both]) == 0:
        return 1.0
    r = float(np.corrcoef(x[both], y[both])[0, 1])
    return float(2 * stats.t.sf(abs(r) * np.sqrt((n - 2) / max(1 - r * r, 1e-12)), n - 2))


def _benjamini_hochberg(p: Floats) -> Floats:
    order = np.argsort(p)
    below = np.flatnonzero(p[order] <= P * np.arange(1, len(p) + 1) / len(p))
    passes = np.zeros(len(p), dtype=bool)
    passes[order[: below[-1] + 1 if below.size else 0]] = True
    return passes


def known_noise(table: Table, person: Person) -> Iterator[Told]:
    """Yield what a regression finds that is told the person's noise, workdays and course of the day exactly.

    It takes one column after the other while the best of all the others is beyond what chance would give once
    in twenty diaries; its intervals are those of the last fit. No method can know this much.
    """
    rows = np.flatnonzero(~np.isnan(table.pain_nrs))
    names, x = _usable(table, rows)
    whiten = np.linalg.inv(np.linalg.cholesky(_covariance(table, person, rows)))
    y = whiten @ (table.pain_nrs - _known_part(table, person))[rows]
    base = whiten @ np.ones((len(rows), 1))
    chosen = _forward(whiten @ x, y, base)
    if not chosen:
        return
    design = np.hstack([base, (whiten @ x)[:, chosen]])
    spread = np.linalg.inv(design.T @ design)
    effects = spread @ design.T @ y
    for place, column in enumerate(chosen, start=1):
        half = 1.645 * np.sqrt(spread[place, place])
        yield Told(*names[column], effects[place], effects[place] - half, effects[place] + half)


def _usable(table: Table, rows: Floats) -> tuple[list[tuple[str, int]], Floats]:
    names, columns = [], []
    for name, column in zip(table.names, table.values.T, strict=True):
        spread = np.nanstd(column) if (~np.isnan(column[rows])).sum() >= FEWEST_DAYS else 0.0
        if spread > 0:
            names.append(name)
            columns.append(np.nan_to_num((column[rows] - np.nanmean(column)) / spread))
    return names, np.column_stack(columns) if columns else np.zeros((len(rows), 0))


def _covariance(table: Table, person: Person, rows: Floats) -> Floats:
    apart = np.abs(rows[:, None] - rows[None, :])
    memory = person.daily_sd_nrs**2 * person.autocorrelation**apart
    drift = person.drift_sd_per_day_nrs**2 * (1 + np.minimum(rows[:, None], rows[None, :]))
    entry = person.momentary_sd_nrs**2 + person.report_sd_nrs**2 / 2 + person.grain_nrs**2 / 24
    return memory + drift + np.diag([entry / len(table.parts[k]) for k in rows])


def _known_part(table: Table, person: Person) -> Floats:
    offsets = {habit.part: habit.offset_nrs for habit in person.parts}
    course = [np.mean([offsets[part] for part in parts]) if parts else 0.0 for parts in table.parts]
    return np.array(course) + person.workday_nrs * (1 - np.nan_to_num(table.day_off, nan=1 / 3))


def _forward(x: Floats, y: Floats, base: Floats) -> list[int]:
    chosen: list[int] = []
    bound = stats.norm.isf(P / (2 * max(x.shape[1], 1)))
    while len(chosen) < x.shape[1]:
        inside, _ = np.linalg.qr(np.hstack([base, x[:, chosen]]))
        left = x - inside @ (inside.T @ x)
        size = np.linalg.norm(left, axis=0)
        free = size > 0.05 * np.linalg.norm(x, axis=0)
        z = np.where(free, np.abs(left.T @ y) / np.maximum(size, 1e-9), 0.0)
        best = int(np.argmax(z))
        if z[best] < bound:
            break
        chosen.append(best)
    return chosen
