"""What a kind of record is: how its body is read, and how it becomes rows that pages can ask for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from fodro.exchange.entries import Entry
from fodro.web.people.models import Person


class NotYours(Http404):
    """Asked for something of another person: answered as if it did not exist."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record.

    ``read`` turns a key and a body into an entry or raises ``EntryError``; ``land`` writes the rows of an
    entry, new or changed; ``remove`` takes them away. Both run inside the transaction of the record.
    """

    name: str
    read: Callable[[str, Mapping[str, Any]], Entry]
    land: Callable[[Person, str, Any], None]
    remove: Callable[[Person, str], None]


def own_or_new(rows: QuerySet[Any], person: Person, key: str) -> None:
    """Refuse to land a record on a row of another person.

    Raises
    ------
    NotYours
        If a row with this id is someone else's.
    """
    if rows.filter(pk=key).exclude(person=person).exists():
        raise NotYours
