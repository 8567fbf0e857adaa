"""``fodro import``: other files into a diary folder or into the app."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fodro.cli.progress import Progress
from fodro.cli.speaking import contents_of, note, say
from fodro.domain.diary import Diary, DiaryError

if TYPE_CHECKING:
    from fodro.exchange.any_csv import ColumnMapping
    from fodro.exchange.imported import Found, Imported
    from fodro.web.archive.comparing import Change

AUTO = "auto"
_COUNTED = {
    "ratings": "check-ins",
    "sessions": "massages",
    "wearings": "shoes worn",
    "experiments": "experiments",
}


def _known_kind(_context: click.Context, _parameter: click.Parameter, kind: str) -> str:
    from fodro.exchange.importers import IMPORTERS

    if kind not in {AUTO, *IMPORTERS}:
        message = f"{kind!r} is not one of {', '.join([AUTO, *sorted(IMPORTERS)])}."
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
@click.option("--preview", is_flag=True, help="Say what it holds and what would be new, and keep nothing.")
@click.option(
    "--mapping",
    "mapping_file",
    type=click.Path(path_type=Path),
    help="What the columns of a table (csv) mean, as a TOML file.",
)
@click.option("--propose-mapping", is_flag=True, help="Print what the columns of a table (csv) may mean.")
def import_(  # each is an option of the command
    kind: str,
    file: Path,
    *,
    person: str | None,
    target: Path | None,
    mapping_file: Path | None,
    replace: bool,
    preview: bool,
    propose_mapping: bool,
) -> None:
    """Bring a FILE of a KIND into your diary in the app, or into a folder with --to.

    KIND is the program the file comes from, or auto: then it is recognised.
    """
    if propose_mapping:
        _propose(file)
        return
    kind = _recognised(file) if kind == AUTO else kind
    if kind == "diary" and not (target or person or preview) and _came_back(file):
        return
    mapping = _mapping(mapping_file)
    imported = _read(kind, file, person, mapping=mapping)
    note(imported.notes)
    if preview:
        _tell(kind, imported)
    elif target is None:
        _into_the_app(kind, file, imported, mapping)
    else:
        _into_a_folder(imported.diary, target, replace=replace)


def _propose(file: Path) -> None:
    from fodro.exchange.any_csv import propose

    say([propose(file).mapping.toml().rstrip()])


def _recognised(file: Path) -> str:
    from fodro.exchange.importers import IMPORTERS, recognised

    if not file.exists():
        raise DiaryError(problem="There is no such file or folder.", file=str(file), remedy="Check the path.")
    kind = recognised(file)
    if kind is None:
        remedy = f"Say what it is: fodro import KIND FILE, with one of {', '.join(sorted(IMPORTERS))}."
        raise DiaryError(problem="No importer recognises this file.", file=file.name, remedy=remedy)
    note([f"This is {kind.title} ({kind.slug})."])
    return kind.slug


def _mapping(file: Path | None) -> ColumnMapping | None:
    if file is None:
        return None
    from fodro.exchange.any_csv import ColumnMapping
    from fodro.exchange.contents import file_bytes
    from fodro.exchange.decoding import decoded

    return ColumnMapping.of_toml(decoded(file_bytes(file), file=file.name), file=file.name)


def _read(kind: str, file: Path, person: str | None, *, mapping: ColumnMapping | None) -> Imported:
    from fodro.exchange.any_csv import read_csv
    from fodro.exchange.importers import CSV, IMPORTERS

    if mapping is not None and kind != CSV:
        remedy = "Leave --mapping out, or import it as csv."
        raise DiaryError(problem="Only a table (csv) is read by a mapping.", file=file.name, remedy=remedy)
    with Progress() as progress:
        if mapping is not None:
            return read_csv(file, person=person, told=progress.tell, mapping=mapping)
        return IMPORTERS[kind].read(file, person=person, told=progress.tell)


def _tell(kind: str, imported: Imported) -> None:
    """Say what a file holds, and what of it would be new in the app."""
    from fodro.cli import database

    sources = [found for found in imported.found if found.overlaps]
    say(
        [_held(change) for change in database.compare(kind, imported.diary)]
        or ["Nothing in it belongs in a diary."]
    )
    say([_source(found) for found in sources])


def _held(change: Change) -> str:
    unit = "days of " if change.what not in _COUNTED else ""
    parts = {
        "new": change.new,
        "more complete than before": change.changed,
        "there already": change.same,
        "noted otherwise, which stays": change.differing,
        "taken away, which stays so": change.away,
    }
    told = ", ".join(f"{n:,} {said}" for said, n in parts.items() if n)
    name = _COUNTED.get(change.what, change.what)
    unit = unit.replace("days", "day") if change.n == 1 else unit
    return f"{change.n:,} {unit}{name}, {change.first} to {change.last}: {told}."


def _source(found: Found) -> str:
    source = found.source or "a source without a name"
    return f"{found.what}: {found.n:,} days from {source} overlap with another source."


def _came_back(file: Path) -> bool:
    """Bring back every record and photo, where `file` holds those; return whether it does."""
    from fodro.cli import database
    from fodro.exchange.recorded import has_records

    if not has_records(file):
        return False
    with Progress() as progress:
        restored = database.restore(file, progress.tell)
    note(restored.notes)
    say([f"Records added: {restored.added:,}. Already there, and left as they were: {restored.kept:,}."])
    if restored.changed or restored.photos:
        say([f"Brought up to date: {restored.changed:,}. Photos: {restored.photos:,}."])
    return True


def _into_the_app(kind: str, file: Path, imported: Imported, mapping: ColumnMapping | None) -> None:
    from fodro.cli import database

    with Progress() as progress:
        report = database.bring_in(
            kind, file, imported, told=progress.tell, mapping=_named(kind, file, mapping)
        )
    say([f"Records added: {report.added:,}. Already there, and left as they were: {report.kept:,}."])
    if report.changed:
        say([f"Made more complete than an earlier import had left them: {report.changed:,}."])
    if report.repeated:
        left_out = f"{report.repeated:,} left out; the worse was kept."
        say([f"Ratings of the same place at the same moment: {left_out}"])


def _named(kind: str, file: Path, mapping: ColumnMapping | None) -> dict[str, Any]:
    """Return what the columns of a table mean, so that what is kept is called as they are."""
    from fodro.exchange.any_csv import propose
    from fodro.exchange.importers import CSV

    return (mapping or propose(file).mapping).plain() if kind == CSV else {}


def _into_a_folder(diary: Diary, target: Path, *, replace: bool) -> None:
    from fodro.exchange.diary_folder import write_diary

    write_diary(diary, target, replace=replace)
    say([contents_of(diary, target)])
