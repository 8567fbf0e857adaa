"""How long after a day its pain is meant."""

from __future__ import annotations

from fodro.wording.language import translation


def when_after(lag_days: int, language: str) -> str:
    """Return ``the same day`` to ``three days later``."""
    _ = translation(language).gettext
    whens = (_("the same day"), _("the day after"), _("two days later"), _("three days later"))
    return whens[min(lag_days, len(whens) - 1)]
