"""What a person chose to be on a page. It is no record: nothing of it is part of the diary."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

NAME_LETTERS, BORN_LETTERS, TEXT_LETTERS = 80, 20, 2000


class Choices(models.Model):
    """The choices for one kind of page."""

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="report_choices"
    )
    kind = models.CharField(max_length=16)
    span = models.CharField(max_length=8)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    parts = models.JSONField(default=list)
    name = models.CharField(max_length=NAME_LETTERS, blank=True)
    born = models.CharField(max_length=BORN_LETTERS, blank=True)
    complaint = models.TextField(blank=True)
    questions = models.TextField(blank=True)
    pages = models.PositiveSmallIntegerField(default=1)

    class Meta:
        """Order and constraints."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "kind"], name="report_choices_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.span}"
