"""Findings put into the app by hand: what a diary would have to be like to show them is not the question."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict

from fodro.domain.findings import DailyPain, FactorFinding, Findings, PairFinding
from fodro.domain.massage_findings import (
    GradualEffect,
    HalfLife,
    ImmediateEffect,
    KindOfMassage,
    MassageFindings,
    ReliefAt,
)
from fodro.domain.pictured import PicturedDays, RatedSession
from fodro.domain.shoe_findings import ShoeActivity, ShoeFinding, ShoeWear
from fodro.domain.shown import Shown
from fodro.exchange.findings_json import findings_json
from fodro.version import __version__
from fodro.web.patterns.models import KeptFindings
from fodro.web.people.models import Person

FIRST = "2026-11-01"
DAYS = tuple(f"2026-11-{n:02d}" for n in range(1, 21))
PAIN = tuple(None if n == 3 else float(n % 5 + 2) for n in range(20))
PICTURED = PicturedDays(
    FIRST,
    PAIN,
    {
        "standing_hours": tuple(float(n % 7) for n in range(20)),
        "hard_floor": tuple(float(n % 2) for n in range(20)),
        "shoe=clogs": tuple(None if n % 3 == 2 else float(n % 3) for n in range(20)),
    },
    {"shoe": "boots"},
)


def factor(name: str = "standing_hours", *, lag_days: int = 0, claimed: bool = True) -> FactorFinding:
    return FactorFinding(
        factor=name,
        lag_days=lag_days,
        effect_per_sd=0.8 if claimed else 0.1,
        low=0.4 if claimed else -0.2,
        high=1.2 if claimed else 0.4,
        unit="h" if name == "standing_hours" else "",
        effect_per_unit=0.4,
        probability=0.95 if claimed else 0.1,
        claimed=claimed,
        n_days=19,
    )


PAIR = PairFinding(
    factor="hard_floor",
    other="shoe=clogs",
    lag_days=1,
    effect=0.9,
    low=0.3,
    high=1.5,
    effect_per_unit=1.8,
    probability=0.92,
    claimed=True,
    n_days=18,
)
CLOGS = ShoeFinding(
    shoe="Clogs",
    comfort=7.2,
    low=6.5,
    high=7.9,
    n=14,
    difference=1.1,
    difference_low=0.4,
    difference_high=1.8,
    claimed=True,
    activities=(ShoeActivity("work", 6.8, 6.0, 7.5, 9), ShoeActivity("", 8.0, 7.0, 9.0, 5)),
    wear=ShoeWear(80.0, -1.2, -1.9, -0.5, n=14, claimed=True),
)
MASSAGE = MassageFindings(
    immediate=ImmediateEffect(-1.2, -1.7, -0.7, claimed=True, n=6, basis="rest", n_rest=4),
    gradual=GradualEffect(-0.4, -0.7, -0.1, claimed=True, n=6, basis="days", effect_total=-0.9),
    by_technique=(
        KindOfMassage("heel-cup", -1.0, -1.6, -0.4, 0.3, -0.2, 0.8, claimed=False, n=4),
        KindOfMassage("arch-thumb-circles", -1.8, -2.4, -1.2, -0.6, -1.0, -0.2, claimed=True, n=4),
    ),
    by_minutes=(
        KindOfMassage("0-5", -1.0, -1.6, -0.4, 0.1, -0.2, 0.4, claimed=False, n=4),
        KindOfMassage("5-10", -1.2, -1.6, -0.8, -0.1, -0.4, 0.2, claimed=False, n=4),
    ),
    relief=(ReliefAt(0.0, -1.2, -1.7, -0.7, 6), ReliefAt(1.5, -0.8, -1.4, -0.2, 5)),
    half_life_hours=HalfLife(3.0, 1.0, 6.5, 11, claimed=True),
    enough_minutes=9.0,
)
SESSIONS = tuple(
    RatedSession(
        day, float(4 + n % 3), float(3 + n % 3 - (n % 2)), n % 4 == 3, "" if n % 4 == 3 else "heel-cup"
    )
    for n, day in enumerate(DAYS[:10])
)


def findings(
    factors: Iterable[FactorFinding] = (),
    *,
    pairs: Iterable[PairFinding] = (),
    shoes: Iterable[ShoeFinding] = (),
    massage: MassageFindings | None = None,
) -> Findings:
    daily = tuple(DailyPain(day, pain, int(pain is not None)) for day, pain in zip(DAYS, PAIN, strict=True))
    return Findings(
        fodro=__version__,
        digest="sha256:by-hand",
        days=len(DAYS),
        outcome="daily_pain",
        daily=daily,
        factors=tuple(factors),
        time_of_day=(),
        detectable=(),
        not_enough=(),
        pairs=tuple(pairs),
        shoes=tuple(shoes),
        massage=massage,
    )


def keep_findings(
    person: Person, found: Findings, shown: Iterable[Shown] = (), pictured: PicturedDays = PICTURED
) -> KeptFindings:
    """Let `found` be what is known of the diary as it is now."""
    person.refresh_from_db()
    kept, _ = KeptFindings.objects.update_or_create(
        person=person,
        defaults={
            "revision": person.revision,
            "digest": found.digest,
            "fodro": found.fodro,
            "findings": findings_json(found),
            "pictured": json.dumps(asdict(pictured)),
            "shown": json.dumps([asdict(each) for each in shown]),
            "trouble_revision": None,
        },
    )
    return kept
