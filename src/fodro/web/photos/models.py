"""Photos as rows. The file lies beside the database, named by its content."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from fodro.exchange.entries import PhotoAbout, PhotoView


class Photo(models.Model):
    """One picture of a foot, of shoes, or of a small sign."""

    id = models.UUIDField(primary_key=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="photos")
    day = models.DateField()
    zone = models.CharField(max_length=64, blank=True)
    taken_at = models.DateTimeField()
    about = models.CharField(max_length=8)
    side = models.CharField(max_length=1, blank=True)
    view = models.CharField(max_length=4, blank=True)
    file = models.CharField(max_length=68)
    note = models.TextField(blank=True)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()

    class Meta:
        """Order and constraints."""

        ordering: ClassVar = ["taken_at", "id"]
        indexes: ClassVar = [
            models.Index(fields=["person", "taken_at"]),
            models.Index(fields=["person", "file"]),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(about__in=[a.value for a in PhotoAbout]), name="photo_about_known"
            ),
            models.CheckConstraint(condition=Q(side__in=["", "L", "R"]), name="photo_side_known"),
            models.CheckConstraint(
                condition=Q(view__in=["", *(v.value for v in PhotoView)]), name="photo_view_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.side} {self.view or self.about}"
