"""The files of an export: one file, a folder of them, or a zip archive, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from fodro.domain.diary import DiaryError
from fodro.exchange import looking
from fodro.exchange.contents import file_bytes
from fodro.exchange.imported import Told, silent
from fodro.exchange.imports import bounds
from fodro.exchange.imports.packed import unpacked

Wanted = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an export.

    Parameters
    ----------
    name : str
        Its path inside the folder or archive, with ``/``; of a single file its own name.
    data : bytes
        All of it.
    """

    name: str
    data: bytes

    @property
    def base(self) -> str:
        """The name without its folders."""
        return PurePosixPath(self.name).name

    @property
    def folder(self) -> str:
        """The name of the folder it lies in; empty at the top."""
        return PurePosixPath(self.name).parent.name


def members(path: Path, wanted: Wanted, *, told: Told = silent) -> Iterator[Member]:
    """Yield the `wanted` files of an export in the order of their names; a single file is always wanted.

    Parameters
    ----------
    path : Path
        A file, a folder or a zip archive.
    wanted : callable
        Given the name of a file inside a folder or archive.
    told : callable
        Hears how many bytes are read of how many.

    Raises
    ------
    DiaryError
        If nothing can be read at `path`, nothing in it is wanted, or it is larger or other than an export is.
    """
    if looking.is_folder(path):
        yield from _some(_folder(path, wanted, told), path)
    elif looking.is_zip(path) or path.suffix.lower() == ".zip":
        yield from _some(_packed(path, wanted, told), path)
    else:
        data = file_bytes(path)
        told(0, len(data))
        yield Member(path.name, data)
        told(len(data), len(data))


def _some(found: Iterator[Member], path: Path) -> Iterator[Member]:
    n = 0
    for n, member in enumerate(found, start=1):  # noqa: B007  # how many is asked afterwards
        yield member
    if not n:
        remedy = "Check that it is the right export, and that it was unpacked as a whole."
        raise DiaryError(problem="Nothing in it is of this kind.", file=path.name, remedy=remedy)


def _folder(path: Path, wanted: Wanted, told: Told) -> Iterator[Member]:
    names = [name for name in looking.names(path) if wanted(name)]
    all_bytes, done = sum(_size(path / name) for name in names), 0
    for name in names:
        told(done, all_bytes)
        done += _size(path / name)
        if done > bounds.TOTAL_BYTES:
            raise DiaryError(
                problem="The folder holds more than any export.", file=path.name, remedy=bounds.AGAIN
            )
        yield Member(name, file_bytes(path / name))
    told(done, done)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # reading it tells why
        return 0


def _packed(path: Path, wanted: Wanted, told: Told) -> Iterator[Member]:
    for name, data in unpacked(path, wanted, told):
        yield Member(name, data)
