"""An import taken back: what it added goes, what it changed is as before, what was changed since stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q

from fodro.domain.clocks import SERVER_NODE, clock, tick
from fodro.exchange.imported import Told
from fodro.web.archive.valued import BATCH, Valued, remove_rows, write_values
from fodro.web.day.kinds import DAY_VALUE, OWN_FACTOR
from fodro.web.diary.models import DayFactor
from fodro.web.footwear.models import WornCombination
from fodro.web.sync.bulk import Plain, write_plainly
from fodro.web.sync.models import Record, Version
from fodro.web.sync.registry import kinds
from fodro.web.sync.versions import Offered, Writer, offer

FOOTWEAR = "footwear"
LAST = (FOOTWEAR, OWN_FACTOR)
"""Kinds others refer to; what is in use since stays."""


@dataclass(slots=True)
class TakenBack:
    """How many records went, how many are as they were before, and how many stay since they are in use."""

    removed: int = 0
    put_back: int = 0
    in_use: int = 0


@dataclass(frozen=True, slots=True)
class _Brought:
    """One record as an import left it, and what it said before; None where it was not there."""

    kind: str
    key: str
    clock: str
    before: dict[str, Any] | None
    day: date | None = field(default=None)


def taken_back(writer: Writer, revisions: Sequence[int], *, puts_back: bool, told: Told) -> TakenBack:
    """Take back every record of the person that still carries one of `revisions`.

    With `puts_back`, one that was there before says again what it said; otherwise it goes too.
    """
    brought = _brought(writer, revisions, puts_back=puts_back)
    values = [one for one in brought if one.kind == DAY_VALUE]
    others = [one for one in brought if one.kind != DAY_VALUE]
    result = TakenBack()
    for start in range(0, len(values), BATCH):
        _take_values(writer, values[start : start + BATCH], result)
        told(min(start + BATCH, len(values)), len(brought))
    for count, one in enumerate(sorted(others, key=lambda one: one.kind in LAST)):
        if count % 100 == 0:
            told(len(values) + count, len(brought))
        _take_one(writer, one, result)
    return result


def _brought(writer: Writer, revisions: Sequence[int], *, puts_back: bool) -> list[_Brought]:
    records = Record.objects.filter(person=writer.person, seq__in=revisions, gone=False)
    before = _before(writer, revisions) if puts_back else {}
    rows = records.order_by("id").values_list("pk", "kind", "key", "clock", "day")
    return [_Brought(kind, key, at, before.get(pk), day) for pk, kind, key, at, day in rows.iterator()]


def _before(writer: Writer, revisions: Sequence[int]) -> dict[int, dict[str, Any]]:
    """Return what records said right before, by record; nothing where they were taken away then."""
    earlier = Version.objects.filter(record__person=writer.person, record__seq__in=revisions)
    rows = earlier.filter(record__gone=False).order_by("clock").values_list("record_id", "body", "gone")
    last = {record_id: (body, gone) for record_id, body, gone in rows.iterator()}
    return {record_id: body for record_id, (body, gone) in last.items() if not gone}


def _take_values(writer: Writer, brought: Sequence[_Brought], result: TakenBack) -> None:
    remove_rows(writer.person, [_day_and_factor(one.key) for one in brought])
    gone = [Plain(one.key, one.day, None) for one in brought if one.before is None]
    write_plainly(writer, DAY_VALUE, gone)
    back = [_valued(one.before) for one in brought if one.before is not None]
    write_values(writer, back)
    result.removed += len(gone)
    result.put_back += len(back)


def _day_and_factor(key: str) -> tuple[date, str]:
    written, _dot, factor = key.partition(".")
    return date.fromisoformat(written), factor


def _valued(body: dict[str, Any]) -> Valued:
    return date.fromisoformat(body["day"]), body["factor"], body["value"]


def _take_one(writer: Writer, one: _Brought, result: TakenBack) -> None:
    if one.kind in LAST and _is_used(writer, one):
        result.in_use += 1
        return
    later = tick(clock(one.clock), writer.now_ms, SERVER_NODE)
    entry = kinds()[one.kind].read(one.key, one.before) if one.before is not None else None
    offer(writer, Offered(one.kind, one.key, later, entry, one.before or {}))
    if entry is None:
        result.removed += 1
    else:
        result.put_back += 1


def _is_used(writer: Writer, one: _Brought) -> bool:
    if one.kind == OWN_FACTOR:
        return DayFactor.objects.filter(person=writer.person, factor=one.key).exists()
    parts = Q(shoes=one.key) | Q(insole=one.key) | Q(socks=one.key)
    return WornCombination.objects.filter(parts, person=writer.person).exists()
