"""An experiment as a ResearchStudy with its draw, its outcomes as Observations, and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from fodro.domain.drawing import LONGEST_DAYS, LONGEST_WASHOUT_DAYS
from fodro.domain.experiments import Allotment, Arm, Design, Done, Experiment, Outcome, Redraw
from fodro.exchange.fhir.making import Making
from fodro.exchange.fhir.massages import id_in
from fodro.exchange.fhir.names import BASE, DONE, DRAWN, EXPERIMENT, OUTCOME, PLAN, REDRAW
from fodro.exchange.fhir.ratings import component, components_of, one, score_of
from fodro.exchange.fhir.values import (
    Json,
    Unreadable,
    code_of,
    day_of,
    exact,
    exact_of,
    extension,
    extensions,
    scored,
    text,
    text_of,
)

KEYS = f"{BASE}/experiment"
"""The system of the permanent ids of experiments."""
NEITHER = "neither"
_PARTS = {"drawn": DRAWN, "done": DONE, "redraw": REDRAW}
Parts = Mapping[str, Mapping[str, Any]]


def resources(experiment: Experiment, making: Making) -> Iterator[Json]:
    """Yield the ResearchStudy of `experiment`, then an Observation for each outcome that was rated."""
    made = making.resource(EXPERIMENT, "ResearchStudy", making.id(EXPERIMENT, experiment.key))
    made["extension"] = [_plan(experiment), *_days(experiment)]
    made["identifier"] = [{"system": KEYS, **text("value", experiment.key)}]
    made["status"] = "active" if experiment.ended is None else "completed"
    made["category"] = [making.concept("design", experiment.design)]
    made["period"] = _period(experiment)
    made["arm"] = [_arm(Arm.A, experiment.a), _arm(Arm.B, experiment.b)]
    yield made
    for outcome in experiment.outcomes:
        if outcome.is_rated:
            yield _outcome(outcome, made, making)


def _arm(arm: Arm, what: str) -> Json:
    return {"name": arm.value, **text("description", what)}


def _period(experiment: Experiment) -> Json:
    start = experiment.start.isoformat()
    last = max((each.day for each in experiment.drawn), default=experiment.start)
    ends = experiment.ended is not None and last >= experiment.start
    return {"start": start, "end": last.isoformat()} if ends else {"start": start}


def _plan(experiment: Experiment) -> Json:
    ended = {"ended": ("valueDate", experiment.ended.isoformat())} if experiment.ended else {}
    said = {
        "subject": ("valueString", experiment.subject),
        "days": ("valuePositiveInt", experiment.n_days),
        "seed": ("valueString", experiment.seed),
        "washout": ("valueUnsignedInt", experiment.washout_days),
        "outcome": ("valueCode", experiment.since_outcome),
        **ended,
    }
    return _complex(PLAN, said)


def _complex(url: str, said: Mapping[str, tuple[str, Any]]) -> Json:
    """Return an extension with a part for each thing `said`; an empty text is left out."""
    parts = [{"url": name, **_part(*value)} for name, value in said.items() if value[1] != ""]
    return {"url": url, "extension": parts}


def _part(name: str, value: Any) -> Json:
    said = text(name, value) if name == "valueString" else {name: value}
    return said if name in said else {"extension": [exact(value)]}


def _days(experiment: Experiment) -> Iterator[Json]:
    for drawn in experiment.drawn:
        said = {
            "day": ("valueDate", drawn.day.isoformat()),
            "block": ("valueUnsignedInt", drawn.block),
            "arm": ("valueCode", drawn.arm.value),
        }
        yield _complex(DRAWN, {**said, "counts": ("valueBoolean", drawn.counts)})
    for done in experiment.done:
        arm = done.arm.value if done.arm else NEITHER
        said = {"day": ("valueDate", done.day.isoformat()), "arm": ("valueCode", arm)}
        yield _complex(DONE, {**said, "note": ("valueString", done.note)})
    for redraw in experiment.redraws:
        said = {
            "day": ("valueDate", redraw.day.isoformat()),
            "days": ("valuePositiveInt", redraw.n_days),
            "washout": ("valueUnsignedInt", redraw.washout_days),
        }
        yield _complex(REDRAW, said)


def _outcome(outcome: Outcome, study: Json, making: Making) -> Json:
    made = making.observation(OUTCOME, making.id(OUTCOME, study["id"], outcome.day.isoformat()))
    made["code"] = making.concept("measure", "outcome")
    made["focus"] = [making.reference(study)]
    made["effectiveDateTime"] = outcome.day.isoformat()
    if outcome.value is not None:
        made["valueQuantity"] = scored(outcome.value)
    sides = {"left": outcome.left, "right": outcome.right}
    parts = [
        component(making, side, "valueQuantity", scored(score))
        for side, score in sides.items()
        if score is not None
    ]
    return {**made, "component": parts} if parts else made


def experiment_of(resource: Mapping[str, Any], outcomes: Sequence[Outcome]) -> Experiment:
    """Return the experiment in a ResearchStudy that `resources` made, with its `outcomes`.

    Raises
    ------
    Unreadable
        If an element does not say what it is for.
    """
    plan = _parts_of(extension(resource, PLAN))
    what = {arm.get("name"): text_of(arm, "description") for arm in resource.get("arm", ())}
    each = {name: [_parts_of(one) for one in extensions(resource, url)] for name, url in _PARTS.items()}
    keys = resource.get("identifier") or [{}]
    return Experiment(
        key=_said(text_of(keys[0], "value"), "key"),
        design=_design(resource),
        subject=_text(plan, "subject"),
        a=_said(what.get(Arm.A.value), "A"),
        b=_said(what.get(Arm.B.value), "B"),
        start=day_of(resource.get("period", {}), "start"),
        n_days=_whole(plan, "days", LONGEST_DAYS),
        seed=_text(plan, "seed"),
        washout_days=_whole(plan, "washout", LONGEST_WASHOUT_DAYS),
        since_outcome=_get(plan, "outcome", "valueCode", str),
        ended=_day(plan, "ended") if "ended" in plan else None,
        drawn=tuple(map(_drawn, each["drawn"])),
        done=tuple(map(_done, each["done"])),
        outcomes=tuple(outcomes),
        redraws=tuple(map(_redraw, each["redraw"])),
    )


def _parts_of(held: Mapping[str, Any] | None) -> Parts:
    return {str(part.get("url")): part for part in (held or {}).get("extension", ())}


def _said(what: str | None, name: str) -> str:
    if what is None:
        raise Unreadable(problem=f"it does not say {name}", at="identifier" if name == "key" else "arm")
    return what


def _get(parts: Parts, name: str, element: str, kind: type[Any]) -> Any:
    value = parts.get(name, {}).get(element)
    if type(value) is not kind:
        raise Unreadable(problem=f"{name} is missing or of another kind", at="extension")
    return value


def _text(parts: Parts, name: str) -> str:
    part = parts.get(name, {})
    hidden = exact_of(part)
    return (text_of(part, "valueString") or "") if hidden is None else hidden


def _day(parts: Parts, name: str) -> date:
    return day_of(parts.get(name, {}), "valueDate")


def _whole(parts: Parts, name: str, highest: int) -> int:
    held = parts.get(name, {})
    element = "valuePositiveInt" if "valuePositiveInt" in held else "valueUnsignedInt"
    number: int = _get(parts, name, element, int)
    if not (element == "valuePositiveInt") <= number <= highest:
        raise Unreadable(problem=f"{name} is outside what can be", at="extension")
    return number


def _arm_of(parts: Parts, *others: str) -> str:
    arm: str = _get(parts, "arm", "valueCode", str)
    if arm not in (*Arm, *others):
        raise Unreadable(problem=f"{arm!r} is no arm", at="extension")
    return arm


def _design(resource: Mapping[str, Any]) -> Design:
    said = code_of((resource.get("category") or [None])[0], "design")
    if said not in tuple(Design):
        raise Unreadable(problem="no design is named", at="category")
    return Design(said)


def _drawn(parts: Parts) -> Allotment:
    arm = Arm(_arm_of(parts))
    counts = _get(parts, "counts", "valueBoolean", bool)
    return Allotment(_day(parts, "day"), _whole(parts, "block", LONGEST_DAYS), arm, counts=counts)


def _done(parts: Parts) -> Done:
    arm = _arm_of(parts, NEITHER)
    return Done(_day(parts, "day"), None if arm == NEITHER else Arm(arm), _text(parts, "note"))


def _redraw(parts: Parts) -> Redraw:
    days, washout = _whole(parts, "days", LONGEST_DAYS), _whole(parts, "washout", LONGEST_WASHOUT_DAYS)
    return Redraw(_day(parts, "day"), days, washout)


def outcome_of(resource: Mapping[str, Any]) -> tuple[str, Outcome]:
    """Return the id of the experiment an Observation belongs to, and the outcome in it.

    Raises
    ------
    Unreadable
        If an element does not say what it is for.
    """
    parts = components_of(resource, "left", "right")
    left, right = one(parts, "left"), one(parts, "right")
    whose = next((id_in(each) for each in resource.get("focus", ())), "")
    value = score_of(resource) if "valueQuantity" in resource else None
    sides = (score_of(part, at="component") if part else None for part in (left, right))
    return whose, Outcome(day_of(resource, "effectiveDateTime"), value, *sides)
