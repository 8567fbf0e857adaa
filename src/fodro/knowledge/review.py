"""What waits for a clinician: every entry of every content file that is marked so."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from fodro.knowledge.content import Bilingual, bilingual, table, words_of

MARK = "needs_clinical_review"

_NAMES = ("name", "question", "words", "title", "text")
_OTHER = "other"


@dataclass(frozen=True, slots=True)
class Waiting:
    """One entry that a clinician has not looked at.

    Parameters
    ----------
    kind : str
        The content file, such as ``"techniques"``.
    slug : str
        Where it stands in the file, parts joined by dots.
    ref : str
        Its number in the fact base, or empty.
    names : Bilingual
        What it is called.
    whys : Bilingual
        Why it waits.
    values : tuple of (str, str)
        Its numbers, such as ``("pressure", "2–3")``.
    sources : tuple of str
        Ids of what it does lean on.
    """

    kind: str
    slug: str
    ref: str
    names: Bilingual
    whys: Bilingual
    values: tuple[tuple[str, str], ...]
    sources: tuple[str, ...]

    def to_dict(self, language: str) -> dict[str, Any]:
        """Return it as plain values, its texts in `language`."""
        return {
            "kind": self.kind,
            "slug": self.slug,
            "ref": self.ref,
            "name": self.names.text(language),
            "why": self.whys.text(language),
            "values": dict(self.values),
            "sources": list(self.sources),
        }


def waiting() -> tuple[Waiting, ...]:
    """Return everything marked, file by file, each in the order of its file."""
    return tuple(
        _waiting(file.stem, slug, entry)
        for file in sorted(Path(__file__).parent.rglob("*.toml"), key=lambda file: file.stem)
        for slug, entry in _marked(tomllib.loads(file.read_text(encoding="utf-8")))
    )


def _marked(tree: Mapping[str, Any], path: tuple[str, ...] = ()) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if tree.get(MARK) is True:
        yield ".".join(path), tree
    for key, value in tree.items():
        for place, part in _parts(key, value):
            yield from _marked(part, (*path, place))


def _parts(key: str, value: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if isinstance(value, dict):
        yield key, value
    elif isinstance(value, list):
        yield from ((f"{key}.{n}", one) for n, one in enumerate(value, 1) if isinstance(one, dict))


def _waiting(kind: str, slug: str, entry: Mapping[str, Any]) -> Waiting:
    return Waiting(
        kind=kind,
        slug=slug,
        ref=str(entry.get("ref", "")),
        names=_name(slug, entry),
        whys=_whys().get(kind, _whys()[_OTHER]),
        values=tuple((key, _said(value)) for key, value in entry.items() if _is_number(value)),
        sources=tuple(entry.get("sources", ())),
    )


def _name(slug: str, entry: Mapping[str, Any]) -> Bilingual:
    texts = (entry.get(key) for key in _NAMES)
    named = next((text for text in texts if isinstance(text, dict) and {"en", "da"} <= set(text)), entry)
    words = words_of(slug.rpartition(".")[2])
    return Bilingual(en=named.get("en", words), da=named.get("da", words))


def _is_number(value: Any) -> bool:
    several = value if isinstance(value, list) else [value]
    return bool(several) and all(type(one) in (int, float) for one in several)


def _said(value: Any) -> str:
    several = value if isinstance(value, list) else [value]
    return "–".join(f"{one:g}" for one in dict.fromkeys(several))


@cache
def _whys() -> Mapping[str, Bilingual]:
    return {kind: bilingual(entry["why"]) for kind, entry in table("review").items()}
