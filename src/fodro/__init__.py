"""Fodro: a companion for sore feet.

The public names are loaded when they are first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module

from fodro.version import __version__

TYPE_CHECKING = False
"""Type checkers take this name for true; importing it from ``typing`` would be most of the cost."""

if TYPE_CHECKING:
    from fodro.analysis import analyse
    from fodro.analysis.signs import replay_signs
    from fodro.domain.diary import Diary, DiaryError
    from fodro.domain.findings import Findings
    from fodro.exchange.diary_folder import read_diary

__all__ = ["Diary", "DiaryError", "Findings", "__version__", "analyse", "read_diary", "replay_signs"]

_HOMES = {
    "Diary": "fodro.domain.diary",
    "DiaryError": "fodro.domain.diary",
    "Findings": "fodro.domain.findings",
    "analyse": "fodro.analysis",
    "read_diary": "fodro.exchange.diary_folder",
    "replay_signs": "fodro.analysis.signs",
}

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        if name not in _HOMES:
            message = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(message)
        value = getattr(import_module(_HOMES[name]), name)
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
