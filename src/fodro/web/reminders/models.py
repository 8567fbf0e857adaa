"""What a person wants to be reminded of, what was said, and where it may be sent. None of it is a record."""

from __future__ import annotations

from datetime import time
from typing import ClassVar

from django.conf import settings
from django.db import models

from fodro.knowledge.reminding import Quiet

QUIET = Quiet()
SLUG_LENGTH = 32
KEY_LENGTH = 64
ENDPOINT_LENGTH = 1000


def every_day() -> list[int]:
    """Return the weekdays, Monday 0."""
    return list(range(7))


class Preferences(models.Model):
    """What holds for all reminders of one person, and where and in which language they live."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reminder_preferences"
    )
    quiet_from = models.TimeField(default=QUIET.start)
    quiet_until = models.TimeField(default=QUIET.end)
    in_app = models.BooleanField(default=True)
    zone = models.CharField(max_length=64, default="UTC")
    language = models.CharField(max_length=8, default="en")
    told_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"quiet {self.quiet_from:%H:%M}–{self.quiet_until:%H:%M}"


class ReminderSetting(models.Model):
    """One occasion of one person: on or off, and when."""

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reminder_settings"
    )
    slug = models.CharField(max_length=SLUG_LENGTH)
    is_on = models.BooleanField(default=False)
    at = models.TimeField(default=time())
    weekdays = models.JSONField(default=every_day)
    after_min = models.PositiveSmallIntegerField(default=0)

    class Meta:
        """Order and constraints."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "slug"], name="reminder_setting_once"),
        ]

    def __str__(self) -> str:
        return f"{self.slug} {self.at:%H:%M}" if self.is_on else f"{self.slug} off"


class SaidCue(models.Model):
    """What was pushed, or answered with "Not now": it is not said again."""

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="said_cues")
    slug = models.CharField(max_length=SLUG_LENGTH)
    key = models.CharField(max_length=KEY_LENGTH)
    said_at = models.DateTimeField()
    is_answered = models.BooleanField(default=False)

    class Meta:
        """Order and constraints."""

        ordering: ClassVar = ["said_at", "id"]
        indexes: ClassVar = [models.Index(fields=["person", "said_at"])]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "slug", "key"], name="cue_said_once"),
        ]

    def __str__(self) -> str:
        return f"{self.slug} {self.key}"


class CalendarFeed(models.Model):
    """A private calendar address: there only while it is turned on; the address itself is not kept.

    ``salt`` and the secret of the installation make the token, ``token_hash`` recognises it.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_feed"
    )
    salt = models.CharField(max_length=64)
    token_hash = models.CharField(max_length=64, unique=True)
    digest = models.CharField(max_length=64, blank=True)
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"calendar since {self.changed_at:%Y-%m-%d}"


class PushSubscription(models.Model):
    """A browser that a person let Fodro send messages to."""

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="push_subscriptions"
    )
    endpoint = models.CharField(max_length=ENDPOINT_LENGTH, unique=True)
    p256dh = models.CharField(max_length=128)
    auth = models.CharField(max_length=64)
    created_at = models.DateTimeField()
    failures = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Order."""

        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"browser since {self.created_at:%Y-%m-%d}"
