"""Files looked into, in a process of their own: what they are, and what they hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fodro.domain.diary import DiaryError
from fodro.exchange.any_csv import ColumnMapping, Proposal, propose, read_csv
from fodro.exchange.imported import Imported, Told, silent
from fodro.exchange.importers import CSV, IMPORTERS, recognised


@dataclass(frozen=True, slots=True)
class Look:
    """What a first look brought.

    Parameters
    ----------
    kind : str
        Slug of the kind it was recognised as; empty where none recognises it.
    imported : Imported or None
        What it holds; ``None`` where it is not known yet what its columns mean, or what kind it is.
    proposal : Proposal or None
        Of a table no importer knows: what its columns may mean.
    """

    kind: str
    imported: Imported | None = None
    proposal: Proposal | None = None


def look(path: Path, kind: str = "", *, told: Told = silent) -> Look:
    """Return what is at `path`, read as `kind`, or as the first kind that recognises it.

    Raises
    ------
    DiaryError
        If it is of a known kind and cannot be read.
    """
    told(0, 0)
    known = IMPORTERS[kind] if kind else recognised(path)
    if known is None:
        return Look("")
    if known.slug == CSV:
        return Look(CSV, proposal=propose(path))
    return Look(known.slug, known.read(path, told=told))


def read_as(path: Path, kind: str, mapping: Mapping[str, Any], *, told: Told = silent) -> Imported:
    """Return what is at `path`, read as `kind`; a table by what its columns were said to mean.

    Raises
    ------
    DiaryError
        If it cannot be read.
    """
    if kind == CSV and mapping:
        return read_csv(path, told=told, mapping=ColumnMapping.of_plain(mapping))
    if kind not in IMPORTERS:
        raise DiaryError(problem="This kind of file is not known.", file=path.name, remedy="Choose another.")
    return IMPORTERS[kind].read(path, told=told)
