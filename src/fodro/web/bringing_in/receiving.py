"""Chosen files put where they wait, and their reading asked for."""

from __future__ import annotations

from collections.abc import Sequence

from fodro.web.bringing_in import desk, flows, storage, working
from fodro.web.bringing_in.incoming import OnDisk
from fodro.web.bringing_in.models import BroughtIn
from fodro.web.people.models import Person


def received(person: Person, files: Sequence[OnDisk]) -> BroughtIn | None:
    """Begin the import of `files`; None where there is nothing in them."""
    full = [file for file in files if file.size]
    if not full:
        return None
    names = [storage.safe_name(file.name or "") for file in full]
    shown = names[0] if len(names) == 1 else f"{names[0]} … {names[-1]} ({len(names)})"
    one = flows.begin(person, file=shown, n_bytes=sum(file.size or 0 for file in full))
    folder = storage.folder_of(person.pk, one.pk)
    for file, name in zip(full, names, strict=True):
        file.path.replace(storage.free_name(folder, name))
    desk.DESK.ask(one.pk, working.read)
    return one
