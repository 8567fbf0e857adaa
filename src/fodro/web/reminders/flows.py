"""Every write about reminders."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from functools import partial

from fodro.knowledge.reminding import Cue
from fodro.web.people.models import Person
from fodro.web.reminders.forms import SettingsDraft
from fodro.web.reminders.models import (
    CalendarFeed,
    Preferences,
    PushSubscription,
    ReminderSetting,
    SaidCue,
)
from fodro.web.reminders.sending import Outcome
from fodro.web.reminders.subscribing import SubscriptionDraft
from fodro.web.reminders.tokens import new_salt, token_hash, token_of
from fodro.web.writing import writing

SAID_KEPT = timedelta(days=14)
MOST_BROWSERS = 20
FIRST_WAIT = timedelta(minutes=2)
LONGEST_WAIT = timedelta(hours=6)


def save_settings(
    person: Person, draft: SettingsDraft, *, zone: str, language: str, told_at: datetime
) -> None:
    """Keep a valid `draft`, and where and in which language `person` lives."""
    with writing():
        Preferences.objects.update_or_create(
            person=person,
            defaults={
                "quiet_from": draft.quiet_from.at,
                "quiet_until": draft.quiet_until.at,
                "in_app": draft.in_app,
                "zone": zone,
                "language": language,
                "told_at": told_at,
            },
        )
        for reminder in draft.reminders:
            ReminderSetting.objects.update_or_create(
                person=person,
                slug=reminder.occasion.slug,
                defaults={
                    "is_on": reminder.is_on,
                    "at": reminder.clock.at,
                    "weekdays": sorted(reminder.weekdays),
                    "after_min": reminder.after_min,
                },
            )


def not_now(person: Person, slug: str, key: str, *, at: datetime) -> None:
    """Keep that a cue was answered with "Not now"."""
    with writing():
        _forget_old(person, at)
        answered = {"is_answered": True, "said_at": at}
        SaidCue.objects.update_or_create(person=person, slug=slug, key=key, defaults=answered)


def claim(person: Person, cue: Cue, *, at: datetime) -> bool:
    """Keep that `cue` is being pushed to `person`; False if it was said before."""
    with writing():
        _forget_old(person, at)
        _row, is_new = SaidCue.objects.get_or_create(
            person=person, slug=cue.occasion.slug, key=cue.key, defaults={"said_at": at}
        )
    return is_new


def release(person: Person, cue: Cue) -> None:
    """Take back a claim: no push service took the message, so nothing was said."""
    with writing():
        said = SaidCue.objects.filter(person=person, slug=cue.occasion.slug, key=cue.key)
        said.filter(is_answered=False).delete()


def change_way(person: Person, what: str, *, at: datetime) -> bool:
    """Turn a way of telling on or off, as a button asked; return whether there is such a way."""
    ways = {
        "calendar-on": partial(turn_on_calendar, person, at=at),
        "calendar-renew": partial(renew_calendar, person, at=at),
        "calendar-off": partial(turn_off_calendar, person),
        "browsers-off": partial(forget_browsers, person),
    }
    if what in ways:
        ways[what]()
    return what in ways


def turn_on_calendar(person: Person, *, at: datetime) -> None:
    """Make a private address for the calendar of `person`; one that is on already stays as it is."""
    if not CalendarFeed.objects.filter(person=person).exists():
        renew_calendar(person, at=at)


def renew_calendar(person: Person, *, at: datetime) -> None:
    """Give the calendar of `person` a new address; the old one answers nobody any more."""
    salt = new_salt()
    made = {"salt": salt, "token_hash": token_hash(token_of(salt)), "digest": "", "changed_at": at}
    with writing():
        CalendarFeed.objects.update_or_create(person=person, defaults=made)


def turn_off_calendar(person: Person) -> None:
    """Take the calendar of `person` away, and its address with it."""
    with writing():
        CalendarFeed.objects.filter(person=person).delete()


def note_calendar(feed: CalendarFeed, text: bytes, *, at: datetime) -> CalendarFeed:
    """Keep since when the calendar has said what it says now."""
    digest = hashlib.sha256(text).hexdigest()
    if digest != feed.digest:
        with writing():
            changed = CalendarFeed.objects.filter(pk=feed.pk, token_hash=feed.token_hash)
            changed.update(digest=digest, changed_at=at)
        feed.digest, feed.changed_at = digest, at
    return feed


def subscribe(person: Person, draft: SubscriptionDraft, *, at: datetime) -> bool:
    """Keep a browser that `person` lets Fodro send to; the oldest makes way for one too many.

    An address that is known with other keys is refused: whoever knows only the address gets nothing.
    """
    given = {"p256dh": draft.p256dh, "auth": draft.auth}
    with writing():
        there = PushSubscription.objects.filter(endpoint=draft.endpoint).first()
        if there and (there.p256dh, there.auth) != (draft.p256dh, draft.auth):
            return False
        PushSubscription.objects.update_or_create(
            endpoint=draft.endpoint,
            defaults={**given, "person": person, "created_at": at, "failures": 0, "not_before": None},
        )
        newest = PushSubscription.objects.filter(person=person).order_by("-created_at", "-id")
        kept = list(newest.values_list("pk", flat=True)[:MOST_BROWSERS])
        PushSubscription.objects.filter(person=person).exclude(pk__in=kept).delete()
    return True


def unsubscribe(person: Person, endpoint: str) -> None:
    """Forget one browser of `person`."""
    with writing():
        PushSubscription.objects.filter(person=person, endpoint=endpoint).delete()


def forget_browsers(person: Person) -> None:
    """Forget every browser of `person`."""
    with writing():
        PushSubscription.objects.filter(person=person).delete()


def note_outcome(browser: PushSubscription, outcome: Outcome, *, at: datetime) -> None:
    """Keep what became of a message: a browser that is gone is dropped, one in trouble waits a while."""
    rows = PushSubscription.objects.filter(pk=browser.pk)
    with writing():
        if outcome.is_gone:
            rows.delete()
        elif outcome.was_taken:
            rows.update(failures=0, not_before=None)
        else:
            rows.update(failures=browser.failures + 1, not_before=at + wait_after(browser.failures, outcome))


def wait_after(failures: int, outcome: Outcome) -> timedelta:
    """Return how long to wait after one more failure: twice as long each time, or as long as was asked."""
    return max(outcome.wait, min(FIRST_WAIT * (1 << min(failures, 10)), LONGEST_WAIT))


def _forget_old(person: Person, at: datetime) -> None:
    SaidCue.objects.filter(person=person, said_at__lt=at - SAID_KEPT).delete()
