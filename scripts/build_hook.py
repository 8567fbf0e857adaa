"""Hatch build hook: a wheel carries its translations compiled and its font cut to size."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).resolve().parent))

import catalogues
import font


class BuiltAssets(BuildHookInterface):  # type: ignore[type-arg]  # generic in a private config class
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        catalogues.compile_all()
        font.build()
        font.build_printed()
