"""What the pages about people show."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WelcomePage:
    """The first visit: two doors."""

    template = "people/welcome.html"


@dataclass(frozen=True, slots=True)
class MorePage:
    """Language, export, erasing, and what Fodro is."""

    template = "people/more.html"
    is_simulated: bool
    version: str
