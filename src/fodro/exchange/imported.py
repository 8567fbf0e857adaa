"""What an importer hands over."""

from __future__ import annotations

from dataclasses import dataclass

from fodro.domain.diary import Diary


@dataclass(frozen=True, slots=True)
class Imported:
    """A diary read from a file, and what of the file did not become part of it.

    Parameters
    ----------
    diary : Diary
        Everything that was understood.
    notes : tuple of str
        One sentence for each kind of content that was left out or had to be interpreted.
    """

    diary: Diary
    notes: tuple[str, ...] = ()
