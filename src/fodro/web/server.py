"""The server: one process that answers this computer alone."""

from __future__ import annotations

import os
import socket
import threading
import time
import webbrowser
from pathlib import Path

from fodro.web.backup.opening import bring_up_to_date, set_up

PORTS_TO_TRY = 50
THREADS = 4
LOOPBACK = ("127.0.0.1", "localhost")


class NoPortError(RuntimeError):
    """Neither the port asked for nor any of the next ones is free."""


def serve(host: str, port: int, open_browser: bool) -> None:
    """Bring the database and the static files up to date, say the address, and answer until stopped.

    Raises
    ------
    NoPortError
        If no port from `port` on is free.
    DiaryError
        If a newer Fodro wrote the database.
    ValueError
        If `host` is not this computer: there is no password yet, so no one else may reach the app.
    """
    if host not in LOOPBACK:
        message = f"{host} would be reachable by others; Fodro has no passwords yet and serves 127.0.0.1 only"
        raise ValueError(message)
    free = free_port(host, port)
    prepare()
    if free != port:
        print(f"Port {port} is in use; taking {free} instead.", flush=True)
    threading.Thread(target=_say_when_ready, args=(host, free, open_browser), daemon=True).start()
    _answer(host, free)


def _say_when_ready(host: str, port: int, open_browser: bool) -> None:
    """Say the address, and open it, once someone answers there."""
    address = f"http://{host}:{port}/"
    while not _answers(host, port):
        time.sleep(0.05)
    print(f"Fodro is ready at {address}  (stop with Ctrl+C)", flush=True)
    if open_browser and _has_display():
        webbrowser.open(address)


def _answers(host: str, port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((host, port)) == 0


def prepare() -> None:
    """Migrate the database and build the static files if they changed.

    Raises
    ------
    DiaryError
        If a newer Fodro wrote the database.
    """
    set_up()
    bring_up_to_date()
    from fodro.web import static_build
    from fodro.web.bringing_in import storage

    storage.clear()  # what a stopped process left; nothing can be on its way yet
    static_build.build_if_changed()


def free_port(host: str, port: int) -> int:
    """Return `port`, or the next one that is free.

    Raises
    ------
    NoPortError
        If none of the next ports is free.
    """
    for candidate in range(port, min(port + PORTS_TO_TRY, 65536)):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, candidate))
            except OSError:
                continue
            return candidate
    message = f"no free port from {port} on; name another with --port"
    raise NoPortError(message)


def _answer(host: str, port: int) -> None:
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    Granian(
        "fodro.web.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=THREADS,
        log_level=LogLevels.warning,
        working_dir=Path.cwd(),
    ).serve()


def _has_display() -> bool:
    named = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    return named or os.name == "nt" or os.uname().sysname == "Darwin"
