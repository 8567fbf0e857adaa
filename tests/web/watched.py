"""What is watched, put into the app by hand."""

from __future__ import annotations

from dataclasses import replace

from fodro.domain.pictured import PicturedDays
from fodro.domain.sign_findings import Beside, Monitor, SignFinding, Status
from fodro.web.people.models import Person
from tests.web.understanding import PICTURED, findings, keep_findings

SINCE, RAISED = "2026-11-12", "2026-11-15"
QUIET = tuple(SignFinding(monitor, Status.QUIET, days=20) for monitor in Monitor)
WORSE = SignFinding(
    Monitor.INTENSITY,
    Status.WORSE,
    since=SINCE,
    size=1.6,
    low=1.0,
    high=2.2,
    raised=RAISED,
    days=20,
    beside=(Beside("standing_hours", 4.0, 6.5, 0.1), Beside("hard_floor", 0.2, 0.8, 0.7)),
)
WATCH = SignFinding(Monitor.SIDE, Status.WATCH, since=SINCE, size=1.1, low=0.4, high=1.8, what="L", days=18)
DAYS = PicturedDays(
    PICTURED.first,
    PICTURED.pain_nrs,
    PICTURED.factors,
    PICTURED.most_common,
    watched={
        "side": tuple(None if n % 4 == 3 else 1.0 - n / 10 for n in range(20)),
        "interference": tuple(float(n % 6) for n in range(20)),
        "first_steps": tuple(None if n < 6 else 5.0 for n in range(20)),
        "timing:morning": tuple(float(n % 3 - 1) for n in range(20)),
        "timing:evening": tuple(None if n % 2 else 1.0 for n in range(20)),
        "walking:limp": tuple(float(n > 14) for n in range(20)),
    },
    said={"intensity": ("2026-03-01", RAISED)},
)


def standing(*changed: SignFinding) -> tuple[SignFinding, ...]:
    """Every monitor once: as in `changed`, else quiet."""
    known = {one.monitor: one for one in changed}
    return tuple(known.get(one.monitor, one) for one in QUIET)


def keep_signs(person: Person, *signs: SignFinding, pictured: PicturedDays = DAYS) -> None:
    """Let `signs` be what is known of the diary as it is now."""
    keep_findings(person, replace(findings(), signs=signs), pictured=pictured)
