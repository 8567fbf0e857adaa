"""What the report room shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.safestring import SafeString

from fodro.web.report.forms import ReportDraft


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that may be chosen; `told` says more about it."""

    value: str
    name: str
    chosen: bool
    told: str = ""


@dataclass(frozen=True, slots=True)
class RoomPage:
    """The choices, and the page as it will be given away.

    Parameters
    ----------
    draft : ReportDraft
    kinds, spans, parts : tuple of Choice
    leaf : SafeString
        The page itself; empty where it cannot be made of what was chosen.
    share_url : str
        Where a link to it is made; empty where that is not there.
    """

    template: ClassVar[str] = "report/room.html"

    draft: ReportDraft
    kinds: tuple[Choice, ...]
    spans: tuple[Choice, ...]
    parts: tuple[Choice, ...]
    leaf: SafeString
    share_url: str = ""

    @property
    def kind(self) -> str:
        """The kind of page, as addresses and forms hold it."""
        return self.draft.kind.value

    @property
    def has_diary(self) -> bool:
        """Whether anything of the diary stands on the page."""
        return self.kind != "week-card"
