"""``fodro report``: a page made from a diary folder, or nothing at all."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

import fodro as package
from fodro.analysis.simulate import Regime, worsened
from fodro.cli.report import asked_for, report_made
from fodro.domain.report import Asked, ReportKind
from fodro.exchange.diary_folder import read_diary, write_diary
from fodro.report import pdf, sheet_of
from tests.cli.command import fodro


@pytest.fixture(scope="module")
def worse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("worse") / "diary"
    write_diary(worsened(Regime.STEP, days=90, seed=400_004, size=4.0).diary, target)
    return target


def plainly(**asked: Any) -> Asked:
    usual = {
        "since": None, "until": None, "kind": ReportKind.REPORT, "complaint": "", "questions": (),
        "name": "", "pages": 1,
    }  # fmt: skip
    return asked_for(**{**usual, **asked})


@pytest.mark.parametrize("kind", list(ReportKind))
@pytest.mark.parametrize("language", ["en", "da"])
def test_every_kind_of_page_is_a_tagged_pdf_in_its_language(
    worse: Path, tmp_path: Path, kind: ReportKind, language: str
) -> None:
    target = tmp_path / "page.pdf"
    answer = fodro("report", worse, "--kind", kind.value, "--language", language, "--out", target)
    assert answer.exit_code == 0, answer.stderr
    assert str(target) in answer.stdout
    with pikepdf.open(BytesIO(target.read_bytes())) as made, made.open_metadata() as about:
        assert about["pdfuaid:part"] == "1"
        assert str(made.Root.Lang) == language
        assert len(made.pages) == 1


def test_its_numbers_are_those_of_the_analysis(worse: Path) -> None:
    diary = read_diary(worse)
    sheet = sheet_of(report_made(diary, plainly()), language="en")
    findings = package.analyse(diary)
    assert f"Fodro {findings.fodro} · data {findings.digest}" in sheet.foot
    replayed = package.replay_signs(diary)["intensity"]
    assert replayed
    told = " ".join(sheet.lines())
    assert "said to be worse on" in told or "it has hurt about" in told


def test_what_comes_after_the_period_has_no_part_in_it(worse: Path) -> None:
    diary = read_diary(worse)
    until = diary.recorded_days[-1] - timedelta(days=60)
    made = report_made(diary, plainly(until=datetime.combine(until, time())))
    shorter = package.replay_signs(made_until(worse, until))
    assert made.said == {name: tuple(map(str, days)) for name, days in shorter.items() if days}


def made_until(folder: Path, until: date) -> package.Diary:
    from fodro.report import between

    diary = read_diary(folder)
    return between(diary, diary.recorded_days[0], until)


def test_a_file_that_is_there_stays_unless_it_may_be_replaced(worse: Path, tmp_path: Path) -> None:
    target = tmp_path / "page.pdf"
    target.write_text("mine")
    refused = fodro("report", worse, "--out", target)
    assert refused.exit_code == 2
    assert "--replace" in refused.stderr
    assert target.read_text() == "mine"
    assert fodro("report", worse, "--out", target, "--replace").exit_code == 0
    assert target.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--from", "2026-03-01", "--to", "2026-02-01"], "2026-02-01 is before 2026-03-01."),
        (["--from", "soon"], "soon"),
        (["--kind", "poem"], "poem"),
        (["--pages", "9"], "9"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    worse: Path, tmp_path: Path, arguments: list[str], said: str
) -> None:
    target = tmp_path / "page.pdf"
    answer = fodro("report", worse, "--out", target, *arguments)
    assert answer.exit_code == 2
    assert said in answer.stderr
    assert not target.exists()


def test_a_report_needs_a_diary_and_a_week_card_needs_none(tmp_path: Path) -> None:
    refused = fodro("report", "--out", tmp_path / "a.pdf")
    assert refused.exit_code == 2
    assert "Which diary?" in refused.stderr
    assert fodro("report", "--kind", "week-card", "--out", tmp_path / "b.pdf").exit_code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["b.pdf"]


def test_what_is_given_stands_on_the_page_and_a_note_for_work_keeps_to_what_is_given(worse: Path) -> None:
    diary = read_diary(worse)
    given = {"complaint": "Heels burn", "questions": ("A mat?",), "name": "Somebody"}
    for kind in (ReportKind.REPORT, ReportKind.WORK_NOTE):
        told = list(sheet_of(report_made(diary, plainly(kind=kind, **given)), language="en").lines())
        assert {"“Heels burn”", "A mat?", "Somebody"} <= set(told)
    assert "Where it hurts" not in told


def test_the_same_diary_gives_the_same_bytes(worse: Path) -> None:
    diary = read_diary(worse)
    pages = {pdf(report_made(diary, plainly()), language="da") for _ in range(2)}
    assert len(pages) == 1
