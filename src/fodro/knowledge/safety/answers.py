"""What was answered: yes, no, or that it is not known; and where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from fodro.domain.body import Place


class Answer(StrEnum):
    """An answer to one question; ``UNKNOWN`` is "I don't know", and not the same as never asked."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Told:
    """One answer.

    Parameters
    ----------
    answer : Answer
    places : tuple of Place
        Where, for questions that ask it. None said: it may be anywhere on both feet and legs.
    """

    answer: Answer
    places: tuple[Place, ...] = ()


Answers = Mapping[str, Told]
"""Answers by the slug of their question. What is not in it was not asked."""

_SAFEST_FIRST = (Answer.YES, Answer.UNKNOWN, Answer.NO)


def merged(*several: Answers) -> dict[str, Told]:
    """Return what `several` say together: a yes outweighs a doubt, a doubt outweighs a no; places add up.

    A yes without a place may be anywhere, so it stays without one.
    """
    together: dict[str, Told] = {}
    for answers in several:
        for slug, told in answers.items():
            together[slug] = _both(together[slug], told) if slug in together else told
    return together


def _both(one: Told, other: Told) -> Told:
    first, second = sorted((one, other), key=lambda told: _SAFEST_FIRST.index(told.answer))
    if first.answer is not second.answer:
        return first
    if not (first.places and second.places):
        return Told(first.answer)
    places = sorted({*first.places, *second.places}, key=str)
    return Told(first.answer, tuple(places))
