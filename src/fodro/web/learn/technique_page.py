"""Everything about one technique, in the language of the page."""

from __future__ import annotations

from django.utils.translation import gettext as _

from fodro.knowledge.content import Bilingual
from fodro.knowledge.library import Technique, technique
from fodro.knowledge.scales import (
    direction_name,
    evidence_name,
    evidence_text,
    hands_name,
    lotion_name,
    pressure_name,
    usual_pace,
)
from fodro.knowledge.tools import HANDS, Tool, position, tool
from fodro.web.learn.pages import Fact, Grade, PositionLine, Press, TechniquePage, ToolCard
from fodro.web.learn.telling import (
    family_name,
    holds_text,
    listed,
    place_names,
    signs,
    source_lines,
    time_text,
)
from fodro.web.words import language, quality_name

_SCALE = range(1, 6)


def technique_page(slug: str) -> TechniquePage:
    """Return the page of the technique `slug`."""
    one, said = technique(slug), language()
    return TechniquePage(
        slug=slug,
        name=one.name(said),
        family=family_name(one.family),
        how=one.how(said),
        giver=_text(one.givers),
        facts=tuple(fact for fact in _facts(one) if fact.value),
        press=_press(one),
        note=_text(one.notes),
        positions=tuple(map(_position, one.positions)),
        good_for=place_names(one.suits_regions),
        good_feelings=tuple(map(quality_name, one.suits_qualities)),
        unsuited=tuple(map(quality_name, one.unsuited)),
        leave=signs(one.avoid),
        grade=_grade(one),
        sources=source_lines(one.sources),
        tool=_tool(tool(one.tool)) if one.tool != HANDS else None,
        waits=one.needs_clinical_review,
    )


def _facts(one: Technique) -> tuple[Fact, ...]:
    said = language()
    return (
        Fact(_("Where"), listed(place_names(one.regions)), _under(one)),
        Fact(_("Which way"), listed([direction_name(one, said)])),
        Fact(_("How fast"), usual_pace(one, said)),
        Fact(_("How long"), time_text(one.seconds_per_foot), _each_or_both(one)),
        Fact(_("Each hold"), holds_text(one)),
        Fact(_("With"), listed([hands_name(one, said)]) if one.tool == HANDS else ""),
        Fact(_("Lotion"), listed([lotion_name(one, said)]) if one.lotion != "none" else ""),
        Fact(_("Shoes"), _("May stay on") if one.shoes_on else ""),
    )


def _under(one: Technique) -> str:
    return _("Under it: %(what)s") % {"what": _text(one.structures)} if one.structures and one.touches else ""


def _each_or_both(one: Technique) -> str:
    return _("Both feet at once") if one.both_feet else _("On each foot")


def _press(one: Technique) -> Press | None:
    low, high = one.pressure
    if not high:
        return None
    names = dict.fromkeys(_pressure_word(one, level) for level in (low, high))
    words = _(" to ").join(names)
    return Press(words[:1].upper() + words[1:], tuple(low <= level <= high for level in _SCALE))


def _pressure_word(one: Technique, level: int) -> str:
    by_hand = one.tool == HANDS and not one.reach_free
    # The lightest is called the weight of the hand, which no tool and no foot has.
    return pressure_name(level, language()) if by_hand or level > 1 else _("hardly any")


def _position(slug: str) -> PositionLine:
    one, said = position(slug), language()
    return PositionLine(one.name(said), one.how(said), _text(one.notes))


def _grade(one: Technique) -> Grade:
    said = language()
    return Grade(
        letter=one.evidence,
        name=evidence_name(one.evidence, said),
        text=evidence_text(one.evidence, said),
        found=_text(one.founds),
    )


def _tool(one: Tool) -> ToolCard:
    return ToolCard(one.slug, one.name(language()), one.cares.text(language()))


def _text(text: Bilingual | None) -> str:
    return text.text(language()) if text else ""
