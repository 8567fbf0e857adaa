"""``fodro trial draw``: the days of an experiment drawn by chance, as a table for the diary folder."""

from __future__ import annotations

import re
import secrets
from dataclasses import replace
from datetime import datetime
from typing import Any

import click

from fodro.cli.speaking import note
from fodro.domain.drawing import LONGEST_DAYS, LONGEST_WASHOUT_DAYS, redrawn_days
from fodro.domain.experiments import Design, Experiment

_SEED = re.compile(r"[0-9a-f]{64}")


def _checked_seed(_: click.Context, __: click.Parameter, seed: str | None) -> str:
    if seed is None:
        return secrets.token_hex(32)
    if _SEED.fullmatch(seed):
        return seed
    message = "a seed is 64 hexadecimal letters in small"
    raise click.BadParameter(message)


@click.command(short_help="Draw the days of an experiment.")
@click.option(
    "--design", type=click.Choice([design.value for design in Design]), required=True, help="What is drawn."
)
@click.option("--start", type=click.DateTime(["%Y-%m-%d"]), required=True, help="The first day.")
@click.option("--days", type=click.IntRange(1, LONGEST_DAYS), default=28, show_default=True, help="How many.")
@click.option(
    "--washout",
    type=click.IntRange(0, LONGEST_WASHOUT_DAYS),
    default=0,
    show_default=True,
    help="Days after a change that are not compared.",
)
@click.option("--a", default="A", help="What A is called.")
@click.option("--b", default="B", help="What B is called.")
@click.option("--seed", callback=_checked_seed, help="64 hexadecimal letters; by chance if not given.")
def draw(*, design: str, start: datetime, days: int, **how: Any) -> None:
    """Draw the days of an experiment and print them as experiments.csv, with its seed."""
    from fodro.exchange.experiments import COLUMNS, experiment_rows
    from fodro.exchange.table import table_bytes

    plan = Experiment(
        key=f"{design}-{start.date()}",
        design=Design(design),
        subject="other",
        a=how["a"],
        b=how["b"],
        start=start.date(),
        n_days=days,
        seed=how["seed"],
        washout_days=how["washout"],
    )
    drawn = replace(plan, drawn=redrawn_days(plan))
    note([f"Commitment, to give to somebody before the first day: {drawn.commitment}"])
    click.echo(table_bytes(COLUMNS, experiment_rows([drawn])), nl=False)
