"""Where shared files lie: beside the database, by person, never in it, and never in a safe copy.

A link that was put back from an old copy of the database therefore finds nothing to give: what was revoked
stays revoked. A file ends with ``.jwe`` (sealed, of a link) or ``.draft`` (plain, of a draft).
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from fodro.web.places import data_folder

FOLDER = "shared"
SEALED = "jwe"
PLAIN = "draft"


def folder_of(person_id: UUID) -> Path:
    """Return the folder with what a person shares; it may not be there yet."""
    return data_folder() / FOLDER / person_id.hex


def file_of(person_id: UUID, owner: UUID, n: int, kind: str = SEALED) -> Path:
    """Return the path of the `n`-th file of a link or a draft."""
    return folder_of(person_id) / f"{owner.hex}.{n}.{kind}"


def read(file: Path) -> bytes | None:
    """Return what is in a file, or None where it is gone."""
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None


def discard(person_id: UUID, owner: UUID, kind: str = "*") -> None:
    """Delete the files of a link or a draft. One that is being read now goes with the next sweep."""
    folder = folder_of(person_id)
    for file in folder.glob(f"{owner.hex}.*.{kind}") if folder.is_dir() else ():
        with suppress(OSError):
            file.unlink(missing_ok=True)


def forget(person_id: UUID) -> None:
    """Delete everything a person shared."""
    shutil.rmtree(folder_of(person_id), ignore_errors=True)


def discard_all_but(kept: Collection[str]) -> int:
    """Delete every file whose link or draft is not in `kept`; return how many were deleted."""
    gone = 0
    for file in list(_files()):
        if file.name.partition(".")[0] not in kept:
            with suppress(OSError):
                file.unlink()
                gone += 1
    return gone


def _files() -> Iterator[Path]:
    folder = data_folder() / FOLDER
    for person in folder.iterdir() if folder.is_dir() else ():
        yield from person.iterdir() if person.is_dir() else ()
