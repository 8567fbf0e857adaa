"""What the pages about a person's own data show."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.formats import number_format


def grouped(n: int) -> str:
    """Return a number with its thousands set apart."""
    return number_format(n, force_grouping=True)


@dataclass(frozen=True, slots=True)
class Counted:
    """How many of one kind there are."""

    name: str
    n: int

    @property
    def told(self) -> str:
        """The number as it is read."""
        return grouped(self.n)


@dataclass(frozen=True, slots=True)
class SafeCopyTold:
    """When the last safe copy was made, what it is, and whether it is time for another."""

    when: str
    about: str
    is_due: bool = False


@dataclass(frozen=True, slots=True)
class MyDataPage:
    """What is kept, how safely, and what can be done with it."""

    template = "my_data/my_data.html"
    counted: tuple[Counted, ...]
    span: str
    notes_size: str
    photos_size: str
    copy: SafeCopyTold
    is_simulated: bool


@dataclass(frozen=True, slots=True)
class ErasePage:
    """What would go, before it goes."""

    template = "my_data/erase.html"
    n_notes: int
    n_photos: int
    span: str
    copy: SafeCopyTold
    error: str = ""

    @property
    def notes_told(self) -> str:
        """The number of notes as it is read."""
        return grouped(self.n_notes)

    @property
    def photos_told(self) -> str:
        """The number of photos as it is read."""
        return grouped(self.n_photos)
