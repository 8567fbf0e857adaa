"""A backup brought back: unpacked and looked over beside the data folder, then put in its place."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from fodro.domain.diary import DiaryError
from fodro.exchange.archive_manifest import BACKUP
from fodro.exchange.archive_reading import ArchiveReader, opened
from fodro.exchange.imported import Told, silent
from fodro.exchange.limits import PHOTO_BYTES, WITH_PHOTOS_BYTES
from fodro.web import places
from fodro.web.backup.database import DATABASE, counts, is_in_use
from fodro.web.backup.making import KEYS
from fodro.web.backup.opening import REFUSED

_PHOTO = re.compile(r"photos/[0-9a-f]{32}/[0-9a-f]{64}\.jpg")
_STAYS = "Nothing was changed."


@dataclass(frozen=True, slots=True)
class BroughtBack:
    """What came back, where what was here before lies now (None if nothing was), and what is not well."""

    counts: Mapping[str, int]
    aside: Path | None
    said: tuple[str, ...]


def bring_back(backup: Path, *, replace: bool = False, told: Told = silent) -> BroughtBack:
    """Make the data folder what a backup holds; what was there is kept aside, not deleted.

    An older backup is brought up to date. Everything is done in a folder beside the data folder; only when
    it is whole does it take its place.

    Raises
    ------
    DiaryError
        If the backup is damaged or newer than this Fodro, a diary is here and may not be replaced, or the app
        is running. Nothing was changed then.
    """
    folder = places.data_folder()
    _refuse_to_replace(folder, replace=replace)
    try:
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as room:
            new = Path(room) / "data"
            new.mkdir(mode=0o700)
            _unpack(backup, new, told)
            _keep_keys(folder, new)
            said = _brought_up_to_date(new, backup)
            found = counts(new / DATABASE)
            aside = _swapped(new, folder)
    except OSError as error:
        problem = f"The backup could not be brought back: {error.strerror or error}."
        raise DiaryError(problem, file=backup.name, remedy=_STAYS) from None
    return BroughtBack(found, aside, said)


def _refuse_to_replace(folder: Path, *, replace: bool) -> None:
    database = folder / DATABASE
    if not database.is_file() or not database.stat().st_size:
        return
    if is_in_use(database):
        problem = "Fodro is running on this data folder."
        raise DiaryError(problem, file=str(folder), remedy="Stop it first (Ctrl+C), then try again.")
    if _holds_a_diary(database) and not replace:
        problem = "There is a diary here already."
        remedy = "Say --replace to put the backup in its place; what is here now is kept aside. " + _STAYS
        raise DiaryError(problem, file=str(folder), remedy=remedy)


def _holds_a_diary(database: Path) -> bool:
    """Return whether someone's diary is there; what cannot be read may be one."""
    try:
        return bool(counts(database)["diaries"])
    except DiaryError:
        return True


def _unpack(backup: Path, new: Path, told: Told) -> None:
    with opened(backup, form=BACKUP) as archive:
        if archive.manifest is None:
            problem = "This is no backup of Fodro: it has no manifest."
            raise DiaryError(problem, file=backup.name, remedy="Check that it is the right file. " + _STAYS)
        archive.verify(told)
        _write(archive, DATABASE, new / DATABASE, at_most=WITH_PHOTOS_BYTES)
        for name in sorted(archive.names & archive.manifest.files.keys()):
            if _PHOTO.fullmatch(name) or name in KEYS:
                _write(archive, name, new / name, at_most=PHOTO_BYTES)


def _write(archive: ArchiveReader, name: str, file: Path, *, at_most: int) -> None:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with file.open("xb") as written:
        file.chmod(0o600)
        for piece in archive.pieces(name, at_most=at_most):
            written.write(piece)
        written.flush()
        os.fsync(written.fileno())


def _keep_keys(folder: Path, new: Path) -> None:
    """Go on with the keys of this installation where the backup brings none."""
    for name in KEYS:
        if (folder / name).is_file() and not (new / name).exists():
            shutil.copy2(folder / name, new / name)


def _brought_up_to_date(new: Path, backup: Path) -> tuple[str, ...]:
    """Migrate what was unpacked and look it over, in a program of its own: settings know one folder."""
    environment = {**os.environ, "FODRO_DATA": str(new), "DJANGO_SETTINGS_MODULE": "fodro.web.settings"}
    done = subprocess.run(  # ourselves
        [sys.executable, "-m", "fodro.web.backup.opening"],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    said = tuple(line for line in done.stderr.splitlines() if line.strip())
    if done.returncode == REFUSED:
        raise DiaryError(" ".join(said), file=backup.name)
    if done.returncode not in (0, 1):
        problem = f"The database of the backup could not be brought up to date: {said[-1] if said else ''}"
        raise DiaryError(problem, file=backup.name, remedy="Take another backup. " + _STAYS)
    return said


def _swapped(new: Path, folder: Path) -> Path | None:
    """Put `new` where `folder` is, and `folder` aside; return where, or None if it held nothing."""
    if not any(folder.iterdir()):
        folder.rmdir()
        new.rename(folder)
        return None
    aside = folder.with_name(f"{folder.name}.before-{datetime.now(tz=UTC):%Y%m%dT%H%M%SZ}")
    folder.rename(aside)
    try:
        new.rename(folder)
    except OSError:
        aside.rename(folder)
        raise
    return aside
