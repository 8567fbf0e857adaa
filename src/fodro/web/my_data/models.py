"""When a person's diary was last copied to where it is safe."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models


class SafeCopy(models.Model):
    """The last copy of each kind."""

    class Kind(models.TextChoices):
        """What kind of copy."""

        ARCHIVE = "archive"
        TABLES = "tables"
        BACKUP = "backup"

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="safe_copies")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    made_at = models.DateTimeField()
    n_bytes = models.PositiveBigIntegerField()

    class Meta:
        """Order and constraints."""

        ordering: ClassVar = ["-made_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "kind"], name="safe_copy_last_of_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.made_at:%Y-%m-%d}"
