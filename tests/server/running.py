"""Start the real server, the way a person does, on a data folder of its own."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

START_WITHIN_S = 30.0


@dataclass(frozen=True)
class Running:
    """A server that answers."""

    address: str
    port: int
    folder: Path
    pid: int

    def kill(self) -> None:
        """End the server and its worker at once, without a word to either."""
        os.killpg(self.pid, signal.SIGKILL)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serving(folder: Path, *, port: int | None = None) -> Iterator[Running]:
    port = port or free_port()
    environment = {**os.environ, "FODRO_DATA": str(folder)}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    command = [sys.executable, "-m", "fodro.cli", "serve", "--port", str(port), "--no-browser"]
    log = (folder / "server.log").open("ab")
    server = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)
    try:
        wait_for(port, server, folder)
        yield Running(f"http://127.0.0.1:{port}", port, folder, server.pid)
    finally:
        end(server)
        log.close()


def wait_for(port: int, server: "subprocess.Popen[bytes]", folder: Path) -> None:
    until = time.monotonic() + START_WITHIN_S
    while time.monotonic() < until:
        if server.poll() is not None:
            break
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/welcome/")
            connection.getresponse().read()
            connection.close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError(
        "the server did not answer: " + (folder / "server.log").read_text(errors="replace")[-2000:]
    )


def end(server: "subprocess.Popen[bytes]") -> None:
    with suppress(ProcessLookupError):
        os.killpg(server.pid, signal.SIGKILL)
    server.wait(timeout=20)


class Browserless:
    """A person with cookies and no browser."""

    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        self.cookies: dict[str, str] = {}
        self.token = ""

    def close(self) -> None:
        self.connection.close()

    def get(self, path: str) -> tuple[int, str]:
        return self.ask("GET", path, None)

    def post(self, path: str, **fields: str) -> tuple[int, str]:
        return self.ask("POST", path, urlencode({"csrfmiddlewaretoken": self.token, **fields}))

    def ask(self, method: str, path: str, body: str | None) -> tuple[int, str]:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        text = answer.read().decode()
        for header in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = header.split(";")[0].partition("=")
            self.cookies[name] = value
        if token := re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', text):
            self.token = token.group(1)
        return answer.status, text

    def start_diary(self) -> None:
        """Start the diary of this computer; where it was started before, the server knows the person."""
        status, _ = self.get("/welcome/")
        if status == 200:
            status, _ = self.post("/welcome/start/")
        assert status == 302
        self.get("/checkin/")
