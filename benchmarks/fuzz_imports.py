"""Twenty thousand broken files, each given to the importer it is meant for.

``python -m benchmarks fuzz_imports [N] [SEED]`` makes `N` files, the same ones for the same seed, in one
process with a bound on its memory, and prints what came of each kind. Anything but our own error, more than
the time allowed for one file, or more memory than allowed ends with status 1 and the numbers that make such
a file again.
"""

from __future__ import annotations

import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from types import FrameType

from tests.exchange.bad_diaries import GOOD
from tests.exchange.look_alikes import look_alikes, zipped
from tests.exchange.mutating import Mutant, mutants

from fodro.domain.body import Side
from fodro.domain.civil import DayPart
from fodro.domain.diary import Diary, DiaryError, Rating
from fodro.exchange.apple_health import read_apple_health
from fodro.exchange.fhir import document_bytes, read_fhir
from fodro.exchange.imported import Cancelled
from fodro.exchange.importers import IMPORTERS, Importer, recognised

N, SEED = 20_000, 7
FILE_S = 20.0
MEMORY_BYTES = 3 * 2**30
_APPLE = b"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE HealthData [<!ELEMENT HealthData (ExportDate,Me,Record*)>]>
<HealthData locale="da_DK">
 <ExportDate value="2024-06-01 08:00:00 +0200"/>
 <Record type="HKQuantityTypeIdentifierStepCount" sourceName="SIMULATED phone" unit="count"
  creationDate="2024-05-30 09:00:00 +0200" startDate="2024-05-30 08:00:00 +0200"
  endDate="2024-05-30 08:30:00 +0200" value="1200"/>
 <Record type="HKQuantityTypeIdentifierStepCount" sourceName="SIMULATED watch" unit="count"
  startDate="2024-05-30 08:10:00 +0200" endDate="2024-05-30 08:40:00 +0200" value="1300"/>
 <Record type="HKQuantityTypeIdentifierBodyMass" sourceName="SIMULATED scale" unit="kg"
  startDate="2024-05-30 07:00:00 +0200" endDate="2024-05-30 07:00:00 +0200" value="71.5"/>
 <Record type="HKCategoryTypeIdentifierSleepAnalysis" sourceName="SIMULATED watch"
  startDate="2024-05-29 23:00:00 +0200" endDate="2024-05-30 06:30:00 +0200"
  value="HKCategoryValueSleepAnalysisAsleepCore"/>
</HealthData>
"""
_MYAIGUIDE = b"participant,date,variable,value\n1,2020-03-01,pain: knee pain,3.2\n1,2020-03-01,steps,5400.0\n"
_ANY = b"day;how it was;steps\n30-05-2024;4,5;6.900\n31-05-2024;3,0;8.200\n"


READERS: dict[str, Importer] = {
    "apple-health": read_apple_health,
    "fhir": read_fhir,
    **{slug: kind.read for slug, kind in IMPORTERS.items()},
}


class TooLong(Exception):  # noqa: N818  # it is told, not handled
    """One file took longer than any file may."""


@dataclass
class Tally:
    """What came of the files of one kind."""

    read: int = 0
    refused: int = 0
    failed: list[str] = field(default_factory=list)
    slowest_s: float = 0.0
    slowest: str = ""
    peak_mb: float = 0.0
    heaviest: str = ""


def seeds() -> dict[str, dict[str, bytes]]:
    """Return files that every importer of the registry reads, by kind and name; simulated, all of them."""
    at = datetime(2024, 5, 30, 20, 15)  # noqa: DTZ001  # a clock on the wall
    rating = Rating(at, "heel", Side.LEFT, 4.0, DayPart.EVENING, ("sharp",))
    diary = Diary((rating,), factors={date(2024, 5, 30): {"steps": 6900.0, "shoe": "A"}})
    more = {
        "diary": {"diary.zip": zipped(GOOD)},
        "myaiguide": {"participants.csv": _MYAIGUIDE},
        "apple-health": {
            "export.xml": _APPLE,
            "export.zip": zipped({"apple_health_export/export.xml": _APPLE}),
        },
        "fhir": {"bundle.json": document_bytes(diary)},
        "csv": {"days.csv": _ANY},
    }
    return {**look_alikes(), **more}


@contextmanager
def bounded(seconds: float) -> Iterator[None]:
    """Raise ``TooLong`` where what is inside takes more of the processor; a busy machine does not count."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TooLong

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def tried(mutant: Mutant, folder: Path) -> tuple[bool, str]:
    """Return whether a broken file was read all the same, and what went wrong that never may."""
    file = folder / mutant.name
    file.write_bytes(mutant.data)
    try:
        with bounded(FILE_S):
            recognised(file)
            READERS[mutant.kind](file)
    except (DiaryError, Cancelled) as refused:
        return False, "" if getattr(refused, "remedy", "-") else "an error without a remedy"
    except Exception:  # noqa: BLE001  # this is what is looked for
        return False, traceback.format_exc()
    finally:
        file.unlink()
    return True, ""


def run(files: Mapping[str, Mapping[str, bytes]], n: int, seed: int, *, start: int = 0) -> dict[str, Tally]:
    """Return what came of `n` broken files, by kind."""
    tallies = {kind: Tally() for kind in files}
    with tempfile.TemporaryDirectory() as folder:
        for number, mutant in enumerate(mutants(files, n, seed=seed, start=start), start=start):
            began = time.process_time()
            read, wrong = tried(mutant, Path(folder))
            came = (time.process_time() - began, read, wrong)
            _count(tallies[mutant.kind], mutant, f"{seed}.{number}", came)
            if number % 1000 == 999:
                print(
                    f"{number + 1:,}: {sum(len(one.failed) for one in tallies.values())} failed", flush=True
                )
    return tallies


def _count(tally: Tally, mutant: Mutant, number: str, came: tuple[float, bool, str]) -> None:
    took, read, wrong = came
    tally.read += read
    tally.refused += not read and not wrong
    if wrong:
        tally.failed.append(f"{number} {mutant.name} ({mutant.how}): {wrong.strip()}")
    if took > tally.slowest_s:
        tally.slowest_s, tally.slowest = took, f"{number} {mutant.how}"
    if peak_mb() > tally.peak_mb:
        tally.peak_mb, tally.heaviest = peak_mb(), f"{number} {mutant.how}"


def peak_mb() -> float:
    """Return the most memory this process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Run it, print it, and end with status 1 if anything came out that never may."""
    n, seed, start = (*(int(word) for word in sys.argv[1:]), *(N, SEED, 0)[len(sys.argv) - 1 :])
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    files, began = seeds(), time.perf_counter()
    tallies = run(files, n, seed, start=start)
    took = time.perf_counter() - began
    print(f"{'kind':<16} {'read':>7} {'refused':>8} {'failed':>7} {'slowest':>9}")
    for kind, one in tallies.items():
        told = f"{one.slowest_s:>7.2f} s  {one.slowest}"
        print(f"{kind:<16} {one.read:>7} {one.refused:>8} {len(one.failed):>7} {told}")
    heaviest = max(tallies.values(), key=lambda one: one.peak_mb).peak_mb
    when = [one.heaviest for one in tallies.values() if one.peak_mb == heaviest]
    print(f"{n:,} files, seed {seed}, from {start}: {took:.0f} s, at most {heaviest:.0f} MB ({when[0]})")
    failed = [line for one in tallies.values() for line in one.failed]
    for how, times in Counter(line.rsplit("\n", 1)[-1] for line in failed).most_common(12):
        print(f"{times:>6} × {how}")
    print("\n\n".join(failed[:8]))
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
