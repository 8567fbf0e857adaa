"""Words compared as a person means them: upper and lower case alike, with or without accents, æ ø å too.

SQLite folds only the case of plain letters, so the comparing is done here, by one pattern for each word that
is looked for. It runs over ten years of notes in a few milliseconds.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

BEFORE_LETTERS, AFTER_LETTERS = 50, 110
_SPELT = str.maketrans({"æ": "ae", "ø": "o", "œ": "oe", "đ": "d", "ł": "l", "ı": "i"})
_AS_TWO = str.maketrans({"å": "aa", "ø": "oe"})
_ACCENTED = range(0xC0, 0x250)
_ACCENTS = "[\u0300-\u036f]*"
_PAIRS = {"aa": "aå", "ae": "æ", "oe": "oøœ"}
"""Two letters, and the one they stand for where a keyboard lacks it, with or without its ring or stroke."""
_PARTS = re.compile(f"{'|'.join(_PAIRS)}|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Bit:
    """A piece of an excerpt; ``found`` is what was looked for."""

    text: str
    found: bool = False


def folded(text: str) -> str:
    """Return `text` in the letters it is compared by: å is a, ø is o, æ is ae, É is e."""
    spelt = unicodedata.normalize("NFKD", text.casefold().translate(_SPELT))
    return "".join(letter for letter in spelt if not unicodedata.combining(letter))


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for: every word of it must be there, in whatever spelling."""

    words: tuple[re.Pattern[str], ...]

    @classmethod
    def read(cls, text: str) -> Sought:
        """Return what `text` asks for."""
        spelt = unicodedata.normalize("NFC", text).casefold().translate(_AS_TWO)
        return cls(tuple(re.compile(_pattern(word)) for each in spelt.split() if (word := folded(each))))

    def is_in(self, text: str) -> bool:
        """Return whether every word stands in `text`."""
        return all(word.search(text) for word in self.words)

    def excerpt(self, text: str) -> tuple[Bit, ...]:
        """Return `text` around the first word that was found, in pieces."""
        spans = sorted(found.span() for word in self.words for found in word.finditer(text))
        if not spans:
            return _pieces(text, 0, BEFORE_LETTERS + AFTER_LETTERS, [])
        start, end = max(0, spans[0][0] - BEFORE_LETTERS), spans[0][1] + AFTER_LETTERS
        return _pieces(text, start, end, [span for span in spans if span[1] <= end])


def _pattern(word: str) -> str:
    """Return the pattern of a folded word: every letter in each of its forms."""
    return "".join(_forms_of_two(part) if part in _PAIRS else _forms(part) for part in _PARTS.findall(word))


def _forms_of_two(two: str) -> str:
    """Return a pattern of two letters that can be one."""
    apart, single = "".join(_forms(letter) for letter in two), _PAIRS[two]
    return f"(?:{apart}|[{single}{single.upper()}]{_ACCENTS})"


def _forms(letter: str) -> str:
    """Return a pattern of one folded letter: both cases, and with every accent, joined to it or apart."""
    forms = {letter, letter.upper()[:1], *_accented().get(letter, "")}
    return f"[{''.join(re.escape(form) for form in sorted(forms))}]{_ACCENTS}"


@cache
def _accented() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for letter in map(chr, _ACCENTED):
        plain = folded(letter)
        if plain != letter and len(plain) == 1:
            found[plain] = found.get(plain, "") + letter
    return found


def _pieces(text: str, start: int, end: int, found: list[tuple[int, int]]) -> tuple[Bit, ...]:
    bits, at = [Bit("…" if start else "")], start
    for first, last in found:
        if last > at:
            bits += [Bit(text[at : max(at, first)]), Bit(text[max(at, first) : last], found=True)]
            at = last
    bits += [Bit(text[at:end]), Bit("…" if end < len(text) else "")]
    return tuple(bit for bit in bits if bit.text)
