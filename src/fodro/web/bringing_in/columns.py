"""What the columns of a table mean, as a page to fill in and as it was filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from fodro.domain.body import Side
from fodro.exchange.any_csv import ColumnMapping, Meaning, Role, Together, Worse
from fodro.exchange.any_csv.guessing import slug_of
from fodro.exchange.any_csv.writing_of import Order
from fodro.knowledge.factors import factors
from fodro.knowledge.regions import regions
from fodro.web.bringing_in.models import BroughtIn
from fodro.web.bringing_in.pages import ColumnShown, MappingPage, Option
from fodro.web.day.queries import own_names_of
from fodro.web.words import language, place_name, side_name

OWN = "own"
"""A factor called after its column."""

_KEPT = (Role.NUMBER, Role.YES_NO, Role.WORD)


@dataclass(frozen=True, slots=True)
class Draft:
    """What was filled in: a mapping, or what is wrong with it."""

    columns: tuple[Meaning, ...]
    order: Order
    decimal: str
    error: str = ""
    errors: Mapping[int, str] = field(default_factory=dict)

    @property
    def mapping(self) -> ColumnMapping | None:
        """The mapping, where nothing is wrong with it."""
        return None if self.error or self.errors else ColumnMapping(self.columns, self.order, self.decimal)


def read_columns(sent: Mapping[str, str], one: BroughtIn) -> Draft:
    """Return what was sent of the columns of a table."""
    header = one.preview["proposal"]["header"]
    columns = tuple(_meaning(sent, number, name) for number, name in enumerate(header))
    order = sent.get("order", "")
    decimal = sent.get("decimal", "")
    return Draft(
        columns,
        Order(order) if order in set(Order) else Order.YMD,
        decimal if decimal in {".", ","} else ".",
        error=_error(columns),
        errors=_errors(columns),
    )


def _meaning(sent: Mapping[str, str], number: int, name: str) -> Meaning:
    def said(field_name: str, known: Any, otherwise: str) -> str:
        value = sent.get(f"{field_name}-{number}", "")
        return value if value in known else otherwise

    role = Role(said("role", set(Role), Role.LEAVE_OUT))
    region, _dot, side = sent.get(f"place-{number}", "").partition(".")
    factor = sent.get(f"factor-{number}", "")
    worse = said("worse", set(Worse), "")
    return Meaning(
        column=name,
        role=role,
        region=region if role is Role.PAIN and region in regions() else "",
        side=side if role is Role.PAIN and side in {"L", "R"} else "",
        factor=_kept_as(factor, name, number) if role in _KEPT else "",
        worse=Worse(worse) if role in {Role.PAIN, Role.NUMBER} else Worse.NONE,
        unit=sent.get(f"unit-{number}", "").strip()[:20] if role is Role.NUMBER else "",
        together=Together(said("together", set(Together), Together.MEAN)),
    )


def _kept_as(factor: str, name: str, number: int) -> str:
    if factor not in {"", OWN}:
        return factor[:64]
    base = slug_of(name) or f"column_{number + 1}"
    return f"own_{base}"[:40] if base in factors() else base


def _error(columns: tuple[Meaning, ...]) -> str:
    dates = sum(one.role is Role.DATE for one in columns)
    if dates != 1:
        return _("Exactly one column has to be the date.")
    if sum(one.role is Role.TIME for one in columns) > 1:
        return _("Only one column can be the clock time.")
    if all(one.role in {Role.DATE, Role.TIME, Role.LEAVE_OUT} for one in columns):
        return _("Say of at least one more column what it is.")
    return ""


def _errors(columns: tuple[Meaning, ...]) -> dict[int, str]:
    errors: dict[int, str] = {}
    taken: dict[str, str] = {}
    for number, one in enumerate(columns):
        if one.role is Role.PAIN and not one.region:
            errors[number] = _("Say where it hurts.")
        what = f"{one.region}.{one.side}" if one.role is Role.PAIN else one.factor
        if what and what in taken:
            errors[number] = _("The same as “%(column)s”. Choose another, or leave one of them out.") % {
                "column": taken[what]
            }
        taken.setdefault(what, one.column)
    return errors


def mapping_page(one: BroughtIn, draft: Draft | None = None) -> MappingPage:
    """Return the page on which a person says what the columns mean."""
    proposal: dict[str, Any] = one.preview["proposal"]
    known = ColumnMapping.of_plain(one.mapping or proposal["mapping"])
    columns = draft.columns if draft else known.columns
    said = {meaning.column: meaning for meaning in columns}
    cells = list(zip(*proposal["shown"], strict=True)) or [()] * len(proposal["header"])
    order = draft.order if draft else known.order
    return MappingPage(
        id=one.pk,
        file=one.file,
        written=_written(proposal),
        header=tuple(proposal["header"]),
        rows=tuple(tuple(row) for row in proposal["shown"]),
        columns=tuple(
            _shown(number, said.get(name, Meaning(name, Role.LEAVE_OUT)), cells[number], draft)
            for number, name in enumerate(proposal["header"])
        ),
        order=str(order),
        orders=_orders(proposal["orders"], str(order)),
        order_is_open=len([each for each in proposal["orders"] if each != Order.SERIAL]) > 1,
        decimal=draft.decimal if draft else known.decimal,
        roles=_roles(),
        places=_places(),
        factors=_factors(one),
        error=draft.error if draft else "",
    )


def _shown(number: int, meaning: Meaning, cells: tuple[str, ...], draft: Draft | None) -> ColumnShown:
    return ColumnShown(
        number=number,
        name=meaning.column,
        cells=tuple(cell for cell in cells if cell.strip())[:3],
        role=str(meaning.role),
        place=f"{meaning.region}.{meaning.side}",
        factor=meaning.factor if meaning.factor in factors() else OWN,
        worse=str(meaning.worse),
        unit=meaning.unit,
        together=str(meaning.together),
        error=draft.errors.get(number, "") if draft else "",
    )


def _written(proposal: Mapping[str, Any]) -> str:
    marks = {";": _("semicolons"), ",": _("commas"), "\t": _("tabs"), "|": _("upright lines")}
    encoding = {"cp1252": "Windows-1252", "utf-8-sig": "UTF-8"}.get(
        proposal["encoding"], proposal["encoding"].upper()
    )
    return _("%(n)s columns, separated by %(mark)s, in %(encoding)s") % {
        "n": len(proposal["header"]),
        "mark": marks.get(proposal["mark"], proposal["mark"]),
        "encoding": encoding,
    }


def _orders(there: list[str], chosen: str) -> tuple[Option, ...]:
    names = {
        Order.YMD: _("year, month, day"),
        Order.DMY: _("day, month, year"),
        Order.MDY: _("month, day, year"),
        Order.SERIAL: _("a number of days, as spreadsheets count them"),
    }
    wanted = [order for order in Order if order in there or order == chosen] or list(Order)
    return tuple(Option(str(order), names[order]) for order in wanted)


def _roles() -> tuple[Option, ...]:
    names = {
        Role.DATE: _("The date"),
        Role.TIME: _("The clock time"),
        Role.PAIN: _("Pain, 0–10"),
        Role.NUMBER: pgettext("a column", "A number"),
        Role.YES_NO: _("Yes or no"),
        Role.WORD: pgettext("a column", "A word"),
        Role.LEAVE_OUT: _("Leave it out"),
    }
    return tuple(Option(str(role), names[role]) for role in Role)


def _places() -> tuple[Option, ...]:
    options = []
    for slug in regions():
        plain = place_name(slug, None)
        options.append(Option(f"{slug}.", _capital(plain)))
        options += [Option(f"{slug}.{side}", f"{_capital(plain)}, {side_name(side)}") for side in Side]
    return tuple(options)


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _factors(one: BroughtIn) -> tuple[Option, ...]:
    own = {slug: name.name for slug, name in own_names_of(one.person).items()}
    known = {slug: factor.name(language()) for slug, factor in factors().items()}
    named = sorted({**known, **own}.items(), key=lambda item: item[1].casefold())
    first = Option(OWN, pgettext("a factor", "Its own, called like the column"))
    return (first, *(Option(slug, name) for slug, name in named))
