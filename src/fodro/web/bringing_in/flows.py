"""Every write of this room: a file on its way in, brought in, and taken back."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from typing import Any

from fodro.domain.diary import DiaryError
from fodro.exchange.imported import Found, Imported, Told, silent
from fodro.exchange.looking_in import Look
from fodro.exchange.recorded import has_records
from fodro.web.archive.comparing import compared
from fodro.web.archive.comparing_records import compared_records
from fodro.web.archive.flows import MergeReport, merge_diary
from fodro.web.archive.restoring import Restored, restore
from fodro.web.bringing_in import desk, storage
from fodro.web.bringing_in.models import BUSY, LASTING, WAITING, BroughtIn, KeptMapping, State
from fodro.web.bringing_in.naming import name_factors
from fodro.web.bringing_in.queries import DIARY, origin_of
from fodro.web.bringing_in.taking_back import taken_back
from fodro.web.clock import now
from fodro.web.ids import new_id
from fodro.web.people.models import Person
from fodro.web.sync.versions import Writer
from fodro.web.writing import recording, writing

JUST_BEGUN_S = 0.2
FORGOTTEN_AFTER = timedelta(days=1)
"""What was refused, cancelled or left at its preview is forgotten after a day."""


def begin(person: Person, *, file: str, n_bytes: int) -> BroughtIn:
    """Begin an import; its file is put in its folder by the caller."""
    with writing():
        _forget_old(person)
        return BroughtIn.objects.create(
            id=new_id(), person=person, file=file[:255], n_bytes=n_bytes, begun_at=now()
        )


def _forget_old(person: Person) -> None:
    left = BroughtIn.objects.filter(person=person, begun_at__lt=now() - FORGOTTEN_AFTER)
    for one in left.exclude(state__in=LASTING):
        storage.discard(person.pk, one.pk)
        one.delete()


def move(one: BroughtIn, to: State, *, of: Iterable[State], **values: object) -> bool:
    """Bring an import from one of the states `of` to another; return whether it was in one of them."""
    with writing():
        rows = BroughtIn.objects.filter(pk=one.pk, state__in=list(of))
        moved = rows.update(state=to, **values) == 1
    one.refresh_from_db()
    return moved


def tell(one: BroughtIn, seen: Look, *, remembered: bool = False) -> None:
    """Keep what a first look brought; `remembered` where the columns of a table were known from before."""
    one.kind = seen.kind
    proposal = {"proposal": seen.proposal.plain()} if seen.proposal is not None else {}
    if seen.imported is not None:
        asked = {"proposal": one.preview["proposal"]} if one.preview.get("proposal") else {}
        preview = {**asked, **proposal, **_preview(one, seen.imported), "remembered": remembered}
        state = State.PREVIEW
    else:
        state, preview = (State.MAPPING if proposal else State.UNKNOWN), proposal
    values = {"kind": seen.kind, "preview": preview, "mapping": one.mapping, "trouble": {}}
    move(one, state, of=[State.READING], **values)


def _preview(one: BroughtIn, imported: Imported) -> dict[str, Any]:
    person = Person.objects.get(pk=one.person.pk)
    path = _whole_archive(one)
    of_records = compared_records(person, path) if path else ()
    changes = of_records or compared(person, imported.diary, origin_of(person, one.kind))
    return {
        "found": [_found(found) for found in imported.found],
        "changes": [_dated(asdict(change)) for change in changes],
        "notes": list(imported.notes),
    }


def _found(found: Found) -> dict[str, Any]:
    return _dated(asdict(found))


def _dated(values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: value.isoformat() if name in {"first", "last"} and value else value
        for name, value in values.items()
    }


def keep_mapping(person: Person, fingerprint: str, mapping: Mapping[str, Any]) -> None:
    """Remember what the columns of a table mean."""
    with writing():
        KeptMapping.objects.update_or_create(
            person=person, fingerprint=fingerprint, defaults={"mapping": dict(mapping), "used_at": now()}
        )


def refuse(one: BroughtIn, error: DiaryError) -> None:
    """Keep why an import came to nothing; its file goes, unless it may still be read as another kind."""
    trouble = {
        "problem": error.problem,
        "file": error.file,
        "line": error.line,
        "column": error.column,
        "remedy": error.remedy,
    }
    of = [State.READING, State.WRITING, *WAITING]
    if not move(one, State.REFUSED, of=of, trouble=trouble, ended_at=now()):
        move(one, State.DONE, of=[State.TAKING_BACK], trouble=trouble)


def stop(one: BroughtIn) -> None:
    """Keep that an import was stopped by the person."""
    if move(one, State.CANCELLED, of=[State.READING, State.WRITING], ended_at=now()):
        storage.discard(one.person.pk, one.pk)
    else:
        move(one, State.DONE, of=[State.TAKING_BACK])


def cancel(one: BroughtIn) -> None:
    """Want no more of an import nobody works on."""
    if move(one, State.CANCELLED, of=[*WAITING, State.REFUSED], ended_at=now()):
        storage.discard(one.person.pk, one.pk)


def write(one: BroughtIn, imported: Imported, *, told: Told = silent) -> None:
    """Bring in what was read: all of it or nothing, and once however often."""
    if path := _whole_archive(one):
        bring_back(one, path, told)
    else:
        bring_in(one, imported, told=told)
    storage.discard(one.person.pk, one.pk)


def unwritten(person: Person, kind: str, file: Path) -> BroughtIn:
    """Return an import of a file that lies elsewhere; its row is written with what it brings."""
    n_bytes = file.stat().st_size if file.is_file() else 0
    return BroughtIn(
        id=new_id(),
        person=person,
        kind=kind,
        file=file.name[:255],
        n_bytes=n_bytes,
        state=State.WRITING,
        begun_at=now(),
    )


def bring_in(one: BroughtIn, imported: Imported, *, told: Told = silent) -> MergeReport:
    """Merge what was read, and keep in the same transaction that it was brought in."""
    person = Person.objects.get(pk=one.person.pk)

    def wrote(revision: int) -> None:
        name_factors(Writer(person, now(), revision), one.mapping)
        _wrote(one, revision)

    origin = origin_of(person, one.kind, told=told, wrote=wrote)
    report = merge_diary(person, imported.diary, origin)
    _tell_outcome(one, asdict(report))
    return report


def _wrote(one: BroughtIn, revision: int) -> None:
    one.revisions, one.state, one.ended_at = [revision], State.DONE, now()
    one.save()


def _tell_outcome(one: BroughtIn, outcome: dict[str, Any]) -> None:
    with writing():
        one.outcome = outcome
        one.save(update_fields=["outcome", "preview"])


def _whole_archive(one: BroughtIn) -> Path | None:
    """Return the file where it holds records, which come back whole and with their history."""
    path = storage.chosen(one.person.pk, one.pk) if one.kind == DIARY else None
    return path if path is not None and has_records(path) else None


def bring_back(one: BroughtIn, path: Path, told: Told) -> Restored:
    """Bring back every record and photo at `path`, and keep in the same transaction that it was done."""
    person = Person.objects.get(pk=one.person.pk)
    restored = restore(person, path, told=told, wrote=lambda revision: _wrote(one, revision))
    one.preview["notes"] = restored.notes
    counts = {"added": restored.added, "changed": restored.changed, "kept": restored.kept}
    _tell_outcome(one, {**counts, "photos": restored.photos})
    return restored


def take_back(one: BroughtIn, *, told: Told = silent) -> None:
    """Take back what an import brought, all of it or nothing; what was changed since stays."""
    person = Person.objects.get(pk=one.person.pk)
    earlier = BroughtIn.objects.filter(
        person=person, kind=one.kind, state=State.DONE, begun_at__lt=one.begun_at
    ).first()
    puts_back = earlier is not None or one.kind == DIARY
    with recording(person) as seq:
        result = taken_back(Writer(person, now(), seq), one.revisions, puts_back=puts_back, told=told)
        if earlier is not None:  # what is as before is theirs again
            earlier.revisions = [*earlier.revisions, seq]
            earlier.save(update_fields=["revisions"])
        one.taken_back_in = [*one.taken_back_in, seq]
        one.outcome = {**one.outcome, **asdict(result)}
        one.state = State.UNDONE
        one.save(update_fields=["taken_back_in", "outcome", "state"])


def forget(person: Person) -> None:
    """Stop whatever is on its way for a person who is about to be erased, and delete their chosen files."""
    for import_id in BroughtIn.objects.filter(person=person, state__in=BUSY).values_list("pk", flat=True):
        desk.DESK.cancel(import_id)
    storage.forget(person.pk)


def settled(one: BroughtIn) -> BroughtIn:
    """Return an import as it stands; what was on its way when the server stopped came to nothing."""
    if one.state in WAITING and storage.chosen(one.person.pk, one.pk) is None:
        problem = "The chosen file is not there any more."
        refuse(one, DiaryError(problem, remedy="Choose it again."))
    if one.state in BUSY and desk.DESK.watch(one.pk) is None:
        time.sleep(JUST_BEGUN_S)  # it may be on its way to the desk
        one.refresh_from_db()
        if one.state in BUSY and desk.DESK.watch(one.pk) is None:
            problem = "Fodro was closed while this file was on its way."
            refuse(one, DiaryError(problem, remedy="Nothing was changed. Choose the file again."))
    return one
