"""Errors a person can do something about: one message, exit code 2, nothing written."""

from __future__ import annotations

from typing import Any

import click

from fodro.domain.diary import DiaryError


class Refused(click.ClickException):
    """Input that was refused; the message says what, where and what to do."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        """Write the message to the standard error stream."""
        click.echo(f"fodro: {self.format_message()}", file=file, err=file is None)


class RefusingGroup(click.Group):
    """A group whose commands refuse bad diaries instead of failing on them."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except DiaryError as error:
            raise Refused(str(error)) from None
