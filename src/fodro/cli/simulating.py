"""``fodro simulate``: a made-up diary whose truth is known."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fodro.cli.speaking import contents_of, say
from fodro.version import __version__

if TYPE_CHECKING:
    from fodro.analysis.simulate import Truth

_TEN_YEARS_DAYS = 3653


@click.command(short_help="Make the diary of a simulated person.")
@click.option("--days", type=click.IntRange(1, _TEN_YEARS_DAYS), default=90, show_default=True)
@click.option(
    "--seed", type=click.IntRange(min=0), default=1, show_default=True, help="The same seed, the same person."
)
@click.option(
    "--to", "target", type=click.Path(path_type=Path), required=True, help="Folder (or .zip) to make."
)
@click.option("--nothing", is_flag=True, help="A person with nothing to find: no factor has an effect.")
@click.option("--replace", is_flag=True, help="Replace a diary that is already there.")
def simulate(days: int, seed: int, target: Path, *, nothing: bool, replace: bool) -> None:
    """Make the diary of a simulated person, labelled as such, with its truth beside it."""
    from fodro.analysis.simulate import MIXED, NOTHING
    from fodro.analysis.simulate import simulate as simulated
    from fodro.exchange.diary_folder import write_diary
    from fodro.exchange.names import SIMULATED, TRUTH

    made = simulated(days=days, seed=seed, world=NOTHING if nothing else MIXED)
    label = f"This diary is simulated (fodro {__version__}, {days} days, seed {seed}). It is nobody's.\n"
    truth = _truth_json(made.truth, days=days, seed=seed)
    beside = {SIMULATED: label.encode(), TRUTH: truth.encode()}
    write_diary(made.diary, target, replace=replace, beside=beside)
    say([contents_of(made.diary, target)])


def _truth_json(truth: Truth, *, days: int, seed: int) -> str:
    about = {"simulated": True, "fodro": __version__, "days": days, "seed": seed}
    return json.dumps({**about, **asdict(truth)}, allow_nan=False, indent=1) + "\n"
