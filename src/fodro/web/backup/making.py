"""A backup: everyone's diary and photos as they are at one moment, in one file, while the app runs."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from fodro.domain.diary import DiaryError
from fodro.exchange.archive_manifest import BACKUP
from fodro.exchange.archive_writing import ArchiveWriter
from fodro.exchange.names import PHOTOS, README
from fodro.version import __version__
from fodro.web import places
from fodro.web.backup.database import DATABASE, copy_to, counts, photos_named, without_doors
from fodro.web.backup.readme import readme
from fodro.web.whole_files import settle

KEYS = ("secret-key", "push-key.pem")
TRIES = 3
_NAMED = re.compile(r"fodro-backup-\d{8}T\d{6}Z(?:-\d+)?\.zip")


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What a backup came to: where it lies, its size, what is in it, and photos that could not be found."""

    file: Path
    n_bytes: int
    counts: Mapping[str, int]
    missing: tuple[str, ...]


def back_up(target: Path | None = None, *, keep: int | None = None, with_keys: bool = False) -> BackedUp:
    """Write a backup of the data folder.

    Parameters
    ----------
    target : path or None
        A file that ends in ``.zip``, or a folder in which one is named after the time; the current one by
        default.
    keep : int or None
        How many backups of such a name to keep in the folder; older ones go once the new one is whole.
    with_keys : bool
        Whether the secret keys of this installation are in it.

    Raises
    ------
    DiaryError
        If there is nothing to back up, the target is taken, or it cannot be written; nothing is left behind.
    """
    source = places.data_folder()
    if not (source / DATABASE).is_file():
        problem = "There is nothing to back up yet."
        raise DiaryError(problem, file=str(source), remedy="Start Fodro once.")
    file = _file_for(target, source, keep)
    made_at = datetime.now(tz=UTC).replace(microsecond=0)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=file.parent, prefix=".fodro-") as room:
            made = Path(room) / "made"
            found, missing = _written(made, source, Path(room), with_keys=with_keys, made_at=made_at)
            made.rename(file)
        settle(file.parent)
    except OSError as error:
        problem = f"The backup could not be written: {error.strerror or error}."
        remedy = "Nothing was written; choose another place."
        raise DiaryError(problem, file=str(file), remedy=remedy) from None
    _let_go(file, keep)
    return BackedUp(file, file.stat().st_size, found, missing)


def _file_for(target: Path | None, source: Path, keep: int | None) -> Path:
    asked = (target or Path.cwd()).expanduser()
    is_file = asked.suffix.lower() == ".zip"
    file = asked if is_file else _unused(asked)
    if file.resolve().is_relative_to(source):
        problem = "A backup beside what it is a backup of is lost with it."
        raise DiaryError(problem, file=str(file), remedy="Choose a folder outside of the data folder.")
    if os.path.lexists(file):
        problem = "Something is already there."
        raise DiaryError(problem, file=str(file), remedy="Choose another name; it was left untouched.")
    if is_file and keep is not None:
        problem = "Only backups that are named after their time can take turns."
        raise DiaryError(problem, file=str(file), remedy="Give a folder with --to, or leave --keep out.")
    return file


def _unused(folder: Path) -> Path:
    stem = f"fodro-backup-{datetime.now(tz=UTC):%Y%m%dT%H%M%SZ}"
    names = (f"{stem}.zip", *(f"{stem}-{n}.zip" for n in range(2, 100)))
    return next(folder / name for name in names if not os.path.lexists(folder / name))


def _written(
    made: Path, source: Path, room: Path, *, with_keys: bool, made_at: datetime
) -> tuple[dict[str, int], tuple[str, ...]]:
    with made.open("xb") as file:
        made.chmod(0o600)
        for attempt in range(TRIES):
            file.seek(0)
            file.truncate()
            copy = room / f"{attempt}.sqlite3"
            copy_to(source / DATABASE, copy)
            without_doors(copy, with_sessions=with_keys)
            found, missing = _packed(file, source, copy, with_keys=with_keys, made_at=made_at)
            if not missing:
                break  # a photo that was deleted meanwhile is in the next copy's list no more
        file.flush()
        os.fsync(file.fileno())
    return found, missing


def _packed(
    file: IO[bytes], source: Path, copy: Path, *, with_keys: bool, made_at: datetime
) -> tuple[dict[str, int], tuple[str, ...]]:
    found = counts(copy)
    archive = ArchiveWriter(file, BACKUP)
    archive.add(README, readme(made_at=f"{made_at:%Y-%m-%d %H:%M} UTC", with_keys=with_keys))
    archive.add_file(DATABASE, copy, packed=True)
    missing = []
    for person, name in photos_named(copy):
        member = f"{PHOTOS}/{person}/{name}"
        try:
            archive.add_file(member, source / member)
        except FileNotFoundError:
            missing.append(member)
    for name in KEYS if with_keys else ():
        with suppress(FileNotFoundError):
            archive.add_file(name, source / name)
    told = {"made_at": made_at.isoformat(), "made_by": f"Fodro {__version__}", "counts": found}
    archive.finish(told | ({"photos_missing": missing} if missing else {}))
    return found, tuple(missing)


def _let_go(newest: Path, keep: int | None) -> None:
    """Delete the oldest backups of the folder, but for the newest `keep`; only those that were named here."""
    if keep is None:
        return
    named = sorted(file for file in newest.parent.iterdir() if _NAMED.fullmatch(file.name))
    for file in named[: max(0, len(named) - keep)]:
        file.unlink()
