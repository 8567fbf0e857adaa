"""Massage sessions: planned, begun, rated."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from fodro.web.ids import new_id

RATINGS = ("before_nrs", "after_nrs", "later_nrs", "next_morning_nrs")


class MassageSession(models.Model):
    """One massage (or, with the technique ``rest``, one sit-down without)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="sessions")
    day = models.DateField()
    zone = models.CharField(max_length=64)
    started_at = models.DateTimeField()
    minutes = models.FloatField()
    technique = models.CharField(max_length=64)
    tool = models.CharField(max_length=32, blank=True)
    side = models.CharField(max_length=1, blank=True)
    routine = models.JSONField(default=dict, blank=True)
    before_nrs = models.FloatField(null=True, blank=True)
    after_nrs = models.FloatField(null=True, blank=True)
    later_nrs = models.FloatField(null=True, blank=True)
    next_morning_nrs = models.FloatField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    later_at = models.DateTimeField(null=True, blank=True)
    next_morning_at = models.DateTimeField(null=True, blank=True)
    harm = models.JSONField(null=True, blank=True)
    declined = models.JSONField(default=list, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Order and constraints."""

        ordering: ClassVar = ["started_at", "id"]
        indexes: ClassVar = [models.Index(fields=["person", "started_at"])]
        constraints: ClassVar = [
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{rating}__isnull": True}) | Q(**{f"{rating}__range": (0, 10)}),
                    name=f"session_{rating}_0_to_10",
                )
                for rating in RATINGS
            ),
            models.CheckConstraint(condition=Q(side__in=["", "L", "R"]), name="session_side_known"),
            models.CheckConstraint(condition=Q(minutes__gt=0), name="session_minutes_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.technique} {self.minutes:g} min"
