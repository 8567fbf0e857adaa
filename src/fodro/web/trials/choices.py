"""What a person can choose from while planning: from the library, or of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from fodro.domain.experiments import Design
from fodro.exchange.entries.trial import Compared, Subject
from fodro.knowledge.library import Family, Technique, technique_name, techniques
from fodro.web.footwear.models import Footwear
from fodro.web.footwear.queries import footwear_of
from fodro.web.people.models import Person
from fodro.web.trials.saying import design_name, names_of
from fodro.web.words import language

DESIGNS = (Design.SPLIT_FOOT, Design.THIS_OR_THAT, Design.MASSAGE_OR_REST)
DAYS = (14, 16, 18, 20, 24, 28)
USUAL_DAYS = 20
OWN = (Subject.SHOES, Subject.INSOLE)
"""What a person owns; everything else is of the library or in their own words."""

Option = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Group:
    """Options under one heading; an empty heading is none."""

    name: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Everything of one kind: what it is called, and what there is of it."""

    subject: str
    name: str
    groups: tuple[Group, ...] = ()
    is_split: bool = False
    """Whether one foot can have it and the other not."""
    first: str = ""
    second: str = ""

    @property
    def is_owned(self) -> bool:
        """Whether it is the person's own."""
        return self.subject in set(OWN)


@dataclass(frozen=True, slots=True)
class Choices:
    """Every choice of the plan, in the language of the page."""

    shelves: tuple[Shelf, ...] = ()
    days: tuple[int, ...] = DAYS
    compared: tuple[tuple[str, str, str], ...] = ()
    starts: tuple[Option, ...] = ()
    designs: tuple[tuple[str, str, str], ...] = ()


def choices_for(person: Person) -> Choices:
    """Return what `person` can choose from."""
    return _choices(footwear_of(person))


def choices_for_nobody() -> Choices:
    """Return the same without anyone's shoes: the device adds them."""
    return _choices(())


def design_choices() -> tuple[tuple[str, str, str], ...]:
    """Return the slug, the name and a line of each kind of experiment."""
    return tuple((str(one), design_name(one), design_line(one)) for one in DESIGNS)


def design_line(design: Design) -> str:
    """Return in a line what a kind of experiment is."""
    return {
        Design.SPLIT_FOOT: _(
            "Each evening chance picks the foot that gets it; the other is left alone. The fewest days."
        ),
        Design.THIS_OR_THAT: _("Two techniques, tools, shoes or insoles, or one thing with and without it."),
        Design.MASSAGE_OR_REST: _("A massage on some days, and just sitting down on the others."),
    }[design]


def _choices(owned: Iterable[Footwear]) -> Choices:
    in_use = [row for row in owned if row.retired_on is None]
    return Choices(
        shelves=(
            Shelf(Subject.TOOL, _("Tools"), (Group("", _sorted(names_of(Subject.TOOL))),), is_split=True),
            Shelf(Subject.TECHNIQUE, _("Techniques"), _families(), is_split=True),
            Shelf(Subject.SHOES, _("Shoes"), _owned(in_use, Subject.SHOES)),
            Shelf(Subject.INSOLE, _("Insoles"), _owned(in_use, Subject.INSOLE)),
            Shelf(Subject.OTHER, _("In your own words"), is_split=True),
        ),
        compared=(
            (str(Compared.EVENING), _("The same evening"), _("For what should make the evening easier.")),
            (str(Compared.NEXT_MORNING), _("The next morning"), _("For what should be felt after a night.")),
        ),
        designs=design_choices(),
    )


def _sorted(names: Mapping[str, str]) -> tuple[Option, ...]:
    return tuple(sorted(names.items(), key=lambda one: one[1].casefold()))


def _families() -> tuple[Group, ...]:
    order = list(Family)
    by_family = sorted(techniques().values(), key=lambda one: order.index(one.family))
    return tuple(
        Group(technique_name(family, language()), tuple(map(_technique, found)))
        for family, found in groupby(by_family, key=lambda one: one.family)
    )


def _technique(one: Technique) -> Option:
    return one.slug, one.name(language())


def _owned(rows: Iterable[Footwear], subject: Subject) -> tuple[Group, ...]:
    names = dict.fromkeys(row.name for row in rows if row.what == subject)
    return (Group("", tuple((name, name) for name in names)),)
