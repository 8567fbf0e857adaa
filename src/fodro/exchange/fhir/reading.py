"""A FHIR file read back: what we wrote, whole or not at all; of others, what says one thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from fodro.domain.civil import lived_day
from fodro.domain.diary import Diary, DiaryError, digest
from fodro.exchange.cells import shown
from fodro.exchange.fhir import foreign, names
from fodro.exchange.fhir.checking import check, check_many
from fodro.exchange.fhir.gathering import Gathered
from fodro.exchange.fhir.massages import id_in
from fodro.exchange.fhir.profiles import kind_of
from fodro.exchange.fhir.sources import Broken, Held, bundle_in, of_bundle, of_lines
from fodro.exchange.fhir.values import Unreadable
from fodro.exchange.fhir.walking import Fault
from fodro.exchange.imported import (
    EXPERIMENTS,
    RATINGS,
    SESSIONS,
    WEARINGS,
    Found,
    Imported,
    Told,
    silent,
)

_AT_ONCE = 2_000
_PEOPLE_NAMED = 20
_AGAIN = "The file was changed or cut off; export it again from where it came."
_SILENT = ("Patient", "CodeSystem", "Composition", "Provenance", "Device", "DocumentReference")
"""What a diary does not hold, of whose absence nobody needs to be told."""
_WHY = {
    "": "they break a rule of FHIR",
    "status": "they are not final",
    "value": "they are no score from 0 to 10",
    "bodySite": "their place is not one of the body map",
    "effectiveDateTime": "their time is not clear",
    "effectiveInstant": "their time is not clear",
}
"""Why a pain score of another program is left, by the element that does not say one thing."""


def read_fhir(path: Path, *, person: str | None = None, told: Told = silent) -> Imported:
    """Read a diary from a FHIR R4 file.

    Parameters
    ----------
    path : Path
        A bundle (JSON), an NDJSON file, or a folder or zip archive of NDJSON files.
    person : str or None
        The id or the name of one Patient; may be left out where the file holds only one.
    told : callable
        Told how many bytes are read of how many.

    Returns
    -------
    Imported
        What Fodro wrote comes back without loss. Of other programs only pain scores from 0 to 10 are taken,
        and only where place and time say one thing; the notes say what was left.

    Raises
    ------
    DiaryError
        If it cannot be read, if it is not clear whose it is, or if what Fodro wrote in it is not whole.
    """
    bundle = bundle_in(path, told)
    reading = _Reading(path.name, _Person(person))
    if bundle is None:
        reading.take_lines(of_lines(path, told))
    else:
        held = list(of_bundle(bundle, path.name))
        if any(kind_of(each.resource) == names.DIARY for each in held):
            _refuse_faults(check(bundle), path.name)
        else:
            reading.refuse_faulty(held)
        reading.take(held)
    return reading.imported()


@dataclass(slots=True)
class _Person:
    """The one person the file is read for, and all people it holds."""

    asked: str | None
    names: dict[str, str] = field(default_factory=dict)
    subjects: set[str] = field(default_factory=set)

    def meet(self, held: Held) -> None:
        """Take note of a Patient, or of whose a resource is."""
        resource = held.resource
        if resource.get("resourceType") == "Patient":
            key, called = str(resource.get("id", "")), resource.get("name")
            first = called[0] if isinstance(called, list) and called else {}
            self.names[key] = str(first.get("text", "")) if isinstance(first, dict) else ""

    def is_asked_for(self, whose: str) -> bool:
        """Return whether what belongs to `whose` is wanted."""
        self.subjects.add(whose)
        return not whose or self.asked is None or self.asked in (whose, self.names.get(whose))


class _Reading:
    """Takes resources in batches and tells what became of them."""

    def __init__(self, file: str, person: _Person) -> None:
        self._file, self._person = file, person
        self._gathered = Gathered()
        self._left, self._unclear = Counter[str](), Counter[str]()
        self._own, self._held = 0, 0
        self._broken: list[Broken] = []

    def take_lines(self, lines: Iterable[Held | Broken]) -> None:
        """Take resources line by line, some thousand at once."""
        rest = iter(lines)
        while some := list(islice(rest, _AT_ONCE)):
            self._broken += [one for one in some if isinstance(one, Broken)][: _AT_ONCE - len(self._broken)]
            batch = [one for one in some if isinstance(one, Held)]
            self.refuse_faulty(batch)
            self.take(batch)

    def refuse_faulty(self, batch: Sequence[Held]) -> None:
        """Refuse what claims to be ours and breaks a rule."""
        own = [one for one in batch if kind_of(one.resource)]
        faults = check_many([one.resource for one in own])
        if faults:
            at, fault = faults[0]
            fault = replace(fault, path=_where(own[at], fault.path.partition(".")[2]))
            _refuse_faults([fault], own[at].file, own[at].line, more=len(faults) - 1)

    def take(self, batch: Sequence[Held]) -> None:
        """Take resources of ours, and what can be read of others."""
        for each in batch:
            self._person.meet(each)
            self._held += isinstance(each.resource.get("resourceType"), str)
        wanted = [each for each in batch if self._person.is_asked_for(id_in(each.resource.get("subject")))]
        own = [(kind, each) for each in wanted if (kind := kind_of(each.resource))]
        self._own += len(own)
        for kind, each in own:
            self._take_own(kind, each)
        self._take_foreign([each for each in wanted if not kind_of(each.resource)])

    def _take_own(self, kind: str, held: Held) -> None:
        try:
            self._gathered.take(kind, held.resource)
        except Unreadable as error:
            _refuse_faults([Fault(_where(held, error.at), error.problem)], held.file, held.line)

    def _take_foreign(self, batch: Sequence[Held]) -> None:
        self._left += Counter(_named(each) for each in batch if not foreign.is_pain(each.resource))
        pains = [each.resource for each in batch if foreign.is_pain(each.resource)]
        faulty = {n for n, _ in check_many(pains)}
        for n, resource in enumerate(pains):
            try:
                self._gathered.ratings.append(foreign.rating_of(resource, sound=n not in faulty))
            except Unreadable as error:
                self._unclear[_WHY.get(error.at, _WHY[""])] += 1

    def imported(self) -> Imported:
        """Return the diary, after a look at whether it is whole."""
        if not self._held:
            remedy = "Give a FHIR bundle (.json), or NDJSON files, their folder, or a zip archive of it."
            raise DiaryError(problem="There is no resource of FHIR in it.", file=self._file, remedy=remedy)
        self._refuse_several_people()
        if self._own and self._broken:
            first = self._broken[0]
            raise DiaryError(problem="This is no JSON.", file=first.file, line=first.line, remedy=_AGAIN)
        try:
            diary = self._gathered.diary()
        except Unreadable as error:
            problem = f"{error.problem[:1].upper()}{error.problem[1:]}."
            raise DiaryError(problem, file=self._file, column=error.at, remedy=_AGAIN) from None
        self._refuse_other_digest(diary)
        return Imported(diary, tuple(self._notes()), tuple(_found(diary, "Fodro" if self._own else "")))

    def _refuse_several_people(self) -> None:
        people = {key for key in self._person.subjects | set(self._person.names) if key}
        asked, held = self._person.asked, sorted({self._person.names.get(key) or key for key in people})
        if asked is None and len(people) < 2:
            return
        if asked is not None and (asked in people or asked in self._person.names.values()):
            return
        problem = f"{shown(asked)} is not in it." if asked else "It is not clear whose diary is meant."
        remedy = f"The file holds {', '.join(held[:_PEOPLE_NAMED]) or 'nobody'}. Say who with --person."
        raise DiaryError(problem, file=self._file, remedy=remedy)

    def _refuse_other_digest(self, diary: Diary) -> None:
        said = set(self._gathered.digests)
        if len(said) == 1 and said != {digest(diary)}:
            problem = "What is in the file is not the whole diary it was made from."
            remedy = f"{_AGAIN} To import what is there, take the resource that names its origin out."
            raise DiaryError(problem, file=self._file, column="Provenance.entity", remedy=remedy)

    def _notes(self) -> Iterator[str]:
        if self._broken:
            yield f"{len(self._broken):,} line(s) are no JSON and were left."
        for why, n in sorted(self._unclear.items()):
            yield f"{n:,} pain score(s) left: {why}."
        for what, n in sorted(self._left.items()):
            if what not in _SILENT:
                yield f"{n:,} × {what}: left, since it is not clear what it would be in a diary."


def _named(held: Held) -> str:
    return str(held.resource.get("resourceType"))[:40]


def _where(held: Held, at: str) -> str:
    kind = str(held.resource.get("resourceType"))
    begin = kind if held.entry is None else f"Bundle.entry[{held.entry}].resource"
    return f"{begin}.{at}" if at else begin


def _refuse_faults(faults: Sequence[Fault], file: str, line: int | None = None, *, more: int = 0) -> None:
    if not faults:
        return
    others = more + len(faults) - 1
    problem = f"{faults[0].problem[:1].upper()}{faults[0].problem[1:]}."
    problem += f" ({others:,} more like this.)" if others else ""
    raise DiaryError(problem, file=file, line=line, column=faults[0].path, remedy=faults[0].remedy or _AGAIN)


def _found(diary: Diary, source: str) -> Iterator[Found]:
    days = {
        RATINGS: [rating.day for rating in diary.ratings],
        SESSIONS: [lived_day(session.start) for session in diary.sessions],
        WEARINGS: [wearing.day for wearing in diary.wearings],
        EXPERIMENTS: [experiment.start for experiment in diary.experiments],
        **{slug: [day for day, held in diary.factors.items() if slug in held] for slug in diary.factor_names},
    }
    for what, each in days.items():
        if each:
            yield Found(what, source, len(each), min(each), max(each))
