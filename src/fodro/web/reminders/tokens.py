"""The private address of a calendar: made from a salt and the secret of the installation, kept as a hash."""

from __future__ import annotations

import hashlib
import secrets
from uuid import UUID

from django.utils.crypto import salted_hmac

PURPOSE = "fodro.web.reminders.calendar"


def new_salt() -> str:
    """Return a new salt: 256 bits of chance."""
    return secrets.token_hex(32)


def token_of(salt: str) -> UUID:
    """Return the token of `salt`: 122 bits that nobody can guess who does not know the secret too."""
    return UUID(bytes=salted_hmac(PURPOSE, salt, algorithm="sha256").digest()[:16], version=4)


def token_hash(token: UUID) -> str:
    """Return what a token is recognised by; the token cannot be had from it."""
    return hashlib.sha256(token.bytes).hexdigest()


def fingerprint(text: str) -> str:
    """Return a short name for a long text."""
    return hashlib.sha256(text.encode()).hexdigest()
