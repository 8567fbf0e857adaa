"""What a person wrote, in letters that the fonts of a page can set."""

from __future__ import annotations

import unicodedata

STANDIN = "□"
"""Stands for a letter or a picture that no font of the page has."""

MOST_LETTERS = 320
"""So much of one text stands on a page."""

_SETTABLE = (
    range(0x20, 0x250),
    range(0x370, 0x500),
    range(0x5D0, 0x5EB),
    range(0x621, 0x64B),
    range(0x1E00, 0x1F00),
    range(0x2010, 0x2028),
    range(0x2030, 0x203F),
    range(0x20A0, 0x20C0),
    range(0x2190, 0x2194),
    range(0x2200, 0x2270),
)
_LATIN = (range(0x20, 0x180), range(0x2013, 0x2027))
_DROPPED = {"Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Me"}
"""Controls, marks of direction, halves of letters and marks without a letter: nothing of them is seen."""


def settable(text: str, *, plain: bool = False) -> str:
    """Return `text` in one line of letters that can be set, with a stand-in for each of the others.

    Parameters
    ----------
    text : str
        Anything.
    plain : bool
        Whether only Latin letters are kept.
    """
    kept = (letter for letter in " ".join(unicodedata.normalize("NFC", text).split()) if _is_seen(letter))
    ranges = _LATIN if plain else _SETTABLE
    shown = "".join(letter if any(ord(letter) in one for one in ranges) else STANDIN for letter in kept)
    return " ".join(shown.split())


def _is_seen(letter: str) -> bool:
    return unicodedata.category(letter) not in _DROPPED


def shortened(text: str) -> str:
    """Return `text` in one line, cut with an ellipsis where it is longer than a page has room for."""
    whole = " ".join(text.split())
    return whole if len(whole) <= MOST_LETTERS else f"{whole[: MOST_LETTERS - 1].rstrip()}…"
