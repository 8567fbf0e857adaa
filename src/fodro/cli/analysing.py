"""``fodro analyse``: the findings of one diary."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from fodro.cli.speaking import LANGUAGES, note, say, usual_language

if TYPE_CHECKING:
    from fodro.domain.findings import Findings


@click.command(short_help="Say what a diary shows, and what it cannot tell yet.")
@click.argument("diary", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.option("--language", type=click.Choice(LANGUAGES), default=usual_language, help="Of the sentences.")
@click.option(
    "--seed", type=click.IntRange(min=0), default=0, show_default=True, help="The same seed, the same answer."
)
@click.option("--plausible", is_flag=True, help="Count what is published about factors beforehand.")
def analyse(diary: Path, *, as_json: bool, language: str, seed: int, plausible: bool) -> None:
    """Say what the DIARY (a folder or a zip archive) shows, and what it cannot tell yet."""
    from fodro.exchange.diary_folder import read_folder

    imported = read_folder(diary)
    note(imported.notes)
    from fodro.analysis import analyse as findings_of  # numerics are loaded for a diary that can be read

    findings = findings_of(imported.diary, seed=seed, plausibility=plausible)
    if as_json:
        from fodro.exchange.findings_json import findings_json

        click.echo(findings_json(findings).encode(), nl=False)
    else:
        _say_findings(findings, language)


def _say_findings(findings: Findings, language: str) -> None:
    from fodro.wording import summary

    say(summary(findings, language))
