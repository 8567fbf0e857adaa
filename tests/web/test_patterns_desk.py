"""Findings are worked out off the request, once for each state of the diary, and kept."""

import logging
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import time_machine
from django.db import transaction
from django.test import Client

from fodro import analysis
from fodro.domain.diary import Diary
from fodro.domain.findings import Findings
from fodro.domain.shown import Shown
from fodro.web import writing
from fodro.web.archive.flows import merge_diary
from fodro.web.patterns import desk
from fodro.web.patterns.desk import LONGEST_S, LOOKED_AT_REST_S, REST_S, Desk, Waiting
from fodro.web.patterns.flows import work_out
from fodro.web.patterns.models import KeptFindings
from fodro.web.patterns.queries import latest_of
from fodro.web.people.erasing import erase
from fodro.web.people.models import Person
from fodro.web.writing import recording, when_recorded
from tests.web.conftest import EVENING, AtOnce, Note
from tests.web.diaries import LAST_DAY, evenings, explained_by
from tests.web.markup import Element, read
from tests.web.understanding import factor, findings, keep_findings

ONE, TWO = uuid4(), uuid4()
SOON_S = 20
SECRET = "pain 7 in the left heel"


class Asked:
    """A desk that only remembers who asked."""

    def __init__(self) -> None:
        self.people: list[UUID] = []
        self.forgotten: list[UUID] = []

    def ask(self, person: UUID) -> None:
        self.people.append(person)

    hurry = ask

    def forget(self, person: UUID) -> None:
        self.forgotten.append(person)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """Nothing is worked out; who asked for it is remembered."""
    there = Asked()
    monkeypatch.setattr(desk, "DESK", there)
    return there


@pytest.fixture(autouse=True)
def evening() -> Iterator[None]:
    with time_machine.travel(EVENING, tick=False):
        yield


def main_of(client: Client, address: str = "/patterns/") -> Element:
    return read(client.get(address).text).one("main")


# ---- who waits, and for how long: no thread, no clock


def test_a_diary_rests_after_a_write_before_it_is_worked_out() -> None:
    waiting = Waiting()
    waiting.ask(ONE, 10.0)
    assert waiting.take(10.0 + REST_S - 0.01) is None
    assert waiting.rest_s(10.0) == pytest.approx(REST_S)
    assert waiting.take(10.0 + REST_S) == ONE
    assert waiting.take(99.0) is None
    assert waiting.rest_s(99.0) is None


def test_ten_writes_in_a_row_are_worked_out_once_and_not_put_off_for_ever() -> None:
    waiting = Waiting()
    for n in range(20):
        waiting.ask(ONE, 10.0 + n * REST_S / 2)
    assert waiting.take(10.0 + LONGEST_S - 0.01) is None
    assert waiting.take(10.0 + LONGEST_S) == ONE
    assert waiting.take(99.0) is None


def test_who_looks_at_the_page_waits_for_little_more_than_the_page() -> None:
    waiting = Waiting()
    waiting.ask(ONE, 10.0)
    waiting.hurry(ONE, 10.01)
    assert waiting.take(10.0 + LOOKED_AT_REST_S) is None
    assert waiting.take(10.02 + LOOKED_AT_REST_S) == ONE


def test_looking_again_and_again_puts_nothing_off() -> None:
    waiting = Waiting()
    for n in range(20):
        waiting.hurry(ONE, 10.0 + n / 100)
    assert waiting.take(10.0 + LOOKED_AT_REST_S) == ONE
    assert waiting.take(99.0) is None


def test_who_waits_longest_is_first_and_who_is_forgotten_is_not_worked_out() -> None:
    waiting = Waiting()
    waiting.ask(ONE, 10.0)
    waiting.ask(TWO, 9.0)
    assert waiting.take(99.0) == TWO
    waiting.forget(ONE)
    assert waiting.take(99.0) is None


# ---- the thread


def test_the_desk_works_one_after_the_other_in_a_thread_of_its_own() -> None:
    done, all_done = [], threading.Event()

    def work(person: UUID) -> None:
        done.append((person, threading.current_thread()))
        if len(done) == 2:
            all_done.set()

    there = Desk(work)
    there.ask(ONE)
    there.ask(TWO)
    assert all_done.wait(SOON_S)
    assert {person for person, _ in done} == {ONE, TWO}
    (thread,) = {thread for _, thread in done}
    assert thread is not threading.current_thread()
    assert thread.daemon, "a server can always be stopped"


def test_trouble_with_one_diary_keeps_nothing_from_the_next(caplog: pytest.LogCaptureFixture) -> None:
    done = threading.Event()

    def work(person: UUID) -> None:
        if person == ONE:
            raise ValueError(SECRET)
        done.set()

    there = Desk(work)
    with caplog.at_level(logging.WARNING, logger="fodro.patterns"):
        there.ask(ONE)
        there.ask(TWO)
        assert done.wait(SOON_S)
    assert "ValueError" in caplog.text
    assert "heel" not in caplog.text


def test_forgetting_waits_until_nothing_of_the_person_is_at_hand() -> None:
    begun, may_end, ended = threading.Event(), threading.Event(), threading.Event()

    def work(_person: UUID) -> None:
        begun.set()
        assert may_end.wait(SOON_S)
        ended.set()

    there = Desk(work)
    there.ask(ONE)
    assert begun.wait(SOON_S)
    threading.Timer(0.05, may_end.set).start()
    there.forget(ONE)
    assert ended.is_set()


# ---- writes ask, and only once they are on disk


@pytest.mark.django_db(transaction=True)
def test_whoever_listens_hears_of_a_write_once_it_is_on_disk(
    owner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[tuple[UUID, int]] = []
    monkeypatch.setattr(writing, "_listeners", [])
    when_recorded(lambda person: heard.append((person, Person.objects.get(pk=person).revision)))
    with recording(owner):
        assert heard == []
    assert heard == [(owner.pk, 1)]
    with pytest.raises(RuntimeError), recording(owner):
        raise RuntimeError
    assert len(heard) == 1, "what was not written is not heard of"


# ---- the page never works anything out


@pytest.mark.django_db
def test_the_first_time_the_page_waits_calmly_and_looks_again_by_itself(
    client: Client, owner: Person, asked: Asked
) -> None:
    merge_diary(owner, evenings([4.0] * 30))
    answer = client.get("/patterns/")
    assert "Your days are being looked through. This takes a moment." in answer.text
    assert asked.people == [owner.pk]
    assert 'hx-get="/patterns/"' in answer.text
    assert '<noscript><meta http-equiv="refresh"' in answer.text
    assert client.get("/patterns/", headers={"HX-Request": "true"}).status_code == 204


@pytest.mark.django_db
def test_where_nothing_was_ever_noted_there_is_nothing_to_wait_for(client: Client, asked: Asked) -> None:
    answer = client.get("/patterns/")
    assert "Nothing to see yet" in answer.text
    assert "htmx" not in answer.text
    assert asked.people == []


@pytest.mark.django_db
def test_the_last_findings_stay_with_a_quiet_word_while_newer_entries_are_looked_through(
    client: Client, owner: Person, note: Note, monkeypatch: pytest.MonkeyPatch
) -> None:
    merge_diary(owner, evenings([4.0] * 30, last=LAST_DAY - timedelta(days=1)))
    before = main_of(client).text
    there = Asked()
    monkeypatch.setattr(desk, "DESK", there)
    note({"L.sole.heel": 9})
    page = main_of(client)
    said = "Your newest entries are being looked through."
    assert said in page.text
    assert page.text.replace(f"{said} ", "") == before
    assert there.people == [owner.pk]
    assert said in main_of(client, "/patterns/days/").text
    monkeypatch.setattr(desk, "DESK", AtOnce())
    answer = client.get("/patterns/", headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert said not in answer.text
    assert "31 days" in answer.text
    assert "htmx" not in client.get("/patterns/").text, "once it is done nothing asks any more"


@pytest.mark.django_db
def test_findings_that_are_up_to_date_are_not_asked_for_again(
    client: Client, owner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    merge_diary(owner, evenings([4.0] * 5))
    main_of(client)
    there = Asked()
    monkeypatch.setattr(desk, "DESK", there)
    main_of(client)
    assert there.people == []


@pytest.mark.django_db
def test_findings_survive_a_restart(client: Client, owner: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    from fodro.web.patterns.queries import forget_findings

    merge_diary(owner, explained_by("standing_hours"))
    before = main_of(client).text
    forget_findings()  # what a new process begins with
    monkeypatch.setattr(desk, "DESK", Asked())
    assert main_of(client).text == before


# ---- what is worked out is kept


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[Diary]:
    """Every diary that is analysed."""
    diaries: list[Diary] = []
    analyse: Callable[[Diary], Findings] = analysis.analyse

    def counting(diary: Diary) -> Findings:
        diaries.append(diary)
        return analyse(diary)

    monkeypatch.setattr(analysis, "analyse", counting)
    return diaries


@pytest.mark.django_db
def test_a_state_of_the_diary_is_analysed_once(owner: Person, counted: list[Diary]) -> None:
    merge_diary(owner, evenings([4.0] * 5))
    for _ in range(3):
        work_out(owner.pk)
    assert len(counted) == 1


@pytest.mark.django_db
def test_a_record_that_no_finding_looks_at_asks_for_no_analysis(owner: Person, counted: list[Diary]) -> None:
    merge_diary(owner, evenings([4.0] * 5))
    work_out(owner.pk)
    with recording(owner):
        pass
    work_out(owner.pk)
    owner.refresh_from_db()
    assert len(counted) == 1
    assert not latest_of(owner).is_stale


@pytest.mark.django_db
@pytest.mark.parametrize(
    "changed", [{"fodro": "0.0.0"}, {"findings": "[]"}, {"findings": "{"}, {"pictured": ""}, {"shown": "?"}]
)
def test_what_another_fodro_kept_or_nobody_can_read_is_worked_out_again(
    client: Client, owner: Person, counted: list[Diary], changed: dict[str, str]
) -> None:
    merge_diary(owner, evenings([4.0] * 5))
    before = main_of(client).text
    KeptFindings.objects.filter(person=owner).update(**changed)
    assert main_of(client).text == before
    assert len(counted) == 2


@pytest.mark.django_db
def test_what_was_shown_goes_into_the_next_analysis(owner: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[tuple[Shown, ...]] = []
    stands = Shown("factor:standing_hours", 0, 0.8, "2026-11-01")

    def kept(_findings: Findings, shown: tuple[Shown, ...]) -> tuple[Shown, ...]:
        given.append(tuple(shown))
        return (*shown, replace(stands, lag_days=len(shown)))

    monkeypatch.setattr(analysis, "kept", kept)
    for n in range(3):
        merge_diary(owner, evenings([4.0], last=LAST_DAY - timedelta(days=n)))
        work_out(owner.pk)
    assert given == [(), (stands,), (stands, replace(stands, lag_days=1))]


# ---- trouble


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    def analyse(_diary: Diary) -> Findings:
        raise ZeroDivisionError(SECRET)

    monkeypatch.setattr(analysis, "analyse", analyse)


@pytest.mark.django_db
def test_what_could_not_be_worked_out_is_said_and_the_last_findings_stay(
    client: Client, owner: Person, note: Note, broken: None, caplog: pytest.LogCaptureFixture
) -> None:
    keep_findings(owner, findings([factor()]), [Shown("factor:standing_hours", 0, 0.8, "2026-11-20")])
    note({"L.sole.heel": 9})
    with caplog.at_level(logging.WARNING, logger="fodro.patterns"):
        text = main_of(client).text
    assert "could not be worked out. They are kept" in text
    assert "Time on your feet" in text
    assert "ZeroDivisionError" in caplog.text
    assert "heel" not in caplog.text


@pytest.mark.django_db
def test_trouble_is_not_tried_again_before_the_next_entry(
    client: Client, owner: Person, note: Note, broken: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    note({"L.sole.heel": 9})
    assert "could not be worked out" in main_of(client).text
    there = Asked()
    monkeypatch.setattr(desk, "DESK", there)
    assert "htmx" not in client.get("/patterns/").text
    assert there.people == []
    with time_machine.travel(EVENING + timedelta(hours=1), tick=False):
        note({"L.sole.heel": 3}, at=EVENING + timedelta(hours=1))
    main_of(client)
    assert there.people == [owner.pk]


# ---- erased


@pytest.mark.django_db
def test_erasing_takes_the_findings_and_works_nothing_out_any_more(
    owner: Person, outsider: Person, asked: Asked
) -> None:
    for person in (owner, outsider):
        merge_diary(person, evenings([4.0] * 5))
        work_out(person.pk)
    gone = owner.pk
    erase(owner)
    assert asked.forgotten[0] == gone
    assert [kept.person_id for kept in KeptFindings.objects.all()] == [outsider.pk]
    work_out(gone)
    assert KeptFindings.objects.count() == 1


@pytest.mark.django_db
def test_findings_of_a_person_erased_meanwhile_are_not_kept(
    owner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    merge_diary(owner, evenings([4.0] * 5))
    analyse, pk = analysis.analyse, owner.pk

    def slow(diary: Diary) -> Findings:
        with transaction.atomic():
            Person.objects.filter(pk=pk).delete()
        return analyse(diary)

    monkeypatch.setattr(analysis, "analyse", slow)
    work_out(pk)
    assert not KeptFindings.objects.exists()
