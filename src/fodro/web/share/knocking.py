"""What a viewer sends when it asks for the files of a link."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass

from fodro.web.share.models import RECIPIENT_LENGTH

LONGEST_BODY = 4_096
LONGEST_PASSCODE = 128


class NotUnderstood(ValueError):  # noqa: N818  # said of a request, not of a fault of ours
    """It is no request as the standard wants it."""


@dataclass(frozen=True, slots=True)
class Knock:
    """Who asks, with which passcode (None for none), and how long a file may be to come with the list."""

    recipient: str
    passcode: str | None = None
    longest_embedded: int = 0


def read_knock(body: bytes) -> Knock:
    """Return what was asked; names that are not known are passed over.

    Raises
    ------
    NotUnderstood
        If it is no JSON object, names no recipient, or something in it is of the wrong kind.
    """
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError):
        raise NotUnderstood from None
    if not isinstance(sent, dict):
        raise NotUnderstood
    recipient, passcode = sent.get("recipient"), sent.get("passcode")
    longest = sent.get("embeddedLengthMax", 0)
    is_number = isinstance(longest, int) and not isinstance(longest, bool) and longest >= 0
    if not isinstance(recipient, str) or not isinstance(passcode, str | None) or not is_number:
        raise NotUnderstood
    return Knock(tidy(recipient), None if passcode is None else as_typed(passcode), longest)


def tidy(text: str) -> str:
    """Return what can be shown of a name that a stranger gave, on one line."""
    seen = (" " if unicodedata.category(c)[0] in "ZC" else c for c in text)
    return " ".join("".join(seen).split())[:RECIPIENT_LENGTH]


def as_typed(passcode: str) -> str:
    """Return a passcode as it is compared: the same letters, however a keyboard put them together."""
    sendable = passcode.strip().encode(errors="replace").decode()
    return unicodedata.normalize("NFKC", sendable)[:LONGEST_PASSCODE]
