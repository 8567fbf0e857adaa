"""A zip archive written file by file, each sealed in the manifest that ends it."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import IO, Any

from fodro.exchange.archive_manifest import VERSIONS, Manifest, Seal
from fodro.exchange.names import MANIFEST

_EARLIEST_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_OWNER_ONLY = 0o600 << 16
_CHUNK_BYTES = 2**20


class ArchiveWriter:
    """Writes an archive into an open file; memory stays flat however large what is written is.

    Parameters
    ----------
    file : binary file
        Open for writing, from its beginning.
    form : str
        Which form of archive, as its manifest says.
    """

    def __init__(self, file: IO[bytes], form: str) -> None:
        self._zip = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, allowZip64=True)
        self._form = form
        self._seals: dict[str, Seal] = {}

    def add(self, name: str, data: bytes) -> None:
        """Write one file."""
        self.add_pieces(name, [data])

    def add_pieces(self, name: str, pieces: Iterable[bytes], *, packed: bool = True) -> None:
        """Write one file from pieces as they come."""
        entry = zipfile.ZipInfo(name, _EARLIEST_ZIP_TIME)
        entry.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
        entry.external_attr = _OWNER_ONLY
        seal, n_bytes = hashlib.sha256(), 0
        with self._zip.open(entry, "w", force_zip64=True) as member:
            for piece in pieces:
                member.write(piece)
                seal.update(piece)
                n_bytes += len(piece)
        self._seals[name] = Seal(n_bytes, seal.hexdigest())

    def add_file(self, name: str, path: Path, *, packed: bool = False) -> None:
        """Write a file as it lies on disk; pictures are packed already.

        Raises
        ------
        OSError
            If it cannot be read; a file that is not there leaves nothing in the archive.
        """
        with path.open("rb") as opened:
            self.add_pieces(name, iter(lambda: opened.read(_CHUNK_BYTES), b""), packed=packed)

    def finish(self, told: Mapping[str, Any]) -> Manifest:
        """Write the manifest with what is `told` and close the archive."""
        manifest = Manifest(self._form, VERSIONS[self._form], dict(self._seals), told)
        entry = zipfile.ZipInfo(MANIFEST, _EARLIEST_ZIP_TIME)
        entry.external_attr = _OWNER_ONLY
        self._zip.writestr(entry, manifest.to_bytes())
        self._zip.close()
        return manifest
