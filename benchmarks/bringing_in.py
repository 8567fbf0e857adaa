"""Bringing in years of days, and how long somebody who notes something waits meanwhile.

``python -m benchmarks bringing_in``; ``--days`` and ``--factors`` make it smaller. Numbers of nobody.
"""

from __future__ import annotations

import argparse
import os
import resource
import tempfile
import threading
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.web import machine
from fodro.domain.diary import Diary
from fodro.exchange.imported import Imported

if TYPE_CHECKING:
    from fodro.web.people.models import Person

DAYS, FACTORS = 14_000, 10
BUDGET_S, WAIT_BUDGET_S = 8.0, 5.0
PAUSE_S = 0.05


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, default=DAYS)
    parser.add_argument("--factors", type=int, default=FACTORS)
    asked = parser.parse_args()
    print(f"On {machine()}:")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["FODRO_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "fodro.web.settings"
        _measure(asked.days, asked.factors)


def _measure(n_days: int, n_factors: int) -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    from fodro.web.bringing_in import flows
    from fodro.web.bringing_in.models import BroughtIn
    from fodro.web.people.flows import start_own_diary

    person = start_own_diary()
    print(f"{n_days:,} days of {n_factors} numbers, {n_days * n_factors:,} values; simulated")
    _told("nothing else going on", person, lambda: time.sleep(2))
    first = _of(n_days, n_factors, plus=0)
    _told("brought in", person, lambda: _bring(person, first), budget_s=BUDGET_S)
    _told("brought in again", person, lambda: _bring(person, first), budget_s=BUDGET_S)
    later = _of(n_days, n_factors, plus=1)
    _told("every value changed by a later one", person, lambda: _bring(person, later))
    newest = BroughtIn.objects.filter(person=person)[0]
    _told("that taken back", person, lambda: flows.take_back(newest))


def _of(n_days: int, n_factors: int, *, plus: int) -> Imported:
    first = date(1988, 1, 1)
    return Imported(
        Diary(
            factors={
                first + timedelta(days=n): {
                    f"thing_{k}": float(n * k % 9_999 + plus) for k in range(n_factors)
                }
                for n in range(n_days)
            }
        )
    )


def _bring(person: Person, imported: Imported) -> None:
    from fodro.web.bringing_in import flows

    flows.bring_in(flows.unwritten(person, "fitbit", Path("export.zip")), imported)


def _told(what: str, person: Person, work: Callable[[], None], *, budget_s: float | None = None) -> None:
    """Do `work` while somebody notes something twenty times a second, and say how long each took."""
    over, waits = threading.Event(), [0.0]
    noting = threading.Thread(target=_note, args=(person, over, waits))
    before_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    noting.start()
    began = time.perf_counter()
    work()
    took_s = time.perf_counter() - began
    over.set()
    noting.join()
    more_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 - before_mb
    budget = f" (target {budget_s:g} s)" if budget_s else ""
    longest = f"longest wait of {len(waits) - 1} notes {max(waits):.2f} s"
    print(f"  {what}: {took_s:.1f} s{budget}, {longest}, {more_mb:.0f} MB more")


def _note(person: Person, over: threading.Event, waits: list[float]) -> None:
    from django.db import connections

    from fodro.web.sync.flows import keep

    day, count = date(2026, 1, 1), 0
    while not over.is_set():
        began = time.perf_counter()
        body = {"day": day.isoformat(), "factor": "stress", "value": float(count % 10)}
        keep(person, "day-value", f"{day}.stress", body)
        waits.append(time.perf_counter() - began)
        count += 1
        time.sleep(PAUSE_S)
    connections.close_all()
