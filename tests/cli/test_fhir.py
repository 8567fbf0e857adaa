"""A diary out of the app as FHIR and into another one, from the command line."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from fodro.domain.diary import digest
from fodro.exchange.fhir import check, read_fhir
from tests.cli.command import program
from tests.exchange.bad_diaries import GOOD, fill


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fhir")
    assert program("import", "diary", fill(folder / "diary", GOOD), data=folder / "data").returncode == 0
    return folder / "data"


@pytest.mark.parametrize("name", ["out.json", "out.zip", "out"])
def test_what_went_out_as_fhir_is_known_again_and_fills_another_app(
    data: Path, tmp_path: Path, name: str
) -> None:
    out = tmp_path / name
    assert program("export", "--as", "fhir", "--to", out, data=data).returncode == 0
    again = program("import", "fhir", out, data=data)
    assert again.stdout.startswith("Records added: 0.")
    assert program("import", "fhir", out, data=tmp_path / "other").returncode == 0
    back = tmp_path / "back.json"
    assert program("export", "--as", "fhir", "--to", back, data=tmp_path / "other").returncode == 0
    assert digest(read_fhir(back).diary) == digest(read_fhir(out).diary)


def test_snomed_is_written_only_when_asked_for(data: Path, tmp_path: Path) -> None:
    plain, coded = tmp_path / "plain.json", tmp_path / "coded.json"
    assert program("export", "--to", plain, "--language", "da", data=data).returncode == 0
    assert program("export", "--to", coded, "--snomed", data=data).returncode == 0
    assert b"snomed" not in plain.read_bytes()
    assert b"snomed" in coded.read_bytes()
    assert "Foddagbog" in plain.read_text()
    assert check(orjson.loads(coded.read_bytes())) == ()
