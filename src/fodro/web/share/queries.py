"""Every read of drafts and links, by person; a stranger reads by the address of a link alone."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from fodro.web.people.models import Person
from fodro.web.share import storage
from fodro.web.share.contents import Files
from fodro.web.share.knowing import DRAFT_LASTS
from fodro.web.share.models import Draft, Link, Opening


def links_of(person: Person) -> QuerySet[Link]:
    """Return every link of `person`, the newest first."""
    return Link.objects.filter(person=person)


def link_or_404(person: Person, link_id: UUID) -> Link:
    """Return the link of `person` with this id, or answer "not found"."""
    link = links_of(person).filter(pk=link_id).first()
    if link is None:
        raise Http404
    return link


def openings_of(person: Person, link: Link) -> QuerySet[Opening]:
    """Return when a link of `person` was opened, the latest first."""
    return Opening.objects.filter(link=link, link__person=person)


def draft_or_404(person: Person, draft_id: UUID, *, at: datetime) -> Draft:
    """Return what `person` looked at, or answer "not found" where that is too long ago."""
    since = at - DRAFT_LASTS
    draft = Draft.objects.filter(person=person, pk=draft_id, made_at__gt=since).first()
    if draft is None:
        raise Http404
    return draft


def files_of(draft: Draft) -> Files:
    """Return the files of a draft as they were looked at, or answer "not found" where they are gone."""
    read = (
        storage.read(storage.file_of(draft.person_id, draft.pk, n, storage.PLAIN))
        for n, _kind in enumerate(draft.kinds)
    )
    found = tuple((kind, data) for kind, data in zip(draft.kinds, read, strict=True) if data is not None)
    if len(found) < len(draft.kinds):
        raise Http404
    return found


def open_links(at: datetime) -> QuerySet[Link]:
    """Return the links that answer at `at`: at the second at which one ends it answers no more."""
    return Link.objects.filter(Q(ended_at__isnull=True), expires_at__gt=at)


def link_by_token(token: str, *, at: datetime) -> Link | None:
    """Return the link with this address, or None: unknown, expired and revoked are the same from outside."""
    link = open_links(at).filter(token_hash=hash_of(token)).first()
    return link if link and sealed_files(link) else None


def sealed_files(link: Link) -> list[Path]:
    """Return where the sealed files of a link lie; empty where one of them is gone."""
    files = [storage.file_of(link.person_id, link.pk, n) for n, _kind in enumerate(link.kinds)]
    return files if all(file.is_file() for file in files) else []


def is_open(link_id: UUID, *, at: datetime) -> bool:
    """Return whether a link still answers."""
    return open_links(at).filter(pk=link_id).exists()


def hash_of(token: str) -> str:
    """Return what an address is recognised by; the address cannot be had from it."""
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()


def link_by_id(link_id: UUID, *, at: datetime) -> Link | None:
    """Return a link that answers, for whoever holds a ticket to one of its files."""
    return open_links(at).filter(pk=link_id).first()
