"""Which program gives the answers: two that differ in anything may answer differently."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

_HOME = Path(__file__).resolve().parents[1]
_PARTS = ("domain", "knowledge", "exchange", "analysis", "cohort")
_NUMERICS = ("numpy", "scipy")


@cache
def program() -> str:
    """Return a digest of every file of Fodro that has a part in an answer, and of the numerics below."""
    seen = hashlib.sha256(" ".join(f"{name} {version(name)}" for name in _NUMERICS).encode())
    for part in _PARTS:
        for file in sorted((_HOME / part).rglob("*")):
            if file.suffix in (".py", ".toml"):
                seen.update(f"{file.relative_to(_HOME)}\0".encode())
                seen.update(file.read_bytes())
    return seen.hexdigest()
