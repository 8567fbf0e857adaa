"""How a view takes files: by a handler of its own, chosen before the form is read."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

View = Callable[..., HttpResponse]


def uploads_by(handler: type[FileUploadHandler]) -> Callable[[View], View]:
    """Let a view have what is uploaded by `handler`.

    How files are read must be chosen before the form is, and checking its token reads it: so the token is
    checked in here and not on the way in.
    """

    def takes(view: View) -> View:
        checked = csrf_protect(view)

        @csrf_exempt
        @wraps(view)
        def reading(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            request.upload_handlers = [handler(request)]
            return checked(request, *args, **kwargs)

        return reading

    return takes
