"""Under which address a link can be reached, and by whom.

Fodro answers this computer alone (decision 0004), so a link made here opens here. Whoever runs a web server
of their own may let it pass on the three addresses of a link, and name it in ``FODRO_SHARE_ADDRESS``.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.http import HttpRequest

from fodro.exchange.health_link import KEY_BYTES, LONGEST_URL

NAMED = "FODRO_SHARE_ADDRESS"
ROOM = "/share/m/"
TOKEN_LENGTH = -(-KEY_BYTES * 4 // 3)
LONGEST_BASE = LONGEST_URL - len(ROOM) - TOKEN_LENGTH


@dataclass(frozen=True, slots=True)
class Reach:
    """Where links lead: `base` is their beginning, `refused` an address named that cannot be used."""

    base: str
    is_local: bool
    refused: str = ""


def reach_of(request: HttpRequest) -> Reach:
    """Return where a link made in `request` leads."""
    named = os.environ.get(NAMED, "").strip().rstrip("/")
    if named and is_usable(named):
        return Reach(base=named, is_local=False)
    return Reach(base=f"{request.scheme}://{request.get_host()}", is_local=True, refused=named)


def is_usable(address: str) -> bool:
    """Return whether `address` is an https address of a host, short enough for a link."""
    try:
        parts = urlsplit(address)
        is_whole = parts.port is None or parts.port > 0
    except ValueError:
        return False
    alone = not (parts.path or parts.query or parts.fragment or parts.username or parts.password)
    known = parts.scheme == "https" and bool(parts.hostname)
    return known and alone and is_whole and address.isascii() and len(address) <= LONGEST_BASE
