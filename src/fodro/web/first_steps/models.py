"""The first steps of a morning as a row: two ratings that belong together."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

SIDES = ("", "L", "R", "both")


class FirstSteps(models.Model):
    """Pain on the first ten steps of a day, and on the steps a while later; none is not asked, never zero."""

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="first_steps")
    day = models.DateField()
    zone = models.CharField(max_length=64, blank=True)
    side = models.CharField(max_length=4, blank=True)
    first_at = models.DateTimeField()
    first_nrs = models.FloatField()
    later_at = models.DateTimeField(null=True, blank=True)
    later_nrs = models.FloatField(null=True, blank=True)

    class Meta:
        """Order and constraints."""

        ordering: ClassVar = ["day"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "day"], name="first_steps_once_a_day"),
            models.CheckConstraint(condition=Q(first_nrs__range=(0, 10)), name="first_steps_first_0_to_10"),
            models.CheckConstraint(
                condition=Q(later_nrs__isnull=True, later_at__isnull=True)
                | Q(later_nrs__range=(0, 10), later_at__gte=F("first_at")),
                name="first_steps_later_whole",
            ),
            models.CheckConstraint(condition=Q(side__in=SIDES), name="first_steps_side_known"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.first_nrs:g}"
