"""An experiment kept elsewhere, from two CSV tables to what it has shown."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fodro.cli.speaking import say
from fodro.version import __version__

if TYPE_CHECKING:
    from fodro.analysis.trials.outside import Standardised
    from fodro.domain.trial_findings import TrialFinding
    from fodro.exchange.allocations import Allocation

_WISHED_SPREADS = 0.5


@dataclass(frozen=True, slots=True)
class _Found:
    column: str
    finding: TrialFinding
    size: Standardised | None


def analyse_outside(
    *, allocation: Path, outcomes: Path | None, value: Sequence[str], as_json: bool, language: str, **how: Any
) -> None:
    """Say what each column `value` of `outcomes` shows of what was allotted in `allocation`."""
    if outcomes is None or not value:
        message = "With --allocation, give --outcomes and at least one --value."
        raise click.UsageError(message)
    from fodro.exchange.allocations import check_days, read_allocation

    allotted = read_allocation(allocation, arm=how["arm"], time=how["time"], a=how["a"])
    check_days(allocation, allotted)
    found = [_found(allotted, outcomes, column, how) for column in value]
    if as_json:
        told = {
            "fodro": __version__,
            "a": allotted.a,
            "b": allotted.b,
            "outcomes": [_told(one) for one in found],
        }
        click.echo(
            (json.dumps(told, ensure_ascii=False, allow_nan=False, indent=1) + "\n").encode(), nl=False
        )
    else:
        say(_lines(found, allotted, language))


def _found(allotted: Allocation, outcomes: Path, column: str, how: dict[str, Any]) -> _Found:
    from fodro.exchange.allocations import check_clocks, read_rated

    rated = read_rated(outcomes, value=column, time=how["rated_at"])
    check_clocks(allotted, rated)
    from fodro.analysis.trials.answering import analysed
    from fodro.analysis.trials.outside import matched, standardised
    from fodro.domain.experiments import Arm

    done = [(at, Arm.A if word == allotted.a else Arm.B) for at, word in allotted.rows]
    experiment = matched(done, rated, key=column)
    size = standardised(experiment)
    wished = how["size"] or (_WISHED_SPREADS * size.sd if size else 1.0)
    return _Found(column, analysed(experiment, size=wished), size)


def _told(found: _Found) -> dict[str, Any]:
    size = found.size
    spreads = {"d": round(size.d, 6) if size else None, "sd": round(size.sd, 6) if size else None}
    return {"value": found.column, **spreads, **found.finding.to_dict()}


def _lines(found: list[_Found], allotted: Allocation, language: str) -> Iterator[str]:
    from fodro.wording.outside_trials import outside_sentences
    from fodro.wording.trials import Arms

    for one in found:
        yield f"{one.column}:"
        arms, d = Arms(allotted.a, allotted.b), one.size.d if one.size else None
        yield from (f"  {sentence}" for sentence in outside_sentences(one.finding, arms, d, language))
