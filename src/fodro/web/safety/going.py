"""Where a person comes from and goes to while being asked: it stands in the address, so nothing is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from fodro.knowledge.safety import Group, asked
from fodro.knowledge.tools import HANDS, tools

_LONGEST = 500
AGAIN = (Group.NOW.value, Group.ABOUT_YOU.value)
"""What can be gone through again, whatever was answered before."""


@dataclass(frozen=True, slots=True)
class Going:
    """The address to go on to, the tools at hand, the answers whose place is asked, and what again."""

    next: str
    tools: tuple[str, ...] = (HANDS,)
    where: tuple[str, ...] = ()
    again: str = ""

    def then(self, *, where: Sequence[str]) -> Going:
        """Return where to go after a screen was answered."""
        return replace(self, where=tuple(where), again="")

    def to(self, view: str) -> str:
        """Return the address of `view` that keeps all of this."""
        kept = [("next", self.next), *(("tool", tool) for tool in self.tools if tool != HANDS)]
        return f"{reverse(view)}?{urlencode([*kept, *(('where', slug) for slug in self.where)])}"


def read_going(request: HttpRequest) -> Going:
    """Read where to go from the address or the form; never to another site."""
    sent = request.POST if request.method == "POST" else request.GET
    return Going(
        next=_own_address(sent.get("next", "")),
        tools=(HANDS, *(slug for slug in tools() if slug != HANDS and slug in sent.getlist("tool"))),
        where=tuple(
            slug for slug, one in asked().items() if one.asks_where and slug in sent.getlist("where")
        ),
        again=sent.get("again", "") if sent.get("again") in AGAIN else "",
    )


def _own_address(text: str) -> str:
    own = text.startswith("/") and len(text) <= _LONGEST
    safe = own and url_has_allowed_host_and_scheme(text, allowed_hosts=None)
    return text if safe else reverse("massage:plan")
