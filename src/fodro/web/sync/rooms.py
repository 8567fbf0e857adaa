"""The rooms that work with the server gone. A new one is a line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fodro.web.day.showing import blank_day
from fodro.web.diary.blank import blank_today
from fodro.web.diary.checkin_page import blank_checkin
from fodro.web.first_steps.pages import blank_first_steps
from fodro.web.massage.listing import offline_plan
from fodro.web.massage.pages import CarriedPlayerPage
from fodro.web.rendering import Page
from fodro.web.shift.pages import blank_shift
from fodro.web.sync.pages import AttentionPage, AwayPage
from fodro.web.trials.pages import blank_plan, blank_room


@dataclass(frozen=True, slots=True)
class Room:
    """A room by the view it stands for, and its page with nobody's data in it."""

    view: str
    page: Callable[[], Page]


ROOMS: dict[str, Room] = {
    "today": Room("diary:today", blank_today),
    "checkin": Room("diary:checkin", blank_checkin),
    "day": Room("day:day", blank_day),
    "shift": Room("shift:shift", blank_shift),
    "first-steps": Room("first_steps:first-steps", blank_first_steps),
    "massage": Room("massage:plan", offline_plan),
    "now": Room("massage:now", CarriedPlayerPage),
    "try": Room("trials:room", blank_room),
    "try-plan": Room("trials:plan", blank_plan),
    "attention": Room("sync:attention", AttentionPage),
    "away": Room("sync:away", AwayPage),
}
