"""Findings as they were last worked out, so that a restart does not lose them, and what was shown of them.

All of it can be worked out again from the records, but for what was shown: that is this household's own
memory, so it is no record either, travels to no device and into no archive, and goes with the person
(decision 0020).
"""

from __future__ import annotations

from django.conf import settings
from django.db import models


class KeptFindings(models.Model):
    """The latest findings of one person.

    `revision` is the state of the diary they hold for, `digest` its content; `shown` is the list of claims
    the person was shown. `trouble_revision` is the state of the diary that could not be worked out: what is
    here is then from before.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="kept_findings"
    )
    revision = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=80, blank=True)
    fodro = models.CharField(max_length=40, blank=True)
    findings = models.TextField(blank=True)
    pictured = models.TextField(blank=True)
    shown = models.TextField(blank=True)
    trouble_revision = models.PositiveBigIntegerField(null=True, blank=True)

    def __str__(self) -> str:
        return self.digest
