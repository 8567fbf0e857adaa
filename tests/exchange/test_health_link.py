"""The link as HL7 SMART Health Cards and Links 1.0.0 writes it, opened again by means that are not ours."""

import json
from base64 import urlsafe_b64decode
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st
from joserfc import jwe
from joserfc.jwk import OctKey

from fodro.exchange.health_link import FHIR_JSON, HealthLink, new_key, new_token, sealed

URL = "https://feet.example.org/share/m/" + "x" * 43


def unpadded(text: str) -> bytes:
    assert "=" not in text
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def opened(token: bytes, key: bytes) -> tuple[dict[str, Any], bytes]:
    """Decrypt by hand (RFC 7516): the header as written is what is authenticated beside the text."""
    header, encrypted_key, nonce, text, tag = token.decode("ascii").split(".")
    assert encrypted_key == "", "with dir there is no other key"
    plain = AESGCM(key).decrypt(unpadded(nonce), unpadded(text) + unpadded(tag), header.encode("ascii"))
    return json.loads(unpadded(header)), plain


def said(link: HealthLink) -> dict[str, Any]:
    scheme, _, word = link.uri.partition("/")
    assert scheme == "shlink:"
    read: dict[str, Any] = json.loads(unpadded(word))
    return read


def test_a_link_says_what_the_standard_asks_for_and_nothing_else() -> None:
    key = new_key()
    link = HealthLink(url=URL, key=key, exp=1_796_000_000, flag="P", label="Mine fødder")
    assert said(link) == {
        "url": URL,
        "flag": "P",
        "key": said(link)["key"],
        "exp": 1_796_000_000,
        "label": "Mine fødder",
        "v": 1,
    }
    assert unpadded(said(link)["key"]) == key
    assert len(said(link)["key"]) == 43


def test_what_is_empty_is_left_out_and_the_payload_has_no_blanks() -> None:
    link = HealthLink(url=URL, key=new_key(), exp=1)
    assert set(said(link)) == {"url", "key", "exp", "v"}
    assert b" " not in unpadded(link.uri.removeprefix("shlink:/"))


@pytest.mark.parametrize(
    "wrong",
    [
        {"url": URL + "x" * 128},
        {"url": ""},
        {"key": b"short"},
        {"label": "x" * 81},
        {"flag": "PU"},
        {"flag": "PL"},
        {"flag": "PP"},
        {"flag": "X"},
    ],
    ids=str,
)
def test_what_breaks_a_rule_is_no_link(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        HealthLink(**{"url": URL, "key": new_key(), "exp": 1, **wrong})


def test_the_longest_that_is_allowed_is_allowed() -> None:
    longest = HealthLink(url="h" * 128, key=new_key(), exp=1, label="x" * 80, flag="LP")
    assert len(said(longest)["label"]) == 80


def test_keys_and_addresses_hold_256_bits_and_are_never_the_same() -> None:
    assert len({new_key() for _ in range(500)}) == len({new_token() for _ in range(500)}) == 500
    assert {len(unpadded(new_token())) for _ in range(50)} == {32}
    assert {len(new_key()) for _ in range(50)} == {32}


@given(data=st.binary(max_size=3000))
def test_what_is_sealed_is_opened_by_an_implementation_that_is_not_ours(data: bytes) -> None:
    key = new_key()
    header, plain = opened(sealed(data, FHIR_JSON, key=key), key)
    assert plain == data
    assert header == {"alg": "dir", "enc": "A256GCM", "cty": FHIR_JSON}


def test_a_large_file_is_opened_too_and_by_the_library_once_it_is_told_how_large() -> None:
    class Large(jwe.JWERegistry):
        max_ciphertext_length = 1 << 24

    data, key = bytes(range(256)) * 20_000, new_key()
    token = sealed(data, FHIR_JSON, key=key)
    assert opened(token, key)[1] == data
    assert jwe.decrypt_compact(token, OctKey.import_key(key), registry=Large()).plaintext == data


def test_every_file_has_a_nonce_of_its_own() -> None:
    key = new_key()
    nonces = {sealed(b"the same", FHIR_JSON, key=key).split(b".")[2] for _ in range(200)}
    assert len(nonces) == 200
    assert {len(unpadded(nonce.decode())) for nonce in nonces} == {12}


@pytest.mark.parametrize("part", [0, 2, 3, 4])
def test_nothing_of_it_can_be_exchanged_unseen(part: int) -> None:
    key = new_key()
    parts = sealed(b"a secret", FHIR_JSON, key=key).split(b".")
    other = sealed(b"a secret", "application/json", key=key).split(b".")
    parts[part] = other[part]
    with pytest.raises(InvalidTag):
        opened(b".".join(parts), key)


def test_another_key_opens_nothing() -> None:
    with pytest.raises(InvalidTag):
        opened(sealed(b"a secret", FHIR_JSON, key=new_key()), new_key())
