"""Words compared as a person means them: upper and lower case alike, with or without accents, æ ø å too.

SQLite folds only the case of plain letters, so the comparing is done here: 18,000 notes take 50 ms.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import pairwise

BEFORE_LETTERS = 50
AFTER_LETTERS = 110
_SPELT = str.maketrans({"æ": "ae", "ø": "o", "œ": "oe", "đ": "d", "ł": "l"})


@dataclass(frozen=True, slots=True)
class Bit:
    """A piece of an excerpt; ``found`` is what was looked for."""

    text: str
    found: bool = False


def folded(text: str) -> str:
    """Return `text` in the letters it is compared by: å is a, ø is o, æ is ae, É is e."""
    lower = text.casefold()
    if lower.isascii():
        return lower
    spelt = lower.translate(_SPELT)
    if spelt.isascii():
        return spelt
    return "".join(each for each in unicodedata.normalize("NFKD", spelt) if not unicodedata.combining(each))


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for: every word of it must be there, each in one of its spellings."""

    words: tuple[tuple[str, ...], ...]

    @classmethod
    def read(cls, text: str) -> Sought:
        """Return what `text` asks for. A keyboard without æ ø å writes aa and oe; both are understood."""
        return cls(tuple(_spellings(folded(word)) for word in text.split()))

    def is_in(self, text: str) -> bool:
        """Return whether every word stands in `text`."""
        there = folded(text)
        return all(any(spelling in there for spelling in word) for word in self.words)

    def excerpt(self, text: str) -> tuple[Bit, ...]:
        """Return `text` around the first word that was found, in pieces."""
        spans = self._spans(text)
        if not spans:
            return _clipped(text, 0, BEFORE_LETTERS + AFTER_LETTERS)
        start, end = max(0, spans[0][0] - BEFORE_LETTERS), spans[0][1] + AFTER_LETTERS
        return _clipped(text, start, end, [span for span in spans if span[1] <= end])

    def _spans(self, text: str) -> list[tuple[int, int]]:
        there, places = _with_places(text)
        marked = [False] * len(text)
        for spelling in (each for word in self.words for each in word if each):
            at = there.find(spelling)
            while at >= 0:
                first, last = places[at], places[at + len(spelling) - 1]
                marked[first : last + 1] = [True] * (last + 1 - first)
                at = there.find(spelling, at + len(spelling))
        return _runs(marked)


def _spellings(word: str) -> tuple[str, ...]:
    return tuple({word: None, word.replace("aa", "a").replace("oe", "o"): None})


def _with_places(text: str) -> tuple[str, list[int]]:
    """Return the folded text and, for each of its letters, which letter of `text` it came from."""
    letters = [(letter, place) for place, each in enumerate(text) for letter in folded(each)]
    return "".join(letter for letter, _ in letters), [place for _, place in letters]


def _runs(marked: list[bool]) -> list[tuple[int, int]]:
    edges = [n for n, pair in enumerate(pairwise([False, *marked, False])) if pair[0] != pair[1]]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _clipped(text: str, start: int, end: int, found: list[tuple[int, int]] | None = None) -> tuple[Bit, ...]:
    bits, at = [Bit("…")] if start else [], start
    for first, last in found or []:
        bits += [Bit(text[at:first]), Bit(text[first:last], found=True)]
        at = last
    bits += [Bit(text[at:end]), Bit("…" if end < len(text) else "")]
    return tuple(bit for bit in bits if bit.text)
