"""Rows of the shoes room. What was worn names its pair by key alone: a pair that is gone leaves no hole."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from fodro.knowledge.footwear import WHATS

NAME_LETTERS = 80


class Footwear(models.Model):
    """A pair of shoes, insoles or socks."""

    id = models.UUIDField(primary_key=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="footwear")
    what = models.CharField(max_length=8, choices=[(what, what) for what in WHATS])
    name = models.CharField(max_length=NAME_LETTERS)
    style = models.CharField(max_length=NAME_LETTERS, blank=True)
    material = models.CharField(max_length=NAME_LETTERS, blank=True)
    bought_on = models.DateField(null=True, blank=True)
    retired_on = models.DateField(null=True, blank=True)
    photo = models.UUIDField(null=True, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        """Order and constraints."""

        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["person", "what"])]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(what__in=WHATS), name="footwear_what_known"),
            models.CheckConstraint(condition=~Q(name=""), name="footwear_named"),
            models.CheckConstraint(
                condition=Q(bought_on__isnull=True)
                | Q(retired_on__isnull=True)
                | Q(retired_on__gte=F("bought_on")),
                name="footwear_retired_after_bought",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def kind(self) -> str:
        """The style of shoes and insoles, the material of socks."""
        return self.material if self.what == "socks" else self.style


class UsualChoice(models.Model):
    """A pair made the usual one from a day on. Choices are added, so that earlier days keep their pair."""

    id = models.BigAutoField(primary_key=True)
    footwear = models.ForeignKey(Footwear, on_delete=models.CASCADE, related_name="usual_choices")
    weekdays = models.JSONField(default=list)
    on_shift = models.BooleanField(default=False)
    since = models.DateField()

    class Meta:
        """Order and constraints."""

        ordering: ClassVar = ["since", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["footwear", "since"], name="usual_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.footwear_id} {self.weekdays} {self.since}"


class WornCombination(models.Model):
    """Shoes, insole and socks worn together on one day, and how that was."""

    id = models.UUIDField(primary_key=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="worn")
    day = models.DateField()
    shoes = models.UUIDField(null=True, blank=True)
    insole = models.UUIDField(null=True, blank=True)
    socks = models.UUIDField(null=True, blank=True)
    activity = models.CharField(max_length=32, blank=True)
    hours = models.FloatField(null=True, blank=True)
    comfort = models.FloatField(null=True, blank=True)
    damp = models.BooleanField(null=True, blank=True)

    class Meta:
        """Order and constraints."""

        ordering: ClassVar = ["day", "id"]
        indexes: ClassVar = [models.Index(fields=["person", "day"])]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(hours__isnull=True) | Q(hours__range=(0, 24)), name="worn_hours_0_to_24"
            ),
            models.CheckConstraint(
                condition=Q(comfort__isnull=True) | Q(comfort__range=(0, 10)), name="worn_comfort_0_to_10"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.shoes}"
