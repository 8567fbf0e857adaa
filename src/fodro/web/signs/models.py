"""Rows of swelling and of small signs. What methods and signs there are stays in files; rows hold slugs."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q


class Swelling(models.Model):
    """How swollen one foot was, by one method; the unit of ``value`` is that of the method."""

    id = models.UUIDField(primary_key=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="swellings")
    day = models.DateField()
    zone = models.CharField(max_length=64, blank=True)
    noted_at = models.DateTimeField()
    part = models.CharField(max_length=16, blank=True)
    side = models.CharField(max_length=1)
    method = models.CharField(max_length=32)
    value = models.FloatField()

    class Meta:
        """Order and constraints."""

        ordering: ClassVar = ["day", "noted_at", "side"]
        indexes: ClassVar = [models.Index(fields=["person", "day", "noted_at"])]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(side__in=["L", "R"]), name="swelling_side_known"),
            models.CheckConstraint(condition=Q(value__gte=0), name="swelling_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.side} {self.method} {self.value:g}"


class Sign(models.Model):
    """One change of skin or shape, as a person saw it. Its place may be unknown; its photo may be gone."""

    id = models.UUIDField(primary_key=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="signs")
    day = models.DateField()
    zone = models.CharField(max_length=64, blank=True)
    noted_at = models.DateTimeField()
    what = models.CharField(max_length=32)
    region = models.CharField(max_length=32, blank=True)
    side = models.CharField(max_length=1, blank=True)
    view = models.CharField(max_length=4, blank=True)
    note = models.TextField(blank=True)
    photo = models.UUIDField(null=True, blank=True)

    class Meta:
        """Order and constraints."""

        ordering: ClassVar = ["day", "noted_at", "id"]
        indexes: ClassVar = [models.Index(fields=["person", "day", "noted_at"])]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(side__in=["", "L", "R"]), name="sign_side_known"),
            models.CheckConstraint(condition=Q(view__in=["", "sole", "top"]), name="sign_view_known"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.what} {self.region} {self.side}".strip()
