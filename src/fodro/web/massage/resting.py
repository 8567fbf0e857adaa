"""Sit-downs for comparison: whether one is offered now, and what is asked before any is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

from fodro.knowledge.resting import RATED_FIRST, Occasion, is_offered
from fodro.web.clock import day_on_device
from fodro.web.massage.queries import last_was_rest, rated_massages, rest_consent
from fodro.web.people.models import Person
from fodro.web.person import person_of

_DECLINED = "rest_declined_on"


@dataclass(frozen=True, slots=True)
class RestOffer:
    """What the plan offers: a sit-down this time or, before anybody asked, whether it may now and then."""

    is_question: bool
    minutes: int


@dataclass(frozen=True, slots=True)
class RestPage:
    """What sit-downs are for, and the choice; `agreed` is None before anything was chosen."""

    template = "massage/rest.html"
    agreed: bool | None
    rated: int
    rated_first: int = RATED_FIRST

    @property
    def missing(self) -> int:
        """How many massages are still to be rated before one is offered."""
        return max(0, self.rated_first - self.rated)


def rest_offer(
    request: HttpRequest, *, minutes: int, is_plain: bool, before_nrs: float | None
) -> RestOffer | None:
    """Return what the plan of this request offers, or None.

    `is_plain`: the usual massage is composed, with no sign to read first and nothing ruled out.
    """
    person, day = person_of(request), day_on_device(request)
    agreed, rated = rest_consent(person), rated_massages(person).count()
    if agreed is None:
        return RestOffer(is_question=True, minutes=minutes) if is_plain and rated >= RATED_FIRST else None
    occasion = Occasion(
        day=day,
        agreed=agreed,
        rated=rated,
        last_was_rest=last_was_rest(person),
        is_plain=is_plain and request.session.get(_DECLINED) != day.isoformat(),
        before_nrs=before_nrs,
    )
    return RestOffer(is_question=False, minutes=minutes) if is_offered(occasion) else None


def decline_rest(request: HttpRequest, day: date) -> None:
    """Offer no sit-down any more on `day`, in this browser."""
    request.session[_DECLINED] = day.isoformat()


def rest_page(person: Person) -> RestPage:
    """Return the page about sit-downs."""
    return RestPage(agreed=rest_consent(person), rated=rated_massages(person).count())
