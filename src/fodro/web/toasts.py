"""Short words after something was done."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest


def toast(request: HttpRequest, text: str) -> None:
    """Show `text` once on the next page."""
    messages.info(request, text)
