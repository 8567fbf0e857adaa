"""Where Fodro keeps its files on this computer."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from platformdirs import user_data_path


def data_folder() -> Path:
    """Return the data folder: ``FODRO_DATA``, or the platform's user data folder; made if missing."""
    named = os.environ.get("FODRO_DATA")
    folder = Path(named).expanduser().resolve() if named else user_data_path("fodro", appauthor=False)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def database_file() -> Path:
    """Return the SQLite file with everyone's diary."""
    return data_folder() / "fodro.sqlite3"


def static_folder() -> Path:
    """Return the folder with the built static files; it can be deleted at any time."""
    return data_folder() / "static"


def secret_key() -> str:
    """Return this installation's secret, made on first use and readable by its owner only."""
    file = data_folder() / "secret-key"
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_text(encoding="ascii")
    with os.fdopen(descriptor, "w", encoding="ascii") as new:
        new.write(secrets.token_urlsafe(50))
    return file.read_text(encoding="ascii")
