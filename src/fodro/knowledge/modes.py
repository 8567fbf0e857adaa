"""What a wish (hands that do not reach, another person's hands, shoes that stay on) rules out, as limits."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from fodro.knowledge.library import Family, Technique, techniques
from fodro.knowledge.limits import NO_LIMITS, Limits, together
from fodro.knowledge.routine import Mode

SLEEPY_PRESSURE = 3
"""Firm enough to be calming, never firmer (a small trial; needs clinical review)."""

_ON_A_CHAIR = frozenset({"floor-foot", "knee-up", "fig4"})
_THUMB_WORK = frozenset({"thumbs", "pinch"})


def _own_foot_on_a_tool(one: Technique) -> bool:
    return one.family is Family.TOOL and one.reach_free


_UNSUITED: dict[Mode, Callable[[Technique], bool]] = {
    Mode.NO_REACH: lambda one: not one.reach_free,
    Mode.TWO_PERSON: _own_foot_on_a_tool,
    Mode.BEFORE_SLEEP: lambda one: one.vibrates or one.stands,
    Mode.AT_WORK: lambda one: not one.shoes_on or not _ON_A_CHAIR & set(one.positions),
    Mode.SPARE_THUMBS: lambda one: one.hands in _THUMB_WORK,
}
"""What a mode rules out; modes that are not named here have a routine of their own."""


def limits_of_modes(modes: Iterable[str]) -> Limits:
    """Return the limits that `modes` set together.

    Another person's hands reach what one's own do not.
    """
    wished = {Mode(mode) for mode in modes}
    if Mode.TWO_PERSON in wished:
        wished -= {Mode.NO_REACH, Mode.SPARE_THUMBS}
    return together(_limits_of(mode) for mode in wished)


def limits_of_positions(positions: tuple[str, ...], modes: Iterable[str] = ()) -> Limits:
    """Return the limits for someone who can only sit or lie in `positions`; none where any will do.

    What touches and moves nothing is possible in every position, and so is what another person's hands do.
    """
    return _limits_of_positions(positions, Mode.TWO_PERSON in modes) if positions else NO_LIMITS


@cache
def _limits_of_positions(positions: tuple[str, ...], helped: bool) -> Limits:
    own = (one for one in techniques().values() if one.regions and not (helped and not one.reach_free))
    return Limits(techniques=frozenset(one.slug for one in own if not set(one.positions) & {*positions}))


@cache
def _limits_of(mode: Mode) -> Limits:
    unsuited = _UNSUITED.get(mode)
    if unsuited is None:
        return NO_LIMITS
    ruled_out = frozenset(one.slug for one in techniques().values() if unsuited(one))
    if mode is Mode.BEFORE_SLEEP:
        return Limits(techniques=ruled_out, max_pressure=SLEEPY_PRESSURE)
    return Limits(techniques=ruled_out)
