"""What was chosen for an experiment so far: read, checked, and kept as typed when something is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from fodro.domain.experiments import Design
from fodro.exchange.entries.trial import Compared, Subject
from fodro.web.trials.choices import DESIGNS, OWN, USUAL_DAYS
from fodro.web.trials.models import NAME_LETTERS
from fodro.web.trials.saying import MASSAGE, REST
from fodro.wording.trials import WITHOUT

FEWEST_DAYS, MOST_DAYS = 4, 60
LATEST_START = timedelta(days=60)
MOST_WASHOUT = 3


class Step(StrEnum):
    """The questions of the plan, in their order."""

    KIND = "kind"
    WHAT = "what"
    PAIN = "pain"
    WHEN = "when"
    CONFIRM = "confirm"


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """An experiment as it is being planned; ``firsts`` and ``seconds`` are what was chosen on each shelf."""

    id: str = ""
    step: Step = Step.KIND
    design: Design | None = None
    subject: Subject | None = None
    firsts: Mapping[str, str] = field(default_factory=dict)
    seconds: Mapping[str, str] = field(default_factory=dict)
    compared: Compared | None = None
    typed_days: str = str(USUAL_DAYS)
    start: date | None = None
    washout_days: int = 0
    error: str = ""

    @property
    def is_split(self) -> bool:
        """Whether one foot stands against the other."""
        return self.design is Design.SPLIT_FOOT

    @property
    def a(self) -> str:
        """What the first arm is."""
        if self.design is Design.MASSAGE_OR_REST:
            return MASSAGE
        return self.firsts.get(self.subject or "", "")

    @property
    def b(self) -> str:
        """What the second arm is; what is left blank is "without"."""
        if self.design is Design.MASSAGE_OR_REST:
            return REST
        return WITHOUT if self.is_split else self.seconds.get(self.subject or "", "") or WITHOUT

    @property
    def started(self) -> str:
        """The first day as a form holds it."""
        return self.start.isoformat() if self.start else ""

    @property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """Everything that was chosen, as a form holds it."""
        subject = self.subject or ""
        return (
            ("id", self.id),
            ("design", self.design or ""),
            ("subject", subject),
            (f"a-{subject}", self.firsts.get(subject, "")),
            (f"b-{subject}", self.seconds.get(subject, "")),
            ("compared", self.compared or ""),
            ("days", self.typed_days),
            ("start", self.started),
            ("washout", str(self.washout_days)),
        )

    @property
    def query(self) -> str:
        """The same as an address holds it."""
        return urlencode(self.fields)

    @property
    def what(self) -> Subject:
        """What kind of thing is compared; only for a draft that has come so far."""
        return self.subject or Subject.TECHNIQUE

    @property
    def days(self) -> int:
        """How many days; the usual number where what was typed is none."""
        typed = self.typed_days
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 4 else 0


def read_plan(sent: QueryDict, today: date) -> PlanDraft:
    """Read what was chosen so far; the step is the one asked for, or the first that lacks something."""
    design, subject = sent.get("design", ""), sent.get("subject", "")
    draft = PlanDraft(
        id=sent.get("id", ""),
        design=Design(design) if design in set(DESIGNS) else None,
        subject=Subject(subject) if subject in set(Subject) else None,
        firsts={str(one): _words(sent, f"a-{one}") for one in Subject},
        seconds={str(one): _words(sent, f"b-{one}") for one in Subject},
        compared=_compared(sent.get("compared", "")),
        typed_days=sent.get("days", str(USUAL_DAYS)).strip(),
        start=_day(sent.get("start", "")),
        washout_days=_washout(sent.get("washout", "")),
    )
    return _at_step(draft, sent.get("step", ""), today)


def _at_step(draft: PlanDraft, asked: str, today: date) -> PlanDraft:
    wanted = Step(asked) if asked in set(Step) else _next(draft)
    for step, problem in problems(draft, today):
        if list(Step).index(step) < list(Step).index(wanted):
            return replace(draft, step=step, error=problem)
    return replace(draft, step=wanted)


def problems(draft: PlanDraft, today: date) -> list[tuple[Step, str]]:
    """Return what is missing or wrong, step by step in their order."""
    found = (
        (Step.KIND, "" if draft.design else _("Choose one of the three.")),
        (Step.WHAT, "" if draft.design is Design.MASSAGE_OR_REST else _wrong_things(draft)),
        (Step.PAIN, "" if draft.compared else _("Choose which pain counts.")),
        (Step.WHEN, _wrong_days(draft, today)),
    )
    return [(step, problem) for step, problem in found if problem]


def _next(draft: PlanDraft) -> Step:
    """Return the first question that has no answer yet."""
    if draft.design is None:
        return Step.KIND
    if draft.design is not Design.MASSAGE_OR_REST and not draft.subject:
        return Step.WHAT
    return Step.WHEN if draft.compared else Step.PAIN


def _wrong_things(draft: PlanDraft) -> str:
    if draft.subject is None or not draft.a or (draft.is_split and draft.subject in OWN):
        return _("Choose what you want to try.")
    if draft.a == draft.b:
        return _("Choose two different things.")
    return ""


def _wrong_days(draft: PlanDraft, today: date) -> str:
    if not FEWEST_DAYS <= draft.days <= MOST_DAYS:
        return _("Choose from %(fewest)s to %(most)s days.") % {"fewest": FEWEST_DAYS, "most": MOST_DAYS}
    if draft.start is None:
        return _("Choose the first day.")
    if not today <= draft.start <= today + LATEST_START:
        return _("The first day can be today or one of the next sixty days.")
    return ""


def _words(sent: QueryDict, name: str) -> str:
    typed = " ".join(sent.get(name, "").split())
    return "".join(letter for letter in typed if letter.isprintable())[:NAME_LETTERS].strip()


def _compared(sent: str) -> Compared | None:
    return Compared(sent) if sent in {Compared.EVENING, Compared.NEXT_MORNING} else None


def _washout(sent: str) -> int:
    return int(sent) if sent in {str(n) for n in range(MOST_WASHOUT + 1)} else 0


def _day(sent: str) -> date | None:
    try:
        return date.fromisoformat(sent)
    except ValueError:
        return None
