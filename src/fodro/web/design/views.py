"""The styleguide: every element on one page."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from fodro.domain.body import Place, Side
from fodro.web.rendering import show


@dataclass(frozen=True, slots=True)
class StyleguidePage:
    """Something of everything."""

    template = "design/styleguide.html"
    painted: dict[Place, float]
    scale: tuple[int, ...] = tuple(range(11))
    colours: tuple[str, ...] = (
        "paper",
        "raised",
        "sunken",
        "ink",
        "ink-soft",
        "line",
        "edge",
        "clay",
        "pine",
        "band",
    )
    icons: tuple[str, ...] = (
        "today",
        "checkin",
        "massage",
        "patterns",
        "more",
        "warn",
        "pause",
        "play",
        "back",
        "skip",
    )


@login_not_required
@require_GET
def styleguide(request: HttpRequest) -> HttpResponse:
    """Show every element."""
    painted = {Place("heel", Side.LEFT): 7.0, Place("mth2", Side.RIGHT): 4.0}
    return show(request, StyleguidePage(painted=painted))
