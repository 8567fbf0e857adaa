"""What a hostile page, name, file or neighbour meets."""

import json
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.conf import settings
from django.db import transaction
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from fodro.domain.diary import Diary
from fodro.web import places
from fodro.web.archive.flows import merge_diary
from fodro.web.diary.models import Checkin
from fodro.web.massage.models import MassageSession
from fodro.web.people.middleware import BACKEND
from fodro.web.people.models import Person
from tests.web.addresses import ADDRESSES, Address
from tests.web.answering import none_of_these
from tests.web.conftest import EVENING, Note, client_of
from tests.web.diaries import evening as noted_at_evening
from tests.web.diaries import explained_by
from tests.web.markup import Element, read

SCRIPT = "<script>alert(1)</script>"
ATTRIBUTE = "\"'><img src=x onerror=alert(1)>"
EVIL_NAMES = (
    SCRIPT, ATTRIBUTE, "</svg></table><style>*{}</style>", "javascript:alert(1)", "{0}", "{factor}",
    "{shown.__class__}", "%(n)s", "%s", "{{ 7|add:7 }}", "{% now 'Y' %}", "&amp;", "]]>", "a\x1b[31mb",
    "\x07", "\u202eevil", "\ufffe", "x" * 3000,
)  # fmt: skip
EVIL_QUALITIES = (SCRIPT, ATTRIBUTE.replace(" ", "/"), "{0}", "%s", "\x1b[31m")
NUL = "a\x00b"


def evil_diary(name: str) -> Diary:
    """Pain that follows a factor called `name`, and every evil name beside it, as a name and as a word."""
    beside = {evil: evil if n % 2 else float(n) for n, evil in enumerate(EVIL_NAMES) if evil != name}
    explained = explained_by(name, also={**beside, "shoe": ATTRIBUTE})
    today = noted_at_evening(EVENING.date(), 7.0, qualities=EVIL_QUALITIES)
    return Diary(ratings=(*explained.ratings[:-1], today), factors=explained.factors)


@dataclass(frozen=True)
class Visit:
    """One answer, and the page in it."""

    status: int
    text: str
    headers: Mapping[str, str]
    cookies: str
    page: Element


Visits = dict[str, Visit]


@pytest.fixture(scope="module")
def visits(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Visits:
    """Every page there is, in each of its states, for someone whose diary is full of evil names."""
    with django_db_blocker.unblock(), time_machine.travel(EVENING, tick=False), transaction.atomic():
        seen = {name: visit(answer) for name, answer in every_answer()}
        transaction.set_rollback(True)
    return seen


def visit(answer: Any) -> Visit:
    return Visit(answer.status_code, answer.text, answer.headers, str(answer.cookies), read(answer.text))


def every_answer() -> Iterator[tuple[str, object]]:
    stranger = Client()
    for language in ("en", "da"):
        yield f"welcome {language}", stranger.get("/welcome/", headers={"Accept-Language": language})
    person = Person.objects.create(handle="someone")
    merge_diary(person, evil_diary(SCRIPT))
    client = client_of(person)
    yield from answers_to(client, "en")
    yield from answers_to(client, "da")
    simulated = Person.objects.create(handle="simulated-one", kind=Person.Kind.SIMULATED)
    yield "today, simulated", client_of(simulated).get("/")
    yield "patterns, simulated", client_of(simulated).get("/patterns/")
    yield "more, simulated", client_of(simulated).get("/more/")
    yield from whatever_has_an_address(client)
    yield "not found", client.get("/nowhere/")
    yield "wrong host", client.get("/", headers={"Host": "evil.example"})
    yield "not like this", client.post("/patterns/")


def whatever_has_an_address(client: Client) -> Iterator[tuple[str, object]]:
    session = MassageSession.objects.latest("recorded_at")
    for address in ADDRESSES:
        answer = client.get(address.path(session.pk))
        is_page = answer.headers.get("Content-Type", "").startswith("text/html")
        if answer.status_code == 200 and is_page and not answer.streaming:
            yield f"{address.name} of a new view", answer


def answers_to(client: Client, language: str) -> Iterator[tuple[str, object]]:
    client.post("/language/", {"language": language, "next": "/"})
    wrong = {"place": ["L.sole.heel", SCRIPT], "intensity:L.sole.heel": ATTRIBUTE, "id": SCRIPT}
    begun = {"id": str(uuid4()), "minutes": "10", "before": "6"}
    none_of_these(Person.objects.get())
    client.post("/massage/", begun)
    player = f"/massage/{begun['id']}/"
    found = {
        "today": client.get("/"),
        "check in": client.get("/checkin/"),
        "check in, a place chosen": client.get("/checkin/", {"place": ["L.sole.heel", SCRIPT, ATTRIBUTE]}),
        "check in, sent wrong": client.post("/checkin/", wrong),
        "massage": client.get("/massage/", {"minutes": ATTRIBUTE}),
        "massage, the routine alone": client.get("/massage/?minutes=10", headers={"HX-Request": "true"}),
        "massage, sent wrong": client.post("/massage/", {**begun, "before": SCRIPT, "minutes": SCRIPT}),
        "player": client.get(player),
        "player, sent wrong": client.post(f"{player}after/", {"after": ATTRIBUTE}),
        "day": client.get("/day/"),
        "day, sent wrong": client.post("/day/", {"standing_hours": SCRIPT, "shoe": ATTRIBUTE * 9}),
        "patterns": client.get("/patterns/"),
        "more": client.get("/more/", {"next": SCRIPT}),
    }
    yield from ((f"{name}, {language}", answer) for name, answer in found.items())


def elements(visits: Visits) -> Iterator[tuple[str, Element]]:
    return ((name, element) for name, seen in visits.items() for element in seen.page.all())


def test_every_state_of_every_page_was_looked_at(visits: Visits) -> None:
    expected = {"sent wrong": 422, "not found": 404, "wrong host": 400, "not like this": 405}
    for name, answer in visits.items():
        wanted = next((status for words, status in expected.items() if words in name), 200)
        assert answer.status == wanted, name


def test_the_policy_allows_nothing_inline_and_nothing_from_elsewhere(visits: Visits) -> None:
    for name, answer in visits.items():
        policy = answer.headers["Content-Security-Policy"]
        directives = dict(part.split(maxsplit=1) for part in policy.split(";"))
        assert directives["default-src"] == "'none'", name
        if name.startswith("share:view"):
            continue  # stricter still: tests/web/test_share_security.py
        assert directives["frame-ancestors"] == directives["base-uri"] == "'none'", name
        assert directives["form-action"] == "'self'", name
        assert directives.pop("media-src") == "blob:", f"{name}: sound the page made itself, and no other"
        assert {value for directive, value in directives.items()} <= {"'none'", "'self'"}, name
        assert "report" not in policy, name


def test_no_page_holds_a_style_or_a_script_of_its_own(visits: Visits) -> None:
    for name, element in elements(visits):
        assert element.name not in {"style", "iframe", "object", "embed", "base"}, name
        assert "style" not in element.attributes, (name, element)
        assert [a for a in element.attributes if a.startswith(("on", "hx-on"))] == [], name
        if element.name == "script" and "src" not in element.attributes:
            assert element.attributes.get("type") == "application/json", name
            assert isinstance(json.loads(element.text), dict | list), name


def test_every_address_on_a_page_leads_back_to_the_app(visits: Visits) -> None:
    seen = 0
    for name, element in elements(visits):
        for attribute in ("href", "src", "action", "formaction", "hx-get", "hx-post", "srcset", "data"):
            address = element.attributes.get(attribute)
            if address is not None and (element.name, attribute) != ("object", "data"):
                seen += 1
                if element.name == "a" and address.startswith(("https://", "tel:")):
                    # Followed only by a person's tap: the source of a fact, or a number to call.
                    safe = address.startswith("tel:") or "noreferrer" in element.attributes.get("rel", "")
                    assert safe, (name, address)
                    assert name.startswith(("learn:", "safety:", "massage:")), (name, address)
                    continue
                assert address.startswith(("/", "?", "#")), (name, address)
                assert not address.startswith("//"), (name, address)
    assert seen > 100


ASKED_IN_THE_ADDRESS = {"/calendar/search/", "/calendar/select/", "/calendar/fix/", "/try/plan/"}
"""Forms that change nothing, and whose answer a person can go back to: words to look for, days to look at."""


def test_every_form_that_changes_something_carries_its_token(visits: Visits) -> None:
    forms = [
        (name, form)
        for name, form in elements(visits)
        if form.name == "form"
        and not name.startswith("sync:shell")  # nobody's: what it keeps goes to the device
    ]
    changing = [(name, form) for name, form in forms if form.attributes.get("method") == "post"]
    assert len(changing) > 20
    for name, form in changing:
        tokens = [i for i in form.all("input") if i.attributes.get("name") == "csrfmiddlewaretoken"]
        assert len(tokens) == 1, name
        assert len(tokens[0].attributes["value"]) >= 32, name
    for name, form in forms:
        only_asks = form.attributes.get("action") in ASKED_IN_THE_ADDRESS
        allowed = {"post", "dialog"} | ({"get"} if only_asks else set())
        assert form.attributes.get("method") in allowed, f"{name}: a form that shows what it sends"


def test_no_page_may_be_framed_guessed_or_followed_out(visits: Visits) -> None:
    for name, answer in visits.items():
        if name != "wrong host":
            assert answer.headers["X-Frame-Options"] == "DENY", name
        assert answer.headers["X-Content-Type-Options"] == "nosniff", name
        wanted = "no-referrer" if name.startswith("share:view") else "same-origin"
        assert answer.headers["Referrer-Policy"] == wanted, name
        assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin", name


def test_no_page_tells_the_secret_of_the_installation(visits: Visits) -> None:
    assert len(settings.SECRET_KEY) >= 50
    for name, answer in visits.items():
        assert settings.SECRET_KEY not in answer.text + str(answer.headers) + str(answer.cookies), name


def test_what_others_typed_never_comes_back_as_markup(visits: Visits) -> None:
    for name, seen in visits.items():
        page = seen.page
        assert [i for i in page.all("img") if "src" in i.attributes] == [], name
        assert [s for s in page.all("script") if "alert(1)" in s.text and "src" in s.attributes] == [], name
        assert all("alert(1)" not in key for e in page.all() for key in e.attributes), name
        assert SCRIPT not in visits[name].text, name
    for language in ("en", "da"):
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in visits[f"today, {language}"].text
        assert "&lt;img src=x onerror=alert(1)&gt;" in visits[f"check in, sent wrong, {language}"].text


@pytest.mark.django_db
@pytest.mark.parametrize("name", [*EVIL_NAMES, NUL], ids=lambda name: ascii(name)[:30])
def test_an_imported_name_is_shown_as_it_is_spelt_and_breaks_nothing(name: str, owner: Person) -> None:
    merge_diary(owner, evil_diary(name))
    client = client_of(owner)
    with time_machine.travel(EVENING, tick=False):
        none_of_these(owner)
        assert [client.get(path).status_code for path in ("/", "/massage/", "/more/")] == [200] * 3
        page = read(client.get("/patterns/").text)
        if name != NUL:  # no file can carry it, and no import brings it
            archive = client.post("/more/data/download/")
            assert archive.status_code == 200
            assert b"".join(archive).startswith(b"PK")
    (findings,) = (ul for ul in page.all("ul") if "findings" in ul.attributes.get("class", ""))
    assert plain(name) in plain(findings.text)
    chart = findings.all("figure")[0]
    assert plain(name)[:8] in plain(chart.text)
    assert page.all("img", "style") == []


def plain(text: str) -> str:
    """Return what can be seen of a name and of its signs: those that join words may become blanks."""
    return " ".join("".join(c for c in re.sub("[-_=:]", " ", text) if c.isprintable()).split())


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address.name)
def test_no_other_site_can_send_a_form_for_the_person(address: Address, owner: Person, note: Note) -> None:
    note({"L.sole.heel": 6})
    none_of_these(owner)
    client_of(owner).post("/massage/", {"id": str(uuid4()), "minutes": "5", "before": "6"})
    session = MassageSession.objects.get()
    forged = Client(enforce_csrf_checks=True)
    forged.cookies = client_of(owner).cookies
    fields = {
        "id": str(uuid4()),
        "nothing": "yes",
        "before": "1",
        "after": "1",
        "sure": "yes",
        "language": "da",
    }
    refused = 405 if address.name == "share:manifest" else 403  # asked by other sites, without a session
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        path = address.path(session.pk)
        sent = "&".join(f"{name}={value}" for name, value in fields.items())
        answer = forged.generic(method, path, sent, content_type="application/x-www-form-urlencoded")
        wanted = 404 if (method, refused) == ("POST", 405) else refused
        assert answer.status_code == wanted, (method, path)
    kept = MassageSession.objects.get()
    assert (kept.pk, kept.after_nrs) == (session.pk, None)
    assert list(Checkin.objects.values_list("part", flat=True)) == ["evening"]
    assert Person.objects.count() == 1


@pytest.mark.django_db
def test_with_its_token_the_same_form_is_taken(owner: Person) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies = client_of(owner).cookies
    form = read(client.get("/checkin/").text).one("main").all("form")[0]
    fields = {i.attributes["name"]: i.attributes.get("value", "") for i in form.all("input")[:2]}
    assert client.post("/checkin/", {**fields, "nothing": "yes"}).status_code == 302
    assert Checkin.objects.filter(person=owner).count() == 1


OTHER_NAMES = ("evil.example", "evil.example:8321", "127.0.0.1.evil.example", "localhost.evil.example")
OTHER_NUMBERS = ("192.168.0.2", "[::1]", "127.0.0.2", "*")


@pytest.mark.django_db
@pytest.mark.parametrize("host", [*OTHER_NAMES, *OTHER_NUMBERS])
def test_a_name_that_is_not_this_computer_is_refused(host: str, client: Client, note: Note) -> None:
    note({"L.sole.heel": 6})
    answer = client.get("/", headers={"Host": host})
    assert answer.status_code == 400
    assert "heel" not in answer.text.lower()
    assert client.get("/", headers={"Host": "127.0.0.1:8321"}).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example", "https:evil.example", "/\\evil.example"]
)
def test_changing_the_language_never_leads_out_of_the_app(nobody: Client, elsewhere: str) -> None:
    answer = nobody.post("/language/", {"language": "da", "next": elsewhere})
    assert answer.headers["Location"] == "/"


@pytest.mark.django_db
def test_no_script_can_read_a_cookie_of_the_app(nobody: Client) -> None:
    answers = [
        nobody.get("/welcome/"),
        nobody.post("/language/", {"language": "da", "next": "/welcome/"}),
        nobody.post("/welcome/start/"),
        nobody.post("/checkin/", {"id": str(uuid4()), "nothing": "yes"}),
        nobody.post("/more/data/erase/"),
    ]
    cookies = [cookie for answer in answers for cookie in answer.cookies.values() if cookie.value]
    assert {cookie.key for cookie in cookies} >= {
        settings.SESSION_COOKIE_NAME,
        settings.CSRF_COOKIE_NAME,
        "django_language",
        "messages",
    }
    for cookie in cookies:
        assert cookie["httponly"], cookie.key
        assert cookie["samesite"] in {"Lax", "Strict"}, cookie.key


@pytest.mark.django_db
@pytest.mark.parametrize(
    "zone", ["../../etc/passwd", "Europe", "\x00", "x" * 5000, SCRIPT, "posixrules/..", "zone.tab", " "]
)
def test_a_zone_that_is_none_is_passed_over(zone: str, client: Client, owner: Person) -> None:
    for sent in (
        client.get("/"),
        client.post("/checkin/", {"id": str(uuid4()), "nothing": "yes", "zone": zone}),
    ):
        assert sent.status_code in {200, 302}
    kept = Checkin.objects.get(person=owner)
    assert kept.zone not in {zone, ""}


def test_only_the_person_themself_may_read_the_secret_and_the_diary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FODRO_DATA", str(tmp_path / "data"))
    key = places.secret_key()
    for path, mode in {
        places.data_folder(): 0o700,
        places.data_folder() / "secret-key": 0o600,
        places.database_file(): 0o600,
    }.items():
        assert stat.S_IMODE(path.stat().st_mode) == mode, path.name
    assert len(key) >= 50
    assert {path.name for path in places.data_folder().iterdir()} == {"secret-key", "fodro.sqlite3"}


def test_the_secret_stays_the_same_and_is_another_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = []
    for folder in ("one", "one", "other"):
        monkeypatch.setenv("FODRO_DATA", str(tmp_path / folder))
        keys.append(places.secret_key())
    assert keys[0] == keys[1] != keys[2]


def test_what_was_typed_is_offered_again_when_the_page_was_out_of_date(owner: Person) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(owner, backend=BACKEND)
    fields = {"place": "L.sole.heel", "intensity:L.sole.heel": "6"}
    page = client.post("/checkin/", fields, headers={"Sec-Fetch-Site": "same-origin"})
    assert page.status_code == 403
    assert 'name="intensity:L.sole.heel" value="6"' in page.text
    elsewhere = client.post("/checkin/", fields, headers={"Sec-Fetch-Site": "cross-site"})
    assert elsewhere.status_code == 403
    assert "intensity" not in elsewhere.text
