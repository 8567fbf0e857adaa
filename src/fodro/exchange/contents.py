"""The files of a diary, read whole from a folder or a zip archive, within limits."""

from __future__ import annotations

import errno
import stat
import zipfile
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from fodro.domain.diary import DiaryError
from fodro.exchange import archive
from fodro.exchange.limits import FILE_BYTES

_REASONS = {
    errno.ENOENT: ("There is no such file or folder.", "Check the spelling of the path."),
    errno.ELOOP: ("The path is a symbolic link that leads back to itself.", "Give the folder itself."),
    errno.EACCES: ("The file or folder may not be read.", "Ask its owner for the right to read it."),
    errno.ENAMETOOLONG: ("The path is too long.", "Check the spelling of the path."),
}


@dataclass(frozen=True, slots=True)
class Contents:
    """What a folder or archive holds.

    Parameters
    ----------
    files : dict of str to bytes
        The wanted files that are there.
    names : frozenset of str
        Every file that is there, wanted or not.
    """

    files: dict[str, bytes]
    names: frozenset[str]


def contents(path: Path, wanted: Collection[str]) -> Contents:
    """Return the `wanted` files of a folder or zip archive.

    Raises
    ------
    DiaryError
        If there is nothing to read at `path`, or it is larger or other than a diary can be.
    """
    mode = _mode(path)
    if stat.S_ISDIR(mode):
        return _folder(path, wanted)
    if stat.S_ISREG(mode) and (path.suffix.lower() == ".zip" or zipfile.is_zipfile(path)):
        return _archive(path, wanted)
    raise DiaryError(
        problem="This is neither a folder nor a zip archive.",
        file=path.name,
        remedy="Give the folder that holds checkins.csv and days.csv, or a zip archive of it.",
    )


def file_bytes(path: Path) -> bytes:
    """Return the content of one ordinary file.

    Raises
    ------
    DiaryError
        If there is none at `path`, it may not be read, or it is larger than any diary.
    """
    if not stat.S_ISREG(_mode(path)):
        raise DiaryError(problem="This is not an ordinary file.", file=path.name, remedy="Give a file.")
    try:
        with path.open("rb") as file:
            data = file.read(FILE_BYTES + 1)
    except OSError as error:
        raise unreadable(path, error) from None
    if len(data) > FILE_BYTES:
        problem = f"The file is larger than {FILE_BYTES // 2**20} MB."
        raise DiaryError(
            problem, file=path.name, remedy="No diary is that large; check that it is the right file."
        )
    return data


def _folder(path: Path, wanted: Collection[str]) -> Contents:
    try:
        names = frozenset(entry.name for entry in path.iterdir())
    except OSError as error:
        raise unreadable(path, error) from None
    return Contents({name: file_bytes(path / name) for name in sorted(names & set(wanted))}, names)


def _archive(path: Path, wanted: Collection[str]) -> Contents:
    try:
        return Contents(*archive.files(path, wanted))
    except PermissionError as error:
        raise unreadable(path, error) from None


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from None


def unreadable(path: Path, error: OSError | ValueError) -> DiaryError:
    """Return the refusal of a path that cannot be read, with the reason and what to do."""
    number = error.errno if isinstance(error, OSError) else errno.ENOENT
    reason = str(getattr(error, "strerror", "") or error)
    problem, remedy = _REASONS.get(number or 0, (f"It cannot be read: {reason}.", "Check the path."))
    return DiaryError(problem, file=str(path), remedy=remedy)
