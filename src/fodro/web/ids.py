"""Identifiers: UUIDv7, sorted by time, made on the device or, without JavaScript, here."""

from __future__ import annotations

from uuid import UUID

import uuid_utils.compat


def new_id() -> UUID:
    """Return a new UUIDv7."""
    return uuid_utils.compat.uuid7()
