"""Pieces of the sentences about massage."""

from __future__ import annotations

from fodro.wording.language import either_way, points, points_together, translation


def size_and_range(effect: float, low: float, high: float, language: str) -> tuple[str, str]:
    """Return a size without its sign, and its range: in the same direction, or in words for which way."""
    if low * high < 0:
        return points(abs(effect), language), either_way(low, high, language)
    near, far = sorted((abs(low), abs(high)))
    size, first, last = points_together((abs(effect), near, far), language)
    text = translation(language).gettext("{low} to {high}")
    return size, text.format(low=first, high=last)


def smallest(language: str) -> str:
    """Return what is said of the smallest difference, with ``{size}``."""
    return translation(language).gettext("A difference of {size} points would most likely have shown.")


def massages_counted(n: int, language: str) -> str:
    """Return a number of massages in words."""
    return translation(language).ngettext("{n} massage", "{n} massages", n).format(n=n)


def rests_counted(n: int, language: str) -> str:
    """Return a number of rests in words."""
    return translation(language).ngettext("{n} rest", "{n} rests", n).format(n=n)
