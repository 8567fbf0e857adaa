"""Links to open, and how any viewer opens them: with nothing but the link."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.test import Client

from fodro.domain.diary import Diary
from fodro.exchange.fhir import document_bytes
from fodro.exchange.health_link import FHIR_JSON
from fodro.web.people.models import Person
from fodro.web.share.contents import Contents
from fodro.web.share.flows import Made, make_draft, make_link
from fodro.web.share.models import Draft
from fodro.web.share.terms import TermsDraft
from tests.web.conftest import EVENING

PASSCODE = "4711-ab"
PDF = b"%PDF-1.7 a secret page"


def looked_at(person: Person, *, document: bytes = b"", at: datetime = EVENING) -> Draft:
    """What the person looked at and has not shared yet."""
    contents = Contents(files=((FHIR_JSON, document or document_bytes(Diary(), pdf=PDF)),))
    return make_draft(person, contents, label="secret label", at=at)


def shared(
    person: Person, *, passcode: str = "", hours: int = 168, document: bytes = b"", at: datetime = EVENING
) -> Made:
    """A link the person made."""
    terms = TermsDraft(label="secret label", passcode=passcode, hours=hours)
    made = make_link(looked_at(person, document=document, at=at), terms, at=at)
    assert made is not None
    return made


@dataclass(frozen=True)
class Viewer:
    """Some viewer of some other site: it has no cookie, and knows the standard."""

    client: Client

    def ask(self, token: str, *, recipient: object = "A clinic", **more: object) -> Any:
        body = json.dumps({"recipient": recipient, **more})
        return self.client.post(f"/share/m/{token}", body, content_type="application/json")

    def fetch(self, location: str) -> Any:
        return self.client.get(location.removeprefix("http://testserver").removeprefix("http://127.0.0.1"))

    def opened(self, token: str, key: bytes, **more: object) -> list[bytes]:
        answer = self.ask(token, **more)
        assert answer.status_code == 200, answer.content
        return [self.unsealed(entry, key) for entry in answer.json()["files"]]

    def unsealed(self, entry: dict[str, Any], key: bytes) -> bytes:
        sealed = (
            entry["embedded"] if "embedded" in entry else self.fetch(entry["location"]).getvalue().decode()
        )
        return unsealed(sealed, key)


def unsealed(sealed: str, key: bytes) -> bytes:
    header, nothing, nonce, text, tag = sealed.split(".")
    assert nothing == ""
    return AESGCM(key).decrypt(unpadded(nonce), unpadded(text) + unpadded(tag), header.encode())


def unpadded(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def said(uri: str) -> dict[str, Any]:
    """What a link says, read by hand."""
    read: dict[str, Any] = json.loads(unpadded(uri.partition("shlink:/")[2]))
    return read
