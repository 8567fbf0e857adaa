"""The statistics: from a diary to findings with their uncertainty. No files, no clock, no prose."""

from fodro.analysis.analyse import analyse
from fodro.analysis.keeping import kept

__all__ = ["analyse", "kept"]
