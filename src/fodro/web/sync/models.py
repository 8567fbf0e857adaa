"""Records and their versions."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

CLOCK_LENGTH = 26


class Record(models.Model):
    """The newest version of one thing a person noted, as devices send and receive it.

    ``clock`` decides between versions; ``sent`` is the clock the device wrote, kept because a replay is known
    by it; ``seq`` is the person's revision at which this version came in, and so the cursor of every device.
    A record that is ``gone`` is a tombstone: it says that what was noted was taken away.
    """

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="records")
    kind = models.CharField(max_length=24)
    key = models.CharField(max_length=80)
    day = models.DateField(null=True, blank=True)
    clock = models.CharField(max_length=CLOCK_LENGTH)
    sent = models.CharField(max_length=CLOCK_LENGTH)
    body = models.JSONField(default=dict)
    gone = models.BooleanField(default=False)
    seq = models.PositiveBigIntegerField()
    recorded_at = models.DateTimeField()

    class Meta:
        """Order and constraints."""

        ordering: ClassVar = ["id"]
        indexes: ClassVar = [
            models.Index(fields=["person", "seq", "id"]),
            models.Index(fields=["person", "day"]),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "kind", "key"], name="record_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Version(models.Model):
    """An earlier version of a record, or one that lost: nothing a person noted disappears without a trace."""

    id = models.BigAutoField(primary_key=True)
    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="versions")
    clock = models.CharField(max_length=CLOCK_LENGTH)
    sent = models.CharField(max_length=CLOCK_LENGTH)
    body = models.JSONField(default=dict)
    gone = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()

    class Meta:
        """Order and constraints."""

        ordering: ClassVar = ["-clock"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["record", "sent"], name="version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.record_id} {self.clock}"
