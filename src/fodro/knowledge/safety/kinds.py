"""What a rule that holds means for the person, from most to least urgent."""

from __future__ import annotations

from enum import StrEnum

from fodro.knowledge.caution import Level


class VerdictKind(StrEnum):
    """What to do, the most urgent first."""

    EMERGENCY = "emergency"
    SAME_DAY = "same-day"
    SEE_SOMEONE = "see-someone"
    NOT_TODAY = "not-today"
    NOT_HERE = "not-here"
    LIGHTLY = "lightly"

    @property
    def urgency(self) -> int:
        """0 for the most urgent, counting up."""
        return _ORDER[self]


_ORDER = {kind: place for place, kind in enumerate(VerdictKind)}
_BY_LEVEL = dict(zip(Level, VerdictKind, strict=True))


def kind_of(level: Level) -> VerdictKind:
    """Return what a rule of `level` means."""
    return _BY_LEVEL[level]
