"""Start the real server, the way a person does, on a data folder of its own."""

import atexit
import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import cache
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


@cache
def prepared() -> Path:
    """A data folder with its database and static files made, once for all servers of this run."""
    folder = Path(tempfile.mkdtemp(prefix="fodro-prepared-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    prepare = "from fodro.web.server import prepare; prepare()"
    subprocess.run([sys.executable, "-c", prepare], env=environment_of(folder), check=True)
    return folder


def environment_of(folder: Path) -> dict[str, str]:
    environment = {**os.environ, "FODRO_DATA": str(folder)}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    return environment


@contextmanager
def serving(folder: Path, *, port: int | None = None, from_scratch: bool = False) -> Iterator[Running]:
    port = port or free_port()
    if not (from_scratch or (folder / "fodro.sqlite3").exists()):
        shutil.copytree(prepared(), folder, dirs_exist_ok=True)
    environment = environment_of(folder)
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
    while time.monotonic() < until and server.poll() is None:
        if answers(port):
            return
        time.sleep(0.05)
    raise AssertionError(
        "the server did not answer: " + (folder / "server.log").read_text(errors="replace")[-2000:]
    )


def answers(port: int) -> bool:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=5)) as connection:
        try:
            connection.request("GET", "/welcome/")
            connection.getresponse().read()
        except (OSError, http.client.HTTPException):
            return False
    return True


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

    def post(self, path: str, **fields: str | list[str]) -> tuple[int, str]:
        return self.ask("POST", path, urlencode({"csrfmiddlewaretoken": self.token, **fields}, doseq=True))

    def none_of_these(self) -> None:
        """Say that nothing of what is asked before a massage is so."""
        while self.get("/massage/")[0] == 302:
            _, asked = self.get("/safety/ask/")
            shown = re.findall(r'name="shown" value="([^"]+)"', asked)
            assert shown, "nothing is asked, and no massage planned"
            self.post("/safety/ask/", shown=shown)

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
