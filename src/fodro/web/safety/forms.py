"""Answers as they were sent.

A checklist sends ``shown`` (every line it had), ``yes`` and ``unsure`` (the lines ticked so). A line that was
shown and not ticked is a no: the person looked at the list and went on. A yes outweighs "not sure". Places
are sent as ``where:<slug>`` with such as ``L.heel``; ``where-shown`` says whose place was asked.
"""

from __future__ import annotations

from django.http import QueryDict

from fodro.domain.body import Place, Side
from fodro.knowledge.safety import Answer, Answers, Told, asked

WHERE = ("toes", "forefoot", "arch", "heel", "dorsum", "ankle", "lower-leg", "foot")
"""The places to choose from, from the toes up; the whole foot last."""


def read_answers(sent: QueryDict, before: Answers) -> dict[str, Told]:
    """Return what was answered. ``before`` are the answers so far: their places stay until asked again."""
    yes, unsure = set(sent.getlist("yes")), set(sent.getlist("unsure"))
    shown = {*sent.getlist("shown"), *yes, *unsure}
    read = {slug: _answer(slug, yes, unsure) for slug in asked() if slug in shown}
    placed = [slug for slug in sent.getlist("where-shown") if slug in before and slug not in read]
    read |= {slug: before[slug].answer for slug in placed}
    return {slug: Told(answer, _places(sent, slug, answer, before)) for slug, answer in read.items()}


def wants_where(read: Answers, sent: QueryDict) -> tuple[str, ...]:
    """Return of which answers the place makes a difference and was not asked yet."""
    offered = sent.getlist("where-shown")
    return tuple(
        slug
        for slug, told in read.items()
        if asked()[slug].asks_where
        and told.answer is not Answer.NO
        and slug not in offered
        and not told.places
    )


def _answer(slug: str, yes: set[str], unsure: set[str]) -> Answer:
    if slug in yes:
        return Answer.YES
    return Answer.UNKNOWN if slug in unsure else Answer.NO


def _places(sent: QueryDict, slug: str, answer: Answer, before: Answers) -> tuple[Place, ...]:
    if answer is Answer.NO:
        return ()
    if slug not in sent.getlist("where-shown"):
        return before[slug].places if slug in before else ()
    return tuple(dict.fromkeys(filter(None, map(read_place, sent.getlist(f"where:{slug}")))))


def read_place(text: str) -> Place | None:
    """Return the place that `text` such as ``L.heel`` names, or None where it names none."""
    side, _dot, region = text.partition(".")
    return Place(region, Side(side)) if side in set(Side) and region in WHERE else None
