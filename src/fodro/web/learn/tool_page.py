"""Everything about one tool, in the language of the page."""

from __future__ import annotations

from django.utils.translation import gettext as _

from fodro.knowledge.library import techniques
from fodro.knowledge.tools import tool
from fodro.web.learn.pages import Fact, ToolPage
from fodro.web.learn.telling import card, signs, source_lines
from fodro.web.words import language


def tool_page(slug: str) -> ToolPage:
    """Return the page of the tool `slug`."""
    one, said = tool(slug), language()
    return ToolPage(
        slug=slug,
        name=one.name(said),
        what=one.whats.text(said),
        care=one.care(said),
        facts=(
            Fact(_("Choosing one"), one.choosing.text(said)),
            Fact(_("How long, how hard, how warm"), one.limits.text(said)),
            Fact(_("Keeping it clean"), one.cleaning.text(said)),
        ),
        known=one.knowns.text(said),
        leave=signs(one.avoid),
        cards=tuple(card(each) for each in techniques().values() if each.tool == slug),
        sources=source_lines(one.sources),
        waits=one.needs_clinical_review,
    )
