"""Write docs/explanation/twelve-routines.md; ``--check`` says whether it is up to date."""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from fodro.domain.body import Place, Side
from fodro.knowledge.caution import said
from fodro.knowledge.composer import Complaint, Routine, RoutineRequest, Step, compose, reason_text
from fodro.knowledge.library import technique
from fodro.knowledge.safety import (
    Answer,
    Assessment,
    Circumstances,
    Told,
    asked,
    assess,
    questions,
    told_by_map,
)
from fodro.knowledge.scales import pressure_name
from fodro.knowledge.telling import kind_text, phase_text, where_text

PAGE = Path(__file__).resolve().parent.parent / "docs/explanation/twelve-routines.md"
L, R = Side.LEFT, Side.RIGHT
HEAD = """# Twelve routines, to be read

Made by `scripts/stories.py` from the library, the rules and the composer as they are; a test holds this page
to them. The people are made up. Each one noted what stands under *Noted*, answered *yes* to what stands under
*Said*, and *no* to everything else that was asked. Seconds are exact, and pressure is on the 1–4 scale of the
library. A clinician has not yet looked at the design values (`fodro review` lists them).
"""


@dataclass(frozen=True, slots=True)
class Story:
    """One made-up person, and what to look for in the routine."""

    title: str
    look_for: str
    complaints: tuple[Complaint, ...]
    minutes: int = 10
    tools: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    positions: tuple[str, ...] = ()
    yes: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)


def both(region: str, nrs: float, *qualities: str) -> tuple[Complaint, ...]:
    return tuple(Complaint(region, side, nrs, qualities) for side in (L, R))


STORIES = (
    Story(
        "A waiter's tired soles",
        "Ten minutes after a double shift, a ball at hand: broad strokes first, the ball once a "
        "foot, no points pressed, both feet alike.",
        (*both("arch", 6, "tired"), *both("forefoot", 5, "sore", "tired")),
        tools=("lotion", "soft-ball"),
    ),
    Story(
        "First-step heel pain",
        "The calf before the heel, holds beside the sorest point, and the stretch of the sole, "
        "which has the best evidence; the other foot gets the same.",
        (Complaint("heel", L, 6, ("sharp",)),),
        minutes=15,
        tools=("lotion",),
    ),
    Story(
        "A swollen evening, both ankles",
        "Legs up, strokes only upward and only light, ankle pumps; nothing kneads or presses.",
        both("ankle", 3, "swollen"),
        minutes=15,
        yes={"legs-swollen": ()},
    ),
    Story(
        "One swollen calf",
        "No massage at all: both legs stay still, and the page says whom to call today before it "
        "says anything else.",
        (Complaint("calf", R, 5, ("swollen", "throbbing")),),
    ),
    Story(
        "Diabetes with numb soles",
        "Hands only, no pressure, no tool although one is at hand, nothing warm or cold; look at "
        "the skin first.",
        both("arch", 0, "numb"),
        tools=("soft-ball", "foot-bath"),
        yes={"diabetes": (), "no-feeling": ()},
    ),
    Story(
        "Late pregnancy",
        "Nobody lays an ankle on the other thigh: another person massages while she leans back. "
        "Medium at most, no points pressed, twenty minutes at most.",
        (*both("foot", 4, "tired"), *both("calf", 3, "tired")),
        minutes=15,
        modes=("two-person",),
        positions=("long-sit",),
        yes={"pregnant": ()},
    ),
    Story(
        "Thumbs that ache",
        "Fist, palms, grip and a stick in place of thumbs; still something for the ball of the foot.",
        (Complaint("forefoot", L, 5, ("sore",)), Complaint("arch", L, 4, ("sore",))),
        tools=("stick",),
        modes=("spare-thumbs",),
    ),
    Story(
        "Four minutes at work",
        "Shoes stay on, seated, nothing to wipe off; exact to the second, so the break is not "
        "longer than it is.",
        both("arch", 5, "tired"),
        minutes=4,
        modes=("at-work",),
    ),
    Story(
        "Two people",
        "Twenty minutes from another person's hands; the words speak to the giver.",
        (*both("heel", 5, "sore"), Complaint("calf", L, 4, ("stiff",))),
        minutes=20,
        tools=("lotion",),
        modes=("two-person",),
    ),
    Story(
        "Before sleep",
        "Nothing firm, nothing that vibrates or stands; it ends with slow strokes and hands that lie still.",
        both("foot", 4, "tired"),
        minutes=15,
        tools=("lotion", "gun"),
        modes=("before-sleep",),
    ),
    Story(
        "A bunion that aches",
        "Around the joint and never on a hot one; the forefoot is loosened, fingers between the toes end it.",
        (Complaint("mth1", R, 5, ("sore", "stiff")), Complaint("hallux", R, 3, ("stiff",))),
        tools=("lotion",),
    ),
    Story(
        "After a long hike, with a blister",
        "Calves, shins and soles in twenty minutes; the blister on the right heel and what lies "
        "round it are left alone, and the right foot still gets its full time.",
        (*both("calf", 5, "sore"), *both("arch", 5, "tired"), *both("shin", 3, "tired")),
        minutes=20,
        tools=("lotion", "foam-roller"),
        yes={"skin": (Place("heel", R),), "wound": (Place("heel", R),)},
    ),
)


def answered(story: Story) -> tuple[Assessment, dict[str, Told]]:
    """Answer what is asked, yes or no, until nothing more can change."""
    about = Circumstances(story.complaints, story.tools)
    told = dict(told_by_map(story.complaints))
    while open_ones := questions(told, about):
        for question in open_ones:
            places = story.yes.get(question.slug)
            told[question.slug] = Told(Answer.NO) if places is None else Told(Answer.YES, places)
    return assess(told, about), told


def composed(story: Story, found: Assessment) -> Routine:
    request = RoutineRequest(
        story.complaints,
        story.minutes,
        story.tools,
        story.modes,
        positions=story.positions,
        limits=found.limits,
    )
    return compose(request)


def page() -> str:
    parts = [HEAD, *("\n".join(told(number, story)) for number, story in enumerate(STORIES, 1))]
    return "\n".join(parts).rstrip() + "\n"


def told(number: int, story: Story) -> Iterator[str]:
    found, answers = answered(story)
    routine = composed(story, found)
    yield f"## {number}. {story.title}\n"
    yield f"*Noted:* {noted(story)}. *At hand:* {', '.join(('hands', *story.tools))}."
    if story.modes or story.positions:
        yield f"*Wished:* {', '.join((*story.modes, *story.positions))}."
    if yeses := [asked()[slug].text("en") for slug in story.yes if slug in answers]:
        yield f"*Said:* {'; '.join(yeses)}."
    yield f"*Look for:* {story.look_for}\n"
    yield from verdicts(found)
    yield f"**{kind_text(routine.kind, 'en')}, {routine.minutes} minutes**\n"
    yield "| part | time | where | technique | pressure | why |"
    yield "|---|---|---|---|---|---|"
    for phase, steps in groupby(routine.steps, key=lambda step: step.phase):
        for step in steps:
            yield f"| {phase_text(phase, 'en')} | {row(step)} |"
    yield ""


def noted(story: Story) -> str:
    return "; ".join(
        f"{one.region} {one.side}, {one.intensity_nrs:g} of 10, {' and '.join(one.qualities)}"
        for one in story.complaints
    )


def verdicts(found: Assessment) -> Iterator[str]:
    for one in (*found.verdicts, *found.precautions):
        caution = said(one.rule, "en")
        yield f"> **{one.kind.value.replace('-', ' ')}** ({one.rule}): {caution.question}. {caution.advice}\n"


def row(step: Step) -> str:
    clock = f"{step.seconds // 60}:{step.seconds % 60:02d}"
    name = technique(step.technique).name("en")
    pressure = f"{step.pressure} {pressure_name(step.pressure, 'en')}" if step.pressure else "–"
    return f"{clock} | {where_text(step, 'en')} | {name} | {pressure} | {reason_text(step, 'en')}"


def main() -> int:
    made = page()
    if "--check" in sys.argv:
        if made == PAGE.read_text(encoding="utf-8"):
            return 0
        print(f"{PAGE.name} is not up to date: run scripts/stories.py")
        return 1
    PAGE.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
