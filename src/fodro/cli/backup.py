"""``fodro backup``, ``restore`` and ``check``: everyone's diary on this computer, kept safe."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from fodro.cli.progress import Progress
from fodro.cli.speaking import note, say

WITHOUT_KEYS = (
    "It holds no secret keys: where it is brought back, browsers sign in anew, and the address of a calendar "
    "and messages are turned on again. Shared links are not in it."
)
WITH_KEYS = (
    "It holds the secret keys of this installation: who has the file can pass for a browser that is signed "
    "in here, and send messages in its name."
)


@click.command(short_help="Copy everything into one file, also while the app runs.")
@click.option("--to", "target", type=click.Path(path_type=Path), help="A folder, or a file ending in .zip.")
@click.option("--keep", type=click.IntRange(min=1), metavar="N", help="Keep the N newest in that folder.")
@click.option("--with-keys", is_flag=True, help="Put the installation's secret keys in too.")
def backup(target: Path | None, keep: int | None, *, with_keys: bool) -> None:
    """Copy every diary on this computer, with its photos, into one file. The app may be running."""
    from fodro.cli import database
    from fodro.web.backup.making import back_up

    made = back_up(target, keep=keep, with_keys=with_keys)
    database.note_backup(made.n_bytes)
    say([f"Written to {made.file}: {_counted(made.counts)}, {made.n_bytes / 2**20:,.1f} MB."])
    note([WITH_KEYS if with_keys else WITHOUT_KEYS])
    if made.missing:
        note([f"{len(made.missing):,} photo(s) could not be found; “fodro check” says more."])


@click.command(short_help="Bring a backup back.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="Put it in the place of what is here; that is kept aside.")
def restore(file: Path, *, replace: bool) -> None:
    """Bring back what a backup FILE holds. An older backup is brought up to date."""
    from fodro.web.backup.restoring import bring_back

    with Progress() as progress:
        came = bring_back(file, replace=replace, told=progress.tell)
    say([f"Brought back: {_counted(came.counts)}."])
    if came.aside is not None:
        say([f"What was here before lies in {came.aside}."])
    _say_how_it_is(list(came.said))


@click.command(short_help="Say whether all that is kept is whole.")
def check() -> None:
    """Look over the database, the photos, and every row against its record. Nothing is changed."""
    from fodro.web import places
    from fodro.web.backup.database import DATABASE
    from fodro.web.backup.opening import looked_over

    file = places.data_folder() / DATABASE
    if not file.is_file() or not file.stat().st_size:
        say(["There is no diary here yet."])
        return
    _say_how_it_is(looked_over())


def _say_how_it_is(faults: list[str]) -> None:
    if not faults:
        say(["All is well: the database, every photo, and every row beside its record."])
        return
    say(["Not all is well:", *(f"- {fault}" for fault in faults)])
    raise SystemExit(1)


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count:,}" for name, count in counts.items())
