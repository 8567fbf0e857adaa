"""What has ended is really deleted: when the server starts, and every few minutes while it runs."""

from __future__ import annotations

import logging
import threading
import time

from fodro.web.clock import now
from fodro.web.share import flows

EVERY_S = 300
FIRST_AFTER_S = 5

_log = logging.getLogger("fodro.share")
_starting = threading.Lock()
_sweepers: list[threading.Thread] = []


def start() -> threading.Thread:
    """Start the sweeper of this process; a second call changes nothing. It never keeps the process alive."""
    with _starting:
        if not any(sweeper.is_alive() for sweeper in _sweepers):
            _sweepers[:] = [threading.Thread(target=_sweep_for_ever, name="sweeping", daemon=True)]
            _sweepers[0].start()
        return _sweepers[0]


def _sweep_for_ever() -> None:
    """Sweep, for ever; a time in trouble is told to the log and passed over."""
    time.sleep(FIRST_AFTER_S)
    while True:
        try:
            flows.sweep(now())
        except Exception as trouble:  # noqa: BLE001  # a sweeper that has died could tell nobody so
            _log.warning("What has ended was not swept away: %s", type(trouble).__name__)
        time.sleep(EVERY_S)
