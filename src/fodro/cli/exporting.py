"""``fodro export``: the diary in the app as files."""

from __future__ import annotations

from pathlib import Path

import click

from fodro.cli.speaking import contents_of, say


@click.command(short_help="Write your diary out of the app as files.")
@click.option(
    "--to", "target", type=click.Path(path_type=Path), required=True, help="Folder (or .zip) to make."
)
@click.option("--replace", is_flag=True, help="Replace a diary that is already there.")
def export(target: Path, *, replace: bool) -> None:
    """Write your whole diary out of the app as a diary folder."""
    from fodro.cli import database
    from fodro.exchange.diary_folder import write_diary

    diary = database.own_diary()
    write_diary(diary, target, replace=replace)
    say([contents_of(diary, target)])
