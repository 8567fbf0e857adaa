"""When to leave it: every sign and condition, the most urgent first."""

from __future__ import annotations

from django.utils.translation import gettext as _

from fodro.knowledge.caution import Level, Rule, rules
from fodro.web.learn.pages import LeavePage, SignGroup, SignLine
from fodro.web.words import language

_URGENT = frozenset({Level.EMERGENCY, Level.SAME_DAY})


def leave_page() -> LeavePage:
    """Return every rule by how soon someone should look."""
    groups = (_group(level) for level in Level)
    return LeavePage(tuple(group for group in groups if group.signs))


def _group(level: Level) -> SignGroup:
    name, intro = _titles()[level]
    found = (one for one in rules().values() if one.level is level)
    return SignGroup(name, intro, level in _URGENT, tuple(map(_sign, found)))


def _sign(rule: Rule) -> SignLine:
    said = language()
    return SignLine(rule.question(said), rule.advice(said), _effects().get(rule.effect, ""))


def _titles() -> dict[Level, tuple[str, str]]:
    return {
        Level.EMERGENCY: (_("Call for help now"), _("No massage. These cannot wait an hour.")),
        Level.SAME_DAY: (_("Have it looked at today"), _("No massage until someone has.")),
        Level.CLINICIAN: (_("Have it looked at in the coming days"), ""),
        Level.NOT_TODAY: (_("Not today"), _("Rest instead; tomorrow may be another matter.")),
        Level.NOT_HERE: (_("Not at this place"), _("The rest of the foot may be massaged.")),
        Level.LIGHTLY: (_("Lightly only"), _("Hands, light strokes, no tools.")),
    }


def _effects() -> dict[Level, str]:
    return {
        Level.NOT_TODAY: _("No massage today"),
        Level.NOT_HERE: _("Not at this place"),
        Level.LIGHTLY: _("Lightly only"),
    }
