"""Routines a person made, as rows."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from fodro.knowledge.own_routines import NAME_LETTERS


class KeptRoutine(models.Model):
    """One routine of one's own: its steps as they are in the record."""

    id = models.UUIDField(primary_key=True, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="own_routines"
    )
    name = models.CharField(max_length=NAME_LETTERS)
    steps = models.JSONField(default=list)
    place = models.PositiveIntegerField(default=0)
    retired = models.BooleanField(default=False)

    class Meta:
        """Order and constraints."""

        ordering: ClassVar = ["place", "id"]
        indexes: ClassVar = [models.Index(fields=["person", "place"])]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(name=""), name="own_routine_named"),
        ]

    def __str__(self) -> str:
        return self.name
