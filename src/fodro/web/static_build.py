"""Static files built once per change: hashed names, compressed with Brotli and gzip."""

from __future__ import annotations

import hashlib
import shutil

from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from fodro.web import places

STAMP = "built-from"
NOT_SERVED = ["ext", "htmax*", "htmx-4*", "htmx-2.js"]
"""Of the many files django-htmx brings, only the minified htmx 2 is used."""


def build_if_changed() -> bool:
    """Build the static files unless they stand already; return whether they were built."""
    target = places.static_folder()
    stamp, current = target / STAMP, fingerprint()
    if stamp.is_file() and stamp.read_text(encoding="ascii") == current:
        return False
    stamp.unlink(missing_ok=True)  # first of all: a build that is cut short must not look finished
    shutil.rmtree(target, ignore_errors=True)
    call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=NOT_SERVED)
    stamp.write_text(current, encoding="ascii")
    return True


def fingerprint() -> str:
    """Return a digest over the name, size and time of every source file."""
    seen = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            seen.update(f"{name} {storage.size(name)} {storage.get_modified_time(name)}\n".encode())
    return seen.hexdigest()
