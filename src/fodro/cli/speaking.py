"""What the command line says, and in which language."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from fodro.domain.diary import Diary

LANGUAGES = ("en", "da")


def usual_language() -> str:
    """Return the language the environment asks for, if it is one of ours, otherwise English."""
    asked = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    first = next((value for value in asked if value), "")
    return next((language for language in LANGUAGES if first.lower().startswith(language)), "en")


def say(sentences: Iterable[str]) -> None:
    """Write sentences to the standard output; letters the terminal does not know become question marks."""
    encoding = sys.stdout.encoding or "utf-8"
    for sentence in sentences:
        click.echo(sentence.encode(encoding, "replace").decode(encoding))


def contents_of(diary: Diary, target: Path) -> str:
    """Return the sentence that says what was written where."""
    days, massages = len(diary.recorded_days), len(diary.sessions)
    return f"Written to {target}: days {days:,}, ratings {len(diary.ratings):,}, massages {massages:,}."


def note(sentences: Iterable[str]) -> None:
    """Write sentences to the standard error stream, where they do not mix with results."""
    for sentence in sentences:
        click.echo(sentence, err=True)
