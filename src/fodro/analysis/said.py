"""When something that is watched was said to be worse: replayed at first, then day by day as it is said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from fodro.analysis.policy.signs import APART_DAYS
from fodro.analysis.signs import replay_signs
from fodro.domain.diary import Diary
from fodro.domain.sign_findings import SignFinding

Said = Mapping[str, tuple[str, ...]]
"""Civil days (ISO), in order, by monitor."""


def said_worse(diary: Diary, signs: Iterable[SignFinding], before: Said) -> Said:
    """Return on which days each monitor was said to be worse.

    Parameters
    ----------
    diary : Diary
    signs : iterable of SignFinding
        How the monitors stand now.
    before : mapping of str to tuple of str
        What this returned last time; empty where the diary was never looked at, or its past is another. Then
        the days are those of `replay_signs`.

    Notes
    -----
    What was said stays said: an entry of long ago that is changed later changes nothing here. Two days nearer
    than four weeks are the same change.
    """
    if not before:
        return {name: tuple(map(str, days)) for name, days in replay_signs(diary).items()}
    raised = {one.monitor.value: one.raised for one in signs}
    return {name: _with(days, raised.get(name)) for name, days in before.items()}


def _with(days: tuple[str, ...], raised: str | None) -> tuple[str, ...]:
    if raised is None or (days and not _is_apart(days[-1], raised)):
        return days
    return (*days, raised)


def _is_apart(one: str, other: str) -> bool:
    return date.fromisoformat(other) - date.fromisoformat(one) > timedelta(days=APART_DAYS)
