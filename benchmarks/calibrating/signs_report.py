"""The calibration of the monitors, as a page."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from math import isinf

from scipy.stats import chi2

from benchmarks.calibrating import signs_texts as texts
from benchmarks.calibrating.cells import SEEDS
from benchmarks.calibrating.running import ROOT
from benchmarks.calibrating.signs import CHANGES, QUIET_WORLDS, Cell, Seen
from benchmarks.calibrating.tally import Share
from fodro.analysis.signs import replay_signs
from fodro.analysis.simulate import MIXED, Regime
from fodro.domain.sign_findings import Monitor
from fodro.exchange.diary_folder import read_diary

PAGE = ROOT / "docs/reference/calibration-signs.md"
PRACTICE = ROOT / ".." / "shared" / "practice"
MOST_FALSE_A_YEAR = 0.5
NOT_RUN = "–"
_WINDOWS_DAYS = (14, 30, 60)
_TARGETS: tuple[tuple[Regime, float | None, int, float], ...] = (
    (Regime.STEP, 1.0, 30, 0.55),
    (Regime.STEP, 1.5, 14, 0.50),
    (Regime.TIMING, None, 30, 0.80),
    (Regime.INTERFERENCE, None, 14, 0.95),
    (Regime.SIDE, None, 14, 0.95),
)
_MOST_MEDIAN_DAYS = 25

Done = Mapping[Cell, Seen]


def line_of(cell: Cell, seen: Seen) -> str:
    """Return what was seen of a cell in one line."""
    if cell.regime is Regime.NONE:
        return " | ".join((f"{cell.name:24}", _a_year(seen), *(_of_monitor(seen, one) for one in Monitor)))
    return " | ".join((f"{cell.name:24}", *_found(seen), _a_year(seen)))


def write_report(done: Done, seeds: str) -> None:
    """Write docs/reference/calibration-signs.md from all cells."""
    PAGE.write_text("\n".join(_lines(done, seeds)) + "\n", encoding="utf-8")


def _lines(done: Done, seeds: str) -> Iterator[str]:
    low, high = SEEDS[seeds]
    quiet, changed = (
        [n.people for c, n in done.items() if (c.regime is Regime.NONE) is q] for q in (True, False)
    )
    yield from texts.INTRODUCTION.format(
        seeds=seeds,
        low=f"{low:,}",
        high=f"{high - 1:,}",
        quiet=max(quiet, default=0),
        fewest=min(changed, default=0),
        most=max(changed, default=0),
    ).splitlines()
    yield from ("", "## Against the targets", "")
    yield from _table(("what", "target", "mixed people", "all worlds together"), _targets(done))
    yield from ("", "## False alarms in a year", "", *texts.FALSE.splitlines(), "")
    yield from _table(("world", "person-years", "all", *(one.value for one in Monitor)), _quiet(done))
    yield from ("", "## How much is found, and how soon", "", *texts.FOUND.splitlines(), "")
    headings = ("what", "world", "people", *(f"in {n} days" for n in _WINDOWS_DAYS), "median delay, days")
    yield from _table(headings, _changes(done))
    practice = [*_practice()]
    if practice:
        yield from ("", "## Diaries of another make", "", *texts.PRACTICE.splitlines(), "")
        yield from _table(("diary", "worse from day", "alarms (days after, by monitor)"), practice)


def _together(done: Done, regime: Regime, size: float | None, *, world: str = "") -> Seen:
    total = Seen()
    for cell, seen in done.items():
        if (cell.regime, cell.size) == (regime, size) and world in ("", cell.world.name):
            total += seen
    return total


def _targets(done: Done) -> Iterator[list[str]]:
    quiet = [_together(done, Regime.NONE, None, world=name) for name in (MIXED.name, "")]
    yield ["false alarms in a year, all monitors", f"≤ {MOST_FALSE_A_YEAR}", *map(_a_year, quiet)]
    for regime, size, within, share in _TARGETS:
        both = [_together(done, regime, size, world=name) for name in (MIXED.name, "")]
        what = f"{_called(regime, size)}: found in {within} days"
        yield [what, f"≥ {share:.2f}", *(_share(seen, within) for seen in both)]
        if (regime, size) == (Regime.STEP, 1.0):
            yield ["median delay, days", f"≤ {_MOST_MEDIAN_DAYS}", *map(_median, both)]


def _quiet(done: Done) -> Iterator[list[str]]:
    for name in ("", *(world.name for world in QUIET_WORLDS)):
        seen = _together(done, Regime.NONE, None, world=name)
        if seen.people:
            parts = (_of_monitor(seen, one) for one in Monitor)
            yield [name or "*all*", f"{seen.person_years:.0f}", _a_year(seen), *parts]


def _changes(done: Done) -> Iterator[list[str]]:
    for regime, size in CHANGES:
        worlds = [cell.world.name for cell in done if (cell.regime, cell.size) == (regime, size)]
        for name in ("", *worlds):
            seen = _together(done, regime, size, world=name)
            if seen.people:
                yield [_called(regime, size), name or "*all*", str(seen.people), *_found(seen)]


def _found(seen: Seen) -> list[str]:
    return [*(_share(seen, within) for within in _WINDOWS_DAYS), _median(seen)]


def _share(seen: Seen, within_days: int) -> str:
    n = len(seen.delays)
    return str(Share(round(seen.found(within_days) * n), n)) if n else NOT_RUN


def _median(seen: Seen) -> str:
    if not seen.delays:
        return NOT_RUN
    median = seen.median_delay()
    return "never" if isinf(median) else f"{median:.0f}"


def _a_year(seen: Seen) -> str:
    if not seen.people:
        return NOT_RUN
    n, years = sum(seen.false.values()), seen.person_years
    low = chi2.ppf(0.05, 2 * n) / 2 if n else 0.0
    return f"{n / years:.2f} ({low / years:.2f}–{chi2.ppf(0.95, 2 * n + 2) / 2 / years:.2f})"


def _of_monitor(seen: Seen, monitor: Monitor) -> str:
    return f"{seen.false[monitor.value] / seen.person_years:.2f}"


def _called(regime: Regime, size: float | None) -> str:
    return texts.CALLED[regime] if size is None else f"{texts.CALLED[regime]} of {size:g}"


def _practice() -> Iterator[list[str]]:
    for folder in sorted(PRACTICE.glob("*-worse-*")):
        truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))["worsening"]
        change = date.fromisoformat(truth["change_date"])
        alarms = replay_signs(read_diary(folder))
        told = (
            f"{name} {', '.join(_after(on, change) for on in days)}" for name, days in alarms.items() if days
        )
        yield [folder.name, str(truth["change_day"]), "; ".join(told) or "none"]


def _after(on: date, change: date) -> str:
    return f"{(on - change).days:+d}"


def _table(headings: Iterable[str], rows: Iterable[list[str]]) -> Iterator[str]:
    headings = list(headings)
    yield f"| {' | '.join(headings)} |"
    yield f"|{'---|' * len(headings)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
