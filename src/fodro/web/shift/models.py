"""Stretches on the feet as rows: two instants, the zone they were lived in, and what was underfoot."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from fodro.domain.standing import FLOORS
from fodro.web.ids import new_id


class Stretch(models.Model):
    """One time on the feet, on one floor in one pair of shoes; without an end while it runs.

    ``day`` is the day it began in, as it was lived. An empty ``zone`` is one that nobody knows: the instants
    are then the clock on the wall read as UTC.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="stretches")
    day = models.DateField()
    zone = models.CharField(max_length=64, blank=True)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    floor = models.CharField(max_length=8, blank=True)
    shoes = models.CharField(max_length=36, blank=True)

    class Meta:
        """Order and constraints."""

        ordering: ClassVar = ["started_at", "id"]
        indexes: ClassVar = [
            models.Index(fields=["person", "day"]),
            models.Index(fields=["person"], condition=Q(ended_at__isnull=True), name="stretch_open"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("started_at")),
                name="stretch_ends_after_it_begins",
            ),
            models.CheckConstraint(condition=Q(floor__in=FLOORS), name="stretch_floor_known"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.floor} {self.started_at.isoformat()}"
