"""What the pages of the shoes room show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from fodro.charts.tables import Chart
from fodro.web.footwear.forms import FootwearDraft, RetireDraft
from fodro.web.footwear.worn_forms import WornDraft


@dataclass(frozen=True, slots=True)
class ShelfItem:
    """One pair as it stands on the shelf."""

    id: UUID
    name: str
    kind: str
    what: str
    drawing: str
    picture: str
    worn: str
    usual: str = ""
    today: bool = False


@dataclass(frozen=True, slots=True)
class Shelf:
    """A board with one kind of footwear on it."""

    what: str
    heading: str
    items: tuple[ShelfItem, ...]


@dataclass(frozen=True, slots=True)
class ShelvesPage:
    """Everything in use, kind by kind, and what is retired."""

    template = "footwear/shelves.html"
    shelves: tuple[Shelf, ...]
    retired: tuple[ShelfItem, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing at all."""
        return not self.retired and not any(shelf.items for shelf in self.shelves)


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose, with its drawing where it has one."""

    slug: str
    name: str
    drawing: str = ""


@dataclass(frozen=True, slots=True)
class FootwearFormPage:
    """A pair, new or changed."""

    template = "footwear/form.html"
    draft: FootwearDraft
    is_new: bool
    whats: tuple[Option, ...]
    kinds: tuple[Option, ...]
    weekdays: tuple[tuple[int, str], ...]
    usual_now: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that is known of a pair: what, how much, and how surely."""

    label: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class FactLine:
    """What is published, how firm it is, and where it comes from."""

    text: str
    strength: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ComfortPicture:
    """A sentence, the picture it is read from, and the same in numbers."""

    sentence: str
    chart: Chart


@dataclass(frozen=True, slots=True)
class PairPage:
    """One pair: what it has been through, and how it felt."""

    template = "footwear/pair.html"
    item: ShelfItem
    note: str
    retired_on: str
    measures: tuple[Measure, ...]
    worn_with: tuple[str, ...]
    picture: ComfortPicture | None
    facts: tuple[FactLine, ...]
    add_photo: str
    can_take_away: bool
    retire: RetireDraft


@dataclass(frozen=True, slots=True)
class WornCard:
    """One combination of a day: what was typed, and how it is known."""

    draft: WornDraft
    basis: str = ""
    shoes: tuple[Option, ...] = ()
    insoles: tuple[Option, ...] = ()
    socks: tuple[Option, ...] = ()

    @property
    def errors(self) -> Mapping[str, str]:
        """What is wrong, by field."""
        return self.draft.errors


@dataclass(frozen=True, slots=True)
class WornPart:
    """What was worn on a day, as a part of a page. Without a day it is a shell that the device fills."""

    day: date | None
    cards: tuple[WornCard, ...]
    blank: WornCard
    activities: tuple[Option, ...]
    styles: tuple[str, ...]
    assumed: str = ""
    return_to: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class WornPage:
    """What was worn on one day, on a page of its own."""

    template = "footwear/worn.html"
    day_name: str
    worn: WornPart
