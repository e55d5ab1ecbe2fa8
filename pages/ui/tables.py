"""HTML tables that read on a projector and on a phone: on narrow screens every row becomes a card with its labels."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import streamlit as st
from markupsafe import Markup

from canvas_model.catalogue import ASSETS
from exporters.words.levels import BAND_MARKS
from pages.ui.layout import html, joined

MARKS = {**BAND_MARKS, "low": "▁", "medium": "▄", "high": "█"}
"""The shape of each band of blocks and of risks: it tells them apart where colours do not."""


@cache
def _style() -> str:
    return (ASSETS / "screens" / "tables_and_lists.css").read_text(encoding="utf-8")


def dress() -> None:
    """Bring the style of tables, figures and matrices to a screen."""
    st.html(f"<style>{_style()}</style>")


@dataclass(frozen=True)
class Column:
    """A column: its heading, and whether it holds figures."""

    label: str
    figures: bool = False
    kind: str = ""


@dataclass(frozen=True)
class Row:
    """A row: its cells, the first one its heading; `kind` names a style, `id` a place to jump to."""

    cells: Sequence[Markup | str]
    kind: str = ""
    id: str = ""


def table(caption: str, columns: Sequence[Column], rows: Iterable[Row], *, kind: str = "") -> Markup:
    """A table; `caption` names it for screen readers. With `kind` "fg-pairs" a phone shows two figures in a line."""
    head = joined([_heading(column) for column in columns])
    body = joined([_row(row, columns) for row in rows])
    return html(
        '<table class="fg-table {kind}" role="table" aria-label="{caption}">'
        '<thead role="rowgroup"><tr role="row">{head}</tr></thead><tbody role="rowgroup">{body}</tbody></table>',
        kind=kind,
        caption=caption,
        head=head,
        body=body,
    )


def _heading(column: Column) -> Markup:
    return html(
        '<th role="columnheader" scope="col" class="{kind}">{label}</th>', kind=_kind(column), label=column.label
    )


def _row(row: Row, columns: Sequence[Column]) -> Markup:
    cells = [
        _cell(cell, column, first=index == 0)
        for index, (cell, column) in enumerate(zip(row.cells, columns, strict=True))
    ]
    return html('<tr role="row" class="{kind}" id="{id}">{cells}</tr>', kind=row.kind, id=row.id, cells=joined(cells))


def _cell(value: Markup | str, column: Column, *, first: bool) -> Markup:
    if first:
        return html('<th role="rowheader" scope="row" class="{kind}">{value}</th>', kind=_kind(column), value=value)
    return html(
        '<td role="cell" class="{kind}" data-label="{label}"><div>{value}</div></td>',
        kind=_kind(column),
        label=column.label,
        value=value,
    )


def _kind(column: Column) -> str:
    return " ".join(part for part in ("fg-num" if column.figures else "", column.kind) if part)


def details(summary: Markup | str, *body: Markup, kind: str = "", opened: bool = False, label: str = "") -> Markup:
    """Something that opens on request, by mouse, touch or keyboard, without asking the server.

    `label` is what screen readers read instead of a `summary` that others have too.
    """
    return html(
        '<details class="fg-more {kind}"{opened}><summary{label}>{summary}</summary><div>{body}</div></details>',
        label=html(' aria-label="{label}"', label=label) if label else "",
        kind=kind,
        opened=Markup(" open") if opened else "",
        summary=summary,
        body=joined(body),
    )


def listed(items: Iterable[Markup | str], *, kind: str = "") -> Markup:
    """A list."""
    entries = joined([html("<li>{item}</li>", item=item) for item in items])
    return html('<ul class="fg-list {kind}">{entries}</ul>', kind=kind, entries=entries)


def band(text: str, kind: str | None) -> Markup:
    """A word in the colour of a distance from the target or of a risk, with a mark of its own shape."""
    return html(
        '<span class="fg-band fg-{kind}"><i aria-hidden="true">{mark}</i>{text}</span>',
        kind=kind or "none",
        mark=MARKS.get(kind or "", "–"),
        text=text,
    )


def facts(entries: Iterable[tuple[str, str, str]]) -> Markup:
    """A few figures side by side, each with its name before it and a remark after it."""
    shown = [
        html("<div><dt>{name}</dt><dd>{value} <small>{note}</small></dd></div>", name=name, value=value, note=note)
        for name, value, note in entries
    ]
    return html('<dl class="fg-facts">{shown}</dl>', shown=joined(shown))


def legend(marks: Iterable[tuple[str, str]]) -> Markup:
    """What the marks of a chart mean: the style of each mark, and its words."""
    shown = [html('<li><i class="{mark}"></i>{words}</li>', mark=mark, words=words) for mark, words in marks]
    return html('<ul class="fg-legend">{shown}</ul>', shown=joined(shown))


def folding(name: str, count: str, note: str, content: Markup, *, unfolded: str | None) -> Markup:
    """A part of a long list under a heading that folds it; a phone folds all but what is `unfolded`.

    That is empty for a part that matters now, the id of the row in it that was opened last, or None.
    """
    return html(
        '<details class="fg-more fg-step" open{stays}><summary><h2>{name}</h2>{count}</summary><div>{note}{content}</div>'
        "</details>",
        stays="" if unfolded is None else html(' data-stays="{row}"', row=unfolded),
        name=name,
        count=html('<span class="fg-count">{count}</span>', count=count) if count else "",
        note=html('<p class="cv-quiet">{note}</p>', note=note) if note else "",
        content=content,
    )
