"""How chosen files come in: straight to the disk, as they arrive, and never more than there is room for."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest

from fodro.web.bringing_in import storage
from fodro.web.uploads import uploads_by

CHUNK_BYTES = 2**20


class NoRoomError(Exception):
    """The disk would be fuller than it may be."""


class OnDisk(UploadedFile):  # type: ignore[type-arg]  # generic for the type checker alone
    """A chosen file as it lies on disk under a name of nobody's choosing."""

    def __init__(self, path: Path, name: str, size: int) -> None:
        super().__init__(file=None, name=name, size=size)
        self.path = path

    def close(self) -> None:
        """Delete it, unless it was moved to where it belongs."""
        self.path.unlink(missing_ok=True)


class ToDisk(FileUploadHandler):
    """Writes every file as it arrives; `no_room` once the disk is as full as it may be."""

    chunk_size = CHUNK_BYTES

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.room = storage.room_bytes()
        self.no_room = int(request.META.get("CONTENT_LENGTH") or 0) > self.room
        self._file: Any = None

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file."""
        super().new_file(*args, **kwargs)
        if not self.no_room:
            number, name = tempfile.mkstemp(prefix=".arriving-", dir=storage.waiting_room())
            self._file, self._path = os.fdopen(number, "wb"), Path(name)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write what came."""
        if self.no_room:
            return
        self.room -= len(raw_data)
        try:
            self._file.write(raw_data)
        except OSError:
            self.room = -1
        if self.room < 0:
            self.no_room = True
            self._let_go()

    def file_complete(self, file_size: int) -> OnDisk | None:
        """Give the file to the form."""
        if self.no_room:
            return None
        try:
            self._file.close()
        except OSError:
            self.no_room = True
            self._let_go()
            return None
        return OnDisk(self._path, self.file_name or "", file_size)

    def upload_interrupted(self) -> None:
        """Leave nothing of a file that did not come whole."""
        self._let_go()

    def _let_go(self) -> None:
        if self._file is not None:
            with suppress(OSError):
                self._file.close()
            self._path.unlink(missing_ok=True)
            self._file = None


takes_files = uploads_by(ToDisk)
"""Lets a view have uploads on disk; it asks for them with `arrived`."""


def arrived(request: HttpRequest, field: str) -> list[OnDisk]:
    """Return the files that were sent in `field`.

    Raises
    ------
    NoRoomError
        If there is no room for them on this disk.
    """
    files = [file for file in request.FILES.getlist(field) if isinstance(file, OnDisk)]
    if any(isinstance(handler, ToDisk) and handler.no_room for handler in request.upload_handlers):
        raise NoRoomError
    return files
