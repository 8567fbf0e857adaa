"""Choices for the questions after a massage."""

from __future__ import annotations

from django import template

from fodro.web.massage.later import words
from fodro.web.massage.told import part_chips, side_chips

register = template.Library()

register.simple_tag(side_chips, name="side_chips")
register.simple_tag(part_chips, name="part_chips")
register.simple_tag(words, name="later_words")


@register.simple_tag
def levels() -> tuple[int, ...]:
    """Return the numbers of the scale, each one tap."""
    return tuple(range(11))
