"""One push message to one browser: encrypted here, carried by a push service (RFC 8030, 8188, 8291)."""

from __future__ import annotations

import re
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

from fodro.web.reminders import keys
from fodro.web.reminders.endpoints import HTTPS_PORT, EndpointError, checked_endpoint, public_address

TIMEOUT_S = 10
LONGEST_WAIT = timedelta(days=1)
GONE = {404, 410}


@dataclass(frozen=True, slots=True)
class Message:
    """What goes to one browser.

    ``topic`` lets a later message of the same cue take the place of one not delivered yet; after ``ttl_s``
    the push service drops it.
    """

    endpoint: str
    p256dh: str
    auth: str
    payload: bytes
    topic: str
    ttl_s: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a message: taken, or the browser is gone, or neither and how long to wait at least."""

    was_taken: bool = False
    is_gone: bool = False
    wait: timedelta = timedelta()


Connect = Callable[[str], HTTPConnection]
Send = Callable[[Message], Outcome]


def send(message: Message, *, connect: Connect | None = None) -> Outcome:
    """Send `message` once; whatever goes wrong is an outcome, not an error. A redirection is not followed."""
    try:
        parts = urlsplit(checked_endpoint(message.endpoint))
        connection = (connect or public_connection)(parts.hostname or "")
    except (EndpointError, OSError):
        return Outcome()
    try:
        path = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
        connection.request("POST", path, encrypted(message), headers_of(message))
        answer = connection.getresponse()
        return outcome_of(answer.status, answer.headers.get("Retry-After", ""))
    except (OSError, HTTPException):
        return Outcome()
    finally:
        connection.close()


def outcome_of(status: int, retry_after: str) -> Outcome:
    """Return what an answer of a push service means."""
    told_s = int(retry_after) if re.fullmatch(r"[0-9]{1,6}", retry_after) else 0
    wait = min(timedelta(seconds=told_s), LONGEST_WAIT)
    return Outcome(was_taken=200 <= status < 300, is_gone=status in GONE, wait=wait)


def encrypted(message: Message) -> bytes:
    """Return the payload so that only the browser it is for can read it (aes128gcm)."""
    from pywebpush import WebPusher  # takes half a second to load; only those who turned it on wait for it

    subscription = {
        "endpoint": message.endpoint,
        "keys": {"p256dh": message.p256dh, "auth": message.auth},
    }
    return bytes(WebPusher(subscription).encode(message.payload)["body"])


def headers_of(message: Message) -> dict[str, str]:
    """Return what the push service needs to know, and no more."""
    return {
        **keys.authorization(message.endpoint),
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(message.ttl_s),
        "Topic": message.topic,
        "Urgency": "normal",
    }


def public_connection(host: str) -> HTTPSConnection:
    """Return a connection to `host` that goes to the address checked just now, wherever the name leads later.

    Raises
    ------
    EndpointError
        If the name leads inside a network.
    OSError
        If the name is not known.
    """
    return _Pinned(host, public_address(host))


class _Pinned(HTTPSConnection):
    def __init__(self, host: str, address: str) -> None:
        self.trusting = ssl.create_default_context()
        self.address = address
        super().__init__(host, HTTPS_PORT, timeout=TIMEOUT_S, context=self.trusting)

    def connect(self) -> None:
        plain = socket.create_connection((self.address, HTTPS_PORT), TIMEOUT_S)
        self.sock = self.trusting.wrap_socket(plain, server_hostname=self.host)
