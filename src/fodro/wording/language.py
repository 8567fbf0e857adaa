"""The catalogue and the number format of a language."""

from __future__ import annotations

from functools import cache
from gettext import NullTranslations
from gettext import translation as catalogue
from pathlib import Path

_LOCALE = Path(__file__).parent / "locale"
_DOMAIN = "wording"
_LEAST_TOLD_NRS = 0.005
_SMALL_NRS = 0.195


@cache
def translation(language: str) -> NullTranslations:
    """Return the catalogue of `language`; English where there is none."""
    return catalogue(_DOMAIN, localedir=_LOCALE, languages=[language], fallback=True)


def number(value: float, language: str, *, digits: int = 1) -> str:
    """Return `value` with `digits` decimals and the decimal sign of `language`."""
    text = f"{value:.{digits}f}"
    return text.replace(".", ",") if language == "da" else text


def points(value: float, language: str) -> str:
    """Return a size in points as people say it: one decimal, two where one would say nothing."""
    if abs(value) < _LEAST_TOLD_NRS:
        return number(0.0, language)
    return number(value, language, digits=1 if abs(value) >= 0.095 else 2)


def points_together(values: tuple[float, ...], language: str) -> tuple[str, ...]:
    """Return sizes that stand together, with two decimals if the first is small: "0.12 (0.09 to 0.15)"."""
    if abs(values[0]) < _SMALL_NRS:
        return tuple(number(value, language, digits=2) for value in values)
    return tuple(points(value, language) for value in values)


def significant(value: float, language: str) -> str:
    """Return `value` to two significant figures, never in powers of ten."""
    whole = float(f"{value:.2g}")
    digits = 0 if abs(whole) >= 10 else 1 if abs(whole) >= 1 else 2
    return number(whole, language, digits=digits)


def either_way(low: float, high: float, language: str) -> str:
    """Return an interval in points, in words that say which way each end lies."""
    _ = translation(language).gettext
    if low < 0 < high:
        less, more = points(-low, language), points(high, language)
        return _("anything from {less} less to {more} more").format(less=less, more=more)
    near, far = sorted((abs(low), abs(high)))
    text = _("{low} to {high} more") if high > 0 else _("{low} to {high} less")
    return text.format(low=points(near, language), high=points(far, language))
