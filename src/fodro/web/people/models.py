"""The person whose diary it is."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from fodro.web.ids import new_id


class Person(AbstractBaseUser):
    """Someone with a diary. In local mode they have no password and are known by being on this computer."""

    class Kind(models.TextChoices):
        """Whether the diary is real."""

        OWN = "own"
        SIMULATED = "simulated"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    handle = models.CharField(max_length=150, unique=True)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.OWN)
    created_at = models.DateTimeField(auto_now_add=True)
    revision = models.PositiveBigIntegerField(default=0)
    is_active = models.BooleanField(default=True)

    objects = BaseUserManager["Person"]()

    USERNAME_FIELD = "handle"

    class Meta:
        """Constraints the database holds."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(kind__in=["own", "simulated"]), name="person_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return self.handle

    @property
    def is_simulated(self) -> bool:
        """Whether this diary was simulated to look around in."""
        return self.kind == self.Kind.SIMULATED
