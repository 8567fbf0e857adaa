"""Rows of the diary. Content (regions, qualities, factors) stays in files; rows hold its permanent slugs."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from fodro.web.ids import new_id

SIDES = [("L", "L"), ("R", "R")]
VIEWS = [("sole", "sole"), ("top", "top")]


class Checkin(models.Model):
    """One moment at which a person noted how their feet were.

    The civil day, the zone and the instant are all kept: a day is where the person was. It is the day on the
    wall, or the day before it: after midnight the evening may still go on.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="checkins")
    day = models.DateField()
    zone = models.CharField(max_length=64)
    noted_at = models.DateTimeField()
    part = models.CharField(max_length=16, blank=True)
    interference_nrs = models.FloatField(null=True, blank=True)
    moves = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Order and constraints."""

        ordering: ClassVar = ["noted_at", "id"]
        indexes: ClassVar = [
            models.Index(fields=["person", "day"]),
            models.Index(fields=["person", "noted_at"]),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(interference_nrs__isnull=True) | Q(interference_nrs__range=(0, 10)),
                name="checkin_interference_0_to_10",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.part}"


class Spot(models.Model):
    """One place rated in a check-in. Its side is what the person tapped; none is none, never guessed."""

    id = models.BigAutoField(primary_key=True)
    checkin = models.ForeignKey(Checkin, on_delete=models.CASCADE, related_name="spots")
    region = models.CharField(max_length=32)
    side = models.CharField(max_length=1, blank=True, choices=SIDES)
    view = models.CharField(max_length=4, blank=True, choices=VIEWS)
    intensity_nrs = models.FloatField()
    qualities = models.JSONField(default=list)

    class Meta:
        """Order and constraints."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(intensity_nrs__range=(0, 10)), name="spot_intensity_0_to_10"),
            models.CheckConstraint(condition=Q(side__in=["", "L", "R"]), name="spot_side_known"),
            models.CheckConstraint(condition=Q(view__in=["", "sole", "top"]), name="spot_view_known"),
            models.UniqueConstraint(
                fields=["checkin", "region", "side", "view"], name="spot_once_per_checkin"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region} {self.side} {self.intensity_nrs:g}"


class DayFactor(models.Model):
    """What one day was like in one respect: a number or a word, never both, never neither."""

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="day_factors")
    day = models.DateField()
    factor = models.CharField(max_length=64)
    number = models.FloatField(null=True, blank=True)
    word = models.CharField(max_length=128, blank=True)

    class Meta:
        """Order and constraints."""

        ordering: ClassVar = ["day", "factor"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "day", "factor"], name="day_factor_once"),
            models.CheckConstraint(
                condition=Q(number__isnull=False, word="") | Q(Q(number__isnull=True), ~Q(word="")),
                name="day_factor_number_or_word",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.factor}"
