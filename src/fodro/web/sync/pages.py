"""Pages about what is on this device."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AttentionPage:
    """What waits on this device, and what could not be kept on the server; the device fills it in."""

    template = "sync/attention.html"


@dataclass(frozen=True, slots=True)
class AwayPage:
    """For rooms that need the server while it does not answer."""

    template = "sync/away.html"
