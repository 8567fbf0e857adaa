"""The keys by which push services know this installation (VAPID, RFC 8292): made on first use, kept here."""

from __future__ import annotations

import os
import threading
from base64 import urlsafe_b64encode
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from fodro.web import places

if TYPE_CHECKING:  # loading the cryptography takes a while; only those who turn messages on wait for it
    from py_vapid import Vapid02

KEY_FILE = "push-key.pem"
CONTACT = "FODRO_CONTACT"
NO_CONTACT = "mailto:fodro@example.org"
"""Push services want an address of whoever sends; a household has none that they need to know."""

_one_maker = threading.Lock()


def public_key() -> str:
    """Return the public key as a browser wants it: the uncompressed point in base64url."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    point = _vapid().public_key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return urlsafe_b64encode(point).rstrip(b"=").decode("ascii")


def authorization(endpoint: str) -> dict[str, str]:
    """Return the header that tells the push service at `endpoint` who sends."""
    parts = urlsplit(endpoint)
    claims = {"aud": f"{parts.scheme}://{parts.netloc}", "sub": os.environ.get(CONTACT) or NO_CONTACT}
    return dict(_vapid().sign(claims))


def key_file() -> Path:
    """Return where the private key lies, readable by its owner only."""
    return places.data_folder() / KEY_FILE


def _vapid() -> Vapid02:
    from py_vapid import Vapid02

    file = key_file()
    with _one_maker:
        if not file.exists():
            _make(file)
    return Vapid02.from_pem(file.read_bytes())


def _make(file: Path) -> None:
    """Write a new private key: whole or not at all, and never readable by anyone else."""
    from py_vapid import Vapid02

    made = Vapid02()
    made.generate_keys()
    half = file.with_suffix(".new")
    half.unlink(missing_ok=True)
    descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as new:
        new.write(made.private_pem())
        new.flush()
        os.fsync(new.fileno())
    half.replace(file)
