"""Every read of swelling and signs, always by person."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.http import Http404

from fodro.knowledge.signs import most_urgent_first, rules_of
from fodro.web.people.models import Person
from fodro.web.signs.models import Sign, Swelling
from fodro.web.signs.readings import one_sided_rules

SWELLINGS_SHOWN = 200
SIGNS_SHOWN = 60
FRESH = timedelta(days=1)
"""How long what was noted puts its rules above everything else: today, and the day after."""


def swellings_lately(person: Person) -> list[Swelling]:
    """Return the latest swellings of `person`, the newest first."""
    rows = Swelling.objects.filter(person=person).order_by("-day", "-noted_at", "side")
    return list(rows[:SWELLINGS_SHOWN])


def signs_lately(person: Person) -> list[Sign]:
    """Return the latest signs of `person`, the newest first."""
    return list(Sign.objects.filter(person=person).order_by("-day", "-noted_at", "-id")[:SIGNS_SHOWN])


def noted_together(person: Person, swelling_id: UUID) -> list[Swelling]:
    """Return both feet as they were noted at the same moment, or answer "not found"."""
    row = Swelling.objects.filter(person=person, pk=swelling_id).first()
    if row is None:
        raise Http404
    same = {"noted_at": row.noted_at, "day": row.day, "part": row.part, "method": row.method}
    there = Swelling.objects.filter(person=person, **same).exclude(pk=row.pk).exclude(side=row.side)
    return [row, *there[:1]]


def sign_or_404(person: Person, sign_id: UUID) -> Sign:
    """Return the sign of `person` with this id, or answer "not found"."""
    row = Sign.objects.filter(person=person, pk=sign_id).first()
    if row is None:
        raise Http404
    return row


def rules_lately(person: Person, today: date) -> tuple[str, ...]:
    """Return the ids of the rules that what was noted today or yesterday calls for, the most urgent first."""
    since = today - FRESH
    signs = Sign.objects.filter(person=person, day__gte=since).values_list("what", flat=True)
    swellings = Swelling.objects.filter(person=person, day__gte=since)
    rules = [rule for what in signs for rule in rules_of(what)]
    return most_urgent_first([*one_sided_rules(swellings), *rules])
