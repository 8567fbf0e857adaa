"""Erased is gone: from the pages, from the file, and from what lies beside it."""

import os
from contextlib import closing
from pathlib import Path

import pytest

from tests.server.running import Browserless, serving

SECRET = "violet clogs from the attic"


@pytest.mark.slow
def test_nothing_of_an_erased_diary_can_be_read_in_any_file(tmp_path: Path) -> None:
    with serving(tmp_path) as server, closing(Browserless(server.port)) as person:
        person.start_diary()
        for _ in range(3):
            assert person.post("/day/", shoe=SECRET)[0] == 302
        assert any(SECRET.encode() in read(file) for file in files(tmp_path)), "the diary was never written"
        person.get("/more/data/erase/")
        assert person.post("/more/data/erase/", sure="yes")[0] == 302
        assert [file.name for file in files(tmp_path) if SECRET.encode() in read(file)] == []


def files(folder: Path) -> list[Path]:
    return [Path(root) / name for root, _, names in os.walk(folder) for name in names if "sqlite" in name]


def read(file: Path) -> bytes:
    return file.read_bytes()
