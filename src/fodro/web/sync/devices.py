"""What devices send, and what they are answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from fodro.domain.clocks import ClockError, clock
from fodro.exchange.entries import EntryError, Problem
from fodro.web.clock import now
from fodro.web.people.models import Person
from fodro.web.sync.kinds import NotYours
from fodro.web.sync.models import Record
from fodro.web.sync.queries import Cursor, rows_after
from fodro.web.sync.registry import kinds
from fodro.web.sync.versions import Offered, Writer, offer
from fodro.web.words import entry_problem
from fodro.web.writing import recording

OPS_AT_ONCE = 200
LONGEST_KEY = 80


@dataclass(frozen=True, slots=True)
class Ack:
    """What became of one operation: kept, same (sent before), stale (a later one is here), refused, denied.

    ``clock`` is the one the device sent, so that it can tell whether this is about what it still holds.
    ``why`` is a sentence for the person where nothing was kept.
    """

    kind: str
    key: str
    clock: str
    status: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything a device is told in one exchange."""

    acks: list[Ack]
    rows: list[dict[str, Any]]
    cursor: str
    more: bool
    now: int

    def plain(self) -> dict[str, Any]:
        """Return the answer as plain JSON."""
        return asdict(self)


def exchange(person: Person, ops: Iterable[object], cursor: Cursor) -> Answer:
    """Settle what a device sent, all in one transaction, and tell it what it has not read yet."""
    acks, stale = _settle(person, list(ops)[:OPS_AT_ONCE])
    rows, more = rows_after(person, cursor)
    told = {row.pk for row in rows}
    here = Cursor(rows[-1].seq, rows[-1].pk) if rows else cursor
    return Answer(
        acks=acks,
        rows=[row_of(row) for row in [*rows, *(each for each in stale if each.pk not in told)]],
        cursor=str(here),
        more=more,
        now=round(now().timestamp() * 1000),
    )


def row_of(record: Record) -> dict[str, Any]:
    """Return a record as devices keep it."""
    return {
        "kind": record.kind,
        "key": record.key,
        "clock": record.clock,
        "gone": record.gone,
        "body": record.body,
    }


def _settle(person: Person, ops: list[object]) -> tuple[list[Ack], list[Record]]:
    if not ops:
        return [], []
    stale: list[Record] = []
    with recording(person) as seq:
        writer = Writer(person, now(), seq)
        acks = [_settle_one(writer, op, stale) for op in ops]
    return acks, stale


def _settle_one(writer: Writer, op: object, stale: list[Record]) -> Ack:
    sent = op if isinstance(op, Mapping) else {}
    kind, key, told = (str(sent.get(name, "")) for name in ("kind", "key", "clock"))  # whole: known by them
    try:
        version = read_op(sent)
        with transaction.atomic():
            record, standing = offer(writer, version)
    except EntryError as error:
        return Ack(kind, key, told, "refused", entry_problem(error))
    except (ValidationError, UnicodeError):  # a tombstone under a key that is none
        return Ack(kind, key, told, "refused", entry_problem(EntryError(Problem.NOT_A_KEY, key, field="key")))
    except (NotYours, IntegrityError):
        return Ack(kind, key, told, "denied", _("This belongs to another diary and was not changed."))
    if record.sent != str(version.sent):  # another version stands, also when this one lost before
        stale.append(record)
    return Ack(kind, key, told, standing.value)


def read_op(op: Mapping[str, Any]) -> Offered:
    """Return the version an operation offers.

    Raises
    ------
    EntryError
        If it is not an operation, or something in its body is wrong.
    """
    kind, key = op.get("kind"), op.get("key")
    if not isinstance(kind, str) or kind not in kinds():
        raise EntryError(Problem.UNKNOWN, kind, field="kind")
    if not isinstance(key, str) or not 0 < len(key) <= LONGEST_KEY:
        raise EntryError(Problem.NOT_A_KEY, key, field="key")
    try:
        sent = clock(op.get("clock"))
    except ClockError:
        raise EntryError(Problem.WRONG_TYPE, op.get("clock"), field="clock") from None
    if op.get("gone") is True:
        return Offered(kind, key, sent)
    body = op.get("body")
    if not isinstance(body, Mapping):
        raise EntryError(Problem.MISSING, body, field="body")
    return Offered(kind, key, sent, kinds()[kind].read(key, body), body)
