"""A routine played in the terminal: every step at its place on one line of time from the start."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

import click

from fodro.cli.speaking import say
from fodro.knowledge.library import technique
from fodro.knowledge.routine import Mode, Routine, Step
from fodro.knowledge.scales import pace_text, pressure_name
from fodro.knowledge.telling import where_text

_TICK_S = 1.0
_BELL = "\a"


@dataclass(frozen=True, slots=True)
class Ticking:
    """The clock a terminal plays by; tests bring their own."""

    now: Callable[[], float] = time.monotonic
    wait: Callable[[float], None] = time.sleep


def play(routine: Routine, language: str, *, ticking: Ticking | None = None) -> None:
    """Lead through `routine`; a slow terminal never stretches it, since each step ends by the clock."""
    clock = ticking or Ticking()
    started = clock.now()
    ends = started
    for number, step in enumerate(routine.steps, 1):
        ends += step.seconds
        _announce(routine, step, number=number, language=language)
        _count_down(ends, clock)
    click.echo(_BELL, nl=False)


def _announce(routine: Routine, step: Step, *, number: int, language: str) -> None:
    known = technique(step.technique)
    how = known.giver if Mode.TWO_PERSON in routine.modes else known.how
    pace = pace_text(known, step.pace_per_min, language)
    feel = " · ".join(word for word in (pressure_name(step.pressure, language), pace) if word)
    click.echo(_BELL, nl=False)
    say(
        [
            f"{number}/{len(routine.steps)}  {where_text(step, language)}: {known.name(language)}",
            f"     {how(language)}",
            f"     {feel}",
        ]
    )


def _count_down(ends: float, clock: Ticking) -> None:
    while (left := ends - clock.now()) > 0:
        if sys.stdout.isatty():
            click.echo(f"\r     {_minutes(left)} ", nl=False)
        clock.wait(min(_TICK_S, left))
    if sys.stdout.isatty():
        click.echo("\r            \r", nl=False)


def _minutes(seconds: float) -> str:
    whole = int(-(-seconds // 1))
    return f"{whole // 60}:{whole % 60:02d}"
