"""Documents of simulated diaries in another validator: the thousand are ``python -m benchmarks fhir``."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest
from benchmarks.fhir import a_document, second_opinion
from benchmarks.fhir_diaries import diary

from fodro.domain.diary import digest
from fodro.exchange.fhir import check, read_fhir
from tests.exchange.fhir.mutants import good


@pytest.mark.parametrize("seed", range(20))
def test_both_validators_take_any_document_and_it_reads_back(tmp_path: Path, seed: int) -> None:
    made = tmp_path / "diary.json"
    made.write_bytes(a_document(seed))
    document = orjson.loads(made.read_bytes())
    assert check(document) == ()
    assert second_opinion(document) == 0
    assert digest(read_fhir(made).diary) == digest(diary(seed))


def test_the_second_opinion_sees_what_is_broken() -> None:
    broken = good()
    assert second_opinion(broken) == 0
    broken["entry"][2]["resource"]["pain"] = 3
    assert second_opinion(broken) == 1
