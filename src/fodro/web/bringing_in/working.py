"""What the desk does with an import: a first look, reading, writing, taking back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from fodro.domain.diary import DiaryError
from fodro.exchange.any_csv import ColumnMapping
from fodro.exchange.apart import apart
from fodro.exchange.imported import Cancelled, Imported, Told
from fodro.exchange.importers import CSV, IMPORTERS
from fodro.exchange.looking_in import Look, look
from fodro.exchange.looking_in import read_as as read_of_kind
from fodro.web.bringing_in import desk, flows, storage
from fodro.web.bringing_in.desk import Watch
from fodro.web.bringing_in.models import BroughtIn, State
from fodro.web.bringing_in.queries import kept_mapping


def read(import_id: UUID, watch: Watch) -> None:
    """Read the file of an import, and tell what it holds and what bringing it in would do."""
    _done(import_id, lambda one: _read(one, watch.tell))


def ask_columns(import_id: UUID, watch: Watch) -> None:
    """Read the file of an import as a table, and ask what its columns mean whatever is remembered."""
    _done(import_id, lambda one: flows.tell(one, _look(one, watch.tell)))


def write(import_id: UUID, watch: Watch) -> None:
    """Bring the file of an import in."""
    _done(import_id, lambda one: _write(one, watch.tell))


def take_back(import_id: UUID, watch: Watch) -> None:
    """Take back what an import brought."""
    _done(import_id, lambda one: flows.take_back(one, told=watch.tell))


def _done(import_id: UUID, work: Callable[[BroughtIn], None]) -> None:
    one = BroughtIn.objects.select_related("person").filter(pk=import_id).first()
    if one is not None:
        _tried(one, work)


def _tried(one: BroughtIn, work: Callable[[BroughtIn], None]) -> None:
    try:
        work(one)
    except Cancelled:
        flows.stop(one)
    except DiaryError as error:
        flows.refuse(one, error)
    except OSError as error:
        problem = f"The disk says: {error.strerror or type(error).__name__}."
        flows.refuse(one, DiaryError(problem, remedy="Make some room on the disk and try again."))
    except BaseException:
        remedy = "Nothing was changed. Try again, and please report it if it stays so."
        flows.refuse(one, DiaryError(problem="Something went wrong.", remedy=remedy))
        raise


def _read(one: BroughtIn, told: Told) -> None:
    seen, known = _look(one, told), False
    if seen.proposal is not None:
        one.mapping = kept_mapping(one.person, seen.proposal.fingerprint)
        known = bool(one.mapping)
        if known:
            seen = Look(seen.kind, _read_again(one, told), seen.proposal)
    flows.tell(one, seen, remembered=known)
    if seen.imported is not None:
        desk.DESK.hold(one.pk, seen.imported)


def _look(one: BroughtIn, told: Told) -> Look:
    if one.mapping:
        return Look(CSV, _read_again(one, told))
    return apart(look, _file(one), one.kind, told=told)


def _read_again(one: BroughtIn, told: Told) -> Imported:
    return apart(read_of_kind, _file(one), one.kind or CSV, one.mapping, told=told)


def _file(one: BroughtIn) -> Path:
    path = storage.chosen(one.person.pk, one.pk)
    if path is None:
        raise DiaryError(problem="The chosen file is not there any more.", remedy="Choose it again.")
    return path


def _write(one: BroughtIn, told: Told) -> None:
    imported = desk.DESK.held(one.pk) or _read_again(one, told)
    flows.write(one, imported, told=told)
    desk.DESK.let_go(one.pk)


def read_as(one: BroughtIn, kind: str) -> None:
    """Read the file of an import again, as `kind`."""
    waiting = [State.UNKNOWN, State.MAPPING, State.PREVIEW, State.REFUSED]
    if kind in IMPORTERS and flows.move(one, State.READING, of=waiting, kind=kind, mapping={}, trouble={}):
        desk.DESK.let_go(one.pk)
        desk.DESK.ask(one.pk, ask_columns if kind == CSV else read)


def read_mapped(one: BroughtIn, mapping: ColumnMapping) -> None:
    """Read a table by what the person said of its columns, and remember that."""
    flows.keep_mapping(one.person, one.preview["proposal"]["fingerprint"], mapping.plain())
    waiting = [State.MAPPING, State.PREVIEW, State.REFUSED]
    if flows.move(one, State.READING, of=waiting, kind=CSV, mapping=mapping.plain(), trouble={}):
        desk.DESK.let_go(one.pk)
        desk.DESK.ask(one.pk, read)


def begin_writing(one: BroughtIn) -> None:
    """Bring an import in that was looked at; a second tap is the same."""
    if flows.move(one, State.WRITING, of=[State.PREVIEW]):
        desk.DESK.ask(one.pk, write)


def begin_taking_back(one: BroughtIn) -> None:
    """Take an import back; a second tap is the same."""
    if one.revisions and flows.move(one, State.TAKING_BACK, of=[State.DONE], trouble={}):
        desk.DESK.ask(one.pk, take_back)


def cancelled(one: BroughtIn) -> BroughtIn:
    """Stop an import, whatever is being done, and return how it stands then."""
    desk.DESK.cancel(one.pk)
    flows.cancel(one)
    desk.DESK.let_go(one.pk)
    return one
