"""FHIR: 10,000 Observations out and through the gate, and a thousand documents in two validators.

``python -m benchmarks fhir`` does both, ``--bundles 0`` only the times.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import orjson

from benchmarks.fhir_diaries import about, diary, ratings
from benchmarks.web import machine
from fodro.domain.diary import digest
from fodro.exchange.fhir import check, document_bytes, read_fhir
from fodro.exchange.fhir.document import built

OBSERVATIONS, REPETITIONS, BUNDLES = 10_000, 5, 1_000
EXPORT_BUDGET_S, VALIDATE_BUDGET_S = 1.0, 2.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--observations", type=int, default=OBSERVATIONS)
    parser.add_argument("--repetitions", type=int, default=REPETITIONS)
    parser.add_argument("--bundles", type=int, default=BUNDLES)
    asked = parser.parse_args()
    print(f"On {machine()}:")
    times(asked.observations, asked.repetitions)
    if asked.bundles:
        two_validators(asked.bundles)


def times(n: int, repetitions: int) -> None:
    whole = ratings(n)
    export = median_s(lambda: orjson.dumps(built(whole)), repetitions)
    made = orjson.dumps(built(whole))
    document = orjson.loads(made)
    if check(document):
        sys.exit("the document breaks a rule")
    validate = median_s(lambda: check(document), repetitions)
    print(f"{n:,} Observations in one document, {len(made) / 1e6:.1f} MB; simulated")
    told("made and written", export, EXPORT_BUDGET_S)
    told("through the gate", validate, VALIDATE_BUDGET_S)
    told("made, through the gate, read back and written", median_s(lambda: document_bytes(whole), 1))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "diary.json"
        file.write_bytes(made)
        told("imported, gate and all", median_s(lambda: read_fhir(file), 1))


def median_s(job: Callable[[], object], repetitions: int) -> tuple[float, float]:
    """Return the medians of a job on the clock and on the processor, all threads, after one to warm up."""
    job()
    taken = []
    for _ in range(repetitions):
        clock, processor = time.perf_counter(), time.process_time()
        job()
        taken.append((time.perf_counter() - clock, time.process_time() - processor))
    clock_s, processor_s = np.median(np.array(taken), axis=0)
    return float(clock_s), float(processor_s)


def told(what: str, found: tuple[float, float], budget: float | None = None) -> None:
    clock_s, processor_s = found
    kept = "" if budget is None else f" (budget {budget:g}: {'kept' if processor_s <= budget else 'MISSED'})"
    print(f"{what}: {processor_s:.2f} s of the processor{kept}, {clock_s:.2f} s on the clock")


def two_validators(n: int) -> None:
    ours, theirs, lost = 0, 0, 0
    kinds: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(n):
            file = Path(folder) / "diary.json"
            file.write_bytes(a_document(seed))
            document = orjson.loads(file.read_bytes())
            kinds.update(entry["resource"]["resourceType"] for entry in document["entry"])
            ours += len(check(document))
            theirs += second_opinion(document)
            lost += digest(read_fhir(file).diary) != digest(diary(seed))
    print(f"{n:,} documents of simulated diaries, {kinds.total():,} resources:")
    print(f"  {', '.join(f'{kind} {count:,}' for kind, count in kinds.most_common())}")
    print(f"  errors of our gate (fhirkit and rules): {ours}")
    print(f"  errors of fhir.resources (R4B): {theirs}")
    print(f"  read back as another diary: {lost}")


def a_document(seed: int) -> bytes:
    """Return a document with a page in every fifth and sentences in every seventh."""
    pdf = b"%PDF-1.7 simulated" if seed % 5 == 0 else None
    findings = ["More on days with <hard> floors."] if seed % 7 == 0 else []
    language = "da" if seed % 2 else "en"
    return document_bytes(diary(seed), about=about(seed), language=language, pdf=pdf, findings=findings)


def second_opinion(document: dict[str, Any]) -> int:
    """Return how many resources, the bundle among them, `fhir.resources` (R4B) does not take."""
    rest = {**document, "entry": [{"fullUrl": entry["fullUrl"]} for entry in document["entry"]]}
    return sum(not _is_taken(each) for each in (rest, *(entry["resource"] for entry in document["entry"])))


def _is_taken(resource: dict[str, Any]) -> bool:
    kind = resource["resourceType"]
    model = getattr(import_module(f"fhir.resources.R4B.{kind.lower()}"), kind)
    try:
        model.model_validate(resource)
    except ValueError as error:
        print(f"  {kind}: {str(error)[:500]}")
        return False
    return True


if __name__ == "__main__":
    main()
