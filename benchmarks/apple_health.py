"""A simulated export of Apple Health: time and memory, beside its floors and peers of the package index.

``python -m benchmarks apple_health`` takes 1.5 GB; the file is made once and kept in the temporary folder.
Each run is a process of its own, and what it imports counts. The peers come into an environment that is
thrown away. They are given the file as Apple wrote it and one without its two defects, which stop them. On a
computer that is busy with other things, the processor's seconds say more than the clock's.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
import venv
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.apple_file import write_export
from benchmarks.web import machine

SIZE_MB = 1500
SMALLER = (1 / 15, 1 / 3)
"""Shares of the size at which the cost is measured too."""
BUDGET_S, BUDGET_MB, TIMES_FASTER = 6.0, 100.0, 10.0
RUNS, TOO_LONG_S = 3, 900
"""Of a processor; what takes longer is ended."""

PEERS = {
    "healthkit-to-sqlite": "from healthkit_to_sqlite.cli import cli\ncli([FILE, OUT], standalone_mode=False)",
    "apple-health-exporter": "from apple_health_exporter import health_xml_to_feather\n"
    "health_xml_to_feather(FILE, OUT, xml_file_name='export.xml')",
}
"""What a person who follows their read-me runs."""

ALSO = {"apple-health-exporter": ("numpy<2",)}
"""What a peer needs besides and does not say: its pandas of 2023 does not load with a later NumPy."""

OURS = """\
from pathlib import Path
from fodro.exchange.apple_health import read_apple_health
read_apple_health(Path(FILE))"""
INFLATE = "from benchmarks.apple_health import inflated\nfor _ in inflated(FILE): pass"
SCAN = "from benchmarks.apple_health import scanned\nscanned(FILE)"
EXPAT = (
    "from benchmarks.apple_health import inflated\nfrom xml.parsers.expat import ParserCreate\n"
    "parser = ParserCreate()\nparser.StartElementHandler = lambda name, attributes: None\n"
    "for chunk in inflated(FILE): parser.Parse(chunk)\nparser.Parse(b'', True)"
)
_TIMED = """\
import json, resource, sys, time
FILE, OUT = sys.argv[1:]
resource.setrlimit(resource.RLIMIT_CPU, ({most}, {most}))
began, used = time.perf_counter(), time.process_time()
{code}
seconds, cpu = time.perf_counter() - began, time.process_time() - used
peak = next(line for line in open('/proc/self/status') if line.startswith('VmHWM'))
print(json.dumps([seconds, cpu, int(peak.split()[1]) / 1024]))
"""
NAMES = (
    b"StepCount",
    b"DistanceWalkingRunning",
    b"AppleStandTime",
    b"WalkingAsymmetryPercentage",
    b"WalkingDoubleSupportPercentage",
    b"WalkingSpeed",
    b"WalkingStepLength",
    b"AppleWalkingSteadiness",
    b"SleepAnalysis",
    b"BodyMass",
)


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process took; no seconds where it did not finish, and why."""

    seconds: float
    cpu_s: float
    mb: float
    why: str = ""

    def __str__(self) -> str:
        return self.why or f"{self.seconds:.2f} s ({self.cpu_s:.2f} of a processor), {self.mb:.0f} MB"


def inflated(path: str) -> Iterator[bytes]:
    """Yield the unpacked export and nothing else: no checksum, no look at it."""
    import zipfile

    with zipfile.ZipFile(path) as archive, Path(path).open("rb") as file:
        entry = archive.getinfo("apple_health_export/export.xml")
        file.seek(entry.header_offset + 26)
        lengths = file.read(4)
        file.seek(int.from_bytes(lengths[:2], "little") + int.from_bytes(lengths[2:], "little"), 1)
        inflate = zlib.decompressobj(-15)
        while not inflate.eof and (packed := file.read(2**17)):
            while packed and not inflate.eof:
                yield inflate.decompress(packed, 2**20)
                packed = inflate.unconsumed_tail


def scanned(path: str) -> int:
    """Look for the names of ten kinds of records, one after the other: no attribute is read."""
    return sum(chunk.count(name) for chunk in inflated(path) for name in NAMES)


def cost(code: str, file: Path, *, python: str = sys.executable) -> Cost:
    """Run `code` on `file` in a process of its own."""
    with tempfile.TemporaryDirectory(prefix="fodro-apple-") as folder:
        command = [
            python,
            "-c",
            _TIMED.format(code=code, most=TOO_LONG_S),
            str(file),
            str(Path(folder) / "out"),
        ]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        last = (run.stderr.strip().splitlines() or [f"ended with {run.returncode}"])[-1]
        return Cost(0.0, 0.0, 0.0, f"stopped: {last[:90]}")
    return Cost(*json.loads(run.stdout.strip().splitlines()[-1]))


def best_of(code: str, file: Path, runs: int = RUNS) -> Cost:
    """Return the median time and the highest memory of some runs."""
    costs = [cost(code, file) for _ in range(runs)]
    stopped = next((one for one in costs if one.why), None)
    if stopped:
        return stopped
    seconds, cpu_s = (median(each) for each in zip(*((one.seconds, one.cpu_s) for one in costs), strict=True))
    return Cost(seconds, cpu_s, max(one.mb for one in costs))


def made(mb: float, *, defects: bool) -> Path:
    """Return a simulated export of `mb` megabytes, made once."""
    folder = Path(tempfile.gettempdir()) / "fodro-benchmark-apple"
    folder.mkdir(exist_ok=True)
    path = folder / f"{mb:.0f}-{'as-apple' if defects else 'mended'}-1" / "export.zip"
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        half = path.with_suffix(".half")
        write_export(half, int(mb * 1e6), defects=defects)
        half.rename(path)
    return path


def installed(package: str, folder: Path) -> str:
    """Return a Python that has `package`, or nothing where it cannot be had."""
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    wanted = [package, *ALSO.get(package, ())]
    run = subprocess.run([*command, *wanted], capture_output=True, check=False)
    return str(python) if run.returncode == 0 else ""


def line(what: str, one: Cost, ours: Cost | None = None, said: str = "") -> str:
    times = (
        f"{one.seconds / ours.seconds:.1f} ({one.cpu_s / ours.cpu_s:.1f}) ×" if ours and not one.why else ""
    )
    return f"| {what} | {one} | {times} | {said} |"


def kept(holds: bool) -> str:
    return "kept" if holds else "MISSED"


def run(mb: float, peers: list[str]) -> Iterator[str]:
    """Yield the lines of the table."""
    file = made(mb, defects=True)
    ours = best_of(OURS, file)
    within = kept(ours.seconds <= BUDGET_S * mb / SIZE_MB and ours.mb <= BUDGET_MB)
    yield line(
        f"Fodro, {mb / 1000:.1f} GB with both defects", ours, said=f"{within} (6 s and 100 MB at 1.5 GB)"
    )
    for share in SMALLER:
        small = best_of(OURS, made(mb * share, defects=True))
        rate = f"{small.cpu_s / (mb * share) * 1000:.2f} s of a processor for each GB"
        yield line(f"Fodro, {mb * share / 1000:.1f} GB", small, said=rate)
    yield line("Floor: inflating alone", best_of(INFLATE, file), ours)
    yield line("Floor: looking for ten names, no attribute read", best_of(SCAN, file), ours)
    mended = made(mb, defects=False)
    yield line("expat with an empty handler", cost(EXPAT, mended), ours, "without the defects")
    for peer in peers:
        yield from beside(peer, file, mended, ours)


def beside(peer: str, file: Path, mended: Path, ours: Cost) -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="fodro-peer-") as folder:
        python = installed(peer, Path(folder))
        if not python:
            yield f"| {peer} | could not be installed here | | |"
            return
        yield line(f"{peer}, as Apple wrote it", cost(PEERS[peer], file, python=python), ours)
        one = cost(PEERS[peer], mended, python=python)
        faster = "" if one.why else kept(one.seconds >= TIMES_FASTER * ours.seconds)
        yield line(f"{peer}, without the defects", one, ours, f"{faster} (ten times)" if faster else "")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=float, default=SIZE_MB, help="megabytes unpacked")
    parser.add_argument("--peer", action="append", choices=sorted(PEERS), help="only this one")
    parser.add_argument("--no-peers", action="store_true")
    asked = parser.parse_args()
    print(f"{machine()}\n\n| what | measured | of Fodro's time | |\n|---|---|---|---|")
    began = time.perf_counter()
    for one in run(asked.size, [] if asked.no_peers else asked.peer or list(PEERS)):
        print(one, flush=True)
    print("\nSimulated files, each measured in a process of its own;", end=" ")
    print(f"{time.perf_counter() - began:.0f} s in all.")


if __name__ == "__main__":
    main()
