"""``manifest.json``: what an archive or a backup holds, and the SHA-256 of each of its files.

It is written last and read first. A file that is not as the manifest says is not read at all: half an
import is no import.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from fodro.domain.diary import DiaryError
from fodro.exchange.cells import shown
from fodro.exchange.names import MANIFEST

DIARY = "fodro-diary"
BACKUP = "fodro-backup"
VERSIONS: Mapping[str, int] = {DIARY: 1, BACKUP: 1}
"""The newest version of each form that is written, and read, here."""

_AGAIN = "Take another copy of the file, or make it again where it came from."


@dataclass(frozen=True, slots=True)
class Seal:
    """The size of a file in bytes, and the SHA-256 of its content in hexadecimal letters."""

    n_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a manifest says.

    Parameters
    ----------
    form : str
        ``"fodro-diary"`` or ``"fodro-backup"``.
    version : int
        Of the form; 1 or more.
    files : mapping of str to Seal
        Every file of the archive but the manifest.
    told : mapping
        What else it says: when and by what it was made, counts, the digest of the diary.
    """

    form: str
    version: int
    files: Mapping[str, Seal]
    told: Mapping[str, Any] = field(default_factory=dict)

    def to_bytes(self) -> bytes:
        """Return the manifest as JSON that a person can read."""
        files = {
            name: {"bytes": seal.n_bytes, "sha256": seal.sha256} for name, seal in sorted(self.files.items())
        }
        told = {"form": self.form, "version": self.version, **self.told, "files": files}
        return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()

    @classmethod
    def read(cls, data: bytes, *, file: str, form: str) -> Manifest:
        """Return what a manifest says.

        Raises
        ------
        DiaryError
            If it is damaged, of something else than `form`, or of a newer version than is read here.
        """
        where = f"{file}: {MANIFEST}"
        try:
            told = json.loads(data)
            form_told, version = told.pop("form"), told.pop("version")
            listed = told.pop("files") if version == 1 else {}
            files = {str(name): Seal(seal["bytes"], seal["sha256"]) for name, seal in listed.items()}
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            raise DiaryError(problem="The manifest is damaged.", file=where, remedy=_AGAIN) from None
        _refuse_another(form_told, form, where)
        if not isinstance(version, int) or version > VERSIONS[form]:
            raise _newer(version, form, where)
        return cls(form, version, files, told)


def _refuse_another(found: object, form: str, where: str) -> None:
    if found == form:
        return
    remedies = {
        BACKUP: "It is a backup of a whole installation: bring it back with “fodro restore”.",
        DIARY: "It is the archive of one diary: bring it in with “fodro import diary”.",
    }
    problem = f"This is not a {form.replace('-', ' ')}, it says {shown(str(found))}."
    raise DiaryError(problem, file=where, remedy=remedies.get(str(found), "Check that it is the right file."))


def _newer(version: object, form: str, where: str) -> DiaryError:
    problem = (
        f"It was written by a newer Fodro: version {shown(str(version))} of its form, and this Fodro reads "
        f"up to version {VERSIONS[form]}."
    )
    return DiaryError(problem, file=where, remedy="Update Fodro here, then try again. Nothing was changed.")
