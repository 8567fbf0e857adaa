"""Findings worked out and kept; called by the desk, off the request."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable
from dataclasses import asdict, replace
from uuid import UUID

from fodro.domain.diary import Diary, digest
from fodro.domain.findings import Findings
from fodro.domain.pictured import PicturedDays
from fodro.domain.shown import Shown
from fodro.exchange.findings_json import findings_json
from fodro.version import __version__
from fodro.web.archive.queries import diary_of
from fodro.web.patterns import desk
from fodro.web.patterns.models import KeptFindings
from fodro.web.patterns.queries import forget_findings, shown_to, understood_in
from fodro.web.people.models import Person
from fodro.web.writing import writing

WENT_ON_DAYS = 7

_log = logging.getLogger("fodro.patterns")


def work_out(person_id: UUID) -> None:
    """Work out the findings of a person and keep them, unless they are there for this state of the diary."""
    person = Person.objects.filter(pk=person_id).first()
    if person is None:
        return
    kept = KeptFindings.objects.filter(person=person).first()
    if kept and kept.revision == person.revision and is_readable(kept):
        return
    try:
        values = _worked_out(person, kept)
    except Exception as trouble:  # noqa: BLE001  # whatever it is, the page keeps the last findings and says so
        _log.warning("Findings were not worked out: %s", type(trouble).__name__)
        values = {"trouble_revision": person.revision}
    with writing():
        if Person.objects.filter(pk=person_id).exists():
            KeptFindings.objects.update_or_create(person_id=person_id, defaults=values)


def forget(person_id: UUID) -> None:
    """Forget the findings of a person who is about to be erased, and work out no more."""
    desk.forget(person_id)
    forget_findings()


def is_readable(kept: KeptFindings) -> bool:
    """Return whether what is kept was written by this Fodro and can be read."""
    return kept.fodro == __version__ and understood_in(kept) is not None


def _worked_out(person: Person, kept: KeptFindings | None) -> dict[str, object]:
    diary = diary_of(person)
    state: dict[str, object] = {"revision": person.revision, "trouble_revision": None}
    if kept and kept.digest == digest(diary) and is_readable(kept):
        return state  # a record changed that no finding looks at
    understood = understood_in(kept)
    return state | _analysed(diary, shown_to(kept), understood.pictured if understood else PicturedDays())


def _analysed(diary: Diary, before: Iterable[Shown], earlier: PicturedDays) -> dict[str, object]:
    from fodro.analysis import analyse, kept  # the statistics take half a second to load
    from fodro.analysis.pictured import pictured
    from fodro.analysis.said import said_worse

    findings = analyse(diary)
    shown = kept(findings, before)
    days = pictured(diary, _pictured_factors(findings, shown))
    said = said_worse(diary, findings.signs, earlier.said if _goes_on(earlier, days) else {})
    return {
        "digest": findings.digest,
        "fodro": findings.fodro,
        "findings": findings_json(findings),
        "pictured": json.dumps(asdict(replace(days, said=said))),
        "shown": json.dumps([asdict(each) for each in shown]),
    }


def _goes_on(earlier: PicturedDays, now: PicturedDays) -> bool:
    """Return whether a diary only went on; one that begins elsewhere, or leapt ahead, was brought in anew."""
    return earlier.first == now.first and 0 <= len(now.pain_nrs) - len(earlier.pain_nrs) <= WENT_ON_DAYS


def _pictured_factors(findings: Findings, shown: Iterable[Shown]) -> set[str]:
    subjects = {each.key.partition(":")[2] for each in shown}
    factors = {name for subject in subjects for name in subject.split("+")} | subjects
    pairs = {name for pair in findings.pairs if pair.claimed for name in (pair.factor, pair.other)}
    return factors | pairs | {finding.factor for finding in findings.claimed}
