"""Photos of an archive, checked like those of a camera and written before their records are."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from fodro.domain.diary import DiaryError
from fodro.exchange.imported import Told
from fodro.exchange.jpeg import holds_only_a_picture
from fodro.exchange.names import PHOTOS
from fodro.exchange.pictures import LONGEST_EDGE_PX, Picture, PictureError, size_of, thumbnail
from fodro.web.archive.sources import Source
from fodro.web.people.models import Person
from fodro.web.photos import storage
from fodro.web.photos.kinds import discard_unless_used
from fodro.web.photos.naming import problem_text

_ELSEWHERE = (
    "Take another copy of the archive. If it is the same there, take this photo away where the archive came "
    "from, and make it again. Nothing was changed."
)


class PlacedPhotos:
    """The files of photos that are brought back: written one by one, gone again if it comes to nothing."""

    def __init__(self, person: Person, source: Source) -> None:
        self._person, self._source = person, source
        self._new: list[str] = []
        self._missing: list[str] = []

    @property
    def n_new(self) -> int:
        """How many files were not there before."""
        return len(self._new)

    @property
    def notes(self) -> list[str]:
        """One sentence where photos are missing."""
        if not self._missing:
            return []
        return [f"{len(self._missing):,} photo(s) are not in it and not here: their notes were left out."]

    def has(self, name: str) -> bool:
        """Return whether the file of that name is here."""
        return (storage.pictures_of(self._person.pk) / name).is_file()

    def place(self, wanted: Mapping[str, tuple[str, int]], told: Told) -> None:
        """Write the `wanted` files that are not here yet.

        Raises
        ------
        DiaryError
            If one is no picture, another one than its name says, or ought to be there and is not.
        """
        for name in wanted:
            if self.has(name):
                continue
            data = self._source.photo(name)
            if data is None:
                self._missing.append(name)
                continue
            picture = self._checked(name, data)
            self._new.append(name)
            storage.store(self._person.pk, picture)
            told(self._source.n_bytes, self._source.n_bytes)

    def undo(self) -> None:
        """Delete what was written."""
        for name in self._new:
            storage.discard(self._person.pk, name)

    def tidy(self) -> None:
        """Delete what no record came to name, after all."""
        for name in self._new:
            discard_unless_used(self._person.pk, name)
        self._new = [name for name in self._new if self.has(name)]

    def _checked(self, name: str, data: bytes) -> Picture:
        where = self._source.where(f"{PHOTOS}/{name}")
        if f"{hashlib.sha256(data).hexdigest()}.jpg" != name:
            problem = "The photo is not the one its name says."
            raise DiaryError(problem, file=where, remedy=_ELSEWHERE)
        try:
            width, height = size_of(data)
            thumbnail(data)  # every pixel of it is read
        except PictureError as refused:
            raise DiaryError(problem_text(refused), file=where, remedy=_ELSEWHERE) from None
        if max(width, height) > LONGEST_EDGE_PX or not holds_only_a_picture(data):
            problem = "The photo was not cleaned by Fodro: it may tell where it was taken."
            raise DiaryError(problem, file=where, remedy=_ELSEWHERE)
        return Picture(data, width, height)
