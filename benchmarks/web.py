"""How much travels and how long it takes: the real server, the simulated 120 days, a real browser.

``python -m benchmarks web`` prints the table of docs/reference/benchmarks.md.
"""

from __future__ import annotations

import argparse
import http.client
import os
import platform
import re
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import urlencode

import uuid_utils.compat
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright
from tests.browser.finding import find_browser
from tests.server.running import Browserless, serving

ROOMS = {
    "Today": "/",
    "Check in": "/checkin/",
    "The day": "/day/",
    "Massage": "/massage/?minutes=10",
    "Patterns": "/patterns/",
    "More": "/more/",
}
PHONE: ViewportSize = {"width": 390, "height": 844}
PAGE_BUDGET_MS = 100.0
FINDINGS_BUDGET_MS = 2000.0
LOOK_EVERY_S = 0.02
CHECKIN_BUDGET_MS = 50.0
START_BUDGET_S = 3.0
FIRST_VISIT_BUDGET_KB = 60.0
ENCODINGS = "gzip, deflate, br"
SETTLE_REQUESTS = 5


@dataclass(frozen=True)
class Figure:
    """One line of the table."""

    what: str
    measured: str
    budget: str = ""
    kept: bool = True

    def line(self) -> str:
        verdict = ("kept" if self.kept else "**missed**") if self.budget else ""
        return f"| {self.what} | {self.measured} | {self.budget} | {verdict} |"


class Visitor:
    """Someone who looks around in the simulated diary, on one kept connection, and reads the clock."""

    def __init__(self, port: int) -> None:
        self.person = Browserless(port)
        for page in ("/welcome/", "/more/"):  # the second where this computer has a diary of its own
            self.person.get(page)

    def look_around_ms(self) -> float:
        started = time.perf_counter()
        status, _ = self.person.post("/welcome/look-around/")
        taken_ms = 1000 * (time.perf_counter() - started)
        if status != 302 or "Simulated diary" not in self.person.get("/")[1]:
            message = "the simulated diary did not open"
            raise LookupError(message)
        self.person.none_of_these()
        return taken_ms

    def get_ms(self, path: str) -> float:
        return self._ask_ms("GET", path, None)

    def require_charts(self) -> None:
        _, page = self.person.get("/patterns/")
        if page.count("<table>") < 3:
            message = "Patterns shows no charts, so its time would mean nothing"
            raise LookupError(message)

    def understood_ms(self) -> float:
        """Return how long it takes until the page has nothing to wait for any more."""
        started = time.perf_counter()
        while "hx-get" in self.person.get("/patterns/")[1]:
            time.sleep(LOOK_EVERY_S)
        return 1000 * (time.perf_counter() - started)

    def checkin_ms(self, intensity: int) -> float:
        fields = {
            "csrfmiddlewaretoken": self.person.token,
            "id": str(uuid_utils.compat.uuid7()),
            "place": "L.sole.heel",
            "intensity:L.sole.heel": str(intensity),
        }
        return self._ask_ms("POST", "/checkin/", urlencode(fields))

    def _ask_ms(self, method: str, path: str, body: str | None) -> float:
        headers = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.person.cookies.items()),
            "Accept-Encoding": ENCODINGS,
            **({"Content-Type": "application/x-www-form-urlencoded"} if body else {}),
        }
        started = time.perf_counter()
        self.person.connection.request(method, path, body, headers)
        answer = self.person.connection.getresponse()
        answer.read()
        taken_ms = 1000 * (time.perf_counter() - started)
        if answer.status != (302 if body else 200):
            message = f"{method} {path} was answered with {answer.status}"
            raise http.client.HTTPException(message)
        return taken_ms


def middle_and_tail(times_ms: list[float]) -> tuple[float, float]:
    return statistics.median(times_ms), statistics.quantiles(times_ms, n=20, method="inclusive")[-1]


def timing(what: str, times_ms: list[float], *, budget_ms: float = 0.0) -> Figure:
    middle, tail = middle_and_tail(times_ms)
    budget = f"{budget_ms:g} ms" if budget_ms else ""
    return Figure(what, f"{middle:.1f} ms, 95 % below {tail:.1f}", budget, kept=middle <= budget_ms)


def repeated(times: int, ask: Callable[[], float]) -> list[float]:
    for _ in range(SETTLE_REQUESTS):
        ask()
    return [ask() for _ in range(times)]


def warm_pages(visitor: Visitor, requests: int) -> Iterator[Figure]:
    for name, path in ROOMS.items():
        times_ms = repeated(requests, partial(visitor.get_ms, path))
        yield timing(f"{name}, warm", times_ms, budget_ms=PAGE_BUDGET_MS)


def floor(visitor: Visitor, requests: int) -> Figure:
    _, page = visitor.person.get("/more/")
    found = re.search(r"/static/design/tokens[^\"]+", page)
    if found is None:
        message = "the page names no style sheet"
        raise LookupError(message)
    times_ms = repeated(requests, partial(visitor.get_ms, found.group()))
    return timing("A static file, for comparison", times_ms)


def after_a_checkin(visitor: Visitor, times: int) -> Iterator[Figure]:
    """Yield how long Patterns takes right after a check-in, and how long until it is among the findings."""
    page_ms, until_ms = [], []
    for n in range(times):
        visitor.checkin_ms(n % 11)
        page_ms.append(visitor.get_ms("/patterns/"))
        until_ms.append(page_ms[-1] + visitor.understood_ms())
    yield timing("Patterns, right after a new check-in", page_ms, budget_ms=PAGE_BUDGET_MS)
    yield timing("… until the new check-in is among the findings", until_ms, budget_ms=FINDINGS_BUDGET_MS)


def checkins(visitor: Visitor, times: int) -> Figure:
    times_ms = [visitor.checkin_ms(n % 11) for n in range(times)]
    return timing("A check-in, until it is on disk and acknowledged", times_ms, budget_ms=CHECKIN_BUDGET_MS)


def syncs(folder: Path, times: int) -> Figure:
    times_ms = []
    with (folder / "sync").open("wb") as file:
        for _ in range(times):
            started = time.perf_counter()
            file.write(bytes(4096))
            file.flush()
            os.fsync(file.fileno())
            times_ms.append(1000 * (time.perf_counter() - started))
    return timing("4 kB written and synced to the same disk, for comparison", times_ms)


def later_starts(folder: Path, times: int) -> Figure:
    taken_s = []
    for _ in range(times):
        started = time.perf_counter()
        with serving(folder):
            taken_s.append(time.perf_counter() - started)
    middle = statistics.median(taken_s)
    budget = f"{START_BUDGET_S:g} s"
    what = "A later `fodro serve`, until the first answer"
    return Figure(what, f"{middle:.2f} s, longest {max(taken_s):.2f}", budget, kept=middle <= START_BUDGET_S)


class Wire:
    """Counts what a browser takes from the wire."""

    def __init__(self, page: Page) -> None:
        self.taken: dict[str, float] = {}
        self.urls: dict[str, str] = {}
        protocol = page.context.new_cdp_session(page)
        protocol.send("Network.enable")
        protocol.on("Network.requestWillBeSent", self._sent)
        protocol.on("Network.loadingFinished", self._finished)

    def _sent(self, event: dict[str, object]) -> None:
        redirect = event.get("redirectResponse")
        if isinstance(redirect, dict):
            self._add("redirect", redirect["encodedDataLength"])

    def _finished(self, event: dict[str, object]) -> None:
        self._add("file", event["encodedDataLength"])

    def _add(self, kind: str, size: object) -> None:
        if not isinstance(size, int | float):
            message = f"no size: {size!r}"
            raise TypeError(message)
        self.taken[kind] = self.taken.get(kind, 0.0) + size
        self.taken["all"] = self.taken.get("all", 0.0) + size

    @property
    def kb(self) -> float:
        return self.taken.get("all", 0.0) / 1000


@contextmanager
def a_browser() -> Iterator[Browser | None]:
    path = find_browser()
    if path is None:
        yield None
        return
    sandbox = [] if os.name == "nt" or os.geteuid() else ["--no-sandbox"]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=[*sandbox, "--disable-gpu"])
        yield chromium
        chromium.close()


def first_visit(browser: Browser, address: str) -> Iterator[Figure]:
    """Yield what a first visit takes, door by door, with nothing kept from before."""
    context = browser.new_context(base_url=address, viewport=PHONE, locale="en-GB")
    page = context.new_page()
    wire = Wire(page)
    page.goto("/", wait_until="networkidle")
    budget = f"{FIRST_VISIT_BUDGET_KB:g} kB"
    kept = wire.kb <= FIRST_VISIT_BUDGET_KB
    yield Figure("First visit: the two doors, everything they load", f"{wire.kb:.1f} kB", budget, kept=kept)
    page.get_by_role("button", name="Start my diary").click()
    page.wait_for_load_state("networkidle")
    yield Figure("… and through to Today", f"{wire.kb:.1f} kB")
    for name in ("Check in", "Massage"):
        page.goto(ROOMS[name], wait_until="networkidle")
        yield Figure(f"… and {name}", f"{wire.kb:.1f} kB")
    context.close()


def machine() -> str:
    processor = "an unnamed processor"
    if Path("/proc/cpuinfo").exists():
        names = re.findall(r"model name\s*: (.+)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
        processor = names[0] if names else processor
    return f"{os.cpu_count()} cores ({processor}), {platform.system()}, Python {platform.python_version()}"


def measure(folder: Path, requests: int) -> Iterator[Figure]:
    with serving(folder) as server:
        with a_browser() as browser:
            if browser is None:
                yield Figure("First visit", "no Chromium or Chrome on this machine")
            else:
                yield from first_visit(browser, server.address)
        visitor = Visitor(server.port)
        yield Figure("“Look around”, the first time after a start", f"{visitor.look_around_ms():.0f} ms")
        yield Figure("Patterns, the first time after a start", f"{visitor.get_ms('/patterns/'):.0f} ms")
        yield Figure("… until its findings are there", f"{visitor.understood_ms():.0f} ms")
        visitor.require_charts()
        yield from warm_pages(visitor, requests)
        yield floor(visitor, requests)
        yield from after_a_checkin(visitor, max(2, requests // 2))
        yield checkins(visitor, 2 * requests)
        yield syncs(folder, 2 * requests)
    yield later_starts(folder, 5)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=50, help="per page")
    asked = parser.parse_args()
    print(f"{machine()}\n\n| what | measured | budget | |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory(prefix="fodro-benchmark-") as folder:
        for figure in measure(Path(folder), asked.requests):
            print(figure.line(), flush=True)


if __name__ == "__main__":
    main()
