"""Rules of FHIR R4 beside its structure, by their names in the specification, and of our own codes."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import lru_cache
from types import MappingProxyType
from typing import Any
from xml.etree import ElementTree as ET

from fodro.exchange.fhir.check_digits import luhn, verhoeff
from fodro.exchange.fhir.code_systems import concepts
from fodro.exchange.fhir.names import own_kind, own_profile, system
from fodro.exchange.fhir.narrative import XHTML
from fodro.exchange.fhir.walking import Path_, Rule, Told, rule_table
from fodro.knowledge.codes import LOINC, SNOMED, UCUM

Held = Mapping[str, Any]

_DAY = r"\d{4}(?:-\d{2}(?:-\d{2})?)?"
_CLOCK = r"T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))"
_DATE = re.compile(_DAY, re.ASCII)
_DATE_TIME = re.compile(rf"{_DAY}|\d{{4}}-\d{{2}}-\d{{2}}{_CLOCK}", re.ASCII)
_INSTANT = re.compile(rf"\d{{4}}-\d{{2}}-\d{{2}}{_CLOCK}", re.ASCII)
_LEFT_OUT = {
    "div",
    "a",
    "b",
    "i",
    "em",
    "strong",
    "small",
    "span",
    "br",
    "hr",
    "p",
    "ul",
    "ol",
    "li",
    "sub",
    "sup",
}
_ELEMENTS = _LEFT_OUT | {
    "table",
    "thead",
    "tbody",
    "tfoot",
    "caption",
    "tr",
    "th",
    "td",
    "h1",
    "h2",
    "h3",
    "h4",
}
_ATTRIBUTES = {"class", "id", "title", "lang", "style", "colspan", "rowspan", "href"}
_KINDS_OF_VALUE = re.compile(r"value[A-Z]")


def _exists(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    @lru_cache(maxsize=4096)
    def exists(text: str) -> bool:
        if not pattern.fullmatch(text):
            return False
        try:
            _moment(text)
        except ValueError:
            return False
        return True

    return exists


def _moment(text: str) -> datetime:
    day, _, clock = text.partition("T")
    whole = date.fromisoformat(f"{day}-01-01"[:10] if len(day) < 10 else day)
    return datetime.fromisoformat(f"{whole.isoformat()}T{clock}" if clock else whole.isoformat())


_is_date, _is_date_time, _is_instant = map(_exists, (_DATE, _DATE_TIME, _INSTANT))

DATES: Mapping[str, Callable[[str], bool]] = MappingProxyType(
    {
        **dict.fromkeys(("birthDate", "valueDate"), _is_date),
        **dict.fromkeys(
            ("effectiveDateTime", "performedDateTime", "timingDateTime", "valueDateTime", "recordedOn"),
            _is_date_time,
        ),
        **dict.fromkeys(("start", "end", "creation", "date", "occurredDateTime"), _is_date_time),
        **dict.fromkeys(("timestamp", "recorded", "issued", "lastUpdated", "effectiveInstant"), _is_instant),
    }
)
"""Whether a text is a date that exists, by the name of its element."""


def period(held: Held, path: Path_, tell: Told) -> None:
    """per-1: a period does not end before it begins."""
    start, end = held.get("start"), held.get("end")
    if isinstance(start, str) and isinstance(end, str) and _ends_before(start, end):
        tell(path, "it ends before it begins (per-1)")


def _ends_before(start: str, end: str) -> bool:
    if not (_is_date_time(start) and _is_date_time(end)):
        return False
    if "T" in start and "T" in end:
        return datetime.fromisoformat(end) < datetime.fromisoformat(start)
    shorter = min(len(start.partition("T")[0]), len(end.partition("T")[0]))
    return end[:shorter] < start[:shorter]


def quantity(held: Held, path: Path_, tell: Told) -> None:
    """qty-3: a unit's code names its system; UCUM has no blanks."""
    code = held.get("code")
    if code is not None and "system" not in held:
        tell(path, "the code of a unit has no system (qty-3)")
    if held.get("system") == UCUM and isinstance(code, str) and (" " in code or not code.isascii()):
        tell((path, "code", None), f"{code[:40]!r} is no unit of UCUM")


def attachment(held: Held, path: Path_, tell: Told) -> None:
    """att-1: data says what it is; its size and hash are its own."""
    data = held.get("data")
    if data is None:
        return
    if "contentType" not in held:
        tell(path, "data without contentType (att-1)")
    try:
        content = base64.b64decode(data, validate=True)
    except (binascii.Error, ValueError, TypeError):
        tell((path, "data", None), "this is not base64")
        return
    if held.get("size", len(content)) != len(content):
        tell((path, "size", None), f"the data has {len(content):,} bytes")
    digest = base64.b64encode(hashlib.sha1(content, usedforsecurity=False).digest()).decode()
    if held.get("hash", digest) != digest:
        tell((path, "hash", None), "the data has another hash")


def extension(held: Held, path: Path_, tell: Told) -> None:
    """ext-1: an extension has a value or extensions, never both; ours hold what they are for."""
    values = [name for name in held if _KINDS_OF_VALUE.match(name.lstrip("_"))]
    inner = held.get("extension")
    if bool(values) == bool(inner):
        tell(path, "an extension has either a value or extensions (ext-1)")
    kind = own_profile(held.get("url"))
    if not kind:
        return
    known = rule_table()["extensions"].get(kind)
    if known is None:
        tell((path, "url", None), f"{kind!r} is no extension of ours")
    elif sorted(values) != sorted(known):
        tell(path, f"{kind} holds {' '.join(known) or 'extensions'}")


def coding(held: Held, path: Path_, tell: Told) -> None:
    """Our own codes are known, and those of LOINC and SNOMED CT pass their check digits."""
    code, where = held.get("code"), held.get("system")
    if code is None or where is None or _is_sound(str(where), str(code)):
        return
    tell((path, "code", None), f"{str(code)[:40]!r} is no code of {str(where)[:80]}")


@lru_cache(maxsize=4096)
def _is_sound(where: str, code: str) -> bool:
    if where == LOINC:
        number, _, check = code.partition("-")
        return re.fullmatch(r"\d{1,7}-\d", code, re.ASCII) is not None and luhn(number) == int(check)
    if where == SNOMED:
        return re.fullmatch(r"[1-9]\d{5,17}", code, re.ASCII) is not None and verhoeff(code) == 0
    kind = own_kind(where)
    known = concepts().get(kind, {})
    return not kind or code in known


def narrative(held: Held, path: Path_, tell: Told) -> None:
    """txt-1 and txt-2: a narrative is simple XHTML that says something, with nothing in it that runs."""
    div = held.get("div")
    if not isinstance(div, str):
        return
    problem = _narrative_problem(div)
    if problem:
        tell((path, "div", None), problem)


def _narrative_problem(div: str) -> str:
    if "<!" in div or "<?" in div:
        return "a narrative holds no declarations (txt-1)"
    try:
        root = ET.fromstring(div)  # noqa: S314  # without declarations there are no entities to expand
    except (ET.ParseError, ValueError):
        return "this is not XHTML (txt-1)"
    if root.tag != f"{{{XHTML}}}div":
        return "a narrative is one div of XHTML (txt-1)"
    for each in root.iter():
        name = str(each.tag).rpartition("}")[2]
        if name not in _ELEMENTS or not set(each.attrib) <= _ATTRIBUTES or _leads_out(each.get("href", "")):
            return f"{name} may not stand in a narrative like this (txt-1)"
    return "" if "".join(root.itertext()).strip() else "a narrative says something (txt-2)"


def _leads_out(link: str) -> bool:
    return ":" in link and not link.startswith(("http:", "https:", "mailto:"))


def text(held: Held, path: Path_, tell: Told) -> None:
    """A concept says something: a code, words, or why not."""
    if not held:
        tell(path, "nothing stands in it (ele-1)")


def observation(held: Held, path: Path_, tell: Told) -> None:
    """obs-6 and obs-7: a value excludes the reason for its absence, and a component that repeats it."""
    valued = any(_KINDS_OF_VALUE.match(name.lstrip("_")) for name in held)
    if valued and "dataAbsentReason" in held:
        tell((path, "dataAbsentReason", None), "there is a value, so none is absent (obs-6)")
    code = _first_code(held.get("code"))
    for n, part in enumerate(_list(held, "component")):
        same = code is not None and isinstance(part, dict) and _first_code(part.get("code")) == code
        if valued and same:
            tell((path, "component", n), "a component repeats the code that has a value (obs-7)")


def _first_code(concept: object) -> tuple[object, object] | None:
    codings = concept.get("coding") if isinstance(concept, dict) else None
    first = codings[0] if isinstance(codings, list) and codings else None
    return (first.get("system"), first.get("code")) if isinstance(first, dict) else None


def component(held: Held, path: Path_, tell: Told) -> None:
    """obs-6 of a component: a value and the reason for its absence exclude each other."""
    if "dataAbsentReason" in held and any(_KINDS_OF_VALUE.match(name) for name in held):
        tell((path, "dataAbsentReason", None), "there is a value, so none is absent (obs-6)")


def section(held: Held, path: Path_, tell: Told) -> None:
    """cmp-1 and cmp-2: a section has a text, entries or sections; the reason for none excludes entries."""
    if not any(held.get(name) for name in ("text", "entry", "section")):
        tell(path, "a section has a text, entries or sections (cmp-1)")
    if "emptyReason" in held and held.get("entry"):
        tell((path, "emptyReason", None), "there are entries, so it is not empty (cmp-2)")


def bundle(held: Held, path: Path_, tell: Told) -> None:
    """bdl-1 to bdl-11 as far as they speak of documents."""
    kind, entries = held.get("type"), _list(held, "entry")
    if "total" in held and kind not in ("searchset", "history"):
        tell((path, "total", None), "only what was searched for has a total (bdl-1)")
    seen: set[object] = set()
    for n, entry in enumerate(entries):
        url = entry.get("fullUrl") if isinstance(entry, Mapping) else None
        if isinstance(url, str) and url in seen:
            tell(((path, "entry", n), "fullUrl", None), "it is there twice (bdl-7)")
        if isinstance(url, str) and "/_history/" in url:
            tell(((path, "entry", n), "fullUrl", None), "it names a version (bdl-8)")
        if isinstance(entry, Mapping) and "search" in entry and kind != "searchset":
            tell(((path, "entry", n), "search", None), "nothing was searched for (bdl-2)")
        seen.add(str(url))
    if kind == "document":
        _document(held, path, tell)


def _document(held: Held, path: Path_, tell: Told) -> None:
    identifier = held.get("identifier")
    if not isinstance(identifier, Mapping) or not {"system", "value"} <= set(identifier):
        tell((path, "identifier", None), "a document has one, with system and value (bdl-9)")
    if "timestamp" not in held:
        tell((path, "timestamp", None), "a document has one (bdl-10)")
    first = next(iter(_list(held, "entry")), None)
    resource = first.get("resource") if isinstance(first, dict) else None
    if not isinstance(resource, Mapping) or resource.get("resourceType") != "Composition":
        tell((path, "entry", 0), "a document begins with a Composition (bdl-11)")


def code_system(held: Held, path: Path_, tell: Told) -> None:
    """csd-1: no code twice."""
    codes = [each.get("code") for each in _list(held, "concept") if isinstance(each, Mapping)]
    if len(set(map(str, codes))) < len(codes):
        tell((path, "concept", None), "a code is there twice (csd-1)")
    if str(held.get("url")).startswith(system("")) and held.get("count", len(codes)) != len(codes):
        tell((path, "count", None), f"there are {len(codes):,} codes")


def _list(held: Held, name: str) -> list[Any]:
    found = held.get(name)
    return found if isinstance(found, list) else []


RULES: Mapping[str, tuple[Rule, ...]] = MappingProxyType(
    {
        "Bundle": (bundle,),
        "CodeSystem": (code_system,),
        "Observation": (observation,),
        "component": (component,),
        "section": (section,),
        "text": (narrative,),
        "attachment": (attachment,),
        "valueAttachment": (attachment,),
        **dict.fromkeys(("coding", "valueCoding", "class", "tag", "security"), (coding,)),
        **dict.fromkeys(("extension", "modifierExtension"), (extension,)),
        **dict.fromkeys(
            ("valueQuantity", "doseQuantity", "low", "high", "numerator", "denominator"), (quantity,)
        ),
        **dict.fromkeys(
            ("period", "performedPeriod", "effectivePeriod", "valuePeriod", "timingPeriod"), (period,)
        ),
        **dict.fromkeys(("code", "bodySite", "category", "valueCodeableConcept"), (text,)),
    }
)
"""The table of rules, by the name of the element they look at."""
