"""Check digits: they tell a slip of the pen in a code, not whether it means what it should."""

from __future__ import annotations


def luhn(digits: str) -> int:
    """Return the check digit of LOINC: mod 10, every second digit from the right doubled."""
    doubled = [int(digit) << (place % 2 == 0) for place, digit in enumerate(reversed(digits))]
    return -sum(digit // 10 + digit % 10 for digit in doubled) % 10


_TURNED = (1, 5, 7, 6, 2, 8, 3, 0, 9, 4)


def verhoeff(digits: str) -> int:
    """Return 0 for a number whose last digit is its Verhoeff check digit, as SNOMED CT has them."""
    remainder = 0
    for place, letter in enumerate(reversed(digits)):
        digit = int(letter)
        for _ in range(place % 8):
            digit = _TURNED[digit]
        remainder = _composed(remainder, digit)
    return remainder


def _composed(a: int, b: int) -> int:
    turn = (a + b) % 5 if a < 5 else (a - b) % 5
    return turn + (5 if (a < 5) == (b >= 5) else 0)
