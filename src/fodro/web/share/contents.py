"""What is shared: a page as it is set up under Report, in a FHIR document that may hold the notes as well."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import orjson

from fodro.domain.diary import Diary
from fodro.domain.report import Report, ReportKind
from fodro.exchange.fhir import About, bundle_of
from fodro.exchange.fhir.narrative import narrative, tabled
from fodro.exchange.health_link import FHIR_JSON
from fodro.report import between, pdf, sheet_of
from fodro.report.sheet import Block, Sheet
from fodro.web.archive.queries import diary_of
from fodro.web.people.models import Person
from fodro.web.report.forms import draft_of
from fodro.web.report.queries import choices_of, report_of

Files = tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants to share: which page, as it is `today`, with the notes as data or without."""

    today: date
    kind: ReportKind = ReportKind.REPORT
    with_data: bool = False


@dataclass(frozen=True, slots=True)
class Contents:
    """The files of a link, each with its content type; the days they are about, where there are any."""

    files: Files
    first: date | None = None
    last: date | None = None

    @property
    def n_bytes(self) -> int:
        """How much it is, before it is sealed."""
        return sum(len(data) for _kind, data in self.files)


def contents_of(person: Person, wish: Wish, *, language: str, at: datetime) -> Contents:
    """Return what `person` wishes for, as it stands at the aware `at`, in `language`.

    Raises
    ------
    DiaryError
        If the diary holds something that the open format cannot carry.
    """
    asked = draft_of(choices_of(person, wish.kind), wish.kind).asked(wish.today)
    report = report_of(person, asked, wish.today)
    diary = between(diary_of(person), report.first, report.last) if wish.with_data else Diary()
    document = bundle_of(
        diary,
        about=About(at=at, name=asked.name),
        language=language,
        pdf=pdf(report, language=language),
    )
    told = _told(document, report, language, with_data=wish.with_data)
    return Contents(((FHIR_JSON, orjson.dumps(told)),), first=report.first, last=report.last)


def _told(document: dict[str, Any], report: Report, language: str, *, with_data: bool) -> dict[str, Any]:
    """Return `document` with the words of the page in it, and without parts that say nothing was noted.

    What was left out was not noted nowhere: a part about notes stands only where notes are.
    """
    (first, *others) = document["entry"]
    page, *parts = first["resource"]["section"]
    page = {**page, "section": list(_sections(sheet_of(report, language=language)))}
    sections = [page, *(parts if with_data else ())]
    return {**document, "entry": [{**first, "resource": {**first["resource"], "section": sections}}, *others]}


def _sections(sheet: Sheet) -> Iterator[dict[str, Any]]:
    yield {"title": sheet.title, "text": narrative(*filter(None, (*sheet.head, sheet.whose)))}
    if sheet.lead:
        yield {"title": sheet.lead_heading, "text": narrative(sheet.lead)}
    for block in (block for row in sheet.rows for column in row.columns for block in column):
        lines = [*(figure.alt for figure in block.figures), *(line.text for line in block.lines)]
        if lines or block.table:
            yield {"title": block.heading or sheet.title, "text": narrative(*lines, table=_table(block))}
    if sheet.foot:
        yield {"title": sheet.title, "text": narrative(*sheet.foot)}


def _table(block: Block) -> str:
    return tabled(block.table.columns, block.table.rows) if block.table else ""
