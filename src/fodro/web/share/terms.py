"""On what terms a link is made: its name, how long it answers, and its passcode."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import QueryDict
from django.utils.translation import gettext as _

from fodro.exchange.health_link import LONGEST_LABEL
from fodro.web.share.knocking import as_typed, tidy
from fodro.web.share.knowing import HOURS, USUAL_HOURS

SHORTEST_PASSCODE, LONGEST_PASSCODE = 4, 64


@dataclass(frozen=True, slots=True)
class TermsDraft:
    """The terms as they were typed, each with what is wrong with it."""

    label: str = ""
    hours: int = USUAL_HOURS
    passcode: str = ""
    label_error: str = ""
    hours_error: str = ""
    passcode_error: str = ""

    @property
    def is_valid(self) -> bool:
        """Whether a link can be made on these terms."""
        return not (self.label_error or self.hours_error or self.passcode_error)

    def expires_at(self, at: datetime) -> datetime:
        """Return when a link made at `at` ends: a whole second, as the link itself says it."""
        return at.replace(microsecond=0) + timedelta(hours=self.hours)


def read_terms(sent: QueryDict) -> TermsDraft:
    """Return the terms that were sent; name and time must be there: nothing is shared by a bare request."""
    label, passcode = tidy(sent.get("label", "")), as_typed(sent.get("passcode", ""))
    typed = sent.get("hours", "")
    hours = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < LONGEST_PASSCODE else 0
    return TermsDraft(
        label=label,
        hours=hours if hours in HOURS else USUAL_HOURS,
        passcode=passcode,
        label_error="" if 0 < len(label) <= LONGEST_LABEL else _("Give it a name of at most 80 letters."),
        hours_error="" if hours in HOURS else _("Choose how long it can be opened."),
        passcode_error=_passcode_error(passcode),
    )


def _passcode_error(passcode: str) -> str:
    if not passcode or SHORTEST_PASSCODE <= len(passcode) <= LONGEST_PASSCODE:
        return ""
    return _("A passcode has 4 to 64 letters or digits. Leave it empty for none.")
