"""``fodro report``: a page to give away, made of one diary."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fodro.cli.speaking import LANGUAGES, note, say, usual_language
from fodro.domain.diary import DiaryError
from fodro.domain.report import USUAL_PARTS, WORK_PARTS, Asked, Part, ReportKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fodro.domain.diary import Diary
    from fodro.domain.report import Report

_DAY = click.DateTime(["%Y-%m-%d"])


@click.command(short_help="Make a page to give away: a PDF of what a diary shows.")
@click.argument("diary", type=click.Path(path_type=Path), required=False)
@click.option("--from", "since", type=_DAY, help="First day (YYYY-MM-DD); from the first note otherwise.")
@click.option("--to", "until", type=_DAY, help="Last day (YYYY-MM-DD); to the last note otherwise.")
@click.option(
    "--kind", type=click.Choice([kind.value for kind in ReportKind]), default="report", show_default=True,
    help="What is made.",
)  # fmt: skip
@click.option("--language", type=click.Choice(LANGUAGES), default=usual_language, help="Of the page.")
@click.option("--complaint", default="", help="The main complaint, in your own words.")
@click.option("--ask", "questions", multiple=True, help="A question to ask; may be given several times.")
@click.option("--name", default="", help="Who it is about; nobody is named otherwise.")
@click.option("--pages", type=click.IntRange(1, 2), default=1, show_default=True, help="At most so many.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="File to make.")
@click.option("--replace", "replacing", is_flag=True, help="Replace a file that is already there.")
def report(diary: Path | None, out: Path | None, *, language: str, replacing: bool, **asked: Any) -> None:
    """Make a PDF of what the DIARY (a folder or a zip archive) shows.

    A week card needs no diary.
    """
    wanted = asked_for(**asked)
    target = out or Path(f"fodro-{wanted.kind}.pdf")
    made = report_made(_read(diary, wanted), wanted)
    from fodro.exchange.placing import place_file
    from fodro.report import pdf

    place_file(target, pdf(made, language=language), replace=replacing)
    say([f"Written to {target}."])


def asked_for(
    *,
    since: datetime | None,
    until: datetime | None,
    kind: ReportKind,
    complaint: str,
    questions: tuple[str, ...],
    name: str,
    pages: int,
) -> Asked:
    """Return what the options ask for."""
    told = frozenset({Part.COMPLAINT}) if complaint else frozenset()
    usual = {ReportKind.REPORT: USUAL_PARTS, ReportKind.WORK_NOTE: WORK_PARTS | told}
    first, last = (each.date() if each else None for each in (since, until))
    if first and last and last < first:
        raise DiaryError(problem=f"{last} is before {first}.", remedy="Give --from and --to in their order.")
    parts = usual.get(ReportKind(kind), frozenset())
    return Asked(
        ReportKind(kind), first, last, parts, name, complaint=complaint, questions=questions, pages=pages
    )


def _read(folder: Path | None, wanted: Asked) -> Diary:
    from fodro.domain.diary import Diary
    from fodro.exchange.diary_folder import read_folder

    if folder is None and wanted.kind is ReportKind.WEEK_CARD:
        return Diary()
    if folder is None:
        raise DiaryError(problem="Which diary?", remedy="Name its folder or its archive.")
    imported = read_folder(folder)
    note(imported.notes)
    return imported.diary


def report_made(diary: Diary, wanted: Asked) -> Report:
    """Return the report of `diary`, made today."""
    from fodro.report import Beside, gathered

    today = datetime.now(tz=UTC).astimezone().date()
    said = _said(diary, wanted) if wanted.kind is ReportKind.REPORT else {}
    return gathered(diary, None, asked=wanted, made_on=today, beside=Beside(said=said))


def _said(diary: Diary, wanted: Asked) -> Mapping[str, tuple[str, ...]]:
    """Return on which days something was said to be worse; what comes after the period has no part in it."""
    from fodro.analysis.said import said_worse
    from fodro.report import between

    return said_worse(between(diary, date.min, wanted.until or date.max), (), {})
