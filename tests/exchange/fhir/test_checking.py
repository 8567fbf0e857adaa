"""The gate: good documents pass, each broken one is refused at the place where it is broken."""

from __future__ import annotations

import pytest

from fodro.exchange.fhir import check
from tests.exchange.fhir.mutants import MUTANTS, Mutant, good


def test_the_good_document_is_good() -> None:
    assert check(good()) == ()


def test_there_are_many_mutants_and_none_twice() -> None:
    assert len({mutant.name for mutant in MUTANTS}) == len(MUTANTS) >= 60


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_broken_document_is_refused_where_it_is_broken(mutant: Mutant) -> None:
    bundle, path = mutant.broken()
    path = path.replace("entry[-1]", f"entry[{len(bundle['entry']) - 1}]")
    assert path in {fault.path for fault in check(bundle)}
