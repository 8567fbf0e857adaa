"""The statistics: from a diary to findings with their uncertainty. No files, no clock, no prose."""

from fodro.analysis.analyse import analyse

__all__ = ["analyse"]
