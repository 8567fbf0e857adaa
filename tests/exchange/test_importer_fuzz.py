"""Whatever a file holds, an importer gives a diary or our own error: a share of the benchmark."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.fuzz_imports import READERS, run, seeds

from fodro.exchange.importers import IMPORTERS

FILES = seeds()
SHARE, SEED = 60, 7


def test_every_importer_of_the_registry_is_tried() -> None:
    assert set(FILES) == set(READERS) >= set(IMPORTERS)


@pytest.mark.parametrize("kind", FILES)
def test_a_file_that_is_not_broken_is_read(kind: str, tmp_path: Path) -> None:
    for name, data in FILES[kind].items():
        (tmp_path / name).write_bytes(data)
        assert READERS[kind](tmp_path / name).diary is not None


@pytest.mark.parametrize("kind", FILES)
def test_a_broken_file_is_read_or_refused_with_our_own_error(kind: str) -> None:
    tally = run({kind: FILES[kind]}, SHARE, SEED)[kind]
    assert tally.failed == []
    assert tally.read + tally.refused == SHARE
    assert tally.refused > 0
