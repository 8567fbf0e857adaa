"""What can be wished for, as it is offered."""

from __future__ import annotations

from django.utils.translation import gettext as _

from fodro.knowledge.composer import Mode
from fodro.knowledge.tools import HANDS, positions, tools
from fodro.web.massage.pages import Choice
from fodro.web.massage.wishes import Wishes
from fodro.web.words import language

_TAKES_LONG = frozenset({"electric-massager", "foot-bath", "cold-bottle"})
"""Tools that take their time by themselves: nothing is composed with them."""


def tool_choices(wishes: Wishes) -> tuple[Choice, ...]:
    """Return what can be at hand beside the hands."""
    offered = (one for slug, one in tools().items() if slug != HANDS and slug not in _TAKES_LONG)
    return tuple(Choice(one.slug, one.name(language()), one.slug in wishes.tools) for one in offered)


def mode_choices(wishes: Wishes) -> tuple[Choice, ...]:
    """Return what else can be wished for."""
    return tuple(Choice(mode, _mode_name(mode), mode in wishes.modes) for mode in Mode)


def position_choices(wishes: Wishes) -> tuple[Choice, ...]:
    """Return how a person may sit or lie."""
    offered = (one for slug, one in positions().items() if slug != "stand")
    return tuple(Choice(one.slug, one.name(language()), one.slug in wishes.positions) for one in offered)


def wished_text(wishes: Wishes) -> str:
    """Return what is wished for in a line, such as "Hands · Soft ball · Before sleep"."""
    names = [one.name(language()) for slug, one in tools().items() if slug in wishes.tools]
    chosen = [one.name for one in (*mode_choices(wishes), *position_choices(wishes)) if one.chosen]
    return " · ".join([*names, *chosen])


def _mode_name(mode: Mode) -> str:
    return {
        Mode.TWO_PERSON: _("Someone else massages"),
        Mode.NO_REACH: _("I cannot reach my feet"),
        Mode.SPARE_THUMBS: _("Spare my thumbs"),
        Mode.BEFORE_SLEEP: _("Before sleep"),
        Mode.AT_WORK: _("At work, shoes on"),
        Mode.SWOLLEN: _("Legs up, for swelling"),
        Mode.NO_PRESSURE: _("No pressure today"),
    }[mode]
