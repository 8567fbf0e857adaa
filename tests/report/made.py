"""Reports of simulated diaries, to be looked at by tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf

from fodro.analysis import analyse
from fodro.analysis.simulate.sample import sample_diary
from fodro.domain.diary import Diary
from fodro.domain.findings import Findings
from fodro.domain.report import Asked, NotedSign, Report
from fodro.report import Beside, gathered

TODAY = date(2026, 11, 27)


@cache
def sample() -> tuple[Diary, Findings]:
    diary = sample_diary(until=TODAY)
    return diary, analyse(diary)


def sample_report(asked: Asked | None = None, **beside: Any) -> Report:
    diary, findings = sample()
    return gathered(diary, findings, asked=asked or Asked(), made_on=TODAY, beside=Beside(**beside))


def report_of(diary: Diary, asked: Asked | None = None, **beside: Any) -> Report:
    return gathered(diary, None, asked=asked or Asked(), made_on=TODAY, beside=Beside(**beside))


def with_sign(report: Report, **sign: Any) -> Report:
    noted = NotedSign(TODAY, **{"what": "blister", **sign})
    return replace(report, small_signs=(noted,), signs_known=True)


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def tags(pdf: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    """Yield each tag of a PDF in reading order with its words for a picture."""
    yield from _tags(pdf.Root.StructTreeRoot.K)


def _tags(node: Any) -> Iterator[tuple[str, str]]:
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from _tags(each)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield str(node.S), str(node.get("/Alt", ""))
        if "/K" in node:
            yield from _tags(node.K)
