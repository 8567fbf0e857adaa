"""Where Fodro keeps its files on this computer."""

from __future__ import annotations

import hashlib
import os
import secrets
import tempfile
from pathlib import Path

from platformdirs import user_data_path


def data_folder() -> Path:
    """Return the data folder: ``FODRO_DATA``, or the platform's user data folder; made if missing."""
    named = os.environ.get("FODRO_DATA")
    folder = Path(named).expanduser().resolve() if named else user_data_path("fodro", appauthor=False)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def database_file() -> Path:
    """Return the SQLite file with everyone's diary, readable by its owner only; its log takes after it."""
    file = data_folder() / "fodro.sqlite3"
    file.touch(mode=0o600)
    return file


def static_folder() -> Path:
    """Return the folder with the built static files; it can be deleted at any time."""
    return data_folder() / "static"


def mark() -> str:
    """Return a short mark of the data folder: cookies on one computer ignore ports, so they carry it."""
    return hashlib.sha256(str(data_folder()).encode()).hexdigest()[:8]


def secret_key() -> str:
    """Return this installation's secret, made on first use and readable by its owner only."""
    file = data_folder() / "secret-key"
    if not file.exists():
        _write_whole(file, secrets.token_urlsafe(50))
    return file.read_text(encoding="ascii")


def _write_whole(file: Path, text: str) -> None:
    """Write a file that only its owner reads: whole or not at all, also when the power fails."""
    with tempfile.NamedTemporaryFile("w", encoding="ascii", dir=file.parent, delete=False) as new:
        new.write(text)
        new.flush()
        os.fsync(new.fileno())
    Path(new.name).replace(file)
