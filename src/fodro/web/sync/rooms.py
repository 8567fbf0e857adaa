"""The rooms that work with the server gone. A new one is a line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fodro.web.diary.blank import blank_today
from fodro.web.rendering import Page
from fodro.web.sync.pages import AttentionPage, AwayPage


@dataclass(frozen=True, slots=True)
class Room:
    """A room by the view it stands for, and its page with nobody's data in it."""

    view: str
    page: Callable[[], Page]


ROOMS: dict[str, Room] = {
    "today": Room("diary:today", blank_today),
    "attention": Room("sync:attention", AttentionPage),
    "away": Room("sync:away", AwayPage),
}
