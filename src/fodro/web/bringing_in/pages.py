"""What the pages of this room show."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from fodro.web.bringing_in.heard import Heard


@dataclass(frozen=True, slots=True)
class KindShown:
    """A kind of file: what it is called, and where it comes from."""

    slug: str
    title: str
    way: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """One import in the list: what was brought in, when, and how it stands."""

    id: UUID
    title: str
    file: str
    told: str
    day: str
    is_undone: bool = False


@dataclass(frozen=True, slots=True)
class ChoosePage:
    """Choose a file; what is on its way, and what was brought in."""

    template = "bringing_in/choose.html"
    groups: tuple[tuple[str, tuple[KindShown, ...]], ...]
    on_their_way: tuple[Earlier, ...]
    earlier: tuple[Earlier, ...]
    error: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing a file holds, with what would become of it. `parts` are short facts such as "12 new"."""

    name: str
    n: str
    span: str
    parts: tuple[tuple[str, str], ...]
    sources: tuple[str, ...]
    overlaps: bool


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a file was refused: what, where, and what to do."""

    problem: Heard
    where: str
    remedy: Heard


@dataclass(frozen=True, slots=True)
class ImportPage:
    """One import, however far it is."""

    template = "bringing_in/import.html"
    id: UUID
    state: str
    file: str
    size: str
    kind: str
    kind_title: str
    is_busy: bool = False
    share: int = 0
    progress: str = ""
    lead: str = ""
    lines: tuple[Line, ...] = ()
    notes: tuple[Heard, ...] = ()
    n_new: str = ""
    remembered: bool = False
    facts: tuple[str, ...] = ()
    trouble: Trouble | None = None
    kinds: tuple[KindShown, ...] = ()
    can_undo: bool = False
    can_remap: bool = False


@dataclass(frozen=True, slots=True)
class ColumnShown:
    """One column of a table: its name, some of its cells, and what was said of it."""

    number: int
    name: str
    cells: tuple[str, ...]
    role: str
    place: str
    factor: str
    worse: str
    unit: str
    together: str
    error: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose."""

    value: str
    name: str


@dataclass(frozen=True, slots=True)
class MappingPage:
    """What the columns of a table mean."""

    template = "bringing_in/mapping.html"
    id: UUID
    file: str
    written: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    columns: tuple[ColumnShown, ...]
    order: str
    orders: tuple[Option, ...]
    order_is_open: bool
    decimal: str
    roles: tuple[Option, ...]
    places: tuple[Option, ...]
    factors: tuple[Option, ...]
    error: str = ""
