"""Every read about reminders, by person; a calendar app is known by the private address alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from fodro.domain.civil import ZoneError, lived_day, utc
from fodro.domain.civil import zone as named_zone
from fodro.exchange.entries import Ask
from fodro.knowledge.reminding import (
    Cue,
    Logged,
    Massage,
    Quiet,
    Reminder,
    Said,
    Settings,
    cue,
    occasions,
    week_of,
)
from fodro.web.diary.models import Checkin, DayFactor
from fodro.web.massage.models import MassageSession
from fodro.web.people.models import Person
from fodro.web.reminders.listing import card_of
from fodro.web.reminders.models import (
    CalendarFeed,
    Preferences,
    PushSubscription,
    ReminderSetting,
    SaidCue,
)
from fodro.web.reminders.pages import CueCard
from fodro.web.reminders.tokens import token_hash
from fodro.web.sync.models import Record

NOTED_WITH_A_CHECK_IN = ("limp", "painkillers")
"""Day values that are asked for elsewhere: noting them is not noting the day."""

NOT_OF_FEET = ("shoes", "sign")
REMEMBERED = timedelta(days=2)
MASSAGE_LATELY = timedelta(hours=3)


def cue_for(person: Person, now: datetime, zone: str) -> CueCard | None:
    """Return what Today may say by itself to `person` at the aware `now` in `zone`, or None."""
    preferences = preferences_of(person)
    if preferences is None or not preferences.in_app:
        return None
    found = _cue(person, now.astimezone(named_zone(zone)), preferences, pushed_counts=False)
    return card_of(found) if found else None


def push_cue(person: Person, now: datetime) -> tuple[Cue, Preferences] | None:
    """Return what may be sent to `person` at the aware `now`, with how they want it; None for nothing."""
    preferences = preferences_of(person)
    if preferences is None:
        return None
    here = now.astimezone(named_zone(zone_of(person, preferences)))
    found = _cue(person, here, preferences, pushed_counts=True)
    return (found, preferences) if found else None


def _cue(person: Person, here: datetime, preferences: Preferences, *, pushed_counts: bool) -> Cue | None:
    settings = settings_of(person, preferences)
    if cue(here, settings, Logged(massages=tuple(_massages(person, here)))) is None:
        return None  # most of the time nothing is due, whatever was noted: no need to look
    return cue(here, settings, logged_of(person, here, pushed_counts=pushed_counts))


def preferences_of(person: Person) -> Preferences | None:
    """Return what holds for all reminders of `person`, or None before they chose anything."""
    return Preferences.objects.filter(person=person).first()


def kept_settings(person: Person) -> dict[str, ReminderSetting]:
    """Return what `person` chose for each occasion, by its slug."""
    return {kept.slug: kept for kept in ReminderSetting.objects.filter(person=person)}


def settings_of(person: Person, preferences: Preferences) -> Settings:
    """Return what `person` turned on, as the rules want it."""
    rows = ReminderSetting.objects.filter(person=person, is_on=True, slug__in=list(occasions()))
    return Settings(
        reminders=tuple(
            Reminder(occasions()[row.slug], row.at, frozenset(row.weekdays), row.after_min) for row in rows
        ),
        quiet=Quiet(preferences.quiet_from, preferences.quiet_until),
    )


def logged_of(person: Person, here: datetime, *, pushed_counts: bool = True) -> Logged:
    """Return what is noted already, and what was said.

    What was pushed and not answered still stands in the app; it is never pushed again (`pushed_counts`).
    """
    lately = Checkin.objects.filter(person=person, noted_at__lte=utc(here))
    return Logged(
        done=frozenset(_done(person, lived_day(here))),
        last_checkin=lately.values_list("noted_at", flat=True).last(),
        massages=tuple(_massages(person, here)),
        said=tuple(
            Said(row.slug, row.key, row.said_at, closed=row.is_answered or pushed_counts)
            for row in SaidCue.objects.filter(person=person, said_at__gte=utc(here) - REMEMBERED)
        ),
    )


def zone_of(person: Person, preferences: Preferences) -> str:
    """Return the zone `person` is in as far as is known: that of a newer check-in, or the one told here."""
    newer = Checkin.objects.filter(person=person, noted_at__gt=preferences.told_at)
    for zone in (newer.values_list("zone", flat=True).last(), preferences.zone):
        if zone and _is_named(zone):
            return zone
    return "UTC"


def feed_of(person: Person) -> CalendarFeed | None:
    """Return the calendar of `person`, or None while it is off."""
    return CalendarFeed.objects.filter(person=person).first()


def feed_or_404(token: UUID) -> CalendarFeed:
    """Return the calendar with this private address, or answer "not found"."""
    feed = CalendarFeed.objects.select_related("person").filter(token_hash=token_hash(token)).first()
    if feed is None:
        raise Http404
    return feed


def calendar_of(feed: CalendarFeed, now: datetime) -> bytes:
    """Return what the calendar of a person says at the aware `now`."""
    from fodro.web.reminders.feed import calendar_text  # the library takes a fifth of a second to load

    preferences = preferences_of(feed.person)
    if preferences is None:
        raise Http404
    here = now.astimezone(named_zone(zone_of(feed.person, preferences)))
    settings, logged = settings_of(feed.person, preferences), logged_of(feed.person, here)
    return calendar_text(feed, preferences, settings, here=here, logged=logged)


def endpoints_of(person: Person) -> list[str]:
    """Return the addresses of the browsers that `person` let Fodro send to."""
    return list(PushSubscription.objects.filter(person=person).values_list("endpoint", flat=True))


def reachable(person: Person, now: datetime) -> list[PushSubscription]:
    """Return the browsers of `person` that may be tried at `now`."""
    return list(_reachable(now).filter(person=person))


def people_to_tell(now: datetime) -> list[Person]:
    """Return everyone with a browser that may be tried at `now`."""
    return list(Person.objects.filter(push_subscriptions__in=_reachable(now)).distinct())


def _reachable(now: datetime) -> QuerySet[PushSubscription]:
    return PushSubscription.objects.filter(Q(not_before__isnull=True) | Q(not_before__lte=now))


def _done(person: Person, today: date) -> Iterator[str]:
    records = Record.objects.filter(person=person, gone=False)
    if records.filter(kind="first-steps", key=today.isoformat()).exists():
        yield "first-steps"
    if DayFactor.objects.filter(person=person, day=today).exclude(factor__in=NOTED_WITH_A_CHECK_IN).exists():
        yield "day"
    photos = records.filter(kind="photo", day__range=(week_of(today)[0], week_of(today)[-1]))
    if any(body.get("about", "feet") not in NOT_OF_FEET for body in photos.values_list("body", flat=True)):
        yield "photo"


def _massages(person: Person, here: datetime) -> Iterator[Massage]:
    """Yield the massage Today asks about: the latest one, unless it was answered, also with "Not now"."""
    finished = MassageSession.objects.filter(
        person=person, finished_at__range=(utc(here) - MASSAGE_LATELY, utc(here))
    )
    last = finished.order_by("finished_at", "id").last()
    if last and last.later_nrs is None and Ask.LATER not in last.declined:
        yield Massage(str(last.pk), last.finished_at or datetime.min.replace(tzinfo=UTC))


def _is_named(zone: str) -> bool:
    try:
        return bool(named_zone(zone).key)
    except ZoneError:
        return False
