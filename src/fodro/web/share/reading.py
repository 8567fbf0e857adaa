"""What is in a shared document: its words as plain text, and its PDF."""

from __future__ import annotations

import html
import json
import re
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

PIECES = re.compile(r"<(/?)\s*(\w+)[^>]*>|<[^>]*>|([^<]+)")
CELLS, ROW, TABLE = {"td", "th"}, "tr", "table"
BREAKS = {"p", "div", "li", "br", "h1", "h2", "h3", "h4", "h5", "h6", "caption"}
PDF = "application/pdf"
DATA = {"Observation", "Procedure"}


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a table whose first row is its head; every cell is plain text."""

    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a document: its heading and what stands under it."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as a person reads it; `n_entries` counts what stands in it as data."""

    title: str
    sections: tuple[Section, ...]
    n_entries: int
    pdf: bytes | None


def read_document(data: bytes) -> Reading:
    """Return what is in a FHIR document bundle; what it lacks is left out."""
    bundle = json.loads(data)
    resources: list[dict[str, Any]] = [entry.get("resource", {}) for entry in bundle.get("entry", [])]
    composition: dict[str, Any] = next(
        (each for each in resources if each.get("resourceType") == "Composition"), {}
    )
    return Reading(
        title=str(composition.get("title", "")),
        sections=tuple(_sections(composition)),
        n_entries=sum(1 for each in resources if each.get("resourceType") in DATA),
        pdf=next(_pdfs(resources), None),
    )


def blocks_of(narrative: str) -> tuple[Block, ...]:
    """Return the paragraphs and tables of a narrative: tags are dropped, whatever they are, and words stay.

    ``document.js`` reads the same for whoever opens the link.
    """
    blocks: list[Block] = []
    words: list[str] = []
    rows: list[list[str]] | None = None
    for closes, tag, text in PIECES.findall(narrative):
        if text:
            words.append(text)
        elif tag in CELLS and closes and rows:
            rows[-1].append(_taken(words))
        elif tag == ROW and not closes and rows is not None:
            rows.append([])
        elif tag == TABLE:
            blocks += _paragraph(words)
            blocks += [Block(rows=tuple(tuple(row) for row in rows if row))] if rows else []
            rows = None if closes else []
        elif tag in BREAKS and rows is None:
            blocks += _paragraph(words)
    return (*blocks, *_paragraph(words))


def _paragraph(words: list[str]) -> list[Block]:
    text = _taken(words)
    return [Block(text=text)] if text else []


def _taken(words: list[str]) -> str:
    text = " ".join(html.unescape("".join(words)).split())
    words.clear()
    return text


def _sections(part: dict[str, Any]) -> Iterator[Section]:
    blocks = blocks_of(part.get("text", {}).get("div", ""))
    if blocks:
        yield Section(str(part.get("title", "")) if "resourceType" not in part else "", blocks)
    for section in part.get("section", []):
        yield from _sections(section)


def _pdfs(resources: list[dict[str, Any]]) -> Iterator[bytes]:
    for resource in resources:
        is_file = resource.get("resourceType") == "DocumentReference"
        for content in resource.get("content", []) if is_file else ():
            attachment = content.get("attachment", {})
            if attachment.get("contentType") == PDF and "data" in attachment:
                with suppress(NotBase64):
                    yield b64decode(attachment["data"])
