"""Where pictures lie: beside the database, by person, named by their content.

A folder belongs to one person alone, so that nobody's record can ever name another's file. Thumbnails are
made again when they are missing: their folder can be deleted at any time.
"""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Collection
from pathlib import Path
from uuid import UUID

from fodro.exchange.pictures import Picture, PictureError, thumbnail
from fodro.web.places import data_folder
from fodro.web.whole_files import write_whole

NAME = re.compile(r"[0-9a-f]{64}\.jpg")
STRAY_AFTER_S = 24 * 60 * 60
"""What no record names after a day was left by a process that ended between the file and its record."""


def pictures_of(person_id: UUID) -> Path:
    """Return the folder of the pictures of a person; it may not be there yet."""
    return data_folder() / "photos" / person_id.hex


def thumbnails_of(person_id: UUID) -> Path:
    """Return the folder of the thumbnails of a person; it may not be there, and may be deleted."""
    return data_folder() / "thumbnails" / person_id.hex


def store(person_id: UUID, picture: Picture) -> str:
    """Write a picture so that it survives a power cut, and return its name; the same content is one file."""
    file = pictures_of(person_id) / picture.name
    if not file.is_file():
        write_whole(file, picture.data)
    return picture.name


def picture(person_id: UUID, name: str) -> bytes | None:
    """Return the picture of that name, or None where this person has none."""
    return _read(pictures_of(person_id) / name) if NAME.fullmatch(name) else None


def small(person_id: UUID, name: str) -> bytes | None:
    """Return the thumbnail of the picture of that name, or None where this person has none."""
    data = picture(person_id, name)
    if data is None:
        return None
    file = thumbnails_of(person_id) / name
    return _read(file) or _made_small(data, file)


def discard(person_id: UUID, name: str) -> None:
    """Delete a picture and its thumbnail."""
    if NAME.fullmatch(name):
        for folder in (pictures_of(person_id), thumbnails_of(person_id)):
            (folder / name).unlink(missing_ok=True)


def discard_strays(person_id: UUID, *, named: Collection[str]) -> None:
    """Delete the files of a person that are not `named` by any record and lie there for a day."""
    folder, long_ago = pictures_of(person_id), time.time() - STRAY_AFTER_S
    for file in folder.iterdir() if folder.is_dir() else ():
        if file.name not in named and file.stat().st_mtime < long_ago:
            file.unlink(missing_ok=True)


def forget(person_id: UUID) -> None:
    """Delete every picture and thumbnail of a person."""
    for folder in (pictures_of(person_id), thumbnails_of(person_id)):
        shutil.rmtree(folder, ignore_errors=True)


def _read(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None


def _made_small(data: bytes, file: Path) -> bytes | None:
    try:
        made = thumbnail(data)
    except PictureError:
        return None  # the disk gave back something else than was written
    write_whole(file, made)
    return made
