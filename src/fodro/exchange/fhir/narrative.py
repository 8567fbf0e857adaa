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
from fodro.domain.experiments import Experiment
from fodro.exchange.fhir.values import Json
from fodro.knowledge.codes import words
from fodro.knowledge.factors import FactorKind, factor_name, factors
from fodro.knowledge.library import technique_name
from fodro.knowledge.regions import region
from fodro.knowledge.tools import tool_name

XHTML = "http://www.w3.org/1999/xhtml"
_HEADER = ("what", "times", "range", "first", "last")
_YES_NO = "yes-no"
_SIGNS = ("h", "min", "kg", "km", "cm", "m/s", "°C", "%", "hPa")
"""Units that are a sign and no word."""
_UNSAYABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no way to hold."""


@dataclass(frozen=True, slots=True)
class _Line:
    """What was noted of one thing on one day; not `noted` where it was only planned."""

    name: str
    day: date
    value: float | None = None
    unit: str = ""
    noted: bool = True


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
        "experiments": _experiments(diary, language),
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
            number = None if isinstance(value, str) else float(value)
            yield _Line(factor_name(slug, language), day, number, _unit(slug))


def _unit(slug: str) -> str:
    known = factors().get(slug)
    if known is None:
        return ""
    return _YES_NO if known.kind is FactorKind.YES_NO else known.unit


def _massages(diary: Diary, language: str) -> Iterator[_Line]:
    for session in diary.sessions:
        yield _Line(technique_name(session.technique, language), lived_day(session.start))


def _worn(diary: Diary) -> Iterator[_Line]:
    for wearing in diary.wearings:
        for name in (wearing.shoe, wearing.insole, wearing.socks):
            if name:
                yield _Line(name, wearing.day)


def _experiments(diary: Diary, language: str) -> Iterator[_Line]:
    for experiment in diary.experiments:
        for day in experiment.noted_days or (experiment.start,):
            named = " / ".join(_arm(experiment, what, language) for what in (experiment.a, experiment.b))
            yield _Line(named, day, noted=bool(experiment.noted_days))


def _arm(experiment: Experiment, what: str, language: str) -> str:
    names = {"technique": technique_name, "tool": tool_name}
    return names[experiment.subject](what, language) if experiment.subject in names else what


def _told(lines: Sequence[_Line], language: str) -> Json:
    word = {slug: each.name(language) for slug, each in words("word").items()}
    if not lines:
        return narrative(word["nothing"])
    header = [word[name] for name in _HEADER]
    named: dict[str, list[_Line]] = defaultdict(list)
    for line in lines:
        named[line.name].append(line)
    rows = sorted((_row(name, each, language) for name, each in named.items()), key=lambda row: -int(row[1]))
    columns = [n for n in range(len(header)) if any(row[n] for row in rows)]
    return narrative(table=tabled(_of(columns, header), [_of(columns, row) for row in rows]))


def _of(columns: Sequence[int], cells: Sequence[str]) -> list[str]:
    return [cells[n] for n in columns]


def _row(name: str, lines: Sequence[_Line], language: str) -> tuple[str, ...]:
    days, values = [line.day for line in lines], [line.value for line in lines if line.value is not None]
    times = sum(line.noted for line in lines)
    ends = _ends(values, lines[0].unit, language) if values else ""
    return (name, str(times), ends, min(days).isoformat(), max(days).isoformat())


def _ends(values: Sequence[float], unit: str, language: str) -> str:
    """Return from where to where the values go; of a yes or no, how often it was yes."""
    if unit == _YES_NO:
        return words("word")["yes"].name(language).format(n=sum(value > 0 for value in values))
    low, high = (_number(value, language) for value in (min(values), max(values)))
    named = {"h": "t"}.get(unit, unit) if language == "da" else unit
    return " ".join(filter(None, (low if low == high else f"{low}–{high}", named if unit in _SIGNS else "")))


def _number(value: float, language: str) -> str:
    said = f"{value:.6g}"
    return said.replace(".", ",") if language == "da" else said
