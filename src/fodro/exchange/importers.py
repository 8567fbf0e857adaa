"""The registry of importers: a new one is a new file plus one line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from fodro.domain.diary import DiaryError
from fodro.exchange import any_csv, apple_health, diary_folder, fhir, myaiguide
from fodro.exchange.imported import Imported, Told, silent
from fodro.exchange.imports import (
    bearable,
    daylio,
    fit,
    fitbit,
    garmin,
    google_fit,
    health_connect,
    loop,
    migraine_buddy,
    open_mhealth,
    samsung_health,
    track_and_graph,
)

CSV = "csv"
"""The slug of tables no importer knows: the last to recognise one, and read by a mapping."""


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
    Kind("fhir", "FHIR", fhir.read_fhir, (".json", ".ndjson", ".zip"), fhir.recognises),
    Kind(
        "apple-health",
        "Apple Health",
        apple_health.read_apple_health,
        (".zip", ".xml"),
        apple_health.recognises,
    ),
    Kind("fitbit", "Fitbit", fitbit.read_fitbit, (".csv", ".json", ".zip"), fitbit.recognises_fitbit),
    Kind(
        "google-fit",
        "Google Fit",
        google_fit.read_google_fit,
        (".csv", ".zip"),
        google_fit.recognises_google_fit,
    ),
    Kind("garmin", "Garmin", garmin.read_garmin, (".json", ".zip"), garmin.recognises_garmin),
    Kind("fit", "FIT", fit.read_fit, (".fit", ".zip"), fit.recognises_fit),
    Kind(
        "health-connect",
        "Health Connect",
        health_connect.read_health_connect,
        (".zip", ".db"),
        health_connect.recognises_health_connect,
    ),
    Kind(
        "samsung-health",
        "Samsung Health",
        samsung_health.read_samsung_health,
        (".zip", ".csv"),
        samsung_health.recognises_samsung_health,
    ),
    Kind("daylio", "Daylio", daylio.read_daylio, (".csv", ".zip"), daylio.recognises_daylio),
    Kind("loop", "Loop Habit Tracker", loop.read_loop, (".zip", ".csv"), loop.recognises_loop),
    Kind(
        "track-and-graph",
        "Track & Graph",
        track_and_graph.read_track_and_graph,
        (".csv", ".zip"),
        track_and_graph.recognises_track_and_graph,
    ),
    Kind("bearable", "Bearable", bearable.read_bearable, (".csv", ".zip"), bearable.recognises_bearable),
    Kind(
        "migraine-buddy",
        "Migraine Buddy",
        migraine_buddy.read_migraine_buddy,
        (".csv", ".zip"),
        migraine_buddy.recognises_migraine_buddy,
    ),
    Kind(
        "open-mhealth",
        "Open mHealth",
        open_mhealth.read_open_mhealth,
        (".json", ".ndjson", ".zip"),
        open_mhealth.recognises_open_mhealth,
    ),
    Kind(CSV, "CSV", any_csv.read_csv, (".csv", ".txt", ".tsv"), any_csv.recognises),
)

IMPORTERS: Mapping[str, Kind] = MappingProxyType({kind.slug: kind for kind in _KINDS})
"""Kinds by the slug that ``fodro import KIND FILE`` names; the first one that recognises a file is it."""
