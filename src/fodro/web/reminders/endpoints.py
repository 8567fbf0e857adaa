"""Where a push message may be sent: a push service out in the world, never anything inside this network."""

from __future__ import annotations

import socket
from ipaddress import ip_address
from urllib.parse import urlsplit

from fodro.web.reminders.models import ENDPOINT_LENGTH

HTTPS_PORT = 443
INSIDE = {"arpa", "corp", "home", "internal", "intranet", "invalid", "lan", "local", "localhost", "test"}
"""Last parts of names that lie inside a network, or nowhere."""


class EndpointError(ValueError):
    """An address to which no message is ever sent."""


def checked_endpoint(address: object) -> str:
    """Return `address` if it may be that of a push service.

    Raises
    ------
    EndpointError
        Unless it is https on the usual port with a public name: no numbers, no name of this network, no
        password, nothing that is not plain ASCII.
    """
    if not isinstance(address, str) or not _is_plain(address):
        raise EndpointError
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise EndpointError from None
    if parts.scheme != "https" or port not in {None, HTTPS_PORT} or "@" in parts.netloc:
        raise EndpointError
    if not _is_public_name(parts.hostname or ""):
        raise EndpointError
    return address


def public_address(host: str) -> str:
    """Return a network address of `host`; the connection is made to this one, so that no later answer counts.

    Raises
    ------
    EndpointError
        If any address of that name lies inside a network.
    OSError
        If the name is not known.
    """
    found = socket.getaddrinfo(host, HTTPS_PORT, type=socket.SOCK_STREAM)
    addresses = [str(each[4][0]) for each in found]
    if not addresses or not all(is_public(address) for address in addresses):
        raise EndpointError
    return addresses[0]


def is_public(address: str) -> bool:
    """Return whether a network address lies out in the world."""
    try:
        known = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return known.is_global and not known.is_multicast


def _is_plain(address: str) -> bool:
    return len(address) <= ENDPOINT_LENGTH and all("!" <= sign <= "~" and sign != "\\" for sign in address)


def _is_public_name(host: str) -> bool:
    labels = host.split(".")
    if len(labels) < 2 or not all(_is_label(label) for label in labels):
        return False
    return labels[-1].isalpha() and labels[-1].lower() not in INSIDE


def _is_label(label: str) -> bool:
    return 0 < len(label) <= 63 and all(sign.isalnum() or sign in "-_" for sign in label)
