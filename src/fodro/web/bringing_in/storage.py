"""Where chosen files lie until they are brought in: beside the database, by person and by import.

Nothing here outlives its import: files go when it is done or cancelled, and whatever a stopped process left
goes when the server starts again.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from uuid import UUID

from fodro.web.places import data_folder

RESERVE_BYTES = 200 * 2**20
"""So much of the disk stays free: the diary must always have room to be written."""

LONGEST_NAME = 120
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')


def waiting_room() -> Path:
    """Return the folder of all chosen files; made if missing."""
    folder = data_folder() / "bringing-in"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def folder_of(person_id: UUID, import_id: UUID) -> Path:
    """Return the folder of the files of one import; made if missing."""
    folder = waiting_room() / person_id.hex / import_id.hex
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def chosen(person_id: UUID, import_id: UUID) -> Path | None:
    """Return the file of an import, or its folder where several were chosen; None where they are gone."""
    folder = waiting_room() / person_id.hex / import_id.hex
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    if not files:
        return None
    return files[0] if len(files) == 1 else folder


def discard(person_id: UUID, import_id: UUID) -> None:
    """Delete the files of one import."""
    shutil.rmtree(waiting_room() / person_id.hex / import_id.hex, ignore_errors=True)


def forget(person_id: UUID) -> None:
    """Delete every chosen file of a person."""
    shutil.rmtree(waiting_room() / person_id.hex, ignore_errors=True)


def clear() -> None:
    """Delete everything: called when the server starts, when no import can be at work."""
    shutil.rmtree(data_folder() / "bringing-in", ignore_errors=True)


def room_bytes() -> int:
    """Return how many bytes may still be written."""
    return max(0, shutil.disk_usage(waiting_room()).free - RESERVE_BYTES)


def safe_name(name: str) -> str:
    """Return the name of a chosen file without what would lead elsewhere; its ending stays."""
    plain = _NOT_IN_NAMES.sub("_", name.replace("\\", "/").rpartition("/")[2]).strip(" .") or "file"
    stem, dot, suffix = plain.rpartition(".")
    return (
        plain if len(plain) <= LONGEST_NAME else f"{(stem or suffix)[: LONGEST_NAME - 20]}{dot}{suffix[-19:]}"
    )


def free_name(folder: Path, name: str) -> Path:
    """Return a path in `folder` for a file called `name` that is not taken: the same name may come twice."""
    path, count = folder / name, 1
    while path.exists():
        count += 1
        path = folder / f"{Path(name).stem} ({count}){Path(name).suffix}"
    return path
