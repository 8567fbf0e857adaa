"""A diary as a FHIR R4 document (a Bundle that begins with a Composition), or as NDJSON by type."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import orjson

from fodro.domain.diary import Diary, DiaryError, digest
from fodro.exchange.fhir.checking import check, check_many
from fodro.exchange.fhir.code_systems import code_systems
from fodro.exchange.fhir.composing import Beside, bundle, resources
from fodro.exchange.fhir.gathering import Gathered
from fodro.exchange.fhir.making import About, Making, now
from fodro.exchange.fhir.profiles import kind_of
from fodro.exchange.fhir.values import Json, Unreadable
from fodro.exchange.fhir.walking import Fault, each_resource
from fodro.exchange.readings import EARLIEST, LATEST


def bundle_of(
    diary: Diary,
    *,
    about: About | None = None,
    language: str = "en",
    pdf: bytes | None = None,
    findings: Sequence[str] = (),
) -> Json:
    """Return a diary as a document Bundle, as plain values for JSON.

    Parameters
    ----------
    diary : Diary
        All of it, or the part that is to be given.
    about : About or None
        Who it is about, when it was made, which second codings are written; made now, without a name,
        where it is None.
    language : str
        Of every text: ``"da"`` is Danish, anything else English.
    pdf : bytes or None
        The page, to stand in the same file.
    findings : sequence of str
        Sentences about what goes with what, already worded; they stand in a section as they are.

    Returns
    -------
    dict
        Equal parts may be the same object: change a copy.

    Raises
    ------
    DiaryError
        If the diary holds something an open file cannot carry, or what was made breaks a rule.
    """
    made = built(diary, about=about, language=language, beside=Beside(pdf, tuple(findings)))
    _refuse(check(made), (resource for _, resource in each_resource(made)), diary)
    return made


def built(
    diary: Diary, *, about: About | None = None, language: str = "en", beside: Beside | None = None
) -> Json:
    """Return the document before the gate has looked at it."""
    return bundle(diary, _made(diary, about, language, bundled=True), beside or Beside())


def document_bytes(
    diary: Diary,
    *,
    about: About | None = None,
    language: str = "en",
    pdf: bytes | None = None,
    findings: Sequence[str] = (),
) -> bytes:
    """Return `bundle_of` as the bytes of a JSON file."""
    bundle = bundle_of(diary, about=about, language=language, pdf=pdf, findings=findings)
    return orjson.dumps(bundle, option=orjson.OPT_APPEND_NEWLINE)


def ndjson_files(
    diary: Diary, *, about: About | None = None, language: str = "en", pdf: bytes | None = None
) -> dict[str, bytes]:
    """Return a diary as NDJSON files by name, one for each type of resource, one resource on each line.

    Our own code systems stand in a file of their own, so that what every code means is in the folder.

    Raises
    ------
    DiaryError
        If the diary holds something an open file cannot carry, or what was made breaks a rule.
    """
    made = list(resources(diary, _made(diary, about, language, bundled=False), Beside(pdf)))
    _refuse([fault for _, fault in check_many(made)], made, diary)
    lines: dict[str, list[bytes]] = {}
    for resource in (*made, *code_systems()):
        lines.setdefault(f"{resource['resourceType']}.ndjson", []).append(orjson.dumps(resource))
    return {name: b"\n".join(each) + b"\n" for name, each in lines.items()}


def _made(diary: Diary, about: About | None, language: str, *, bundled: bool) -> Making:
    moments = (*(r.at for r in diary.ratings), *(s.start for s in diary.sessions))
    if any(not EARLIEST.year <= each.year <= LATEST.year for each in moments):
        problem = f"A time in the diary is not within {EARLIEST.year} to {LATEST.year}."
        raise DiaryError(problem, remedy="Correct the year.")
    return Making(about or now(), language, digest=digest(diary), bundled=bundled)


def _refuse(faults: Sequence[Fault], made: Iterable[Mapping[str, Any]], diary: Diary) -> None:
    """Refuse to give out what breaks a rule, or would not read back as the diary it was made from."""
    remedy = "Please report this; the diary itself is unharmed."
    if faults:
        problem = f"The file would break a rule: {faults[0].problem}."
        raise DiaryError(problem, column=faults[0].path, remedy=remedy)
    if digest(_read_back(made)) != digest(diary):
        raise DiaryError(problem="The diary would not read back as it is.", remedy=remedy)


def _read_back(made: Iterable[Mapping[str, Any]]) -> Diary:
    gathered = Gathered()
    try:
        for resource in made:
            gathered.take(kind_of(resource), resource)
        return gathered.diary()
    except Unreadable:
        return Diary()
