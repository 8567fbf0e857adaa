"""The part of a document a person reads without any program: small tables as XHTML, every text escaped."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from fodro.domain.civil import lived_day
from fodro.domain.diary import Diary
from fodro.exchange.fhir.values import Json
from fodro.knowledge.codes import words
from fodro.knowledge.factors import factor_name
from fodro.knowledge.library import technique_name
from fodro.knowledge.regions import region

XHTML = "http://www.w3.org/1999/xhtml"
_UNSAYABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no way to hold."""


@dataclass(frozen=True, slots=True)
class _Line:
    """What was noted of one thing on one day."""

    name: str
    day: date
    value: float | None = None


def narrative(*paragraphs: str, table: str = "") -> Json:
    """Return a narrative with `paragraphs` of plain text, then a `table` made by `tabled`."""
    said = "".join(f"<p>{shown(each)}</p>" for each in paragraphs)
    return {"status": "generated", "div": f'<div xmlns="{XHTML}">{said}{table}</div>'}


def shown(text: str) -> str:
    """Return `text` so that no part of it is read as markup."""
    return escape(_UNSAYABLE.sub("\ufffd", text))


def tabled(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table with its column heads."""
    head = "".join(f"<th>{shown(cell)}</th>" for cell in header)
    body = "".join(f"<tr>{''.join(f'<td>{shown(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def section_texts(diary: Diary, language: str) -> Mapping[str, Json]:
    """Return the narrative of each section about the diary, by our code of the section.

    Each thing that was noted is one row: how often, lowest to highest, first and last day. A day that is
    missing counts nowhere.
    """
    lines = {
        "pain": _places(diary, language),
        "days": _factors(diary, language),
        "massages": _massages(diary, language),
        "worn": _worn(diary),
        "experiments": _experiments(diary),
    }
    return {code: _told(list(each), language) for code, each in lines.items()}


def _places(diary: Diary, language: str) -> Iterator[_Line]:
    side = words("side")
    for rating in diary.ratings:
        known = region(rating.region)
        named = known.with_side(side[rating.side].name(language), language) if rating.side else None
        yield _Line(named or known.name(language), rating.day, rating.intensity_nrs)


def _factors(diary: Diary, language: str) -> Iterator[_Line]:
    for day, values in diary.factors.items():
        for slug, value in values.items():
            yield _Line(factor_name(slug, language), day, None if isinstance(value, str) else float(value))


def _massages(diary: Diary, language: str) -> Iterator[_Line]:
    for session in diary.sessions:
        yield _Line(technique_name(session.technique, language), lived_day(session.start))


def _worn(diary: Diary) -> Iterator[_Line]:
    for wearing in diary.wearings:
        for name in (wearing.shoe, wearing.insole, wearing.socks):
            if name:
                yield _Line(name, wearing.day)


def _experiments(diary: Diary) -> Iterator[_Line]:
    for experiment in diary.experiments:
        for day in experiment.noted_days or (experiment.start,):
            yield _Line(f"{experiment.a} / {experiment.b}", day)


def _told(lines: Sequence[_Line], language: str) -> Json:
    word = {slug: each.name(language) for slug, each in words("word").items()}
    if not lines:
        return narrative(word["nothing"])
    header = [word[name] for name in ("what", "times", "range", "first", "last")]
    named: dict[str, list[_Line]] = defaultdict(list)
    for line in lines:
        named[line.name].append(line)
    rows = [_row(name, each, language) for name, each in named.items()]
    return narrative(table=tabled(header, sorted(rows, key=lambda row: -int(row[1]))))


def _row(name: str, lines: Sequence[_Line], language: str) -> tuple[str, ...]:
    days, values = [line.day for line in lines], [line.value for line in lines if line.value is not None]
    ends = f"{_number(min(values), language)}–{_number(max(values), language)}" if values else ""
    return (name, str(len(lines)), ends, min(days).isoformat(), max(days).isoformat())


def _number(value: float, language: str) -> str:
    said = f"{value:.6g}"
    return said.replace(".", ",") if language == "da" else said
