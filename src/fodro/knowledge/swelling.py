"""How swelling can be noted without a device: a sock mark, a lace hole, a tape measure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from fodro.knowledge.content import Bilingual, bilingual, table


@dataclass(frozen=True, slots=True)
class SwellingMethod:
    """One way of noting how swollen a foot is.

    Parameters
    ----------
    slug : str
        Permanent; diaries hold it.
    names : Bilingual
    unit : str
        ``"mm"`` for a tape, empty where a number is a step or a hole.
    lowest, highest : float
        Limits of a value, in the unit.
    counted : tuple of Bilingual
        The words after one and after more, where a value is a count; empty otherwise.
    whole : bool
        Whether only whole numbers make sense.
    levels : tuple of Bilingual
        A word for each value from the lowest up; empty where the number says it.
    how_tos : Bilingual
        Two sentences on how to do it.
    one_sided : float or None
        From which difference between the feet `rules` are to be read; ``None`` where none is known.
    rules : tuple of str
        Ids of the rules to read when one foot is that much more swollen.
    sources : tuple of str
        Ids in the list of sources.
    needs_clinical_review : bool
        Whether a clinician has yet to look at it.
    """

    slug: str
    names: Bilingual
    unit: str
    lowest: float
    highest: float
    counted: tuple[Bilingual, ...]
    whole: bool
    levels: tuple[Bilingual, ...]
    how_tos: Bilingual
    one_sided: float | None
    rules: tuple[str, ...]
    sources: tuple[str, ...]
    needs_clinical_review: bool

    def name(self, language: str) -> str:
        """Return the name in `language`."""
        return self.names.text(language)

    def how_to(self, language: str) -> str:
        """Return how it is done, in `language`."""
        return self.how_tos.text(language)

    def unit_for(self, value: float, language: str) -> str:
        """Return what stands after `value` in `language`: its unit, or what is counted."""
        if not self.counted:
            return self.unit
        one, more = self.counted
        return (one if value == 1 else more).text(language)

    def rules_for(self, left: float, right: float) -> tuple[str, ...]:
        """Return the ids of the rules to read where one foot is much more swollen than the other."""
        far = self.one_sided is not None and abs(left - right) >= self.one_sided
        return self.rules if far else ()


@cache
def swelling_methods() -> Mapping[str, SwellingMethod]:
    """Return every method by its slug, in the order they are offered."""
    return MappingProxyType({slug: _method(slug, entry) for slug, entry in table("swelling").items()})


def _method(slug: str, entry: Mapping[str, Any]) -> SwellingMethod:
    return SwellingMethod(
        slug=slug,
        names=bilingual(entry["name"]),
        unit=entry.get("unit", ""),
        lowest=entry["lowest"],
        highest=entry["highest"],
        counted=tuple(bilingual(word) for word in entry.get("counted", ())),
        whole=entry.get("whole", False),
        levels=tuple(bilingual(level) for level in entry.get("levels", ())),
        how_tos=bilingual(entry["how_to"]),
        one_sided=entry.get("one_sided"),
        rules=tuple(entry.get("rules", ())),
        sources=tuple(entry["sources"]),
        needs_clinical_review=entry.get("needs_clinical_review", False),
    )
