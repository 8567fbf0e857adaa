"""Unknown is never clear: properties of the safety rules, the questions, and what the map says by itself."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fodro.domain.body import Place, Side
from fodro.knowledge.caution import rules
from fodro.knowledge.composer import Complaint, RoutineRequest, compose
from fodro.knowledge.library import Family, technique, techniques
from fodro.knowledge.limits import Limits, Stop, together
from fodro.knowledge.regions import regions
from fodro.knowledge.safety import (
    Answer,
    Answers,
    Circumstances,
    Group,
    Told,
    VerdictKind,
    asked,
    assess,
    merged,
    plain_limits,
    portable,
    questions,
    rulebook,
    step_facts,
    told_by_map,
)
from fodro.knowledge.safety.effects import covered, near
from fodro.knowledge.safety.formula import Formula, formula
from fodro.knowledge.tools import tools

YES, NO, UNKNOWN = Told(Answer.YES), Told(Answer.NO), Told(Answer.UNKNOWN)
PLACES = [Place(region, side) for region in ("heel", "toes", "ankle", "lower-leg", "foot") for side in Side]
told = st.builds(Told, st.sampled_from(Answer), st.lists(st.sampled_from(PLACES), max_size=2).map(tuple))
some_answers = st.dictionaries(st.sampled_from(list(asked())), told, max_size=12)
complaints = st.builds(
    Complaint,
    st.sampled_from(["heel", "arch", "toes", "calf", "lower-leg", "foot", "knee"]),
    st.sampled_from([None, *Side]),
    st.sampled_from([0.0, 3.0, 8.0]),
    st.lists(st.sampled_from(["swollen", "sharp", "numb", "cramp", "stiff"]), max_size=2).map(tuple),
)
circumstances = st.builds(
    Circumstances,
    st.lists(complaints, max_size=3).map(tuple),
    st.sampled_from([("hands",), ("hands", "gun"), ("hands", "cold-bottle")]),
    st.booleans(),
)


def rules_of(answers: Answers, here: Circumstances, *, level: VerdictKind | None = None) -> set[str]:
    return {one.rule for one in assess(answers, here).verdicts if level in (None, one.kind)}


@settings(max_examples=100, deadline=None)
@given(some_answers, st.sampled_from(list(asked())), st.sampled_from([YES, NO]), circumstances)
def test_filling_in_an_unknown_never_takes_a_verdict_away(
    answers: Mapping[str, Told], slug: str, filled: Told, here: Circumstances
) -> None:
    before = {name: one for name, one in answers.items() if name != slug}
    for unknown in (before, {**before, slug: UNKNOWN}):
        assert rules_of(unknown, here) <= rules_of({**before, slug: filled}, here)
        emergencies = rules_of(unknown, here, level=VerdictKind.EMERGENCY)
        assert emergencies <= rules_of({**before, slug: filled}, here, level=VerdictKind.EMERGENCY)


def may_be_so(slug: str, answers: Answers, here: Circumstances) -> bool:
    """Whether the worst answer that can still come to a question is a yes."""
    if slug in answers:
        return answers[slug].answer is not Answer.NO
    one = asked()[slug]
    reached = not one.after or any(may_be_so(gate, answers, here) for gate in one.after)
    return reached and not one.from_map and here.concern(one)


@settings(max_examples=100, deadline=None)
@given(some_answers, circumstances)
def test_a_rule_is_clear_only_if_every_way_of_filling_in_leaves_it_so(
    answers: Mapping[str, Told], here: Circumstances
) -> None:
    found = assess(answers, here)
    worst = {slug: YES for slug in asked() if may_be_so(slug, answers, here)}
    could = rules_of(worst, here) - rules_of(answers, here)
    assert could <= set(found.open), "a rule that may still hold was taken for clear"


@settings(max_examples=100, deadline=None)
@given(some_answers, circumstances)
def test_i_do_not_know_rules_out_all_that_a_yes_would(
    answers: Mapping[str, Told], here: Circumstances
) -> None:
    feared = {
        slug: Told(Answer.YES, one.places) if one.answer is Answer.UNKNOWN else one
        for slug, one in answers.items()
    }
    assert assess(answers, here).limits == assess(feared, here).limits


@settings(max_examples=40, deadline=None)
@given(some_answers, circumstances)
def test_answering_what_is_asked_comes_to_an_end_with_nothing_open(
    answers: Mapping[str, Told], here: Circumstances
) -> None:
    known = {slug: one for slug, one in answers.items() if one.answer is not Answer.UNKNOWN}
    known |= told_by_map(here.complaints)
    for _round in range(len(asked())):
        wanted = questions(known, here)
        if not wanted:
            break
        known |= {one.slug: NO for one in wanted}
    found = assess(known, here)
    stopped = found.worst is VerdictKind.EMERGENCY or found.limits.stop is not Stop.NOTHING
    assert stopped or not found.open


@settings(max_examples=100, deadline=None)
@given(some_answers, some_answers, some_answers)
def test_merging_knows_no_order_and_a_yes_outweighs_everything(
    one: Mapping[str, Told], two: Mapping[str, Told], three: Mapping[str, Told]
) -> None:
    ways = [
        {slug: (told.answer, set(told.places)) for slug, told in merged(*way).items()}
        for way in permutations((one, two, three))
    ]
    assert all(way == ways[0] for way in ways)
    said = [each[slug].answer for each in (one, two, three) for slug in each]
    assert (Answer.YES in said) == any(answer is Answer.YES for answer, _ in ways[0].values())


@settings(max_examples=100, deadline=None)
@given(st.lists(some_answers, min_size=2, max_size=4))
def test_limits_together_know_no_order(several: list[Answers]) -> None:
    each = [assess(answers).limits for answers in several]
    assert together(each) == together(reversed(each)) == together([*each, each[0]])


@settings(max_examples=100, deadline=None)
@given(some_answers)
def test_what_the_phone_is_told_is_plain_json(answers: Answers) -> None:
    plain = plain_limits(assess(answers).limits)
    assert json.loads(json.dumps(plain)) == plain


@pytest.mark.parametrize(
    ("parts", "truth"),
    [
        ({"any": ["yes", "open"]}, True),
        ({"any": ["no", "open"]}, None),
        ({"any": ["no", "no"]}, False),
        ({"all": ["yes", "open"]}, None),
        ({"all": ["no", "open"]}, False),
        ({"all": ["yes", "yes"]}, True),
        ({"at_least": {"n": 2, "of": ["yes", "yes", "open"]}}, True),
        ({"at_least": {"n": 2, "of": ["yes", "no", "open"]}}, None),
        ({"at_least": {"n": 2, "of": ["no", "no", "open"]}}, False),
        ({"all": [{"any": ["yes", "open"]}, {"any": ["no", "open"]}]}, None),
        ("yes", True),
    ],
)
def test_three_values_are_put_together_so(parts: object, truth: bool | None) -> None:
    known = {"yes": True, "no": False, "open": None}
    assert formula(parts).truth(known.__getitem__) is truth


def test_a_trigger_that_says_nothing_is_refused() -> None:
    for wrong in ({"not": ["yes"]}, {"any": ["a"], "all": ["b"]}, 3):
        with pytest.raises((ValueError, KeyError)):
            formula(wrong)


def test_every_rule_has_a_trigger_and_every_trigger_and_limit_names_only_what_exists() -> None:
    assert set(rulebook()) == set(rules())
    for clauses in rulebook().values():
        for one in clauses:
            assert set(one.when.slugs()) <= set(asked())
            assert one.effect.families <= {family.value for family in Family}
            assert one.effect.tools <= set(tools())
            assert one.effect.techniques | (one.effect.only or frozenset()) <= set(techniques())
            assert one.effect.off in ("", "place", "near", "foot", "leg")


def test_the_most_urgent_rules_stop_everything_and_no_stop_is_less_than_the_list_says() -> None:
    for slug, (one, *_more) in rulebook().items():
        if one.level == "E":
            assert one.effect.stop is Stop.MOVE, slug
        if rules()[slug].effect == "X":
            assert one.effect.stop is not Stop.NOTHING or one.effect.only == {"still-hold"}, slug
        if rules()[slug].effect == "B":
            assert one.effect.off or one.effect.tools, slug


def test_every_question_can_decide_something_and_is_said_in_both_languages() -> None:
    used = {slug for clauses in rulebook().values() for one in clauses for slug in one.when.slugs()}
    gates = {gate for one in asked().values() for gate in one.after}
    assert used | gates == set(asked())
    for one in asked().values():
        assert one.text("en") != one.text("da") or one.slug == "diabetes"
        assert len(one.text("en")) <= 160
        assert not one.text("en").endswith((".", "?"))
        assert set(one.after) <= set(asked())
        assert one.tools <= set(tools())


def test_what_is_asked_comes_before_what_follows_from_it() -> None:
    order = list(asked())
    assert order[:4] == ["breathless", "leg-sudden", "saddle", "one-sided"]
    for slug, one in asked().items():
        if one.group is Group.FOLLOW_UP:
            assert all(order.index(gate) < order.index(slug) or gate == "cancer" for gate in one.after)


def test_five_centimetres_goes_both_ways_and_never_to_the_other_side() -> None:
    assert set(near()) == {slug for slug, one in regions().items() if not one.parts}
    assert all(one in near()[other] for one, others in near().items() for other in others)
    assert "heel" not in near()["toe3"]
    wound = {"skin": Told(Answer.YES, (Place("heel", Side.LEFT),)), "wound": YES}
    assert {side for side, _leaf in assess(wound).limits.off} == {Side.LEFT}


def test_a_plain_word_for_a_place_takes_in_all_of_it() -> None:
    assert covered("heel") == {"heel", "heel-med", "heel-lat"}
    assert covered("toes") >= {"hallux", "toe5", "web1", "web4"}
    assert covered("lower-leg") == {"lower-leg", "calf", "shin"}


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ([], {}),
        ([Complaint("ankle", Side.LEFT, 0, ("swollen",))], {"one-leg": "yes", "pain": "no"}),
        ([Complaint("calf", Side.RIGHT, 4, ("cramp",))], {"one-leg": "yes", "pain": "yes"}),
        ([Complaint("calf", Side.RIGHT, 4, ("throbbing",))], {"one-leg": "yes", "pain": "yes"}),
        ([Complaint("heel", Side.RIGHT, 4, ("throbbing",))], {"pain": "yes"}),
        ([Complaint("ankle", None, 2, ("swollen",))], {"pain": "yes"}),
        (
            [Complaint("ankle", Side.LEFT, 2, ("swollen",)), Complaint("foot", Side.RIGHT, 0, ("swollen",))],
            {"legs-swollen": "yes", "pain": "yes"},
        ),
        ([Complaint("shoulder", Side.LEFT, 2, ("swollen",))], {"pain": "yes"}),
        ([Complaint("arch", Side.LEFT, 3, ("sore",))], {"pain": "yes"}),
    ],
)
def test_the_check_in_answers_what_it_says_and_silence_is_no_answer(
    noted: list[Complaint], said: dict[str, str]
) -> None:
    assert {slug: one.answer.value for slug, one in told_by_map(noted).items()} == said


def test_a_usual_evening_is_one_list_of_today_once_what_lasts_is_known() -> None:
    lasting = {slug: NO for slug, one in asked().items() if one.group is Group.ABOUT_YOU}
    usual = questions(lasting, Circumstances((Complaint("arch", Side.LEFT, 4, ("tired",)),)))
    assert {one.group for one in usual} == {Group.NOW}
    assert len(usual) <= 14
    first = questions({}, Circumstances())
    assert [one.group for one in first] == [Group.NOW] * 12 + [Group.ABOUT_YOU] * 13


def test_a_step_says_what_the_phone_needs_to_know() -> None:
    routine = compose(RoutineRequest(complaints=(Complaint("heel", Side.LEFT, 5, ("sore",)),), minutes=10))
    for step in routine.steps:
        facts = step_facts(step)
        assert json.loads(json.dumps(facts)) == facts
        assert facts["touches"] is technique(step.technique).touches
        assert facts["side"] in ("L", "R", None)


def test_the_rules_of_the_phone_hold_every_clause_and_every_question() -> None:
    plain = portable()
    assert [one["slug"] for one in plain["questions"]] == list(asked())
    assert {one["rule"] for one in plain["clauses"]} == set(rules())
    assert json.loads(json.dumps(dict(plain))) == plain


def test_nothing_said_is_nothing_ruled_out_but_everything_open() -> None:
    found = assess({}, Circumstances())
    assert found.limits == Limits()
    assert found.verdicts == ()
    assert len(found.open) > 30


def test_a_formula_names_only_what_can_still_decide_it() -> None:
    known = {"a": None, "b": True, "c": None, "d": None}
    either = formula({"all": [{"any": ["a", "b"]}, {"any": ["c", "d"]}]})
    assert isinstance(either, Formula)
    assert list(either.undecided(known.__getitem__)) == ["c", "d"]


def test_the_table_for_clinicians_says_what_the_rules_say() -> None:
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "scripts/safety_rules.py", "--check"]
    answer = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, timeout=60)
    assert answer.returncode == 0, f"{answer.stderr}Run scripts/safety_rules.py."
    page = (root / "docs/reference/safety-rules.md").read_text(encoding="utf-8")
    assert all(f"| {slug} |" in page for slug in rules())
