"""What the pages of the photos room show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from fodro.web.photos.forms import Correction, PhotoDraft
from fodro.web.photos.ghosts import Ghost


@dataclass(frozen=True, slots=True)
class Shown:
    """One photo as it is shown; `name` says what is on it, `day_name` when."""

    id: UUID
    name: str
    day_name: str
    day: str
    width: int
    height: int

    @property
    def alt(self) -> str:
        """The words that stand for the picture."""
        return f"{self.name}, {self.day_name}"


@dataclass(frozen=True, slots=True)
class Series:
    """The same foot from the same angle, the newest first."""

    name: str
    side: str
    view: str
    photos: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Angle:
    """Both feet from one angle."""

    name: str
    view: str
    left: Series
    right: Series

    @property
    def both(self) -> tuple[Series, Series]:
        """Left, then right, as on the map."""
        return (self.left, self.right)


@dataclass(frozen=True, slots=True)
class PhotosPage:
    """Every photo, by angle and side, in the order of time."""

    template = "photos/photos.html"
    angles: tuple[Angle, ...]
    others: tuple[Shown, ...]
    is_empty: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One side or angle to choose."""

    value: str
    name: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class NewPhotoPage:
    """The camera, and the form it fills."""

    template = "photos/new.html"
    draft: PhotoDraft
    heading: str
    sides: tuple[Choice, ...]
    angles: tuple[Choice, ...]
    ghosts: tuple[Ghost, ...]
    last: Mapping[str, str]
    countdowns_s: tuple[int, ...]
    today: str
    side_error: str = ""


@dataclass(frozen=True, slots=True)
class OtherFoot:
    """The other foot from the same angle, not photographed on that day yet."""

    name: str
    side: str
    view: str


@dataclass(frozen=True, slots=True)
class PhotoPage:
    """One photo, what is said of it, and its neighbours in time."""

    template = "photos/photo.html"
    photo: Shown
    draft: Correction
    sides: tuple[Choice, ...]
    angles: tuple[Choice, ...]
    older: Shown | None
    newer: Shown | None
    other_foot: OtherFoot | None


@dataclass(frozen=True, slots=True)
class Half:
    """One of two photos to compare, with what else could stand in its place."""

    photo: Shown
    older: Shown | None
    newer: Shown | None


@dataclass(frozen=True, slots=True)
class ComparePage:
    """Two photos, side by side or one over the other."""

    template = "photos/compare.html"
    a: Half
    b: Half


@dataclass(frozen=True, slots=True)
class DeletePage:
    """Asks before a photo is gone for good."""

    template = "photos/delete.html"
    photo: Shown
