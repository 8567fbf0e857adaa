"""A sheet as HTML: the same texts, tables and pictures as on paper, in the same order."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from html import escape

from fodro.report.letters import settable
from fodro.report.sheet import Block, Box, Figure, Line, Look, Row, Rows, Sheet, Week


def sheet_html(sheet: Sheet) -> str:
    """Return `sheet` as one ``article`` element.

    No style and no script: its look comes from the page by class (``leaf``, ``leaf-row``, ``leaf-part``
    and so on), and its pictures have their own fixed colours, for white paper.
    """
    wide = " is-wide" if sheet.wide else ""
    foot = "".join(f"<p>{_text(each)}</p>" for each in sheet.foot)
    return (
        f'<article class="leaf{wide}" lang="{escape(sheet.language)}">{_head(sheet)}{_lead(sheet)}'
        f"{''.join(_row(row) for row in sheet.rows)}{_week(sheet.week, sheet.title) if sheet.week else ''}"
        f'<div class="leaf-foot">{foot}</div></article>'
    )


def _text(text: str) -> str:
    return escape(settable(text))


def _head(sheet: Sheet) -> str:
    first, *others = sheet.head or ("",)
    below = f'<p class="leaf-soft">{_text("  ·  ".join(others))}</p>' if others else ""
    whose = f'<p class="leaf-whose">{_text(sheet.whose)}</p>' if sheet.whose else ""
    return (
        f'<header class="leaf-head"><div><h2>{_text(sheet.title)}</h2><p>{_text(first)}</p>{below}</div>'
        f"{whose}</header>"
    )


def _lead(sheet: Sheet) -> str:
    if not sheet.lead:
        return ""
    return (
        f'<div class="leaf-lead"><p class="leaf-soft">{_text(sheet.lead_heading)}</p>'
        f"<p>{_text(sheet.lead)}</p></div>"
    )


def _row(row: Row) -> str:
    columns = "".join(
        f'<div data-share="{width}">{"".join(_block(block) for block in column)}</div>'
        for column, width in zip(row.columns, row.widths, strict=True)
    )
    return f'<div class="leaf-row" data-shares="{"-".join(map(str, row.widths))}">{columns}</div>'


def _block(block: Block) -> str:
    heading = f"<h3>{_text(block.heading)}</h3>" if block.heading else ""
    figures = "".join(_figure(one) for one in block.figures)
    pictures = f'<div class="leaf-pictures">{figures}</div>' if figures else ""
    table = _table(block.table) if block.table else ""
    blanks = '<div class="leaf-blank" aria-hidden="true"></div>' * block.blank_lines
    return f'<section class="leaf-part">{heading}{pictures}{table}{"".join(_lines(block))}{blanks}</section>'


def _figure(one: Figure) -> str:
    label = f'<figcaption class="leaf-soft">{_text(one.label)}</figcaption>' if one.label else ""
    if one.svg:
        # The words of the whole picture stand on it; what is inside is not read a second time.
        drawn = one.svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)
        picture = f'<div role="img" aria-label="{_text(one.alt)}">{_silent(drawn)}</div>'
    else:
        picture = f'<img src="{escape(_photo(one))}" alt="{_text(one.alt)}">'
    return f"<figure>{picture}{label}</figure>"


def _photo(one: Figure) -> str:
    """Return where a photo is: in the app where it is shown there, else in the page itself."""
    return one.address or f"data:image/jpeg;base64,{base64.b64encode(one.jpeg).decode()}"


def _silent(svg: str) -> str:
    """Return a drawing without the name it has for a page of its own."""
    head, end, rest = svg.partition(">")
    for name in ("role", "aria-label", "aria-describedby"):
        start = head.find(f' {name}="')
        if start >= 0:
            stop = head.index('"', start + len(name) + 3) + 1
            head = head[:start] + head[stop:]
    return f"{head}{end}{rest}"


def _table(table: Rows) -> str:
    columns = "".join(f'<th scope="col">{_text(each)}</th>' for each in table.columns)
    rows = "".join(
        f'<tr><th scope="row">{_text(first)}</th>{"".join(f"<td>{_text(each)}</td>" for each in cells)}</tr>'
        for first, *cells in table.rows
    )
    return f'<table class="leaf-table"><thead><tr>{columns}</tr></thead><tbody>{rows}</tbody></table>'


def _lines(block: Block) -> Iterator[str]:
    """Yield the lines; items that follow each other are one list."""
    items: list[str] = []
    for line in block.lines:
        if line.look is Look.ITEM:
            items.append(f"<li>{_text(line.text)}</li>")
            continue
        yield from _list(items)
        items = []
        yield _line(line)
    yield from _list(items)


def _list(items: list[str]) -> Iterator[str]:
    if items:
        yield f"<ul>{''.join(items)}</ul>"


def _line(line: Line) -> str:
    if line.look is Look.STRONG:
        return f"<p><strong>{_text(line.text)}</strong></p>"
    look = ' class="leaf-soft"' if line.look is Look.SOFT else ""
    return f"<p{look}>{_text(line.text)}</p>"


def _week(week: Week, name: str) -> str:
    days = "".join(f'<th scope="col">{_text(day)}</th>' for day in week.days)
    rows = "".join(
        f'<tr><th scope="row">{_text(box.name)}</th>{_boxes(box, len(week.days))}</tr>' for box in week.boxes
    )
    region = f'role="region" tabindex="0" aria-label="{_text(name)}"'
    return (
        f'<div class="leaf-scroll" {region}><table class="leaf-week">'
        f"<thead><tr><td></td>{days}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _boxes(box: Box, n: int) -> str:
    return f"<td>{_figure(box.figure) if box.figure else ''}</td>" * n
