"""The report of the calibration, as a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

import numpy as np

from benchmarks.calibrating import texts
from benchmarks.calibrating.cells import LENGTHS_DAYS, SEEDS, Cell
from benchmarks.calibrating.methods import FODRO, METHODS
from benchmarks.calibrating.practice import practice_tallies
from benchmarks.calibrating.running import COMPARED, ROOT, Run, Tallies
from benchmarks.calibrating.tally import KINDS, PROBABILITIES, SIZES, Tally
from benchmarks.calibrating.targets import NULL_MOST, Target, target_rows
from fodro.analysis.simulate import PAIN_STOPS

PAGE = ROOT / "docs/reference/calibration.md"
CLAIMED = ("false", "wrong lag", "null shown", "power")
HELD = ("cover", "cover claimed", "sign wrong")
PAIRED = ("pairs false", "pairs found")
SPLIT = tuple(f"power {name}" for name in (*SIZES, *KINDS))
HEADINGS = ("people", *CLAIMED, *HELD, *PAIRED, "ms", "ms 95 %")

Done = Mapping[Cell, Tallies]
TallyOf = Callable[..., Tally]


def cells_of(tally: Tally) -> list[str]:
    """Return a tally under `HEADINGS`."""
    shares = (str(tally[name]) for name in (*CLAIMED, *HELD, *PAIRED))
    return [str(tally.people), *shares, *_times(1000 * np.array(tally.seconds))]


def _times(ms: np.ndarray) -> list[str]:
    return [f"{np.quantile(ms, share):.0f}" if ms.size else "–" for share in (0.5, 0.95)]


def write_report(done: Done, many: Done, run: Run) -> None:
    """Write docs/reference/calibration.md from all cells; the targets are held against those of `many`."""
    PAGE.write_text("\n".join(_lines(done, many, run)) + "\n", encoding="utf-8")


def _lines(done: Done, many: Done, run: Run) -> Iterator[str]:
    ranges = {name: _range(*seeds) for name, seeds in SEEDS.items()}
    yield from texts.INTRODUCTION.format(people=run.people, seeds=run.seeds, **ranges).splitlines()
    yield from _section(*_targets(done, many))
    for section in _sections(done, run):
        yield from _section(*section)


def _section(title: str, words: str, table: Iterable[str]) -> Iterator[str]:
    yield from ("", f"## {title}", "", *words.splitlines(), *([""] if words else []), *table)


def _range(low: int, high: int) -> str:
    return f"{low:,}–{high - 1:,}"


Section = tuple[str, str, Iterable[str]]


def _targets(done: Done, many: Done) -> Section:
    people = max(tally.people for tallies in many.values() for tally in tallies.values())
    headings = ("days", "what", "target", "mixed people", "", "all worlds together", "")
    rows = target_rows(partial(_tally_of, many), partial(_tally_of, done, ""))
    return "Against the targets", texts.TARGETS.format(people=f"{people:,}"), _table(headings, rows)


def _tally_of(done: Done, world: str, days: int, method: str = FODRO) -> Tally:
    return _together({cell: done[cell] for cell in done if cell.days == days}, world, method)


def _sections(done: Done, run: Run) -> Iterator[Section]:
    tally_of = partial(_tally_of, done)
    yield "All worlds together", texts.POOLED, _table(("days", *HEADINGS), _pooled(tally_of))
    yield "Each world", texts.WORLDS, _table(("days", "world", *HEADINGS), _by_world(done))
    nulls = ("nothing to find, and …", *(f"{days} days" for days in LENGTHS_DAYS), "at most 0.05")
    yield "Nothing to find", texts.NOTHING, _table(nulls, _nulls(done))
    headings = ("days", "with others to find", "with nothing to find")
    yield "Pain that stops walking", texts.STOPPED, _table(headings, _stopped(tally_of))
    yield "Power by size and kind", texts.SPLIT, _table(("days", "world", *SPLIT), _split(done, tally_of))
    headings = ("days", "probability", "links", "stated", "true")
    yield "Are the probabilities right?", texts.PROBABILITIES, _table(headings, _probabilities(tally_of))
    yield (
        "Beside other methods",
        texts.PEERS.format(peers=run.peers),
        _table(("days", "method", *HEADINGS), _peers(tally_of)),
    )
    practice = [*_practice()]
    if practice:
        yield "Diaries of another make", texts.PRACTICE, _table(("days", "method", *HEADINGS), practice)


def _together(done: Done, world: str, method: str) -> Tally:
    """Return the counts of one world, or of all: then people of worlds without effects count as such only."""
    total = Tally()
    for cell, tallies in done.items():
        tally = tallies.get(method, Tally())
        if world == cell.world.name or (not world and not cell.is_nothing):
            total += tally
        elif not world:
            total.shares["null shown"] = total["null shown"] + tally["null shown"]
    return total


def _pooled(tally_of: TallyOf) -> Iterator[list[str]]:
    for days in LENGTHS_DAYS:
        yield [str(days), *cells_of(tally_of("", days))]


def _by_world(done: Done) -> Iterator[list[str]]:
    for cell, tallies in done.items():
        if not cell.is_nothing:
            yield [str(cell.days), cell.world.name, *cells_of(tallies[FODRO])]


def _nulls(done: Done) -> Iterator[list[str]]:
    worlds = dict.fromkeys(cell.world for cell in done if cell.is_nothing)
    target = Target(0, "null shown", most=NULL_MOST)
    for world in worlds:
        cells = (done.get(Cell(world, days), {}).get(FODRO, Tally()) for days in LENGTHS_DAYS)
        shares = [tally["null shown"] for tally in cells]
        worst = max((share for share in shares if share.whole), key=lambda share: share.value)
        yield [world.name, *(str(share) for share in shares), target.verdict(worst)]


def _stopped(tally_of: TallyOf) -> Iterator[list[str]]:
    for days in LENGTHS_DAYS:
        names = (PAIN_STOPS.name, PAIN_STOPS.with_nothing().name)
        yield [str(days), *(str(tally_of(name, days)["stopped shown"]) for name in names)]


def _split(done: Done, tally_of: TallyOf) -> Iterator[list[str]]:
    for days in LENGTHS_DAYS:
        total = tally_of("", days)
        yield [str(days), "*all*", *(str(total[name]) for name in SPLIT)]
    for cell, tallies in done.items():
        if not cell.is_nothing:
            yield [str(cell.days), cell.world.name, *(str(tallies[FODRO][name]) for name in SPLIT)]


def _probabilities(tally_of: TallyOf) -> Iterator[list[str]]:
    for days in LENGTHS_DAYS:
        for name in PROBABILITIES:
            stated, true = (tally_of("", days)[f"{what} at {name}"] for what in ("stated", "true"))
            if true.whole:
                yield [str(days), name, f"{true.whole:,}", f"{stated.value:.2f}", str(true)]


def _peers(tally_of: TallyOf) -> Iterator[list[str]]:
    for days in LENGTHS_DAYS:
        for method in METHODS:
            mixed, nothing = (tally_of(name, days, method) for name in COMPARED)
            mixed.shares["null shown"] = mixed["null shown"] + nothing["null shown"]
            yield [str(days), method, *cells_of(mixed)]


def _practice() -> Iterator[list[str]]:
    for days in LENGTHS_DAYS:
        for method, tally in practice_tallies(days).items():
            yield [str(days), method, *cells_of(tally)]


def _table(headings: Iterable[str], rows: Iterable[list[str]]) -> Iterator[str]:
    headings = list(headings)
    yield f"| {' | '.join(headings)} |"
    yield f"|{'---|' * len(headings)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
