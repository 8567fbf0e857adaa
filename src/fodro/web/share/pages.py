"""What the pages about sharing show."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from fodro.web.share.asking import AskedDraft
from fodro.web.share.qr import Code
from fodro.web.share.reach import Reach
from fodro.web.share.reading import Reading
from fodro.web.share.terms import TermsDraft


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One link in words."""

    id: UUID
    label: str
    is_open: bool
    state: str
    opened: str
    passcode: str


@dataclass(frozen=True, slots=True)
class SharePage:
    """Every link: what is open now, and what was."""

    template = "share/share.html"
    open: tuple[LinkRow, ...]
    past: tuple[LinkRow, ...]
    reach: Reach

    @property
    def open_ids(self) -> str:
        """The links a device may still keep."""
        return " ".join(str(row.id) for row in self.open)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several: its value and its words."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class NewPage:
    """What is to be shared."""

    template = "share/new.html"
    draft: AskedDraft
    kinds: tuple[Choice, ...]
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """Exactly what a link will hold, and on which terms."""

    template = "share/preview.html"
    draft_id: UUID
    reading: Reading
    size: str
    terms: TermsDraft
    hours: tuple[Choice, ...]
    reach: Reach
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class MadePage:
    """A link that was just made: the one time it is shown by the server."""

    template = "share/made.html"
    row: LinkRow
    address: str
    uri: str
    code: Code
    reach: Reach
    until_ms: int


@dataclass(frozen=True, slots=True)
class OpeningRow:
    """One time it was opened: when, and who they said they were."""

    when: str
    recipient: str


@dataclass(frozen=True, slots=True)
class LinkPage:
    """One link: how it stands, who opened it, and how to take it back."""

    template = "share/link.html"
    row: LinkRow
    made: str
    openings: tuple[OpeningRow, ...]
    n_more: int
    wrong: str
    reach: Reach


@dataclass(frozen=True, slots=True)
class ViewerPage:
    """Where a link is opened; it holds nothing of anyone before the browser has opened it."""

    template = "share/view.html"
