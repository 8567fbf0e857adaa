"""What every form reads in the same way: the id the device made, and a rating on the scale."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from fodro.domain.scores import ScoreError, nrs
from fodro.web.ids import new_id


def read_id(text: str) -> UUID:
    """Return the id the device made, or a new one where it made none."""
    try:
        return UUID(text)
    except ValueError:
        return new_id()


def scale_error(typed: str) -> str:
    """Return what is wrong with a rating that was typed, or nothing."""
    try:
        nrs(typed)
    except ScoreError:
        return _("“%(typed)s” is not a number from 0 to 10. Choose one on the scale.") % {"typed": typed}
    return ""
