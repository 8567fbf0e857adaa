"""Sentences about claims that were shown before: why one is weaker, has moved, or was withdrawn."""

from __future__ import annotations

from collections.abc import Mapping

from fodro.domain.shown import MASSAGE, OVER_DAYS, RIGHT_AFTER, Shown, State
from fodro.knowledge.factors import NO_OWN_NAMES, OwnName, factor_name
from fodro.knowledge.pairs import pair_of
from fodro.wording.language import translation
from fodro.wording.massage_kinds import kind_name
from fodro.wording.when import when_after


def shown_name(shown: Shown, language: str, own: Mapping[str, OwnName] = NO_OWN_NAMES) -> str:
    """Return what a claim is about: the name of its factor, of both of a pair, or what about massage."""
    if shown.key.startswith(MASSAGE):
        return _about_massage(shown.key, language)
    names = [factor_name(slug, language, own) for slug in _factors(shown.key)]
    return translation(language).gettext(" and ").join(names)


def _about_massage(key: str, language: str) -> str:
    _ = translation(language).gettext
    told = {RIGHT_AFTER: _("Right after a massage"), OVER_DAYS: _("The days after a massage")}.get(key)
    what, _equals, name = key.removeprefix(MASSAGE).partition("=")
    return told or kind_name(what, name, language)


def _factors(key: str) -> tuple[str, ...]:
    kind, _, about = key.partition(":")
    if kind != "pair":
        return (about,)
    # What a person calls a pair of shoes may hold a plus too.
    pluses = [n for n, character in enumerate(about) if character == "+"]
    halves = [(about[:n], about[n + 1 :]) for n in pluses]
    return next((both for both in halves if pair_of(*both)), halves[0])


def kept_sentence(shown: Shown, language: str, own: Mapping[str, OwnName] = NO_OWN_NAMES) -> str:
    """Return what has become of a claim and why; empty while it stands as it was shown.

    Parameters
    ----------
    shown : Shown
    language : str
        ``"en"`` or ``"da"``.
    own : mapping of str to OwnName
        What the person calls their own factors, by slug.
    """
    if shown.state is State.WITHDRAWN:
        return _withdrawn(shown, language, own)
    _ = translation(language).gettext
    if shown.state is State.WEAKER:
        return _("Not as clear as before. It stays here until the days speak against it.")
    if shown.state is State.MOVED:
        text = _("It used to look as if this showed at another time. With more days it is clearest {when}.")
        return text.format(when=when_after(shown.lag_days, language))
    return ""


def _withdrawn(shown: Shown, language: str, own: Mapping[str, OwnName]) -> str:
    _ = translation(language).gettext
    reason, _sep, why = shown.reason.partition(":")
    if why == "pain_came_before":
        reason = why
    reasons = {
        "pain_came_before": _(
            "{name}: pain often came first, so which of the two follows the other cannot be told."
        ),
        "not_asked": _("{name}: no longer noted in a way that can be compared."),
        "other_direction": _("{name}: newer days point the other way, so the earlier link no longer holds."),
        "most_common": _("{name}: has become your most common one, and the others are now compared with it."),
        "diary_changed": _("{name}: the diary has changed since, and the link is no longer in it."),
    }
    unclear = _("{name}: with more days the link is no longer clear. It may have been chance.")
    text = reasons.get(reason, unclear)
    return text.format(name=shown_name(shown, language, own))
