"""The parts of a JPEG file, looked at without decoding it."""

from __future__ import annotations

_START, _SCAN, _COMMENT = 0xD8, 0xDA, 0xFE
_JFIF, _LAST_OF_APPS = 0xE0, 0xEF


def holds_only_a_picture(data: bytes) -> bool:
    """Return whether a JPEG holds nothing but its picture: no place, no time, no camera, no comment.

    Parameters
    ----------
    data : bytes
        The whole file.

    Notes
    -----
    Application segments other than JFIF's are where EXIF, XMP and colour profiles live (ITU-T T.81, annex B).
    """
    if data[:2] != bytes((0xFF, _START)):
        return False
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == _SCAN:
            return True
        if marker == _COMMENT or _JFIF < marker <= _LAST_OF_APPS or length < 2:
            return False
        at += 2 + length
    return False
