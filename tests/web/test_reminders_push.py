"""Reminders as messages: to a push service out in the world, once, and readable by one browser alone."""

import hashlib
import json
import logging
import re
import stat
import threading
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, HTTPServer

import http_ece
import pytest
import time_machine
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.db import OperationalError
from django.http import HttpResponse
from django.test import Client
from django.utils import translation
from django.utils.translation import gettext
from py_vapid import Vapid02

from fodro.knowledge.reminding import occasions
from fodro.web.people.models import Person
from fodro.web.reminders import keys, reminding
from fodro.web.reminders.endpoints import EndpointError, checked_endpoint, is_public, public_address
from fodro.web.reminders.flows import claim
from fodro.web.reminders.models import CalendarFeed, Preferences, PushSubscription, ReminderSetting, SaidCue
from fodro.web.reminders.queries import push_cue
from fodro.web.reminders.sending import Message, Outcome, outcome_of, send
from tests.web.conftest import Note
from tests.web.reminded import (
    SUNDAY,
    at,
    said,
    slug_of,
    turn_on,
)

pytestmark = pytest.mark.django_db

# --- messages: which addresses, which keys


@pytest.mark.parametrize(
    "address",
    [
        "https://fcm.googleapis.com/fcm/send/abc:def-_",
        "https://updates.push.services.mozilla.com/wpush/v2/gAAAA?x=1",
        "https://web.push.apple.com:443/QMx",
    ],
)
def test_a_push_service_out_in_the_world_may_be_sent_to(address: str) -> None:
    assert checked_endpoint(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "http://fcm.googleapis.com/x", "https://localhost/x", "https://127.0.0.1/x", "https://10.0.0.7/x",
        "https://192.168.1.1/x", "https://169.254.169.254/latest/", "https://8.8.8.8/x", "https://[::1]/x",
        "https://[fe80::1]/x", "https://2130706433/x", "https://0x7f.1/x", "https://router.local/x",
        "https://nas.lan/x", "https://db.internal/x", "https://printer/x", "https://fcm.googleapis.com:8443/x",
        "https://fcm.googleapis.com:0/x", "https://user:word@fcm.googleapis.com/x", "https://a..example/x",
        "https://fcm.googleapis.com@127.0.0.1/x", "https://fcm.googleapis.com\\@127.0.0.1/x", "https:///x",
        "https://fcm.googleapis.com/\r\nHost: evil", "https://fcm.googleapis.com/ x", "https://ｆcm.com/x",
        "https://127.0.0.1.", "ftp://fcm.googleapis.com/x", "//fcm.googleapis.com/x", "file:///etc/passwd",
        "https://fcm.googleapis.com:port/x", "https://[::1", "", "https://example.org/" + "x" * 1000, None, 7,
    ],
)  # fmt: skip
def test_nothing_inside_this_network_is_ever_sent_to(address: object) -> None:
    with pytest.raises(EndpointError):
        checked_endpoint(address)


@pytest.mark.parametrize(
    "inside", ["127.0.0.1", "10.1.2.3", "100.64.0.1", "169.254.1.1", "::1", "fe80::1%eth0", "fd00::1",
               "::ffff:127.0.0.1", "224.0.0.1", "0.0.0.1", "not an address"]
)  # fmt: skip
def test_a_network_address_inside_is_known_as_one(inside: str) -> None:
    assert not is_public(inside)


def test_a_public_name_that_leads_inside_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def leads_to(*addresses: str) -> None:
        answers = [(0, 0, 0, "", (address, 443)) for address in addresses]
        monkeypatch.setattr("socket.getaddrinfo", lambda *_a, **_k: answers)

    leads_to("142.250.1.1")
    assert public_address("push.example.com") == "142.250.1.1"
    leads_to("142.250.1.1", "127.0.0.1")
    with pytest.raises(EndpointError):
        public_address("push.example.com")
    assert send(message(FakeBrowser())) == Outcome()


def test_the_key_is_made_once_and_only_its_owner_may_read_it(client: Client) -> None:
    keys.key_file().unlink(missing_ok=True)
    client.get("/reminders/")
    assert not keys.key_file().exists(), "nobody asked for one"
    first = client.get("/reminders/push/key/").json()["key"]
    assert stat.S_IMODE(keys.key_file().stat().st_mode) == 0o600
    assert client.get("/reminders/push/key/").json()["key"] == first == keys.public_key()
    assert b"PRIVATE KEY" in keys.key_file().read_bytes()
    assert re.fullmatch(r"[\w-]{87}", first), "an uncompressed point in base64url"


# --- messages: a browser, and a push service that is none


def b64(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


@dataclass
class FakeBrowser:
    """What a browser that subscribed keeps for itself, and what it tells."""

    endpoint: str = "https://push.example.com/send/abc"
    secret: bytes = b"0123456789abcdef"
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    @property
    def told(self) -> dict[str, object]:
        point = self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return {"endpoint": self.endpoint, "keys": {"p256dh": b64(point), "auth": b64(self.secret)}}

    def read(self, body: bytes) -> dict[str, str]:
        text = http_ece.decrypt(body, private_key=self.key, auth_secret=self.secret, version="aes128gcm")
        shown: dict[str, str] = json.loads(text)
        return shown


def subscribe(client: Client, told: object, action: str = "subscribe") -> HttpResponse:
    body = told if isinstance(told, str) else json.dumps(told)
    return client.post(f"/reminders/push/{action}/", body, content_type="application/json")


def message(browser: FakeBrowser, payload: bytes = b"{}") -> Message:
    given = browser.told["keys"]
    assert isinstance(given, dict)
    return Message(browser.endpoint, given["p256dh"], given["auth"], payload, topic="mark", ttl_s=60)


def test_a_browser_is_kept_and_forgotten(client: Client, owner: Person) -> None:
    browser = FakeBrowser()
    assert subscribe(client, browser.told).json() == {"kept": True}
    assert subscribe(client, browser.told).json() == {"kept": True}
    row = PushSubscription.objects.get()
    assert (row.person, row.endpoint) == (owner, browser.endpoint)
    assert client.get("/reminders/").context["page"].browsers == (
        hashlib.sha256(browser.endpoint.encode()).hexdigest(),
    )
    assert subscribe(client, {"endpoint": browser.endpoint}, "unsubscribe").json() == {"kept": False}
    assert PushSubscription.objects.count() == 0


def test_every_browser_can_be_stopped_from_any(client: Client) -> None:
    for n in range(2):
        subscribe(client, FakeBrowser(f"https://push.example.com/{n}").told)
    turn_on(client, do="browsers-off")
    assert PushSubscription.objects.count() == 0


@pytest.mark.parametrize(
    "wrong",
    ["", "null", "[]", "{", "[" * 100_000, '"x"', {}, {"endpoint": "https://push.example.com/x"},
     {**FakeBrowser().told, "endpoint": "https://127.0.0.1/x"},
     {**FakeBrowser().told, "endpoint": ["https://push.example.com/x"]},
     {**FakeBrowser().told, "keys": {"p256dh": "AAAA", "auth": b64(bytes(16))}},
     {**FakeBrowser().told, "keys": {"p256dh": b64(b"\x04" + bytes(64)), "auth": b64(bytes(16))}},
     {**FakeBrowser().told, "keys": {"p256dh": b64(bytes(65)), "auth": 7}},
     {**FakeBrowser().told, "keys": "x"}],
    ids=lambda wrong: str(wrong)[:24],
)  # fmt: skip
def test_what_is_no_browser_is_not_kept(client: Client, wrong: object) -> None:
    answer = subscribe(client, wrong)
    assert (answer.status_code, answer.json()) == (422, {"kept": False})
    assert PushSubscription.objects.count() == 0


def test_who_knows_only_the_address_of_a_browser_gets_nothing(
    client: Client, outsider_client: Client, owner: Person
) -> None:
    browser = FakeBrowser()
    subscribe(client, browser.told)
    assert subscribe(outsider_client, FakeBrowser(browser.endpoint).told).status_code == 422
    subscribe(outsider_client, {"endpoint": browser.endpoint}, "unsubscribe")
    assert PushSubscription.objects.get().person == owner
    assert browser.endpoint not in outsider_client.get("/reminders/").text


def test_a_browser_tells_of_one_diary_only(client: Client, outsider_client: Client, outsider: Person) -> None:
    browser = FakeBrowser()
    subscribe(client, browser.told)
    assert subscribe(outsider_client, browser.told).status_code == 200
    assert PushSubscription.objects.get().person == outsider


def test_no_one_fills_the_table(client: Client) -> None:
    for n in range(25):
        subscribe(client, FakeBrowser(f"https://push.example.com/{n}").told)
    kept = PushSubscription.objects.values_list("endpoint", flat=True)
    assert len(kept) == 20
    assert "https://push.example.com/24" in kept


@dataclass
class PushService:
    """A push service on this computer: keeps what it gets, and answers as it was told."""

    port: int = 0
    status: int = 201
    retry_after: str = ""
    got: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)

    def send(self, message: Message) -> Outcome:
        return send(message, connect=lambda _host: HTTPConnection("127.0.0.1", self.port, timeout=5))


@contextmanager
def answering(service: PushService) -> Iterator[PushService]:
    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            service.got.append((self.path, dict(self.headers), body))
            self.send_response(service.status)
            self.send_header("Location", "http://127.0.0.1:1/")
            self.send_header("Retry-After", service.retry_after)
            self.end_headers()

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Answer) as server:
        service.port = server.server_port
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield service
        server.shutdown()
        thread.join()


@pytest.fixture
def service() -> Iterator[PushService]:
    with answering(PushService()) as running:
        yield running


@pytest.fixture
def browser(client: Client) -> FakeBrowser:
    made = FakeBrowser()
    with time_machine.travel(at("08:00"), tick=False):
        subscribe(client, made.told)
    turn_on(client, "checkin")
    return made


def test_what_is_due_reaches_the_browser_and_only_it_can_read_it(
    browser: FakeBrowser, service: PushService
) -> None:
    assert reminding.tell_everyone(at("20:00"), send=service.send) == 1
    ((path, headers, body),) = service.got
    assert path == "/send/abc"
    shown = browser.read(body)
    assert set(shown) == {"title", "body", "url", "tag"}
    assert (shown["title"], shown["url"]) == ("Fodro", "/checkin/")
    assert headers["Content-Encoding"] == "aes128gcm"
    assert headers["TTL"] == "3600"
    assert headers["Topic"] == shown["tag"]
    assert len(headers["Topic"]) <= 32
    assert Vapid02.verify(headers["Authorization"])
    sent = f"{path} {headers} {body!r}"
    assert all(word not in sent for word in ("checkin", "2026", "Fodro", "title"))


def test_a_message_reads_the_same_and_is_as_long_whatever_it_is_about(
    client: Client, browser: FakeBrowser, service: PushService
) -> None:
    turn_on(client, "checkin", "photo", **{"day:photo": [*"0123456"]})
    reminding.tell_everyone(at("10:00"), send=service.send)
    reminding.tell_everyone(at("20:00"), send=service.send)
    (_, _, first), (_, _, second) = service.got
    assert len(first) == len(second)
    read_first, read_second = browser.read(first), browser.read(second)
    assert read_first["url"] != read_second["url"]
    assert read_first["body"] == read_second["body"]


def test_a_message_is_in_the_language_the_person_reads(
    client: Client, browser: FakeBrowser, service: PushService
) -> None:
    client.cookies["django_language"] = "da"
    turn_on(client, "checkin")
    reminding.tell_everyone(at("20:00"), send=service.send)
    with translation.override("da"):
        assert browser.read(service.got[0][2])["body"] == gettext("A moment for a note, if it suits you.")
    assert Preferences.objects.get().language == "da"


def test_nothing_is_sent_twice_or_when_it_is_noted_or_was_answered(
    client: Client, browser: FakeBrowser, service: PushService, note: Note
) -> None:
    for clock in ("19:59", "20:00", "20:01", "21:00"):
        reminding.tell_everyone(at(clock), send=service.send)
    assert len(service.got) == 1
    note({"L.sole.heel": 3}, at=at("19:00", SUNDAY + timedelta(days=1)))
    reminding.tell_everyone(at("20:00", SUNDAY + timedelta(days=1)), send=service.send)
    with time_machine.travel(at("20:00", SUNDAY + timedelta(days=2)), tick=False):
        client.post("/reminders/not-now/", {"slug": "checkin", "key": "2026-11-24"})
    reminding.tell_everyone(at("20:01", SUNDAY + timedelta(days=2)), send=service.send)
    assert len(service.got) == 1


def test_what_was_sent_still_stands_in_the_app_until_it_is_answered(
    browser: FakeBrowser, service: PushService, owner: Person
) -> None:
    reminding.tell_everyone(at("20:00"), send=service.send)
    assert slug_of(said(owner, "20:10")) == "checkin"


def test_two_senders_at_once_say_it_once(browser: FakeBrowser, owner: Person) -> None:
    found = push_cue(owner, at("20:00"))
    assert found is not None
    assert [claim(owner, found[0], at=at("20:00")) for _ in range(2)] == [True, False]


def test_a_round_that_fails_is_told_and_the_next_one_comes(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    rounds: list[datetime] = []

    def look(now: datetime) -> int:
        rounds.append(now)
        words = "database is locked by somebody"
        raise OperationalError(words)

    def sleep(_seconds: float) -> None:
        if len(rounds) == 2:
            raise SystemExit

    monkeypatch.setattr(reminding, "tell_everyone", look)
    monkeypatch.setattr("fodro.web.reminders.reminding.time.sleep", sleep)
    with pytest.raises(SystemExit):
        reminding.look_every_minute()
    assert caplog.text.count("OperationalError") == 2
    assert "somebody" not in caplog.text


def test_without_a_browser_or_a_reminder_no_call_is_ever_made(
    client: Client, outsider_client: Client, service: PushService
) -> None:
    turn_on(client, *occasions())
    subscribe(outsider_client, FakeBrowser().told)
    turn_on(outsider_client)
    for hour in range(24):
        reminding.tell_everyone(at(f"{hour:02d}:00"), send=service.send)
    assert service.got == []


@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_is_gone_is_forgotten(
    browser: FakeBrowser, service: PushService, status: int, owner: Person
) -> None:
    service.status = status
    assert reminding.tell_everyone(at("20:00"), send=service.send) == 0
    assert PushSubscription.objects.count() == 0
    assert SaidCue.objects.count() == 0, "nothing was said"


def test_a_service_in_trouble_is_left_alone_for_longer_each_time(
    browser: FakeBrowser, service: PushService
) -> None:
    service.status = 503
    for minute in range(60):
        reminding.tell_everyone(at(f"20:{minute:02d}"), send=service.send)
    assert len(service.got) == 5, "after 0, 2, 6, 14 and 30 minutes"
    service.status = 201
    reminding.tell_everyone(at("21:10"), send=service.send)
    assert len(service.got) == 6
    row = PushSubscription.objects.get()
    assert (row.failures, row.not_before) == (0, None)


def test_a_service_that_says_how_long_is_believed(browser: FakeBrowser, service: PushService) -> None:
    service.status, service.retry_after = 429, "1800"
    reminding.tell_everyone(at("20:00"), send=service.send)
    assert PushSubscription.objects.get().not_before == at("20:30")
    assert outcome_of(429, "9" * 400).wait == timedelta()
    assert outcome_of(429, "999999").wait == timedelta(days=1)


def test_a_redirection_is_not_followed(browser: FakeBrowser, service: PushService) -> None:
    service.status = 307
    assert service.send(message(browser)) == Outcome()
    assert len(service.got) == 1


def test_a_service_that_is_not_there_is_an_outcome_and_no_error(browser: FakeBrowser) -> None:
    nowhere = PushService(port=1)
    assert reminding.tell_everyone(at("20:00"), send=nowhere.send) == 0
    assert PushSubscription.objects.get().failures == 1


def test_one_browser_in_trouble_keeps_nothing_from_the_other(
    client: Client, browser: FakeBrowser, service: PushService
) -> None:
    subscribe(client, FakeBrowser("https://push.example.com/other").told)

    def send_to_one(message: Message) -> Outcome:
        return service.send(message) if message.endpoint.endswith("/other") else Outcome()

    assert reminding.tell_everyone(at("20:00"), send=send_to_one) == 1
    assert reminding.tell_everyone(at("20:05"), send=send_to_one) == 0
    assert len(service.got) == 1


def test_trouble_with_one_person_stays_out_of_the_log_and_out_of_the_way(
    browser: FakeBrowser, outsider_client: Client, service: PushService, caplog: pytest.LogCaptureFixture
) -> None:
    subscribe(outsider_client, FakeBrowser("https://push.example.com/outsider").told)
    turn_on(outsider_client, "checkin")

    def send_or_break(message: Message) -> Outcome:
        if message.endpoint == browser.endpoint:
            raise RuntimeError(message.endpoint)
        return service.send(message)

    with caplog.at_level(logging.DEBUG):
        assert reminding.tell_everyone(at("20:00"), send=send_or_break) == 1
    assert "RuntimeError" in caplog.text
    assert "push.example.com" not in caplog.text
    assert "owner" not in caplog.text


def test_quiet_hours_and_the_zone_of_the_person_hold_for_messages(
    client: Client, browser: FakeBrowser, service: PushService
) -> None:
    turn_on(client, "checkin", zone="America/New_York")
    reminding.tell_everyone(at("20:00"), send=service.send)
    assert service.got == []
    reminding.tell_everyone(at("02:00", SUNDAY + timedelta(days=1)), send=service.send)
    assert len(service.got) == 1
    turn_on(client, "checkin", **{"at:checkin": "23:00"})
    reminding.tell_everyone(at("23:00", SUNDAY + timedelta(days=1)), send=service.send)
    assert len(service.got) == 1


def test_after_a_flight_the_zone_of_the_latest_check_in_counts(
    browser: FakeBrowser, service: PushService, owner: Person, note: Note
) -> None:
    flown = note({"L.sole.heel": 3}, at=at("10:00"))
    flown.zone = "America/New_York"
    flown.save()
    reminding.tell_everyone(at("20:00"), send=service.send)
    assert service.got == []
    reminding.tell_everyone(at("02:30", SUNDAY + timedelta(days=1)), send=service.send)
    assert len(service.got) == 1


def test_the_sender_is_started_once_and_never_keeps_the_process_alive(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asleep = threading.Event()
    monkeypatch.setattr("fodro.web.reminders.reminding.time.sleep", lambda _s: asleep.wait())
    first = reminding.start()
    assert reminding.start() is first
    assert first.daemon


def test_erasing_takes_every_trace_of_reminders(
    client: Client, browser: FakeBrowser, service: PushService
) -> None:
    turn_on(client, "checkin", do="calendar-on")
    reminding.tell_everyone(at("20:00"), send=service.send)
    rows = (Preferences, ReminderSetting, CalendarFeed, PushSubscription, SaidCue)
    assert all(model.objects.exists() for model in rows)
    client.post("/more/data/erase/", {"sure": "yes"})
    assert not any(model.objects.exists() for model in rows)
