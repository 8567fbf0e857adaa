"""Columns that became factors are called what the person's table calls them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fodro.domain.clocks import SERVER_NODE, clock, tick
from fodro.exchange.any_csv import ColumnMapping, Meaning, Role
from fodro.exchange.entries import EntryError, OwnFactorEntry
from fodro.knowledge.factors import FactorKind, factors
from fodro.web.day.kinds import OWN_FACTOR
from fodro.web.sync.models import Record
from fodro.web.sync.versions import Offered, Writer, offer

KINDS = {Role.NUMBER: FactorKind.NUMBER, Role.YES_NO: FactorKind.YES_NO, Role.WORD: FactorKind.CATEGORY}


def name_factors(writer: Writer, mapping: Mapping[str, Any]) -> None:
    """Make an own factor of each column that is none yet: named, and at rest, so that nobody is asked."""
    meanings = ColumnMapping.of_plain(mapping).columns if mapping else ()
    new = [one for one in meanings if one.role in KINDS and one.factor not in factors()]
    there = Record.objects.filter(person=writer.person, kind=OWN_FACTOR, gone=False)
    known = set(there.filter(key__in=[one.factor for one in new]).values_list("key", flat=True))
    for one in new:
        if one.factor not in known:
            _name(writer, one)


def _name(writer: Writer, one: Meaning) -> None:
    body = {"name": one.column, "kind": str(KINDS[one.role]), "unit": one.unit, "retired": True}
    try:
        entry = OwnFactorEntry.read(one.factor, body)
    except EntryError:
        return  # a name that cannot be kept; it is called after its slug
    gone = Record.objects.filter(person=writer.person, kind=OWN_FACTOR, key=one.factor).first()
    later = tick(clock(gone.clock) if gone else None, writer.now_ms, SERVER_NODE)
    offer(writer, Offered(OWN_FACTOR, one.factor, later, entry, body))
