"""The registry of importers: a new one is a new file plus one line here."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from fodro.domain.diary import DiaryError
from fodro.exchange.diary_folder import read_folder
from fodro.exchange.imported import Imported
from fodro.exchange.myaiguide import read_myaiguide


class Importer(Protocol):
    """Reads one kind of file."""

    def __call__(self, path: Path, *, person: str | None = None) -> Imported:
        """Return the diary of `person`, or of the only one in the file; raise ``DiaryError`` otherwise."""


def _read_one_persons_folder(path: Path, *, person: str | None = None) -> Imported:
    if person is not None:
        problem = "A diary folder holds the diary of one person, so none can be chosen."
        raise DiaryError(problem, file=path.name, remedy="Leave --person out.")
    return read_folder(path)


IMPORTERS: Mapping[str, Importer] = MappingProxyType(
    {
        "diary": _read_one_persons_folder,
        "myaiguide": read_myaiguide,
    }
)
"""Importers by the kind that ``fodro import KIND FILE`` names."""
