"""Experiments as rows. A day names its experiment by key alone: the two may arrive in either order."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

NAME_LETTERS = 80


class Trial(models.Model):
    """One experiment as planned; ``drawn`` is a sealed day for each day, as its record holds it."""

    id = models.UUIDField(primary_key=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="trials")
    design = models.CharField(max_length=24)
    subject = models.CharField(max_length=16)
    a = models.CharField(max_length=NAME_LETTERS, blank=True)
    b = models.CharField(max_length=NAME_LETTERS, blank=True)
    start = models.DateField()
    n_days = models.PositiveSmallIntegerField()
    seed = models.CharField(max_length=64, blank=True)
    washout_days = models.PositiveSmallIntegerField(default=0)
    compared = models.CharField(max_length=16)
    ended = models.DateField(null=True, blank=True)
    drawn = models.JSONField(default=list)
    redraws = models.JSONField(default=list)

    class Meta:
        """Order."""

        ordering: ClassVar = ["-start", "-id"]
        indexes: ClassVar = [models.Index(fields=["person", "start"])]

    def __str__(self) -> str:
        return f"{self.design} {self.a} {self.b} {self.start}"


class TrialDay(models.Model):
    """What was done on one day of an experiment, and what was rated for it; none is not said, never zero."""

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="trial_days")
    trial = models.UUIDField()
    day = models.DateField()
    done = models.CharField(max_length=8, blank=True)
    value_nrs = models.FloatField(null=True, blank=True)
    left_nrs = models.FloatField(null=True, blank=True)
    right_nrs = models.FloatField(null=True, blank=True)

    class Meta:
        """Order and constraints."""

        ordering: ClassVar = ["day"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "trial", "day"], name="trial_day_once"),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__range": (0, 10)}),
                    name=f"trial_day_{name}_0_to_10",
                )
                for name in ("value_nrs", "left_nrs", "right_nrs")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.trial} {self.day} {self.done}"
