"""Whatever is said of a FHIR file is said in Danish too."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.utils import translation

from fodro.domain.diary import DiaryError
from fodro.exchange.fhir import document_bytes, ndjson_files, read_fhir
from fodro.exchange.fhir.reading import _WHY
from fodro.web.bringing_in.heard import heard
from tests.exchange.fhir.test_document import DIARY, MADE
from tests.exchange.fhir.test_foreign import PAIN, WEIGHT, put

LINES = ndjson_files(DIARY, about=MADE)
WHOLE = b"".join(LINES.values())


def not_danish(*said: str) -> list[str]:
    with translation.override("da"):
        return [one.text for one in map(heard, said) if one.language]


def test_every_note_has_its_danish(tmp_path: Path) -> None:
    imported = read_fhir(put(tmp_path, WEIGHT, "{broken", {**PAIN, "status": "entered-in-error"}))
    assert len(imported.notes) == 3
    assert not_danish(*imported.notes) == []
    assert not_danish(*(f"3 pain score(s) left: {why}." for why in _WHY.values())) == []


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.json", b"{"),
        ("a.json", b"words"),
        ("a.ndjson", WHOLE[:-20]),
        ("a.ndjson", WHOLE.replace(b'"value":6.5', b'"value":1.5')),
        ("a.ndjson", b"".join(data for name, data in LINES.items() if name != "Observation.ndjson")),
        ("a.zip", b"PK\x03\x04 broken"),
        ("a.json", document_bytes(DIARY, about=MADE)[:-20]),
    ],
)
def test_what_is_wrong_is_said_in_danish(name: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(DiaryError) as refused:
        read_fhir(tmp_path / name)
    assert not_danish(refused.value.problem, refused.value.remedy) == []
