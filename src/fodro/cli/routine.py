"""``fodro routine``: a massage for today's feet, printed or played in the terminal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

import click

from fodro.cli.refusals import Refused
from fodro.cli.speaking import LANGUAGES, note, say, usual_language

if TYPE_CHECKING:
    from fodro.knowledge.routine import Routine, RoutineRequest, Step
    from fodro.knowledge.safety import Answers, Assessment, Circumstances

_MODES = ("two-person", "no-reach", "at-work", "before-sleep", "spare-thumbs", "swollen", "no-pressure")


@click.command(short_help="Make a massage for today's feet, and play it.")
@click.option("--where", multiple=True, help="left-heel, both-arch … Several times for several places.")
@click.option("--quality", "qualities", multiple=True, help="How it feels: sore, stiff, tired, swollen …")
@click.option("--intensity", type=click.FloatRange(0, 10), default=5.0, show_default=True, help="0–10.")
@click.option("--minutes", type=int, default=10, show_default=True, help="3 to 20.")
@click.option("--tools", multiple=True, help="What is at hand, such as soft-ball,roller.")
@click.option(
    "--mode", "modes", multiple=True, type=click.Choice(_MODES), help="A wish; several are possible."
)
@click.option(
    "--sign", "signs", multiple=True, help="Something that is so, such as diabetes or skin@left-heel."
)
@click.option("--ask", is_flag=True, help="Ask first what may speak against a massage.")
@click.option("--play", "playing", is_flag=True, help="Lead through it here, step by step.")
@click.option("--json", "as_json", is_flag=True, help="Print the routine as JSON.")
@click.option("--language", type=click.Choice(LANGUAGES), default=usual_language, help="Of the words.")
def routine(
    *,
    where: tuple[str, ...],
    qualities: tuple[str, ...],
    intensity: float,
    minutes: int,
    tools: tuple[str, ...],
    modes: tuple[str, ...],
    signs: tuple[str, ...],
    ask: bool,
    playing: bool,
    as_json: bool,
    language: str,
) -> None:
    """Make a massage for what hurts, with what is at hand and what rules something out."""
    from fodro.cli.wishes import answers_of, complaints_of, tools_of
    from fodro.knowledge.routine import RoutineRequest
    from fodro.knowledge.safety import Circumstances, assess, merged, told_by_map

    complaints, at_hand = complaints_of(where, qualities, intensity), tools_of(tools)
    about = Circumstances(complaints, at_hand)
    answers = merged(told_by_map(complaints), answers_of(signs))
    found = assess(_asked(answers, about, language) if ask else answers, about)
    made = _composed(RoutineRequest(complaints, minutes, at_hand, modes, limits=found.limits))
    if as_json:
        click.echo(json.dumps(made.to_dict(), ensure_ascii=False, indent=1).encode())
        return
    note(_verdicts(found, language))
    note(_first_read(found, language))
    _print_or_play(made, language, playing=playing)


def _composed(request: RoutineRequest) -> Routine:
    from fodro.knowledge.composer import RoutineError, compose

    try:
        return compose(request)
    except RoutineError as error:
        raise Refused(str(error)) from None


def _print_or_play(made: Routine, language: str, *, playing: bool) -> None:
    if not playing:
        say(lines_of(made, language))
        return
    from fodro.cli.playing import play

    try:
        play(made, language)
    except KeyboardInterrupt:
        say(["", "Ended here." if language == "en" else "Sluttet her."])


def lines_of(made: Routine, language: str) -> Iterator[str]:
    """Yield a routine as lines: its kind and length, then its steps under their parts."""
    from fodro.knowledge.telling import kind_text, phase_text

    minutes = "minutter" if language == "da" else "minutes"
    yield f"{kind_text(made.kind, language)}, {made.minutes} {minutes}"
    for phase, steps in groupby(made.steps, key=lambda step: step.phase):
        yield ""
        yield phase_text(phase, language)
        yield from (_line(step, language) for step in steps)


def _line(step: Step, language: str) -> str:
    from fodro.knowledge.library import technique
    from fodro.knowledge.reasons import reason_text
    from fodro.knowledge.scales import pressure_name
    from fodro.knowledge.telling import where_text

    clock = f"{step.seconds // 60}:{step.seconds % 60:02d}"
    about = [pressure_name(step.pressure, language), reason_text(step, language)]
    name = f"{where_text(step, language)}: {technique(step.technique).name(language)}"
    return f"  {clock:>5}  {name} ({', '.join(word for word in about if word)})"


def _asked(answers: Answers, about: Circumstances, language: str) -> Answers:
    """Ask, one question after the other, as long as an answer can change something."""
    from fodro.knowledge.safety import Answer, Told, questions

    keys = {"y": Answer.YES, "j": Answer.YES, "n": Answer.NO, "?": Answer.UNKNOWN}
    told = dict(answers)
    while open_ones := questions(told, about):
        question = open_ones[0]
        click.echo(question.text(language), err=True)
        typed = click.prompt("[y/n/?]", type=click.Choice(list(keys)), show_choices=False, err=True)
        told[question.slug] = Told(keys[typed])
    return told


def _verdicts(found: Assessment, language: str) -> list[str]:
    """Return what was said that speaks for leaving something out, and what to do about it."""
    from fodro.knowledge.caution import said

    lines = (said(one.rule, language) for one in (*found.verdicts, *found.precautions))
    return [text for line in lines for text in (f"! {line.question}", f"  {line.advice}", "")]


def _first_read(found: Assessment, language: str) -> list[str]:
    """Return that something was not asked; what was not asked is not taken for clear."""
    if not found.open:
        return []
    asks = {
        "en": "Not everything was asked that may speak against a massage; --ask asks it first.",
        "da": "Der er ikke spurgt om alt, der kan tale imod en massage; --ask spørger først.",
    }
    return [asks[language], ""]
