"""The address of one sealed file: signed, good for some minutes, and for nothing once its link has ended."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.core import signing

GOOD_FOR_S = 600
"""The standard allows an hour; ten minutes are enough for a slow phone."""

SALT = "fodro.web.share.ticket"


@dataclass(frozen=True, slots=True)
class Ticket:
    """Which file of which link."""

    link_id: UUID
    n: int

    def written(self) -> str:
        """Return it as it stands in an address."""
        return signing.dumps([self.link_id.hex, self.n], salt=SALT)


def read_ticket(text: str) -> Ticket | None:
    """Return the ticket, or None where it is forged or too old."""
    try:
        link_id, n = signing.loads(text, salt=SALT, max_age=GOOD_FOR_S)
    except signing.BadSignature:
        return None
    return Ticket(UUID(link_id), n)
