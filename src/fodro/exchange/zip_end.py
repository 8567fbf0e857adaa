"""The end of a zip archive, looked at before the archive is opened."""

from __future__ import annotations

import struct
import zipfile
import zlib
from pathlib import Path

DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
    IndexError,
)
"""What reading a damaged archive may raise; the last of them a file without a name."""

_RECORD, _REACH = b"PK\x05\x06", 22 + 0xFFFF


def end_of(path: Path) -> tuple[bytes, int]:
    """Return the last bytes of an archive, and where in them its end record begins; -1 without one."""
    with path.open("rb") as archive:
        archive.seek(max(0, path.stat().st_size - _REACH))
        tail = archive.read()
    return tail, tail.rfind(_RECORD)


def directory_bytes(tail: bytes, end: int) -> int:
    """Return how large the list of files is by the end record; 0 where that does not say."""
    directory = tail[end + 12 : end + 16] if end >= 0 else b""
    return int.from_bytes(directory, "little") if len(directory) == 4 else 0
