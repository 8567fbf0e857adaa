"""How far a long command is: a bar in a terminal, a line now and then where nobody is watching."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

_LINE_EVERY_S = 30.0


class Progress:
    """Told how many are done of how many; says so on the standard error stream."""

    def __init__(self) -> None:
        self._bar: ProgressBar[int] | None = None
        self._done = self._total = self._at_start = 0
        self._started_s = self._said_s = time.monotonic()

    def __str__(self) -> str:
        return f"{self._done:,} of {self._total:,}"

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.render_finish()

    def tell(self, done: int, total: int) -> None:
        """Say how far it is."""
        if not self._total:
            self._begin(done, total)
        elif self._bar is not None:
            self._bar.update(done - self._done)
        elif time.monotonic() - self._said_s > _LINE_EVERY_S:
            click.echo(f"{done:,} of {total:,}, {self._left(done)}", err=True)
            self._said_s = time.monotonic()
        self._done = done

    def _begin(self, done: int, total: int) -> None:
        self._at_start, self._total = done, total
        if sys.stderr.isatty() and done < total:
            self._bar = click.progressbar(
                length=total - done, file=sys.stderr, show_pos=True, show_eta=True, update_min_steps=1
            )
            self._bar.render_progress()

    def _left(self, done: int) -> str:
        rate_per_s = (done - self._at_start) / (time.monotonic() - self._started_s)
        left_s = (self._total - done) / rate_per_s if rate_per_s else 0.0
        return f"about {left_s / 60:.0f} min left" if left_s >= 90 else f"about {left_s:.0f} s left"
