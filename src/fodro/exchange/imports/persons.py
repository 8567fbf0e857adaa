"""Exports are of one person's account."""

from __future__ import annotations

from pathlib import Path

from fodro.domain.diary import DiaryError


def only_one(person: str | None, path: Path) -> None:
    """Refuse to choose a person from what holds only one.

    Raises
    ------
    DiaryError
        If `person` is given.
    """
    if person is not None:
        problem = "An export holds the data of one person, so none can be chosen."
        raise DiaryError(problem, file=path.name, remedy="Leave --person out.")
