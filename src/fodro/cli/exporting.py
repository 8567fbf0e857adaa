"""``fodro export``: the diary in the app as files."""

from __future__ import annotations

from pathlib import Path

import click

from fodro.cli.speaking import LANGUAGES, contents_of, say, usual_language
from fodro.domain.diary import DiaryError

FORMS = ("archive", "csv", "fhir")


@click.command(short_help="Write your diary out of the app as files.")
@click.option("--as", "form", type=click.Choice(FORMS), help="The default goes by how the name ends.")
@click.option("--to", "target", type=click.Path(path_type=Path), required=True, help="What to make.")
@click.option("--language", type=click.Choice(LANGUAGES), default=usual_language, help="Of texts in FHIR.")
@click.option("--snomed", is_flag=True, help="SNOMED CT codes in FHIR too; they need a licence.")
@click.option("--replace", is_flag=True, help="Replace a diary that is already there.")
def export(form: str | None, target: Path, language: str, *, snomed: bool, replace: bool) -> None:
    """Write your whole diary out of the app.

    As an archive (one .zip that brings everything back, with photos), as CSV (a folder, or a .zip, of
    tables), or as FHIR R4 (a .json document; a folder or .zip of NDJSON).
    """
    chosen = form or _usual_form(target)
    if chosen == "archive":
        _as_archive(target, replace=replace)
    elif chosen == "csv":
        _as_tables(target, replace=replace)
    else:
        _as_fhir(target, language, snomed=snomed, replace=replace)


def _usual_form(target: Path) -> str:
    return {".zip": "archive", ".json": "fhir"}.get(target.suffix.lower(), "csv")


def _as_archive(target: Path, *, replace: bool) -> None:
    from fodro.cli import database

    if target.suffix.lower() != ".zip":
        remedy = "End its name in .zip, or say --as csv for a folder of tables."
        raise DiaryError(problem="An archive is one file.", file=str(target), remedy=remedy)
    counts = database.write_archive(target, replace=replace)
    say([f"Written to {target}: {sum(counts.values()):,} records, {counts.get('photo', 0):,} photos."])


def _as_tables(target: Path, *, replace: bool) -> None:
    from fodro.cli import database

    say([contents_of(database.write_tables(target, replace=replace), target)])


def _as_fhir(target: Path, language: str, *, snomed: bool, replace: bool) -> None:
    from fodro.cli import database
    from fodro.exchange import fhir, placing

    diary, about = database.own_diary(), fhir.now(snomed=snomed)
    if target.suffix.lower() == ".json":
        placing.place_file(
            target, fhir.document_bytes(diary, about=about, language=language), replace=replace
        )
    else:
        place = placing.place_archive if target.suffix.lower() == ".zip" else placing.place_folder
        place(target, fhir.ndjson_files(diary, about=about, language=language), replace=replace)
    say([contents_of(diary, target)])
