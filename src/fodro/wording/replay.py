"""Sentences about what the monitors would have said, day by day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from fodro.domain.sign_findings import Monitor
from fodro.wording.calendar import day_words
from fodro.wording.language import translation
from fodro.wording.signs import watched_name


def replay_sentences(alarms: Mapping[str, Sequence[str]], language: str) -> Iterator[str]:
    """Yield for each monitor the days on which it would have been said to be worse.

    Parameters
    ----------
    alarms : mapping of str to sequence of str
        Civil days (ISO) by monitor.
    language : str
        ``"en"`` or ``"da"``.
    """
    _ = translation(language).gettext
    for name, days in alarms.items():
        what = watched_name(Monitor(name), language)
        if days:
            told = ", ".join(day_words(day, language) for day in days)
            yield _("{what}: would have been said on {days}.").format(what=what, days=told)
        else:
            yield _("{what}: nothing would have been said.").format(what=what)
