"""How a picture comes in: in memory, so that nothing uncleaned is ever written to disk."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from fodro.exchange.pictures import MOST_BYTES

View = Callable[..., HttpResponse]


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


def takes_pictures(view: View) -> View:
    """Let `view` read uploads in memory.

    How files are read must be chosen before the form is, and checking its token reads it: so the token is
    checked in here and not on the way in.
    """
    checked = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def reading(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.upload_handlers = [InMemory(request)]
        return checked(request, *args, **kwargs)

    return reading
