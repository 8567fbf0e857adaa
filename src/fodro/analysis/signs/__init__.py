"""Whether it is getting worse (Q5): monitors that run day by day and never look ahead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from fodro.analysis.policy import signs as policy
from fodro.analysis.series import DailySeries
from fodro.analysis.signs.beside import beside
from fodro.analysis.signs.replay import Watch, replay_signs, watch
from fodro.analysis.signs.standing import Standing, standings
from fodro.domain.diary import Diary
from fodro.domain.sign_findings import Monitor, SignFinding, Status

__all__ = ["replay_signs", "sign_findings"]


def sign_findings(diary: Diary, series: DailySeries | None = None) -> tuple[SignFinding, ...]:
    """Return how every monitor stands on the last day of `diary`, in the order of `Monitor`.

    Parameters
    ----------
    diary : Diary
    series : DailySeries or None
        Its daily series, where that is known already.
    """
    seen = watch(diary, series)
    if not seen.series.days:
        return tuple(SignFinding(monitor, Status.NOT_ENOUGH) for monitor in Monitor)
    found = standings(seen, recent_days=policy.RECENT_DAYS)
    return tuple(_finding(monitor, found, seen) for monitor in Monitor)


def _finding(monitor: Monitor, found: Iterable[Standing], seen: Watch) -> SignFinding:
    every = [one for one in found if one.watched.kind.monitor is monitor]
    finding = policy.sign_finding(every, monitor, seen.series.days)
    if finding.since is None:
        return finding
    last = len(seen.series.days) - 1
    since = last - (seen.series.days[-1] - date.fromisoformat(finding.since)).days
    return replace(finding, beside=policy.told_beside(beside(seen.series.factors, since, last)))
