"""Files of the data folder, written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_whole(file: Path, data: bytes) -> None:
    """Write a file that only its owner reads: whole or not at all, and on disk when this returns.

    Its folder and the one above are made if missing.

    Raises
    ------
    OSError
        If it cannot be written; nothing of it is left then.
    """
    for folder in (file.parent.parent, file.parent):
        folder.mkdir(mode=0o700, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=file.parent, prefix=".new-", delete=False) as new:
        begun = Path(new.name)
    try:
        with begun.open("wb") as opened:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
        begun.replace(file)
    except OSError:
        begun.unlink(missing_ok=True)
        raise
    for folder in (file.parent, file.parent.parent):
        settle(folder)


def settle(folder: Path) -> None:
    """Bring the names in a folder to disk, where the system can."""
    if os.name == "posix":
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
