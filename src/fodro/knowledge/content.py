"""Content files: tables keyed by permanent slugs, with texts in English and Danish."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class ContentError(LookupError):
    """A slug that a content file does not hold.

    Parameters
    ----------
    kind : str
        What was looked for, such as ``"technique"``.
    slug : str
        What it was called.
    """

    def __init__(self, kind: str, slug: str) -> None:
        self.kind, self.slug = kind, slug
        super().__init__(f"there is no {kind} {slug!r}")


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One text in English and Danish."""

    en: str
    da: str

    def text(self, language: str) -> str:
        """Return the text in `language`: ``"da"`` is Danish, anything else English."""
        return self.da if language == "da" else self.en

    def filled(self, language: str, **values: str) -> str:
        """Return the text in `language` with its braces filled."""
        return self.text(language).format(**values)


def table(name: str) -> dict[str, Any]:
    """Return the tables of ``<name>.toml`` in the order of the file."""
    # A plain path: importlib.resources costs more to import than all the files take to read.
    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))


def bilingual(entry: Mapping[str, str]) -> Bilingual:
    """Return the text an inline table ``{ en = …, da = … }`` holds."""
    return Bilingual(en=entry["en"], da=entry["da"])


def words_of(slug: str) -> str:
    """Return a slug as words, for things that people named themselves."""
    return slug.replace("_", " ").replace("-", " ").strip()
