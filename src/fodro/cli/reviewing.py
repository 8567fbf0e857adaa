"""``fodro review``: what a clinician has not looked at yet."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import click

from fodro.cli.speaking import LANGUAGES, say, usual_language

if TYPE_CHECKING:
    from fodro.knowledge.review import Waiting


@click.command(short_help="List what a clinician has not looked at yet.")
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
@click.option("--language", type=click.Choice(LANGUAGES), default=usual_language, help="Of the texts.")
def review(as_json: bool, language: str) -> None:
    """List every value in Fodro's library that a clinician has not looked at yet, and why."""
    from fodro.knowledge.review import waiting

    found = waiting()
    if as_json:
        listed = {"waiting": [one.to_dict(language) for one in found], "counts": _counts(found)}
        click.echo(json.dumps(listed, ensure_ascii=False, indent=1).encode())
    else:
        say(_lines(found, language))


def _counts(found: Sequence[Waiting]) -> dict[str, int]:
    return dict(Counter(one.kind for one in found))


def _lines(found: Sequence[Waiting], language: str) -> Iterator[str]:
    for kind, group in groupby(found, key=lambda one: one.kind):
        entries = list(group)
        yield f"{kind}: {entries[0].whys.text(language)}"
        yield from (f"  {_line(one, language)}" for one in entries)
        yield ""
    yield from (f"{count:4}  {kind}" for kind, count in _counts(found).items())
    yield f"{len(found):4}  {'i alt' if language == 'da' else 'in all'}"


def _line(one: Waiting, language: str) -> str:
    numbers = ", ".join(f"{name} {value}" for name, value in one.values)
    sources = " ".join(one.sources) or "–"
    parts = (one.ref, one.slug, one.names.text(language), numbers, sources)
    return " · ".join(part for part in parts if part)
