"""The phone comes to the same verdicts as the server: every shared vector, and answers drawn at random."""

from __future__ import annotations

import random
import re
from typing import Any

import pytest
from playwright.sync_api import Page

from fodro.domain.body import Place, Side
from fodro.knowledge.composer import RoutineRequest, compose
from fodro.knowledge.library import technique, techniques
from fodro.knowledge.limits import Limits
from fodro.knowledge.routine import Complaint, Step
from fodro.knowledge.safety import (
    Answer,
    Answers,
    Assessment,
    Circumstances,
    Told,
    Verdict,
    asked,
    assess,
    plain_limits,
    portable,
    questions,
    step_facts,
)
from tests.knowledge.rule_vectors import VECTORS

pytestmark = pytest.mark.browser

ASSESS_ALL = """
async ([address, rules, cases]) => {
  const { assess, questions } = await import(address);
  return cases.map(({ answers, here }) => ({
    ...assess(rules, answers, here),
    asks: questions(rules, answers, here),
  }));
}
"""
ALLOW_ALL = """
async ([address, rules, cases]) => {
  const { allows } = await import(address);
  return cases.map(({ limits, steps }) => steps.map((step) => allows(limits, step)));
}
"""
PLACES = [Place(region, side) for region in ("heel", "toes", "ankle", "lower-leg") for side in (*Side, None)]


@pytest.fixture
def evaluate(page: Page) -> str:
    """The address of the module, as the worker keeps it for a device without a server."""
    page.goto("/welcome/")
    kept = page.request.get("/worker.js").text()
    (address,) = set(re.findall(r"[^\"']*safety/evaluate[^\"']*\.js", kept))
    return str(address)


def plain_places(places: tuple[Place, ...]) -> list[dict[str, Any]]:
    return [{"region": one.region, "side": one.side} for one in places]


def plain_case(answers: Answers, here: Circumstances) -> dict[str, Any]:
    return {
        "answers": {
            slug: {"answer": one.answer.value, "places": plain_places(one.places)}
            for slug, one in answers.items()
        },
        "here": {
            "complaints": [
                {
                    "region": one.region,
                    "side": one.side,
                    "intensity": one.intensity_nrs,
                    "qualities": list(one.qualities),
                }
                for one in here.complaints
            ],
            "tools": list(here.tools),
            "after_harm": here.after_harm,
        },
    }


def plain_verdict(one: Verdict) -> dict[str, Any]:
    places = plain_places(one.places)
    return {"rule": one.rule, "kind": one.kind.value, "level": one.level.value, "places": places}


def plain(found: Assessment, asks: list[str]) -> dict[str, Any]:
    return {
        "verdicts": [plain_verdict(one) for one in found.verdicts],
        "precautions": [plain_verdict(one) for one in found.precautions],
        "open": list(found.open),
        "limits": plain_limits(found.limits),
        "asks": asks,
    }


def on_server(answers: Answers, here: Circumstances) -> dict[str, Any]:
    return plain(assess(answers, here), [one.slug for one in questions(answers, here)])


def test_every_vector_gives_the_same_in_the_browser(page: Page, evaluate: str) -> None:
    cases = [plain_case(vector.answers, vector.circumstances) for vector in VECTORS]
    found = page.evaluate(ASSESS_ALL, [evaluate, dict(portable()), cases])
    assert len(found) == len(VECTORS) >= 150
    for vector, said in zip(VECTORS, found, strict=True):
        assert said == on_server(vector.answers, vector.circumstances), vector.name


def drawn(chance: random.Random) -> tuple[Answers, Circumstances]:
    slugs = chance.sample(list(asked()), chance.randint(0, 20))
    answers = {
        slug: Told(chance.choice(list(Answer)), tuple(chance.sample(PLACES, chance.randint(0, 2))))
        for slug in slugs
    }
    complaints = tuple(
        Complaint(
            chance.choice(["heel", "arch", "calf", "toes", "foot"]),
            chance.choice([None, *Side]),
            chance.choice([0.0, 4.0, 8.0]),
            tuple(chance.sample(["swollen", "sharp", "numb", "stiff", "burning"], chance.randint(0, 2))),
        )
        for _ in range(chance.randint(0, 3))
    )
    tools = ("hands", *chance.sample(["gun", "soft-ball", "cold-bottle"], chance.randint(0, 2)))
    return answers, Circumstances(complaints, tools, chance.random() < 0.5)


def test_answers_drawn_at_random_give_the_same_in_the_browser(page: Page, evaluate: str) -> None:
    chance = random.Random(45)
    cases = [drawn(chance) for _ in range(200)]
    found = page.evaluate(ASSESS_ALL, [evaluate, dict(portable()), [plain_case(*case) for case in cases]])
    assert found == [on_server(*case) for case in cases]
    assert sum(bool(one["verdicts"]) for one in found) > 50


def may(limits: Limits, step: Step) -> bool:
    known = technique(step.technique)
    cap = limits.cap(known, step.side)
    return limits.allows(known, step.side) and (not known.touches or step.pressure <= cap)


def test_a_step_is_allowed_on_the_phone_exactly_where_it_is_on_the_server(page: Page, evaluate: str) -> None:
    routine = compose(RoutineRequest(minutes=10)).steps[0]
    steps = [
        Step(slug, side, 30, routine.phase, pressure, 10, "warm-up")
        for slug, one in techniques().items()
        for side in (Side.LEFT, Side.RIGHT, None)
        for pressure in {one.pressure[0], one.pressure[1]}
    ]
    chance = random.Random(7)
    limits = [assess(*drawn(chance)).limits for _ in range(30)]
    limits += [assess(vector.answers, vector.circumstances).limits for vector in VECTORS[::5]]
    facts = [step_facts(step) for step in steps]
    cases = [{"limits": plain_limits(one), "steps": facts} for one in limits]
    found = page.evaluate(ALLOW_ALL, [evaluate, dict(portable()), cases])
    assert found == [[may(one, step) for step in steps] for one in limits]
    assert {answer for row in found for answer in row} == {True, False}
