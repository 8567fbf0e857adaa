"""``fodro trial``: what an experiment of one person would find, and what it has found."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fodro.cli.outside_trial import analyse_outside
from fodro.cli.speaking import LANGUAGES, note, say, usual_language
from fodro.cli.trial_draw import draw
from fodro.domain.drawing import LONGEST_DAYS, LONGEST_WASHOUT_DAYS
from fodro.domain.experiments import Design, Experiment
from fodro.version import __version__

if TYPE_CHECKING:
    from fodro.domain.diary import Diary
    from fodro.domain.trial_findings import TrialFinding, TrialPlan

_DIARY = click.Path(path_type=Path)
_DESIGNS = click.Choice([design.value for design in Design])
_OUTCOMES = click.Choice(["evening", "next-morning", "day"])


@click.group(short_help="Plan, draw or read an experiment of one person.")
def trial() -> None:
    """Plan or draw an experiment that compares two things by days, or say what one has shown."""


@trial.command(short_help="Say how many days an experiment needs.")
@click.argument("diary", type=_DIARY, required=False)
@click.option("--design", type=_DESIGNS, required=True, help="What is drawn.")
@click.option(
    "--days", type=click.IntRange(1, LONGEST_DAYS), default=28, show_default=True, help="Its length."
)
@click.option(
    "--washout", type=click.IntRange(0, LONGEST_WASHOUT_DAYS), default=0, show_default=True,
    help="Days after a change that are not compared.",
)  # fmt: skip
@click.option(
    "--outcome", type=_OUTCOMES, default="evening", show_default=True, help="Which pain is compared."
)
@click.option(
    "--size", type=click.FloatRange(0.1, 10), default=1.0, show_default=True, help="The difference, points."
)
@click.option("--json", "as_json", is_flag=True, help="Print the plan as JSON.")
@click.option("--language", type=click.Choice(LANGUAGES), default=usual_language, help="Of the sentences.")
def plan(diary: Path | None, *, design: str, as_json: bool, language: str, **asked: Any) -> None:
    """Say how many days an experiment needs, from the days of the DIARY or for a usual person."""
    read = _read(diary) if diary else None
    from fodro.analysis.trials.planning import planned

    made = planned(
        Design(design),
        asked["days"],
        diary=read,
        outcome=asked["outcome"],
        washout_days=asked["washout"],
        size=asked["size"],
    )
    if as_json:
        _print({"fodro": __version__, **made.to_dict()})
    else:
        say(_plan_lines(made, language))


@trial.command(short_help="Say what the experiments of a diary have shown.")
@click.argument("diary", type=_DIARY, required=False)
@click.option("--size", type=click.FloatRange(min=0.001), help="The difference that is wished for.")
@click.option("--allocation", type=_DIARY, help="A CSV table from elsewhere: when which of two was done.")
@click.option("--outcomes", type=_DIARY, help="A CSV table from elsewhere: when what was rated.")
@click.option("--value", multiple=True, help="The column of --outcomes that was rated; may be repeated.")
@click.option("--arm", default="", help="The column of --allocation that says which of the two.")
@click.option("--a", default="", help="The word in it that is A.")
@click.option("--time", default="", help="The column of --allocation with the time.")
@click.option("--rated-at", default="", help="The column of --outcomes with the time.")
@click.option("--json", "as_json", is_flag=True, help="Print what was found as JSON.")
@click.option("--language", type=click.Choice(LANGUAGES), default=usual_language, help="Of the sentences.")
def analyse(diary: Path | None, *, size: float | None, as_json: bool, language: str, **outside: Any) -> None:
    """Say what the experiments of the DIARY have shown, or one kept elsewhere with --allocation."""
    if outside["allocation"]:
        analyse_outside(size=size, as_json=as_json, language=language, **outside)
        return
    if diary is None:
        message = "Give a diary, or --allocation, --outcomes and --value for an experiment kept elsewhere."
        raise click.UsageError(message)
    read = _read(diary)
    found = _found(read, size)
    if as_json:
        from fodro.domain.diary import digest

        told = [_told(experiment, finding) for experiment, finding in found]
        _print({"fodro": __version__, "digest": digest(read), "experiments": told})
    else:
        say(_finding_lines(found, language))


trial.add_command(draw)


def _read(path: Path) -> Diary:
    from fodro.exchange.diary_folder import read_folder

    imported = read_folder(path)
    note(imported.notes)
    return imported.diary


def _found(diary: Diary, size: float | None) -> list[tuple[Experiment, TrialFinding]]:
    from fodro.analysis.policy.trials import SIZE_NRS
    from fodro.analysis.trials.answering import analysed

    today = datetime.now().astimezone().date()
    return [
        (
            experiment,
            analysed(experiment, diary, size=size or SIZE_NRS, over=_is_over(experiment, diary, today)),
        )
        for experiment in diary.experiments
    ]


def _is_over(experiment: Experiment, diary: Diary, today: date) -> bool:
    """Return whether `experiment` was ended, or its last day is behind the person or the diary."""
    from fodro.domain.drawing import redrawn_days

    last = (experiment.drawn or redrawn_days(experiment))[-1].day
    recorded = diary.recorded_days
    return experiment.ended is not None or last < today or (bool(recorded) and recorded[-1] >= last)


def _told(experiment: Experiment, finding: TrialFinding) -> dict[str, Any]:
    names = {"subject": experiment.subject, "a": experiment.a, "b": experiment.b}
    return {**names, "commitment": experiment.commitment, **finding.to_dict()}


def _plan_lines(made: TrialPlan, language: str) -> Iterator[str]:
    from fodro.wording.trials import basis_sentence, length_sentence, plan_sentence

    yield plan_sentence(made, language)
    yield length_sentence(made, language)
    yield basis_sentence(made, language)


def _finding_lines(found: list[tuple[Experiment, TrialFinding]], language: str) -> Iterator[str]:
    from fodro.wording.outside_trials import no_experiments_sentence
    from fodro.wording.trials import arms_of, trial_heading, trial_sentences

    if not found:
        yield no_experiments_sentence(language)
    for n, (experiment, finding) in enumerate(found):
        arms = arms_of(experiment, language)
        if n:
            yield ""
        yield trial_heading(finding, arms, language)
        yield from (f"  {sentence}" for sentence in trial_sentences(finding, arms, language))


def _print(told: dict[str, Any]) -> None:
    click.echo((json.dumps(told, ensure_ascii=False, allow_nan=False, indent=1) + "\n").encode(), nl=False)
