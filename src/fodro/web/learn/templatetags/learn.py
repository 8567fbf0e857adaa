"""Pictures of techniques."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils.safestring import SafeString

from fodro.web.learn import thumbs
from fodro.web.learn.pages import Card, Shelf

register = template.Library()


@register.simple_tag
def thumb_parts_of_shelves(shelves: Iterable[Shelf]) -> SafeString:
    """Draw once what the small pictures on `shelves` share."""
    return thumbs.shared_parts(card.slug for shelf in shelves for card in shelf.cards)


@register.simple_tag
def thumb_parts(cards: Iterable[Card]) -> SafeString:
    """Draw once what the small pictures of `cards` share."""
    return thumbs.shared_parts(card.slug for card in cards)


@register.simple_tag
def thumb(slug: str) -> SafeString:
    """Draw the small picture of a technique."""
    return thumbs.thumb(slug)


@register.simple_tag
def tool_mark(slug: str) -> SafeString:
    """Draw a tool."""
    return thumbs.tool_mark(slug)
