"""The registry of importers: a new one is a new file plus one line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from fodro.domain.diary import DiaryError
from fodro.exchange import diary_folder, myaiguide
from fodro.exchange.imported import Imported, Told, silent


class Importer(Protocol):
    """Reads one kind of file."""

    def __call__(self, path: Path, *, person: str | None = None, told: Told = silent) -> Imported:
        """Return the diary of `person`, or of the only one in the file; raise ``DiaryError`` otherwise.

        `told` hears now and then how many bytes are read of how many, and what it raises is let pass.
        """


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file that can be brought in.

    Parameters
    ----------
    slug : str
        Its permanent name, on the command line and in rows.
    title : str
        What it is called in English, such as ``"Apple Health"``; pages say it in their language.
    read : Importer
        Reads it.
    suffixes : tuple of str
        How such files end, with the dot, in small letters; empty for a folder.
    recognises : callable
        Whether a file, folder or zip archive is of this kind by what it holds; quick, and never raises.
    """

    slug: str
    title: str
    read: Importer
    suffixes: tuple[str, ...]
    recognises: Callable[[Path], bool]


def recognised(path: Path) -> Kind | None:
    """Return the first kind that recognises what is at `path`, or ``None``."""
    return next((kind for kind in IMPORTERS.values() if kind.recognises(path)), None)


def _read_one_persons_folder(path: Path, *, person: str | None = None, told: Told = silent) -> Imported:
    del told  # a diary folder is small
    if person is not None:
        problem = "A diary folder holds the diary of one person, so none can be chosen."
        raise DiaryError(problem, file=path.name, remedy="Leave --person out.")
    return diary_folder.read_folder(path)


_KINDS = (
    Kind("diary", "Fodro", _read_one_persons_folder, (".zip",), diary_folder.recognises),
    Kind("myaiguide", "MyAIGuide", myaiguide.read_myaiguide, (".csv",), myaiguide.recognises),
)

IMPORTERS: Mapping[str, Kind] = MappingProxyType({kind.slug: kind for kind in _KINDS})
"""Kinds by the slug that ``fodro import KIND FILE`` names; the first one that recognises a file is it."""
