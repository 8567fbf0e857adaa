"""The library by family, narrowed by place and by what is at hand."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from fodro.knowledge.library import Family, Technique, techniques
from fodro.knowledge.limits import leaves_of
from fodro.knowledge.regions import region
from fodro.knowledge.tools import HANDS, tools
from fodro.web.learn.pages import Choice, OverviewPage, Shelf, ToolCard
from fodro.web.learn.telling import card, family_name
from fodro.web.words import language

PLACES = ("toes", "forefoot", "arch", "heel", "dorsum", "ankle", "lower-leg")
"""What the library can be narrowed to; each is a region of the map."""

NO_HANDS, SHOES_ON = "no-hands", "shoes-on"

_MEANS: dict[str, Callable[[Technique], bool]] = {
    HANDS: lambda one: one.tool == HANDS and not one.reach_free,
    NO_HANDS: lambda one: one.reach_free,
    SHOES_ON: lambda one: one.shoes_on,
}


def overview_page(where: str, means: str) -> OverviewPage:
    """Return the library for the place `where` and with `means`; words that are not known narrow nothing."""
    place = where if where in PLACES else ""
    by = means if means in _all_means() else ""
    shown = [one for one in techniques().values() if _is_for(one, place) and _is_done_with(one, by)]
    return OverviewPage(
        places=_choices(("", *PLACES), place, lambda slug: _query(slug, by), _place_name),
        means=_choices(("", *_all_means()), by, lambda slug: _query(place, slug), _means_name),
        shelves=tuple(shelf for family in Family if (shelf := _shelf(family, shown)).cards),
        tools=tuple(tool_cards()),
        narrowed=bool(place or by),
    )


def tool_cards() -> list[ToolCard]:
    """Return every tool but the hands as it stands in a list."""
    said = language()
    return [
        ToolCard(one.slug, one.name(said), one.whats.text(said))
        for one in tools().values()
        if one.slug != HANDS
    ]


def _all_means() -> tuple[str, ...]:
    used = dict.fromkeys(one.tool for one in techniques().values() if one.tool != HANDS)
    return (*_MEANS, *used)


def _is_for(technique: Technique, place: str) -> bool:
    return not place or bool(leaves_of(technique.suits_regions) & leaves_of((place,)))


def _is_done_with(technique: Technique, means: str) -> bool:
    known = _MEANS.get(means)
    return not means or (known(technique) if known else technique.tool == means)


def _choices(
    slugs: tuple[str, ...], chosen: str, query: Callable[[str], str], name: Callable[[str], str]
) -> tuple[Choice, ...]:
    return tuple(Choice(name(slug), query(slug), slug == chosen) for slug in slugs)


def _query(place: str, means: str) -> str:
    asked = {"where": place, "with": means}
    return "?" + urlencode({name: slug for name, slug in asked.items() if slug})


def _place_name(slug: str) -> str:
    name = region(slug).name(language()) if slug else _("Anywhere")
    return name[:1].upper() + name[1:]


def _means_name(slug: str) -> str:
    own = {
        "": _("Anything"),
        HANDS: _("My hands"),
        NO_HANDS: _("Without reaching down"),
        SHOES_ON: _("With shoes on"),
    }
    return own[slug] if slug in own else tools()[slug].name(language())


def _shelf(family: Family, shown: list[Technique]) -> Shelf:
    return Shelf(
        slug=family.value,
        name=family_name(family),
        intro=_intro(family),
        cards=tuple(card(one) for one in shown if one.family is family),
    )


def _intro(family: Family) -> str:
    return {
        Family.STROKE: _(
            "They warm up, they end a massage, and they are what is left when nothing may press."
        ),
        Family.KNEAD: _("Deeper and slower, once the foot is warm."),
        Family.PRESS: _("A thumb stays on one spot until it lets go. At most four on a foot."),
        Family.MOVE: _("The foot does it itself: pump, spread, stretch, rest."),
        Family.TOOL: _("For tired thumbs, and for feet that hands do not reach."),
    }[family]
