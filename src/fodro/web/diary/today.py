"""The Today page put together from what was noted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from fodro.charts.feet import unpainted
from fodro.charts.week import week_strip
from fodro.domain.body import Place, Side, View
from fodro.domain.civil import DayPart, part_of
from fodro.knowledge.composer import Kind
from fodro.knowledge.suggestions import Suggestion, TodaySoFar, suggest
from fodro.web.clock import now
from fodro.web.day.saying import noted_of_day
from fodro.web.diary import queries
from fodro.web.diary.models import Checkin, Spot
from fodro.web.diary.pages import NotedMoment, NotedPlace, SuggestionCard, TodayPage
from fodro.web.first_steps.showing import today_card
from fodro.web.massage.forms import USUAL_MINUTES
from fodro.web.massage.later import ask_for
from fodro.web.massage.planning import complaints, routine_for
from fodro.web.massage.queries import massaged_on
from fodro.web.people.models import Person
from fodro.web.reminders.queries import cue_for
from fodro.web.shift.queries import on_feet_of_day
from fodro.web.shift.saying import length
from fodro.web.signs.telling_today import sign_card
from fodro.web.trials.showing import today_card as trial_card
from fodro.web.wall_time import wall_time
from fodro.web.words import language, part_name, place_name, quality_name


def today_page(person: Person, day: date, zone: str) -> TodayPage:
    """Return the page for `day` in the life of `person`."""
    checkins = queries.checkins_of_day(person, day)
    later = ask_for(person, now(), zone)
    part, on_feet = part_of(wall_time(now(), zone)), on_feet_of_day(person, day)
    now_spots, day_spots = (queries.current_spots(each) for each in (checkins[-1:], checkins))
    return TodayPage(
        day=day,
        day_name=day_name(day),
        greeting=greeting(part),
        painted=painted(now_spots),
        moments=tuple(noted_moment(checkin) for checkin in reversed(checkins)),
        day_noted=noted_of_day(person, day),
        first_steps=today_card(person, now=now(), zone=zone),
        trial=trial_card(person, now=now(), zone=zone),
        cue=None if later else cue_for(person, now(), zone),
        later=later,
        sign=sign_card(person, day),
        on_feet=length(on_feet.known_min) if on_feet else "",
        is_on_feet=bool(on_feet and (on_feet.running_since or on_feet.unanswered_since)),
        week_svg=_week(queries.worst_of_week(person, day)),
        suggestion=_suggestion_card(
            suggest(
                TodaySoFar(
                    part=part,
                    ever_noted=bool(checkins) or queries.has_checkins(person),
                    worst_nrs=max((spot.intensity_nrs for spot in now_spots), default=None),
                    massaged=massaged_on(person, day),
                    read_first=routine_for(complaints(day_spots), USUAL_MINUTES).kind is Kind.HANDS_OFF,
                )
            )
        ),
    )


def day_name(day: date) -> str:
    """Return such as "Sunday 22 November"."""
    return date_format(day, pgettext("date format", "l j F"))


def noted_moment(checkin: Checkin) -> NotedMoment:
    """Return `checkin` as it is listed, worst place first."""
    spots = sorted(checkin.spots.all(), key=lambda spot: -spot.intensity_nrs)
    return NotedMoment(
        id=checkin.pk,
        at=wall_time(checkin.noted_at, checkin.zone).replace(tzinfo=None),
        clock_known=bool(checkin.part),
        part=part_name(DayPart(checkin.part)) if checkin.part else "",
        places=tuple(_noted_place(spot) for spot in spots),
        moves=checkin.moves,
        note=checkin.note,
    )


def painted(spots: Iterable[Spot]) -> dict[View, dict[Place, float]]:
    """Return how much each place hurts on each view; a place noted without one is painted where it shows."""
    views: dict[View, dict[Place, float]] = {View.SOLE: {}, View.TOP: {}}
    for spot in spots:
        place = Place(spot.region, Side(spot.side) if spot.side else None)
        for view in [View(spot.view)] if spot.view else list(View):
            views[view][place] = max(spot.intensity_nrs, views[view].get(place, 0.0))
    shown = {view: places for view, places in views.items() if _shows(places, view)}
    return shown or {View.SOLE: views[View.SOLE]}


def _shows(places: Mapping[Place, float], view: View) -> bool:
    hidden = unpainted(places, view)
    return any(intensity_nrs > 0 for place, intensity_nrs in places.items() if place not in hidden)


def greeting(part: DayPart) -> str:
    """Return the greeting for this part of the day."""
    return {
        DayPart.MORNING: _("Good morning"),
        DayPart.MIDDAY: _("Good afternoon"),
        DayPart.EVENING: _("Good evening"),
    }.get(part, _("Hello"))


def _noted_place(spot: Spot) -> NotedPlace:
    side = Side(spot.side) if spot.side else None
    return NotedPlace(
        name=place_name(spot.region, side, View(spot.view) if spot.view else None),
        intensity_nrs=spot.intensity_nrs,
        qualities=tuple(quality_name(slug) for slug in spot.qualities),
    )


def _week(worst: Mapping[date, float | None]) -> str:
    return week_strip(
        [(date_format(day, "D")[:2], value) for day, value in worst.items()],
        title=_("The worst place on each of the last seven days"),
        no_entry=_("nothing noted"),
        locale=language(),
    )


def _suggestion_card(suggestion: Suggestion) -> SuggestionCard:
    checkin, massage = reverse("diary:checkin"), reverse("massage:plan")
    return {
        Suggestion.FIRST_CHECK_IN: SuggestionCard(
            _("Start with one check-in: tap where your feet hurt. It takes a few seconds."),
            _("Check in"),
            checkin,
        ),
        Suggestion.CHECK_IN: SuggestionCard(
            _("Nothing noted yet today. How are your feet now?"), _("Check in"), checkin
        ),
        Suggestion.MASSAGE_LONG: SuggestionCard(
            _("It has been a long day for your feet. Ten minutes of massage may feel good."),
            _("Ten minutes"),
            f"{massage}?minutes=10",
        ),
        Suggestion.MASSAGE_SHORT: SuggestionCard(
            _("There is time for a short massage: five minutes, both feet."),
            _("Five minutes"),
            f"{massage}?minutes=5",
        ),
        Suggestion.READ_FIRST: SuggestionCard(
            _("What you noted calls for a look before any massage."), _("Read this first"), massage
        ),
        Suggestion.REST: SuggestionCard(
            _("Your feet have had a massage today. Let your feet rest and note how they are later.")
        ),
        Suggestion.LEAVE_IT: SuggestionCard(_("Nothing hurts just now. Enjoy it.")),
    }[suggestion]
