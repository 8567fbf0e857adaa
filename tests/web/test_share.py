"""A link shows what was looked at to whoever has it, until it ends."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from fodro.web.people.models import Person
from fodro.web.people.queries import LOCAL_HANDLE
from fodro.web.share import flows, knowing, pace, storage, tickets
from fodro.web.share.knocking import LONGEST_BODY
from fodro.web.share.models import Draft, Link, Opening
from fodro.web.share.queries import files_of
from tests.web.conftest import EVENING
from tests.web.markup import read
from tests.web.sharing import PASSCODE, PDF, Viewer, looked_at, said, shared, unpadded, unsealed

pytestmark = pytest.mark.django_db
TERMS = {"label": "For the clinic", "hours": "168", "passcode": ""}


@pytest.fixture(autouse=True)
def evening() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(EVENING, tick=False) as clock:
        yield clock


@pytest.fixture
def viewer() -> Viewer:
    return Viewer(Client())


def made_by_hand(client: Client, draft: Draft, **terms: str) -> tuple[dict[str, Any], str]:
    """Press the button of the preview; return what the link says, and the page."""
    answer = client.post(f"/share/new/{draft.pk}/", {**TERMS, **terms})
    assert answer.status_code == 200, answer.content
    (address,) = (i for i in read(answer.text).all("input") if i.attributes.get("id") == "address")
    return said(address.attributes["value"]), answer.text


def token_in(link: dict[str, Any]) -> str:
    return str(link["url"]).rpartition("/")[2]


# ---- made


def test_what_was_looked_at_is_what_is_opened_byte_for_byte(
    client: Client, owner: Person, viewer: Viewer
) -> None:
    draft = looked_at(owner)
    ((_kind, seen),) = files_of(draft)
    assert client.get(f"/share/new/{draft.pk}/page.pdf").content == PDF
    link, _page = made_by_hand(client, draft)
    key = unpadded(link["key"])
    assert viewer.opened(token_in(link), key) == [seen]


def test_the_link_says_where_until_when_and_what_it_is_called(client: Client, owner: Person) -> None:
    link, page = made_by_hand(client, looked_at(owner), hours="24")
    assert link["url"].startswith("http://testserver/share/m/")
    assert len(link["url"]) <= 128
    assert len(token_in(link)) == 43
    assert link["exp"] == int((EVENING + timedelta(hours=24)).timestamp())
    assert link["label"] == "For the clinic"
    assert "flag" not in link
    assert "shown again" not in page
    with_code, _page = made_by_hand(client, looked_at(owner), passcode=PASSCODE)
    assert with_code["flag"] == "P", "never U: that would be a way without the passcode"


def test_nothing_that_is_kept_can_open_it(client: Client, owner: Person) -> None:
    link, _page = made_by_hand(client, looked_at(owner), passcode=PASSCODE)
    kept = "".join(str(row) for row in Link.objects.values()) + str(list(Session.objects.values()))
    kept += str([file.read_bytes() for file in storage.folder_of(owner.pk).iterdir()])
    key = unpadded(link["key"])
    for secret in (link["key"], token_in(link), PASSCODE, key.hex(), str(key)[2:-1], PDF.decode()):
        assert secret not in kept
    again = client.get(f"/share/link/{Link.objects.get().pk}/").text
    assert link["key"] not in again
    assert token_in(link) not in again


def test_the_copy_that_was_looked_at_is_gone_once_it_is_sealed(
    owner: Person, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        made = shared(owner)
    assert not Draft.objects.exists()
    assert [file.name for file in storage.folder_of(owner.pk).iterdir()] == [f"{made.link.pk.hex}.0.jwe"]


def test_the_button_pressed_twice_makes_one_link(client: Client, owner: Person, viewer: Viewer) -> None:
    draft = looked_at(owner)
    link, _page = made_by_hand(client, draft)
    again = client.post(f"/share/new/{draft.pk}/", TERMS)
    assert again.headers["Location"] == f"/share/link/{draft.pk}/"
    assert Link.objects.count() == 1
    assert viewer.ask(token_in(link)).status_code == 200


@pytest.mark.parametrize(
    "wrong",
    [{"hours": ""}, {"hours": "169"}, {"hours": "9" * 90}, {"hours": "x"}, {"label": " "},
     {"label": "x" * 81}, {"passcode": "123"}, {"passcode": "x" * 65}],
    ids=str,
)  # fmt: skip
def test_terms_that_are_wrong_make_no_link_and_say_why(
    client: Client, owner: Person, wrong: dict[str, str]
) -> None:
    draft = looked_at(owner)
    answer = client.post(f"/share/new/{draft.pk}/", {**TERMS, **wrong})
    assert answer.status_code == 422
    assert [p for p in read(answer.text).all("p") if p.attributes.get("class") == "error" and p.text.strip()]
    assert not Link.objects.exists()


def test_a_draft_lasts_an_hour_and_only_the_latest_three_are_kept(
    client: Client, owner: Person, evening: time_machine.Traveller
) -> None:
    drafts = [looked_at(owner, at=EVENING + timedelta(seconds=n)) for n in range(4)]
    assert client.get(f"/share/new/{drafts[0].pk}/").status_code == 404
    assert client.get(f"/share/new/{drafts[3].pk}/").status_code == 200
    evening.shift(knowing.DRAFT_LASTS + timedelta(seconds=4))
    assert client.get(f"/share/new/{drafts[3].pk}/").status_code == 404
    assert client.post(f"/share/new/{drafts[3].pk}/", TERMS).status_code == 404


def test_too_much_and_too_many_are_refused_in_words(
    client: Client, owner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(flows.TooMuch):
        looked_at(owner, document=b"x" * (knowing.MOST_BYTES + 1))
    assert not Draft.objects.exists()
    monkeypatch.setattr(knowing, "MOST_OPEN", 1)
    shared(owner)
    answer = client.post(f"/share/new/{looked_at(owner).pk}/", TERMS)
    assert answer.status_code == 422
    assert Link.objects.count() == 1


# ---- opened


def test_a_small_file_comes_with_the_list_only_if_that_is_asked_for(owner: Person, viewer: Viewer) -> None:
    made = shared(owner)
    (plain,) = viewer.ask(made.token).json()["files"]
    assert set(plain) == {"contentType", "location", "lastUpdated", "status", "fhirVersion"}
    size = len(viewer.fetch(plain["location"]).getvalue())
    (embedded,) = viewer.ask(made.token, embeddedLengthMax=size).json()["files"]
    assert set(embedded) == {"contentType", "embedded", "lastUpdated", "status", "fhirVersion"}
    assert len(embedded["embedded"]) == size
    (too_long,) = viewer.ask(made.token, embeddedLengthMax=size - 1).json()["files"]
    assert "embedded" not in too_long
    assert viewer.unsealed(embedded, made.key) == viewer.unsealed(plain, made.key)
    assert plain["contentType"] == "application/fhir+json"
    assert plain["lastUpdated"] == "2026-11-20T20:15:00Z"


@pytest.mark.parametrize(
    "body",
    [b"", b"x", b"[]", b"{}", b"null", b'{"recipient": 1}', b'{"recipient": "x", "passcode": 1}', b"[" * 2000,
     b'{"recipient": "x", "embeddedLengthMax": -1}', b'{"recipient": "x", "embeddedLengthMax": true}',
     b'{"recipient": "x", "embeddedLengthMax": 1e400}', b'\xff\xfe', b'{"recipient": null}'],
    ids=str,
)  # fmt: skip
def test_a_request_that_is_none_is_refused_and_counts_as_nothing(
    owner: Person, viewer: Viewer, body: bytes
) -> None:
    made = shared(owner)
    answer = viewer.client.post(f"/share/m/{made.token}", body, content_type="application/json")
    assert answer.status_code == 400
    assert not Opening.objects.exists()


def test_a_request_that_is_too_long_is_not_read(owner: Person, viewer: Viewer) -> None:
    made = shared(owner)
    assert viewer.ask(made.token, recipient="x" * LONGEST_BODY).status_code == 413
    assert viewer.ask("nobody", recipient="x" * LONGEST_BODY).status_code == 413


def test_names_that_are_not_known_are_passed_over(owner: Person, viewer: Viewer) -> None:
    made = shared(owner)
    assert viewer.ask(made.token, something={"new": [1]}, passcode="not asked for").status_code == 200


def test_the_person_sees_how_often_by_whom_and_when(client: Client, owner: Person, viewer: Viewer) -> None:
    made = shared(owner)
    assert "Not opened yet" in client.get("/share/").text
    viewer.ask(made.token, recipient="Foot clinic <b>North</b>\n\u202e")
    viewer.ask(made.token, recipient="")
    listed = client.get("/share/").text
    assert "Opened 2 times, last 20 November 2026, 21:15" in listed
    page = client.get(f"/share/link/{made.link.pk}/").text
    assert "Foot clinic &lt;b&gt;North&lt;/b&gt;" in page
    assert "Gave no name" in page
    assert "\u202e" not in page


def test_every_opening_is_counted_and_the_latest_hundred_are_told(
    client: Client, owner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = shared(owner)
    monkeypatch.setattr(knowing, "OPENINGS_KEPT", 3)
    for n in range(5):
        assert flows.note_opened(made.link, f"reader {n}", at=EVENING + timedelta(minutes=n))
    page = client.get(f"/share/link/{made.link.pk}/").text
    assert "Opened 5 times" in page
    assert "reader 4" in page
    assert "reader 1" not in page
    assert "and 2 times before" in page


def test_one_link_is_asked_so_often_and_not_more(
    owner: Person, viewer: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace, "LISTS", pace.Pace(most=3))
    monkeypatch.setattr(pace, "FILES", pace.Pace(most=2))
    monkeypatch.setattr(pace, "KNOCKS", pace.Pace(most=6))
    made, other = shared(owner), shared(owner)
    statuses = [viewer.ask(made.token).status_code for _ in range(4)]
    assert statuses == [200, 200, 200, 429]
    assert 1 <= int(viewer.ask(made.token).headers["Retry-After"]) <= 61
    answer = viewer.ask(other.token)
    assert answer.status_code == 200, "another link has a pace of its own"
    location = answer.json()["files"][0]["location"]
    assert [viewer.fetch(location).status_code for _ in range(3)] == [200, 200, 429]
    guarded = shared(owner, passcode=PASSCODE)
    assert [viewer.ask(guarded.token).status_code for _ in range(7)] == [401] * 6 + [429]


# ---- ended


def test_it_ends_at_the_second_the_link_itself_says(
    owner: Person, viewer: Viewer, evening: time_machine.Traveller
) -> None:
    made = shared(owner, hours=1, at=EVENING.replace(microsecond=700_000))
    assert made.link.expires_at == EVENING + timedelta(hours=1)
    location = viewer.ask(made.token).json()["files"][0]["location"]
    ticket = tickets.Ticket(made.link.pk, 0)
    evening.move_to(made.link.expires_at - timedelta(microseconds=1))
    assert viewer.ask(made.token).status_code == 200
    assert viewer.fetch(f"/share/f/{ticket.written()}").status_code == 200
    evening.move_to(made.link.expires_at)
    assert viewer.ask(made.token).status_code == 404
    assert viewer.fetch(f"/share/f/{ticket.written()}").status_code == 404
    assert viewer.fetch(location).status_code == 404


def every_dead_link(owner: Person, outsider: Person, evening: time_machine.Traveller) -> dict[str, str]:
    expired = shared(owner, hours=1)
    revoked, erased, gone = shared(owner), shared(outsider), shared(owner)
    spent = shared(owner, passcode=PASSCODE)
    evening.shift(timedelta(hours=1))
    flows.revoke(owner, revoked.link, at=EVENING + timedelta(hours=1))
    for _ in range(knowing.TRIES):
        assert flows.take_try(spent.link)
        flows.note_wrong(spent.link, at=EVENING + timedelta(hours=1))
    outsider.delete()
    storage.file_of(owner.pk, gone.link.pk, 0).unlink()
    return {
        "never there": "x" * 43,
        "no address": "%00%ff..",
        "long": "x" * 900,
        "expired": expired.token,
        "revoked": revoked.token,
        "spent": spent.token,
        "of someone erased": erased.token,
        "its file lost": gone.token,
    }


def test_whatever_does_not_open_answers_the_same_byte_for_byte(
    owner: Person, outsider: Person, client: Client, evening: time_machine.Traveller
) -> None:
    dead = every_dead_link(owner, outsider, evening)
    seen = set()
    for asker in (Client(), client):
        for token in dead.values():
            for body in ({"recipient": "x"}, {"recipient": "x", "passcode": PASSCODE}, {}):
                answer = asker.post(f"/share/m/{token}", json.dumps(body), content_type="application/json")
                seen.add((answer.status_code, answer.content, tuple(sorted(answer.headers.items()))))
                assert not answer.cookies
    ((status, content, _headers),) = seen
    assert (status, content) == (404, b'{"error": "not found"}')


def test_whatever_file_is_not_given_answers_the_same_too(
    owner: Person, viewer: Viewer, evening: time_machine.Traveller
) -> None:
    revoked, alive = shared(owner), shared(owner)
    flows.revoke(owner, revoked.link, at=EVENING)
    old = tickets.Ticket(alive.link.pk, 0).written()
    evening.shift(timedelta(seconds=tickets.GOOD_FOR_S + 1))
    written = tickets.Ticket(alive.link.pk, 0).written()
    dead = [
        tickets.Ticket(revoked.link.pk, 0).written(),
        tickets.Ticket(alive.link.pk, 1).written(),
        tickets.Ticket(uuid4(), 0).written(),
        old,
        "x",
        written[:-1],
        "x" + written,
    ]
    seen = {(a.status_code, a.content) for a in (viewer.fetch(f"/share/f/{ticket}") for ticket in dead)}
    assert seen == {(404, b'{"error": "not found"}')}
    assert viewer.fetch(f"/share/f/{written}").status_code == 200


def test_the_address_of_a_file_lives_no_longer_than_the_hour_of_the_standard(
    owner: Person, viewer: Viewer, evening: time_machine.Traveller
) -> None:
    made = shared(owner)
    location = viewer.ask(made.token).json()["files"][0]["location"]
    answer = viewer.fetch(location)
    assert answer.headers["Content-Type"] == "application/jose"
    assert int(answer.headers["Content-Length"]) == len(answer.getvalue())
    assert tickets.GOOD_FOR_S <= 3600
    evening.shift(timedelta(seconds=tickets.GOOD_FOR_S - 1))
    assert viewer.fetch(location).status_code == 200
    evening.shift(timedelta(seconds=2))
    assert viewer.fetch(location).status_code == 404


def test_a_download_on_its_way_is_broken_off_when_the_link_is_taken_back(
    owner: Person, viewer: Viewer, client: Client
) -> None:
    made = shared(owner, document=json.dumps({"entry": [], "x": "x" * 400_000}).encode())
    location = viewer.ask(made.token).json()["files"][0]["location"]
    answer = viewer.fetch(location)
    parts = iter(answer.streaming_content)
    begun = next(parts) + next(parts)
    assert client.post(f"/share/link/{made.link.pk}/take-back/").status_code == 302
    assert b"".join(parts) == b"", "nothing more is given"
    assert len(begun) < int(answer.headers["Content-Length"]), "and the viewer sees that it is not whole"
    with pytest.raises(ValueError, match="unpack"):
        unsealed(begun.decode(), made.key)


def test_taken_back_is_deleted_at_once_and_said(client: Client, owner: Person, viewer: Viewer) -> None:
    made = shared(owner)
    path = storage.file_of(owner.pk, made.link.pk, 0)
    assert path.is_file()
    assert client.post(f"/share/link/{made.link.pk}/take-back/").status_code == 302
    assert not path.exists()
    page = client.get(f"/share/link/{made.link.pk}/").text
    assert "Taken back 20 November 2026, 21:15" in page
    assert "Taken back. What it held is deleted." in page
    assert viewer.ask(made.token).status_code == 404
    client.post(f"/share/link/{made.link.pk}/take-back/")
    assert "It had ended already." in client.get("/share/").text


def test_what_has_ended_is_swept_away_and_nothing_else(
    owner: Person, outsider: Person, evening: time_machine.Traveller
) -> None:
    short, long, others = shared(owner, hours=1), shared(owner), shared(outsider)
    draft = looked_at(owner)
    stray = storage.folder_of(owner.pk) / f"{uuid4().hex}.0.jwe"
    half = storage.folder_of(owner.pk) / ".new-abc"
    stray.write_bytes(b"x")
    half.write_bytes(b"x")
    evening.shift(timedelta(minutes=59))
    flows.sweep(datetime.now(UTC))
    left = {file.name.partition(".")[0] for file in storage.folder_of(owner.pk).iterdir()}
    assert left == {short.link.pk.hex, long.link.pk.hex, draft.pk.hex}
    evening.shift(timedelta(minutes=1))
    flows.sweep(datetime.now(UTC))
    left = {file.name.partition(".")[0] for file in storage.folder_of(owner.pk).iterdir()}
    assert left == {long.link.pk.hex}
    assert storage.file_of(outsider.pk, others.link.pk, 0).is_file()
    assert not Draft.objects.exists()


def test_history_stays_a_year(client: Client, owner: Person, evening: time_machine.Traveller) -> None:
    made = shared(owner, hours=1)
    evening.shift(timedelta(days=364))
    flows.sweep(datetime.now(UTC))
    assert "secret label" in client.get("/share/").text
    evening.shift(timedelta(days=2))
    flows.sweep(datetime.now(UTC))
    assert not Link.objects.filter(pk=made.link.pk).exists()


def test_an_erased_diary_leaves_no_link_and_no_file(
    client: Client, owner: Person, viewer: Viewer, outsider: Person
) -> None:
    mine, others = shared(owner), shared(outsider)
    client.post(reverse("my_data:erase"), {"sure": "yes"})
    assert not storage.folder_of(owner.pk).exists()
    assert viewer.ask(mine.token).status_code == 404
    assert viewer.ask(others.token).status_code == 200


# ---- the passcode


def test_a_passcode_may_be_wrong_five_times_in_all_the_life_of_a_link(
    client: Client, owner: Person, viewer: Viewer, evening: time_machine.Traveller
) -> None:
    made = shared(owner, passcode=PASSCODE)
    left = []
    for n in range(knowing.TRIES):
        assert viewer.ask(made.token, passcode=PASSCODE).status_code == 200, "the right one costs nothing"
        answer = viewer.ask(made.token, passcode=f"wrong {n}")
        assert answer.status_code == 401
        left.append(answer.json())
        evening.shift(timedelta(hours=20))
    assert left == [{"remainingAttempts": n} for n in (4, 3, 2, 1, 0)]
    assert viewer.ask(made.token, passcode=PASSCODE).status_code == 404
    assert not storage.file_of(owner.pk, made.link.pk, 0).exists()
    page = client.get(f"/share/link/{made.link.pk}/").text
    assert "after 5 wrong passcodes" in page
    assert "Opened 5 times" in page


def test_a_passcode_that_is_missing_is_asked_for_and_costs_no_try(owner: Person, viewer: Viewer) -> None:
    made = shared(owner, passcode=PASSCODE)
    for _ in range(9):
        answer = viewer.ask(made.token)
        assert (answer.status_code, answer.json()) == (401, {"remainingAttempts": 5})
    assert not Opening.objects.exists()
    assert viewer.ask(made.token, passcode=PASSCODE).status_code == 200


@pytest.mark.parametrize("typed", ["  smörrebröd ", "smo\u0308rrebro\u0308d"])
def test_a_passcode_is_the_same_however_a_keyboard_writes_it(
    owner: Person, viewer: Viewer, typed: str
) -> None:
    made = shared(owner, passcode="smörrebröd")
    assert viewer.ask(made.token, passcode=typed).status_code == 200


@pytest.mark.parametrize("typed", ["\ud800", "\x00", "x" * 3000, ""])
def test_a_strange_passcode_is_a_wrong_one(owner: Person, viewer: Viewer, typed: str) -> None:
    made = shared(owner, passcode=PASSCODE)
    assert viewer.ask(made.token, passcode=typed).json() == {"remainingAttempts": 4}


def test_a_link_without_tries_left_looks_at_no_passcode(
    owner: Person, viewer: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = shared(owner, passcode=PASSCODE)
    for _ in range(knowing.TRIES):
        assert flows.take_try(made.link)  # as many requests that are being looked at this moment
    assert not flows.take_try(made.link)
    assert viewer.ask(made.token, passcode=PASSCODE).status_code == 404
    flows.give_try_back(made.link)
    assert viewer.ask(made.token, passcode=PASSCODE).status_code == 200


def test_only_a_slow_hash_of_it_is_kept(owner: Person) -> None:
    made = shared(owner, passcode=PASSCODE)
    assert made.link.passcode_hash.startswith("scrypt$")


# ---- strangers


@pytest.mark.parametrize("path", ["/share/m/x", "/share/f/x"])
def test_viewers_of_other_sites_may_ask(nobody: Client, path: str) -> None:
    method = "POST" if "/m/" in path else "GET"
    asked = {"Origin": "https://viewer.example", "Access-Control-Request-Method": method}
    preflight = nobody.options(path, headers={**asked, "Access-Control-Request-Headers": "content-type"})
    assert preflight.status_code == 204
    assert preflight.headers["Access-Control-Allow-Origin"] == "*"
    assert method in preflight.headers["Access-Control-Allow-Methods"]
    assert preflight.headers["Access-Control-Allow-Headers"] == "content-type"
    assert "Access-Control-Allow-Credentials" not in preflight.headers
    answer = nobody.generic(method, path, b"{}", headers={"Origin": "https://viewer.example"})
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_no_other_page_may_be_asked_by_other_sites(client: Client) -> None:
    for path in ("/", "/share/", "/share/new/", "/share/view", "/more/"):
        answer = client.get(path, headers={"Origin": "https://viewer.example"})
        assert "Access-Control-Allow-Origin" not in answer.headers, path


def test_nobody_is_signed_in_where_a_link_leads(nobody: Client, owner: Person, viewer: Viewer) -> None:
    Person.objects.create(handle=LOCAL_HANDLE)
    made = shared(owner)
    answers = [
        nobody.get("/share/view"),
        viewer.ask(made.token),
        viewer.ask("x"),
        viewer.fetch(f"/share/f/{tickets.Ticket(made.link.pk, 0).written()}"),
    ]
    for answer in answers:
        assert not answer.cookies
        assert "Cookie" not in answer.headers.get("Vary", ""), answer.request["PATH_INFO"]
    assert not Session.objects.exists()
    assert nobody.get("/share/").status_code == 200, (
        "at every other address it is the person of this computer"
    )


FORWARDED = ["Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-Ip"]


@pytest.mark.parametrize("name", FORWARDED)
def test_what_another_server_passes_on_reaches_links_and_nothing_else(
    nobody: Client, owner: Person, name: str
) -> None:
    Person.objects.create(handle=LOCAL_HANDLE)
    made, passed_on = shared(owner), {name: "203.0.113.7"}
    for path in (
        "/",
        "/share/",
        "/more/export/",
        "/welcome/",
        f"/share/link/{made.link.pk}/",
        "/share/viewer",
    ):
        answer = nobody.get(path, headers=passed_on)
        expected = path == "/share/viewer"  # no page, but nothing to hide either
        assert answer.status_code == 404, path
        assert not answer.cookies
        assert expected or answer.content == b""
    assert nobody.post("/welcome/start/", headers=passed_on).status_code == 404
    assert nobody.get("/share/view", headers=passed_on).status_code == 200
    body = json.dumps({"recipient": "x"})
    path = f"/share/m/{made.token}"
    assert nobody.post(path, body, content_type="application/json", headers=passed_on).status_code == 200


@pytest.mark.parametrize("language", ["en", "da"])
def test_the_viewer_holds_nothing_of_anyone_and_allows_nothing(
    client: Client, owner: Person, language: str
) -> None:
    shared(owner)
    answer = client.get("/share/view", headers={"Accept-Language": language})
    assert f'<html lang="{language}">' in answer.text
    assert "secret" not in answer.text
    assert str(owner.pk) not in answer.text
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"] == "no-store"
    policy = dict(part.split(maxsplit=1) for part in answer.headers["Content-Security-Policy"].split("; "))
    assert policy == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "font-src": "'self'",
        "img-src": "'self'",
        "connect-src": "'self'",
        "frame-src": "blob:",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
        "base-uri": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "'none'",
    }
    assert read(answer.text).all("nav") == []


# ---- reach


def test_here_a_link_begins_with_this_computer_and_the_page_says_what_that_means(
    client: Client, owner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FODRO_SHARE_ADDRESS", raising=False)
    assert "on this computer, and nowhere else" in client.get("/share/").text
    link, _page = made_by_hand(client, looked_at(owner))
    assert link["url"].startswith("http://testserver/")


def test_with_an_address_of_their_own_links_begin_with_it(
    client: Client, owner: Person, viewer: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FODRO_SHARE_ADDRESS", "https://feet.example.org/")
    assert "Links begin with https://feet.example.org." in client.get("/share/").text
    link, page = made_by_hand(client, looked_at(owner))
    assert link["url"].startswith("https://feet.example.org/share/m/")
    assert "https://feet.example.org/share/view#shlink:/" in page
    (entry,) = viewer.ask(token_in(link)).json()["files"]
    assert entry["location"].startswith("https://feet.example.org/share/f/")


@pytest.mark.parametrize(
    "named",
    ["http://feet.example.org", "feet.example.org", "https://", "https://a/b", "https://a?b", "https://u:p@a",
     "https://a:x", "https://" + "a" * 100, "javascript:alert(1)", "https://fødder.example"],
)  # fmt: skip
def test_an_address_that_is_none_is_not_used_and_the_page_says_so(
    client: Client, owner: Person, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    monkeypatch.setenv("FODRO_SHARE_ADDRESS", named)
    assert "is not used" in client.get("/share/").text
    link, _page = made_by_hand(client, looked_at(owner))
    assert link["url"].startswith("http://testserver/share/m/")
