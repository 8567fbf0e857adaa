"""How sure: one verbal scale for every probability."""

from __future__ import annotations

from gettext import NullTranslations

ALMOST_CERTAIN = 0.99
VERY_LIKELY = 0.9
LIKELY = 0.7
RATHER = 0.5
PERHAPS = 0.25


def certainty(probability: float, words: NullTranslations) -> str:
    """Return how sure it is that a link is more than chance, as the start of a sentence.

    Almost certain from 99 %, very likely from 90 %, likely from 70 %, rather
    than not from 50 %, perhaps from 25 %; below that it is not clear.
    """
    _ = words.gettext
    if probability >= ALMOST_CERTAIN:
        return _("Almost certainly more than chance")
    if probability >= VERY_LIKELY:
        return _("Very likely more than chance")
    if probability >= LIKELY:
        return _("Likely more than chance")
    if probability >= RATHER:
        return _("More likely a link than chance, and not more than that")
    if probability >= PERHAPS:
        return _("Perhaps more than chance, perhaps not")
    return _("Not clear whether it is more than chance")
