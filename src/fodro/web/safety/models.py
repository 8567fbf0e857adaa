"""The newest answer of a person to each question. What the questions are stays in files; rows hold slugs."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from fodro.knowledge.safety import Answer

ANSWERS = [(answer.value, answer.value) for answer in Answer]


class SafetyAnswer(models.Model):
    """One answer, where, and when it was given; ``places`` is a list of ``{"region", "side"}``."""

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="safety_answers"
    )
    slug = models.CharField(max_length=64)
    answer = models.CharField(max_length=8, choices=ANSWERS)
    places = models.JSONField(default=list, blank=True)
    day = models.DateField()
    zone = models.CharField(max_length=64, blank=True)
    answered_at = models.DateTimeField()

    class Meta:
        """Order and constraints."""

        ordering: ClassVar = ["person", "slug"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "slug"], name="safety_answer_once"),
            models.CheckConstraint(
                condition=models.Q(answer__in=[answer.value for answer in Answer]),
                name="safety_answer_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.slug}: {self.answer}"
