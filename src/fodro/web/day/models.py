"""What a person wants to note of their days in their own words; the values stand in the diary."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from fodro.knowledge.factors import FactorKind

KINDS = [(kind.value, kind.value) for kind in FactorKind]


class OwnFactor(models.Model):
    """A factor a person made: its name may change, its slug and its kind never do."""

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="own_factors")
    slug = models.CharField(max_length=64)
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=16, choices=KINDS)
    unit = models.CharField(max_length=20, blank=True)
    choices = models.JSONField(default=list, blank=True)
    place = models.PositiveIntegerField(default=0)
    retired = models.BooleanField(default=False)

    class Meta:
        """Order and constraints."""

        ordering: ClassVar = ["place", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "slug"], name="own_factor_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in FactorKind]), name="own_factor_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def body(self) -> dict[str, Any]:
        """What its record says."""
        return {
            "name": self.name,
            "kind": self.kind,
            "unit": self.unit,
            "choices": list(self.choices),
            "place": self.place,
            "retired": self.retired,
        }
