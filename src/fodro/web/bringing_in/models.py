"""What was brought in, and what a table's columns mean to a person.

Where a record came from is not kept beside it: every record carries the revision in which it was last
written, and an import knows in which revisions it wrote. So a record that carries one of them was brought by
it and changed by nobody since (decision 0033).
"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from fodro.web.ids import new_id


class State(models.TextChoices):
    """How far an import is. In `BUSY` somebody works on it, in `WAITING` the person is asked."""

    READING = "reading"
    UNKNOWN = "unknown"
    MAPPING = "mapping"
    PREVIEW = "preview"
    WRITING = "writing"
    DONE = "done"
    TAKING_BACK = "taking-back"
    UNDONE = "undone"
    CANCELLED = "cancelled"
    REFUSED = "refused"


BUSY = (State.READING, State.WRITING, State.TAKING_BACK)
WAITING = (State.UNKNOWN, State.MAPPING, State.PREVIEW)
LASTING = (State.DONE, State.UNDONE)


class BroughtIn(models.Model):
    """One file, or several files chosen together, on its way in or brought in.

    ``revisions`` are those of the person in which it wrote, ``taken_back_in`` those in which it was taken
    back. ``preview``, ``outcome`` and ``trouble`` are what is told of it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="brought_in")
    kind = models.CharField(max_length=32, blank=True)
    file = models.CharField(max_length=255)
    n_bytes = models.PositiveBigIntegerField(default=0)
    state = models.CharField(max_length=16, choices=State.choices, default=State.READING)
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    preview = models.JSONField(default=dict, blank=True)
    outcome = models.JSONField(default=dict, blank=True)
    trouble = models.JSONField(default=dict, blank=True)
    mapping = models.JSONField(default=dict, blank=True)
    revisions = models.JSONField(default=list, blank=True)
    taken_back_in = models.JSONField(default=list, blank=True)

    class Meta:
        """Order and constraints."""

        ordering: ClassVar = ["-begun_at", "-id"]
        indexes: ClassVar = [models.Index(fields=["person", "kind"])]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in State]), name="brought_in_state_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.file} {self.state}"


class KeptMapping(models.Model):
    """What the columns of a table with this header mean, as the person said the last time."""

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="column_mappings"
    )
    fingerprint = models.CharField(max_length=64)
    mapping = models.JSONField()
    used_at = models.DateTimeField()

    class Meta:
        """One for each header."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "fingerprint"], name="column_mapping_once"),
        ]

    def __str__(self) -> str:
        return self.fingerprint
