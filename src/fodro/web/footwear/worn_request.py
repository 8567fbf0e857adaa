"""Which day a request is about, and where it goes on to."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from fodro.web.footwear.forms import day_of


def day_asked_for(sent: QueryDict, today: date) -> date:
    """Return the day a page is about: today, or an earlier one."""
    day = day_of(sent.get("day", ""))
    return day if day is not None and day <= today else today


def return_address(request: HttpRequest) -> str:
    """Return where to go when it is kept: back to the page it was sent from, or to the day itself."""
    asked = request.POST.get("next", "")
    if asked and url_has_allowed_host_and_scheme(asked, allowed_hosts=None):
        return asked
    day = day_of(request.POST.get("day", ""))
    return reverse("footwear:worn") + (f"?day={day.isoformat()}" if day else "")
