"""SMART Health Links (HL7 SMART Health Cards and Links 1.0.0): the link itself, and files made unreadable.

The key is in the link and nowhere else: whoever keeps the sealed files cannot read them.

References
----------
HL7, *SMART Health Cards and Links* 1.0.0 (STU 1), page "SMART Health Links", FHIR R4.
"""

from __future__ import annotations

import json
import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass

KEY_BYTES = 32
LONGEST_URL = 128
LONGEST_LABEL = 80
VERSION = 1
FLAGS = "LPU"
FHIR_JSON = "application/fhir+json"
SCHEME = "shlink:/"


@dataclass(frozen=True, slots=True)
class HealthLink:
    """What a link says to whoever opens it.

    Parameters
    ----------
    url : str
        Where the list of files is asked for; at most 128 characters.
    key : bytes
        The 32 bytes that the files are sealed with.
    exp : int
        Seconds since 1970 at which it stops answering.
    flag : str
        ``P`` with a passcode, ``U`` for a single file without a list, ``L`` for files that may change;
        in the order of the alphabet, and never ``P`` and ``U`` together.
    label : str
        At most 80 characters. It can be read by everyone who has the link.

    Raises
    ------
    ValueError
        If one of them breaks a rule of the standard.
    """

    url: str
    key: bytes
    exp: int
    flag: str = ""
    label: str = ""

    def __post_init__(self) -> None:
        broken = [rule for rule, holds in self._rules().items() if not holds]
        if broken:
            raise ValueError("; ".join(broken))

    def _rules(self) -> dict[str, bool]:
        return {
            "the address has at most 128 characters": 0 < len(self.url) <= LONGEST_URL,
            "the key has 32 bytes": len(self.key) == KEY_BYTES,
            "the label has at most 80 characters": len(self.label) <= LONGEST_LABEL,
            "the flags are in order, each once": self.flag == "".join(f for f in FLAGS if f in self.flag),
            "a single file without a list has no passcode": not {"P", "U"} <= set(self.flag),
        }

    @property
    def payload(self) -> dict[str, str | int]:
        """The link as the standard writes it down; what is empty is left out."""
        written: dict[str, str | int] = {
            "url": self.url,
            "flag": self.flag,
            "key": base64url(self.key),
            "exp": self.exp,
            "label": self.label,
            "v": VERSION,
        }
        return {name: value for name, value in written.items() if value != ""}

    @property
    def uri(self) -> str:
        """The link as any viewer takes it: ``shlink:/`` and one long word."""
        text = json.dumps(self.payload, separators=(",", ":"), ensure_ascii=False)
        return SCHEME + base64url(text.encode())


def new_key() -> bytes:
    """Return a fresh key: 256 bits of chance."""
    return secrets.token_bytes(KEY_BYTES)


def new_token() -> str:
    """Return what an address is made of so that nobody guesses it: 256 bits of chance in 43 characters."""
    return secrets.token_urlsafe(KEY_BYTES)


def sealed(data: bytes, content_type: str, *, key: bytes) -> bytes:
    """Return `data` as a JWE in compact form (``dir``, ``A256GCM``), with a nonce of its own.

    Parameters
    ----------
    data : bytes
    content_type : str
        Kept in the header as ``cty``, so that it cannot be exchanged unseen.
    key : bytes
        32 bytes, the same for all files of a link.
    """
    from joserfc import jwe  # takes a tenth of a second to load, and few requests need it
    from joserfc.jwk import OctKey

    header = {"alg": "dir", "enc": "A256GCM", "cty": content_type}
    return jwe.encrypt_compact(header, data, OctKey.import_key(key)).encode()


def base64url(data: bytes) -> str:
    """Return `data` in the alphabet of addresses, without padding."""
    return urlsafe_b64encode(data).rstrip(b"=").decode()
