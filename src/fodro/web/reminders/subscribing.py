"""A browser that wants messages, as it introduced itself (W3C Push API)."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode
from binascii import Error as NotBase64
from dataclasses import dataclass

from fodro.web.reminders.endpoints import EndpointError, checked_endpoint

POINT_BYTES = 65
SECRET_BYTES = 16


@dataclass(frozen=True, slots=True)
class SubscriptionDraft:
    """Where to send, and the keys with which only that browser can read it."""

    endpoint: str
    p256dh: str
    auth: str


def read_subscription(body: bytes) -> SubscriptionDraft | None:
    """Return the browser that introduced itself in `body`, or None where it is none to send to."""
    told = read_json(body)
    keys = told.get("keys")
    if not isinstance(keys, dict):
        return None
    p256dh, auth = keys.get("p256dh"), keys.get("auth")
    if len(_decoded(auth)) != SECRET_BYTES or not _is_point(_decoded(p256dh)):
        return None
    try:
        return SubscriptionDraft(checked_endpoint(told.get("endpoint")), str(p256dh), str(auth))
    except EndpointError:
        return None


def read_json(body: bytes) -> dict[str, object]:
    """Return the JSON object in `body`; empty where there is none."""
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def _decoded(text: object) -> bytes:
    if not isinstance(text, str) or not text.isascii() or len(text) > 2 * POINT_BYTES:
        return b""
    try:
        return urlsafe_b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4))
    except (NotBase64, ValueError):
        return b""


def _is_point(point: bytes) -> bool:
    """Return whether `point` lies on the curve P-256: anything else could not be encrypted to."""
    from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey

    try:
        EllipticCurvePublicKey.from_encoded_point(SECP256R1(), point)
    except ValueError:
        return False
    return len(point) == POINT_BYTES
