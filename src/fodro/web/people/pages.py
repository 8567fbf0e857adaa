"""What the pages about people show."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WelcomePage:
    """The first visit: two doors. `erased` says how far a diary was erased: "yes", "nearly", or nothing."""

    template = "people/welcome.html"
    erased: str = ""


@dataclass(frozen=True, slots=True)
class MorePage:
    """Every other room, the language, and what Fodro is."""

    template = "people/more.html"
    version: str
