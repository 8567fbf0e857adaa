"""Drafts that were looked at, links that were made of them, and who opened those. None of it is a record."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from fodro.exchange.health_link import LONGEST_LABEL
from fodro.web.ids import new_id

RECIPIENT_LENGTH = 120
HASH_LENGTH = 200


class Draft(models.Model):
    """What a person looked at before they shared it. Its files lie beside the database for an hour."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="share_drafts"
    )
    label = models.CharField(max_length=LONGEST_LABEL)
    kinds = models.JSONField(default=list)
    made_at = models.DateTimeField()

    class Meta:
        """Order."""

        ordering: ClassVar = ["-made_at", "-id"]

    def __str__(self) -> str:
        return f"draft of {self.made_at:%Y-%m-%d}"


class Link(models.Model):
    """A link: how to recognise it, how long it answers, and nothing that could open what it holds.

    Neither key nor address is kept: ``token_hash`` recognises the address; the key is in the link alone.
    """

    class Ended(models.TextChoices):
        """Why it ended before its time."""

        NOT = ""
        REVOKED = "revoked"
        SPENT = "spent"

    id = models.UUIDField(primary_key=True, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="shared_links"
    )
    label = models.CharField(max_length=LONGEST_LABEL)
    kinds = models.JSONField(default=list)
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    passcode_hash = models.CharField(max_length=HASH_LENGTH, blank=True)
    tries_left = models.PositiveSmallIntegerField(default=0)
    n_wrong = models.PositiveSmallIntegerField(default=0)
    n_opened = models.PositiveIntegerField(default=0)
    opened_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended = models.CharField(max_length=8, blank=True, choices=Ended.choices)

    class Meta:
        """Order and constraints."""

        ordering: ClassVar = ["-made_at", "-id"]
        indexes: ClassVar = [models.Index(fields=["person", "made_at"], name="shared_link_by_person")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(ended__in=["", "revoked", "spent"]), name="shared_link_ended_known"
            ),
        ]

    def __str__(self) -> str:
        return f"link until {self.expires_at:%Y-%m-%d %H:%M}"


class Opening(models.Model):
    """One time a link was opened, and who it was, as they said."""

    id = models.BigAutoField(primary_key=True)
    link = models.ForeignKey(Link, on_delete=models.CASCADE, related_name="openings")
    at = models.DateTimeField()
    recipient = models.CharField(max_length=RECIPIENT_LENGTH, blank=True)

    class Meta:
        """Order."""

        ordering: ClassVar = ["-at", "-id"]

    def __str__(self) -> str:
        return f"opened {self.at:%Y-%m-%d %H:%M}"
