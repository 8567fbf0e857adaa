"""The work done by a cluster of Dask."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fodro.cohort.run import analyse_many
from tests.cli.command import fodro
from tests.cohort.cohorts import Inline, tables, write_bad_diary, write_cohort

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    from distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as cluster:  # type: ignore[no-untyped-call]
        yield cluster


def test_a_cluster_gives_the_same_tables(cluster: Any, tmp_path: Path) -> None:
    folder = write_cohort(tmp_path / "cohort", ["a", "b", "c/d", "e", "f", "g"])
    write_bad_diary(folder / "bad")
    analyse_many(folder, tmp_path / "inline.parquet", crew=Inline())
    address = cluster.scheduler_address
    answer = fodro("analyse-many", folder, "--out", tmp_path / "dask.parquet", "--scheduler", address)
    assert answer.exit_code == 1, answer.output
    assert "Skipped: 1 of 7." in answer.stderr
    assert tables(tmp_path / "dask.parquet") == tables(tmp_path / "inline.parquet")


def test_a_cluster_goes_on_where_processes_ended(cluster: Any, tmp_path: Path) -> None:
    folder, out = write_cohort(tmp_path / "cohort", ["a", "b", "c"]), tmp_path / "f.parquet"
    with pytest.raises(KeyboardInterrupt):
        analyse_many(folder, out, crew=Inline(stop_after=2))
    answer = fodro("analyse-many", folder, "--out", out, "--scheduler", cluster.scheduler_address)
    assert answer.exit_code == 0, answer.output
    assert "Done before: 2." in answer.stdout


def test_without_dask_it_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    answer = fodro("analyse-many", tmp_path, "--out", tmp_path / "f.parquet", "--scheduler", "tcp://x:1")
    assert answer.exit_code == 2
    assert "pip install 'fodro[cluster]'" in answer.stderr


def test_an_address_that_is_none_is_refused(tmp_path: Path) -> None:
    folder = write_cohort(tmp_path / "cohort", ["a"], days=3)
    answer = fodro("analyse-many", folder, "--out", tmp_path / "f.parquet", "--scheduler", "nonsense://1")
    assert answer.exit_code == 2
    assert "The scheduler at nonsense://1 does not answer" in answer.stderr
