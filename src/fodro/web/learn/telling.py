"""How facts of the library are said."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fodro.knowledge.caution import rule
from fodro.knowledge.library import Family, Technique, technique_name
from fodro.knowledge.regions import region
from fodro.knowledge.scales import span
from fodro.knowledge.sources import cited
from fodro.web.learn.pages import Card, SourceLine
from fodro.web.words import language

_MINUTES_FROM_S = 180


def family_name(family: Family) -> str:
    """Return the name of a family of techniques."""
    return technique_name(family.value, language())


def place_names(regions: Iterable[str]) -> tuple[str, ...]:
    """Return the names of places without a side; the four gaps between the toes are one place to a reader."""
    webs = _("between the toes")
    named = (webs if slug.startswith("web") else region(slug).name(language()) for slug in regions)
    return tuple(dict.fromkeys(named))


def listed(words: Iterable[str]) -> str:
    """Return words with commas between them, the first letter large."""
    text = ", ".join(words)
    return text[:1].upper() + text[1:]


def time_text(seconds: tuple[int, int]) -> str:
    """Return such as "40–60 s" or "10–15 min"."""
    if seconds[0] >= _MINUTES_FROM_S:
        return _("%(span)s min") % {"span": span((seconds[0] // 60, seconds[1] // 60))}
    return _("%(span)s s") % {"span": span(seconds)}


def holds_text(technique: Technique) -> str:
    """Return such as "2 points, 20–30 s each"; empty where nothing is held."""
    if technique.holds_s is None:
        return ""
    each = time_text(technique.holds_s)
    if not technique.holds:
        return each
    points = ngettext("%(count)s point", "%(count)s points", technique.holds) % {"count": technique.holds}
    return _("%(points)s, %(time)s each") % {"points": points, "time": each}


def signs(rules: Iterable[str]) -> tuple[str, ...]:
    """Return the signs of `rules` in words."""
    return tuple(rule(slug).question(language()) for slug in rules)


def source_lines(ids: Iterable[str]) -> tuple[SourceLine, ...]:
    """Return sources as they are listed."""
    return tuple(SourceLine(one.citation, one.link, one.second_hand) for one in cited(ids))


def card(technique: Technique) -> Card:
    """Return a technique as it stands in a list."""
    where = place_names(technique.regions or technique.suits_regions)
    return Card(technique.slug, technique.name(language()), listed(where))
