"""One element of an export: its attributes in any order, quoted either way, and the metadata it carries.

This reads any element and is exact; `fodro.exchange.apple_health.usual` reads the usual ones faster and gives
the same. The earliest files have attribute names with blanks in them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from fodro.exchange.apple_health.limits import NAME_BYTES

_TAG = re.compile(
    rb"""<(?P<name>[A-Za-z][\w.:-]*+)"""
    rb"""(?P<attributes>(?:\s[^=<>"'/]*+=\s*+(?:"[^"]*+"|'[^']*+'))*+)\s*+(?P<alone>/?)>"""
)
_ATTRIBUTE = re.compile(rb"""\s([^=<>"'/]*+)=\s*+(?:"([^"]*+)"|'([^']*+)')""")
_METADATA = re.compile(rb"<MetadataEntry\s")
_REFERENCE = re.compile(rb"&(?:#(\d{1,7})|#x([0-9A-Fa-f]{1,6})|(amp|lt|gt|quot|apos));")
_NAMED = {b"amp": "&", b"lt": "<", b"gt": ">", b"quot": '"', b"apos": "'"}
_MODEL = re.compile(rb"model:([^,]*)")

_DEVICE_BYTES = 1000
"""Of a device, or the children of a record, that is remembered together with what it says."""

ZONE_KEY: Final = b"HKTimeZone"
ENTERED_KEY: Final = b"HKWasUserEntered"


class Row(NamedTuple):
    """What is read of one element, as the file writes it: bytes with their references."""

    source: bytes
    device: bytes
    unit: bytes
    start: bytes
    end: bytes
    value: bytes
    children: bytes
    """What stands between its tags; empty where it closes itself."""


class Tag(NamedTuple):
    """A start tag."""

    name: bytes
    attributes: Mapping[bytes, bytes]
    is_alone: bool
    """Whether it closes itself."""
    end: int


def tag_at(text: bytes, position: int) -> Tag | None:
    """Return the start tag at `position` of `text`, or ``None`` where there is no whole one."""
    found = _TAG.match(text, position)
    if found is None:
        return None
    attributes: dict[bytes, bytes] = {}
    for name, quoted, apostrophed in _ATTRIBUTE.findall(found["attributes"]):
        attributes.setdefault(name.strip(), quoted or apostrophed)
    return Tag(found["name"], attributes, bool(found["alone"]), found.end())


def model_of(device: bytes) -> bytes:
    """Return the model that a device says, such as ``Watch``: a hint at what a source is, never a key."""
    return _known_model(device[:_DEVICE_BYTES])


@lru_cache(maxsize=4096)
def _known_model(device: bytes) -> bytes:
    found = _MODEL.search(device)
    return found[1][:NAME_BYTES] if found else b""


def telling(children: bytes) -> bytes:
    """Return what of the metadata in `children` is kept: the zone, and whether a person typed it in."""
    return _known_telling(children) if len(children) < _DEVICE_BYTES else _telling(children)


def _telling(children: bytes) -> bytes:
    if ZONE_KEY not in children and ENTERED_KEY not in children:
        return b""
    said: dict[bytes, bytes] = {}
    for found in _METADATA.finditer(children):
        tag = tag_at(children, found.start())
        if tag is not None and tag.attributes.get(b"key") in (ZONE_KEY, ENTERED_KEY):
            said.setdefault(tag.attributes[b"key"], tag.attributes.get(b"value", b""))
    entered = b"1" if said.get(ENTERED_KEY) == b"1" else b""
    return entered + b"|" + said.get(ZONE_KEY, b"")[:NAME_BYTES] if said else b""


_known_telling = lru_cache(maxsize=4096)(_telling)


def row_of(tag: Tag, children: bytes, *, unit: bytes = b"unit", value: bytes = b"value") -> Row:
    """Return what is read of an element; `unit` and `value` name the attributes that hold them."""
    names = (b"sourceName", b"device", unit, b"startDate", b"endDate", value)
    return Row._make([*(tag.attributes.get(name, b"") for name in names), children])


def plain(raw: bytes) -> str:
    """Return text with its references resolved: the five of XML and numbers, no others, and once only."""
    text = " ".join(_REFERENCE.sub(_resolved, raw).decode(errors="replace").split())
    return "".join(letter for letter in text if letter.isprintable())


def _resolved(found: re.Match[bytes]) -> bytes:
    decimal, hexadecimal, name = found.groups()
    if name:
        return _NAMED[name].encode()
    number = int(decimal) if decimal else int(hexadecimal, 16)
    is_text = 0x20 <= number < 0xD800 or 0xE000 <= number < 0x110000
    return chr(number).encode() if is_text else b""
