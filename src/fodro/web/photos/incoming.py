"""How a picture comes in: in memory, so that nothing uncleaned is ever written to disk."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest

from fodro.exchange.pictures import MOST_BYTES
from fodro.web.uploads import uploads_by


class InMemory(FileUploadHandler):
    """Keeps one byte more than a picture may have: enough to see that it is too heavy. The rest is let go."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.room = MOST_BYTES + 1

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file."""
        super().new_file(*args, **kwargs)
        self.file = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Take what there is room for; all files of one request share it."""
        self.room -= self.file.write(raw_data[: self.room])

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """Give the file to the form."""
        self.file.seek(0)
        name, kind = self.file_name, self.content_type
        return InMemoryUploadedFile(self.file, self.field_name, name, kind, file_size, self.charset)


takes_pictures = uploads_by(InMemory)
"""Lets a view read pictures in memory."""
