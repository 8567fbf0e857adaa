"""``fodro import``: other files into a diary folder or into the app."""

from __future__ import annotations

from pathlib import Path

import click

from fodro.cli.progress import Progress
from fodro.cli.speaking import contents_of, note, say
from fodro.domain.diary import Diary


def _known_kind(_context: click.Context, _parameter: click.Parameter, kind: str) -> str:
    from fodro.exchange.importers import IMPORTERS

    if kind not in IMPORTERS:
        message = f"{kind!r} is not one of {', '.join(sorted(IMPORTERS))}."
        raise click.BadParameter(message)
    return kind


@click.command(name="import", short_help="Bring files into your diary, or into a folder.")
@click.argument("kind", callback=_known_kind)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--person", metavar="NAME", help="Whose diary, where the file holds several.")
@click.option(
    "--to", "target", type=click.Path(path_type=Path), help="Folder (or .zip) to make, instead of the app."
)
@click.option("--replace", is_flag=True, help="Replace a diary that is already there.")
def import_(kind: str, file: Path, person: str | None, target: Path | None, *, replace: bool) -> None:
    """Bring a FILE of a KIND (diary, myaiguide) into your diary in the app, or into a folder with --to."""
    from fodro.exchange.importers import IMPORTERS

    if kind == "diary" and target is None and person is None and _came_back(file):
        return
    imported = IMPORTERS[kind].read(file, person=person)
    note(imported.notes)
    if target is None:
        _into_the_app(imported.diary)
    else:
        _into_a_folder(imported.diary, target, replace=replace)


def _came_back(file: Path) -> bool:
    """Bring back every record and photo, where `file` holds those; return whether it does."""
    from fodro.cli import database

    if not database.has_records(file):
        return False
    with Progress() as progress:
        restored = database.restore(file, progress.tell)
    note(restored.notes)
    say([f"Records added: {restored.added:,}. Already there, and left as they were: {restored.kept:,}."])
    if restored.changed or restored.photos:
        say([f"Brought up to date: {restored.changed:,}. Photos: {restored.photos:,}."])
    return True


def _into_the_app(diary: Diary) -> None:
    from fodro.cli import database

    added, kept, repeated = database.merge(diary)
    say([f"Records added: {added:,}. Already there, and left as they were: {kept:,}."])
    if repeated:
        say([f"Ratings of the same place at the same moment: {repeated:,} left out; the worse was kept."])


def _into_a_folder(diary: Diary, target: Path, *, replace: bool) -> None:
    from fodro.exchange.diary_folder import write_diary

    write_diary(diary, target, replace=replace)
    say([contents_of(diary, target)])
