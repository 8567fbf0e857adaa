"""``fodro signs``: whether it is getting worse, today or as it would have been said day by day."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fodro.cli.speaking import LANGUAGES, note, say, usual_language

if TYPE_CHECKING:
    from fodro.domain.diary import Diary


@click.command(short_help="Say whether it is getting worse, and since when.")
@click.argument("diary", type=click.Path(path_type=Path))
@click.option("--replay", is_flag=True, help="List the alarms as they would have been raised, day by day.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--language", type=click.Choice(LANGUAGES), default=usual_language, help="Of the sentences.")
def signs(diary: Path, *, replay: bool, as_json: bool, language: str) -> None:
    """Say of the DIARY (a folder or a zip archive) whether it is getting worse."""
    from fodro.exchange.diary_folder import read_folder

    imported = read_folder(diary)
    note(imported.notes)
    if replay:
        _replay(imported.diary, language, as_json=as_json)
    else:
        _today(imported.diary, language, as_json=as_json)


def _replay(diary: Diary, language: str, *, as_json: bool) -> None:
    from fodro.analysis.signs import replay_signs

    alarms = {name: [day.isoformat() for day in days] for name, days in replay_signs(diary).items()}
    if as_json:
        _say_json(alarms)
        return
    from fodro.wording.replay import replay_sentences

    say(replay_sentences(alarms, language))


def _today(diary: Diary, language: str, *, as_json: bool) -> None:
    from fodro.analysis.signs import sign_findings

    found = sign_findings(diary)
    if as_json:
        from fodro.domain.findings import signs_by_monitor

        _say_json(signs_by_monitor(found))
        return
    from fodro.wording.signs import confirmed_sentence, sign_sentence, watched_name

    for finding in found:
        told = (sign_sentence(finding, language), confirmed_sentence(finding, language))
        say([f"{watched_name(finding.monitor, language)}: {' '.join(filter(None, told))}"])


def _say_json(plain: object) -> None:
    click.echo(json.dumps(plain, ensure_ascii=False, allow_nan=False, indent=1).encode())
