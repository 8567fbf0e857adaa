"""Any table of days: what its columns mean is proposed, and said by the person."""

from __future__ import annotations

from fodro.exchange.any_csv.guessing import Proposal, propose
from fodro.exchange.any_csv.meaning import ColumnMapping, Meaning, Role, Together, Worse
from fodro.exchange.any_csv.reading import read_csv
from fodro.exchange.any_csv.sniffing import recognises

__all__ = [
    "ColumnMapping",
    "Meaning",
    "Proposal",
    "Role",
    "Together",
    "Worse",
    "propose",
    "read_csv",
    "recognises",
]
