"""What is counted of each person: at once, by kind, and how long it lasts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from benchmarks.calibrating.at_once_peers import Told
from benchmarks.calibrating.tally import Share
from fodro.analysis.simulate.massaging import MassageTruth, Massaging
from fodro.domain.massage_findings import KindOfMassage, MassageFindings

OURS = "Fodro"
SIZES = {"0.1–0.7": (0.1, 0.7), "0.7–1.2": (0.7, 1.2), "1.2–": (1.2, 99.0)}
HEADINGS = (
    "people",
    "answered",
    "bias",
    "half width",
    "cover",
    "false if zero",
    "sign wrong",
    *(f"power {size}" for size in SIZES),
)
KIND_HEADINGS = ("cover", "difference cover", "false", "found from 0.5", "“enough” told", "“enough” wrong")
LASTING_HEADINGS = ("told", "told without relief", "cover", "times too long (middle)")
_ALIKE = 0.15
_APART = 0.5


@dataclass(frozen=True, slots=True)
class Seen:
    """What a method said of one person, beside the truth; None where it could not say."""

    truth: float
    told: Told | None
    counts: Mapping[str, Share] = field(default_factory=dict)
    half_life_times: float | None = None


def seen_by_peer(made: Massaging, told: Told | None) -> Seen:
    """Return what a method said of one person."""
    return Seen(made.truth.immediate_nrs or 0.0, told)


def seen_by_us(made: Massaging, found: MassageFindings) -> Seen:
    """Return what Fodro said of one person, of kinds and of the half-life too."""
    now, truth = found.immediate, made.truth
    told = None
    if now.effect is not None and now.low is not None and now.high is not None:
        told = Told(now.effect, now.low, now.high, now.claimed)
    counts = dict(_added(_counts(found, made)))
    hours = found.half_life_hours.hours
    times = hours / truth.half_life_h if hours is not None and truth.immediate_nrs else None
    return Seen(truth.immediate_nrs or 0.0, told, counts, times)


def _added(each: Iterator[tuple[str, bool]]) -> Iterator[tuple[str, Share]]:
    total: dict[str, Share] = {}
    for name, right in each:
        total[name] = total.get(name, Share()) + Share(int(right), 1)
    yield from total.items()


def _counts(found: MassageFindings, made: Massaging) -> Iterator[tuple[str, bool]]:
    truth = made.truth
    for kinds, true in ((found.by_technique, truth.by_technique), (found.by_tool, truth.by_tool)):
        held = _held(made, by_tool=true is truth.by_tool)
        for kind in kinds:
            if kind.name in true:
                yield from _kind_counts(kind, true, held)
    yield from _enough_counts(found, made)
    yield from _half_life_counts(found, truth)


def _held(made: Massaging, *, by_tool: bool) -> Mapping[str, int]:
    names = [
        s.tool if by_tool else s.technique
        for s in made.diary.sessions
        if s.technique != "rest" and s.after_nrs is not None and s.before_nrs
    ]
    return {name: names.count(name) for name in names}


def _kind_counts(
    kind: KindOfMassage, true: Mapping[str, float], held: Mapping[str, int]
) -> Iterator[tuple[str, bool]]:
    others = [name for name in true if name != kind.name]
    weights = [held[name] for name in others]
    apart = true[kind.name] - float(np.average([true[name] for name in others], weights=weights))
    yield "kind cover", kind.low <= true[kind.name] <= kind.high
    yield "difference cover", kind.difference_low <= apart <= kind.difference_high
    if abs(apart) < _ALIKE:
        yield "kind false", kind.claimed
    elif kind.claimed:
        yield "kind sign", kind.difference * apart > 0
    if abs(apart) >= _APART:
        yield "kind found", kind.claimed and kind.difference * apart > 0


def _enough_counts(found: MassageFindings, made: Massaging) -> Iterator[tuple[str, bool]]:
    told = found.enough_minutes is not None
    helps = (made.truth.immediate_nrs or 0.0) < -_APART
    if helps:
        yield "enough told", told
    if told and found.enough_minutes is not None:
        longer = _beyond(made, found.enough_minutes)
        yield "enough wrong", (not helps and not made.truth.immediate_nrs) or longer < -_APART


def _beyond(made: Massaging, minutes: float) -> float:
    """Return what truly longer massages change beyond those of at most so many minutes."""
    short = [done for held, done in made.truth.done if held <= minutes]
    longer = [done for held, done in made.truth.done if held > minutes]
    return float(np.mean(longer) - np.mean(short)) if short and longer else 0.0


def _half_life_counts(found: MassageFindings, truth: MassageTruth) -> Iterator[tuple[str, bool]]:
    lasts = found.half_life_hours
    told = lasts.hours is not None
    if not truth.immediate_nrs:
        yield "half-life without relief", told
        return
    yield "half-life told", told
    if lasts.low is not None and lasts.high is not None:
        yield "half-life cover", lasts.low <= truth.half_life_h <= lasts.high


def cells_of(seen: list[Seen]) -> list[str]:
    """Return what was seen under `HEADINGS`."""
    told = [(one.truth, one.told) for one in seen if one.told is not None]
    zero = [answer for truth, answer in told if not truth]
    real = [(truth, answer) for truth, answer in told if truth]
    errors = [answer.effect - truth for truth, answer in told]
    widths = [0.5 * (answer.high - answer.low) for _, answer in told]
    wrong = [answer.claimed and answer.effect * truth < 0 for truth, answer in real]
    return [
        str(len(seen)),
        f"{len(told) / max(len(seen), 1):.2f}",
        f"{np.mean(errors):+.2f}" if errors else "–",
        f"{np.median(widths):.2f}" if widths else "–",
        _share([answer.low <= truth <= answer.high for truth, answer in told]),
        _share([answer.claimed for answer in zero]),
        _share(wrong),
        *(_share(_found(real, *size)) for size in SIZES.values()),
    ]


def _found(real: list[tuple[float, Told]], low: float, high: float) -> list[bool]:
    return [a.claimed and a.effect * truth > 0 for truth, a in real if low <= abs(truth) < high]


def _share(right: list[bool]) -> str:
    return str(Share(sum(right), len(right)))


def _total(seen: list[Seen], name: str) -> str:
    total = Share()
    for one in seen:
        total += one.counts.get(name, Share())
    return str(total)


def kind_cells_of(seen: list[Seen]) -> list[str]:
    """Return what was seen under `KIND_HEADINGS`."""
    names = ("kind cover", "difference cover", "kind false", "kind found", "enough told", "enough wrong")
    return [_total(seen, name) for name in names]


def lasting_cells_of(seen: list[Seen]) -> list[str]:
    """Return what was seen under `LASTING_HEADINGS`."""
    names = ("half-life told", "half-life without relief", "half-life cover")
    times = [one.half_life_times for one in seen if one.half_life_times is not None]
    return [*(_total(seen, name) for name in names), f"{np.median(times):.2f}" if times else "–"]
