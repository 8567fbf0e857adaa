"""Every write about sharing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import F

from fodro.exchange.health_link import new_key, new_token, sealed
from fodro.web.people.models import Person
from fodro.web.share import knowing, queries, storage
from fodro.web.share.contents import Contents
from fodro.web.share.models import Draft, Link, Opening
from fodro.web.share.terms import TermsDraft
from fodro.web.whole_files import write_whole
from fodro.web.writing import writing

HASHER = "scrypt"


class TooMuch(Exception):  # noqa: N818  # a limit that was reached, said to the person
    """It is too large, or there are too many open links already."""


@dataclass(frozen=True, slots=True)
class Made:
    """A link just made: the only place where its address and its key are ever known."""

    link: Link
    token: str
    key: bytes


def make_draft(person: Person, contents: Contents, *, label: str, at: datetime) -> Draft:
    """Freeze what `person` is about to look at; only their latest drafts are kept.

    Raises
    ------
    TooMuch
        If it is too large for a link.
    """
    if contents.n_bytes > knowing.MOST_BYTES:
        raise TooMuch
    sweep(at)
    with writing():
        kinds = [kind for kind, _data in contents.files]
        draft = Draft.objects.create(person=person, label=label, kinds=kinds, made_at=at)
        for n, (_kind, data) in enumerate(contents.files):
            write_whole(storage.file_of(person.pk, draft.pk, n, storage.PLAIN), data)
        for old in Draft.objects.filter(person=person)[knowing.MOST_DRAFTS :]:
            _drop_draft(old)
    return draft


def make_link(draft: Draft, terms: TermsDraft, *, at: datetime) -> Made | None:
    """Seal the files of `draft` with a fresh key and give them an address; None if that was done before.

    The key is returned and forgotten: nothing that is kept can open the files.

    Raises
    ------
    TooMuch
        If too many links of this person are open.
    """
    person = draft.person
    if queries.open_links(at).filter(person=person).count() >= knowing.MOST_OPEN:
        raise TooMuch
    files, key, token = queries.files_of(draft), new_key(), new_token()
    passcode = make_password(terms.passcode, hasher=HASHER) if terms.passcode else ""
    with writing():
        if not Draft.objects.filter(pk=draft.pk).exists():
            return None
        for n, (kind, data) in enumerate(files):
            write_whole(storage.file_of(person.pk, draft.pk, n), sealed(data, kind, key=key))
        link = Link.objects.create(
            id=draft.pk,
            person=person,
            label=terms.label,
            kinds=draft.kinds,
            token_hash=queries.hash_of(token),
            made_at=at,
            expires_at=terms.expires_at(at),
            passcode_hash=passcode,
            tries_left=knowing.TRIES if passcode else 0,
        )
        _drop_draft(draft, also=storage.PLAIN)
    return Made(link=link, token=token, key=key)


def revoke(person: Person, link: Link, *, at: datetime) -> bool:
    """End a link now and delete what it held; return whether it was open until now."""
    with writing():
        mine = queries.open_links(at).filter(person=person, pk=link.pk)
        was_open = mine.update(ended_at=at, ended=Link.Ended.REVOKED)
    if was_open:
        storage.discard(person.pk, link.pk)
    return bool(was_open)


def take_try(link: Link) -> bool:
    """Take one of the tries that are left, before it is known whether it is right; False where none is left.

    However many ask at the same moment, no more of them go on than there are tries.
    """
    with writing():
        left = Link.objects.filter(pk=link.pk, ended_at__isnull=True, tries_left__gt=0)
        return bool(left.update(tries_left=F("tries_left") - 1))


def give_try_back(link: Link) -> None:
    """Give a try back: the passcode was right."""
    with writing():
        Link.objects.filter(pk=link.pk).update(tries_left=F("tries_left") + 1)


def note_wrong(link: Link, *, at: datetime) -> int:
    """Keep that a passcode was wrong; return how many more may be. With the last one the link ends."""
    with writing():
        rows = Link.objects.filter(pk=link.pk)
        rows.update(n_wrong=F("n_wrong") + 1)
        left = max(knowing.TRIES - rows.values_list("n_wrong", flat=True).get(), 0)
        if not left:
            rows.filter(ended_at__isnull=True).update(ended_at=at, ended=Link.Ended.SPENT)
    if not left:
        storage.discard(link.person_id, link.pk)
    return left


def note_opened(link: Link, recipient: str, *, at: datetime) -> bool:
    """Keep who opened a link; False where it ended a moment ago, so that nothing may be given."""
    with writing():
        still_open = queries.open_links(at).filter(pk=link.pk)
        if not still_open.update(n_opened=F("n_opened") + 1, opened_at=at):
            return False
        Opening.objects.create(link=link, at=at, recipient=recipient)
        kept = Opening.objects.filter(link=link).values_list("pk", flat=True)[: knowing.OPENINGS_KEPT]
        Opening.objects.filter(link=link).exclude(pk__in=list(kept)).delete()
    return True


def forget_shared(person_id: UUID) -> None:
    """Delete every file a person shared; their rows go with them."""
    storage.forget(person_id)


def sweep(at: datetime) -> int:
    """Delete what no open link and no fresh draft needs any more; return how many files that were."""
    with writing():
        Draft.objects.filter(made_at__lte=at - knowing.DRAFT_LASTS).delete()
        Link.objects.filter(expires_at__lte=at - knowing.HISTORY_LASTS).delete()
        drafts = Draft.objects.values_list("pk", flat=True)
        links = queries.open_links(at).values_list("pk", flat=True)
        return storage.discard_all_but({each.hex for each in (*drafts, *links)})


def _drop_draft(draft: Draft, *, also: str = "*") -> None:
    draft_id, person_id = draft.pk, draft.person_id
    Draft.objects.filter(pk=draft_id).delete()
    transaction.on_commit(partial(storage.discard, person_id, draft_id, also))
