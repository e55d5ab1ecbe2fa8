"""Plotly figures in the product's own look: paper, ink, one accent; amber and brick mean distance from the target.

A figure is built from plain dictionaries and checked by plotly once: adding part by part costs it a second.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from canvas_model.planning import GO_LIVE
from canvas_model.results import BlockResult, Plan, PlannedTask, Readiness
from pages.ui.language import _, catalogue, day, number

FONT = '"Source Sans 3", "Source Sans Pro", sans-serif'
DAY = 86_400_000
"""Milliseconds: the unit of a bar on a date axis."""

Part = dict[str, Any]


@dataclass(frozen=True)
class Palette:
    """The colours of a theme."""

    card: str
    line: str
    ink: str
    soft: str
    track: str
    accent: str
    pale: str
    amber: str
    brick: str

    def of(self, band: str | None) -> str:
        """The colour of a distance from the target."""
        return {"to_improve": self.amber, "critical": self.brick}.get(band or "", self.accent)


@dataclass(frozen=True)
class Column:
    """The room for the names beside a chart: pixels, characters in a line, lines, size of the letters."""

    width: int
    characters: int
    lines: int
    size: int


LIGHT = Palette("#ffffff", "#ddd8cb", "#1d2433", "#5c6474", "#eae5d9", "#0f5c63", "#a9c6c5", "#b8791a", "#a8402c")
DARK = Palette("#1c222b", "#343c48", "#ece8de", "#a9b0bc", "#323a45", "#5fb8bf", "#356468", "#d9a04a", "#e08570")
WIDE, NARROW = Column(390, 62, 1, 14), Column(142, 24, 2, 12)
BLOCKS = Column(128, 20, 1, 14)


def palette() -> Palette:
    """The colours of the reader's theme."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def draw(figure: go.Figure, *, alt: str, key: str, hover: bool = False) -> None:
    """Put a figure on the screen; `alt` says in words what it shows. Without `hover` it is a still picture."""
    config = {"displayModeBar": False, "staticPlot": not hover, "scrollZoom": False, "doubleClick": False}
    st.plotly_chart(figure, theme=None, key=key, config=config, alt=alt)


# --- readiness ---------------------------------------------------------------------------------------------------


def readiness_bars(readiness: Readiness, colours: Palette) -> go.Figure:
    """Nine bars of maturity, 0 to 4, in canvas order, with target ticks, worst–best bands and the declared value."""
    blocks = readiness.blocks
    rows = list(range(len(blocks)))
    bar = {"type": "bar", "orientation": "h", "width": 0.3, "y": rows}
    ring = {"symbol": "circle", "size": 10, "color": colours.card, "line": {"width": 2, "color": colours.ink}}
    tick = {"symbol": "line-ns", "size": 20, "line": {"width": 2.5, "color": colours.ink}}
    traces: list[Part] = [
        {**bar, "x": [4] * len(rows), "marker": {"color": colours.track, "cornerradius": 4}},
        {
            **bar,
            "x": [block.maturity or 0 for block in blocks],
            "marker": {"color": [colours.of(block.band) for block in blocks], "cornerradius": 4},
        },
        *_bands(blocks, colours),
        _marks([(row, block.declared) for row, block in enumerate(blocks) if _differs(block)], ring),
        _marks([(row, block.target) for row, block in enumerate(blocks)], tick),
        {
            "type": "scatter",
            "mode": "text",
            "y": rows,
            "x": [4.12] * len(rows),
            "text": [f"<b>{number(block.maturity)}</b>" for block in blocks],
            "textposition": "middle right",
            "textfont": {"color": colours.ink, "size": 14},
        },
    ]
    names = [[catalogue().block(block.id).name] for block in blocks]
    axis = {"range": [0, 4.55], "tickvals": [0, 1, 2, 3, 4], "side": "bottom", "gridcolor": colours.line}
    layout = _layout(colours, names, BLOCKS, height=len(rows) * 40 + 46, axis=axis)
    return go.Figure({"data": traces, "layout": layout | {"barmode": "overlay"}})


def _bands(blocks: Sequence[BlockResult], colours: Palette) -> list[Part]:
    line = {"color": colours.soft, "width": 1.5}
    ends = {"symbol": "line-ns", "size": 8, "line": line}
    return [
        {
            "type": "scatter",
            "mode": "lines+markers",
            "x": [block.worst, block.best],
            "y": [row, row],
            "line": line,
            "marker": ends,
        }
        for row, block in enumerate(blocks)
        if block.best - block.worst > 0.01
    ]


def _differs(block: BlockResult) -> bool:
    return block.declared is not None and block.maturity is not None and abs(block.declared - block.maturity) > 0.005


def _marks(at: Sequence[tuple[int, float | None]], marker: Part) -> Part:
    return {"type": "scatter", "mode": "markers", "y": [y for y, _x in at], "x": [x for _y, x in at], "marker": marker}


# --- plan --------------------------------------------------------------------------------------------------------


def gantt(plan: Plan, tasks: Sequence[PlannedTask], colours: Palette, *, narrow: bool) -> go.Figure:
    """Bars over the calendar in the plan's order, critical ones dark, milestones as diamonds; `narrow` for a phone."""
    column = NARROW if narrow else WIDE
    bars = [(row, task) for row, task in enumerate(tasks) if not task.milestone]
    events = [(row, task.starts_on, task) for row, task in enumerate(tasks) if task.milestone]
    events += [(row, plan.go_live, task) for row, task in enumerate(tasks) if task.id == GO_LIVE]
    traces: list[Part] = [
        {
            "type": "bar",
            "orientation": "h",
            "width": 0.56,
            "y": [row for row, _task in bars],
            "base": [task.starts_on.isoformat() for _row, task in bars],
            "x": [((task.ends_on - task.starts_on).days + 1) * DAY for _row, task in bars],
            "marker": {
                "color": [colours.accent if task.critical else colours.pale for _row, task in bars],
                "cornerradius": 3,
            },
            "hovertext": [_said(task) for _row, task in bars],
            "hoverinfo": "text",
        },
        {
            "type": "scatter",
            "mode": "markers",
            "y": [row for row, _on, _task in events],
            "x": [f"{on.isoformat()}T12:00" for _row, on, _task in events],
            "marker": {
                "symbol": "diamond",
                "size": 13,
                "color": colours.accent,
                "line": {"width": 1.5, "color": colours.card},
            },
            "hovertext": [_said(task) for _row, _on, task in events],
            "hoverinfo": "text",
        },
    ]
    names = [wrap(task.name, column.characters) or [""] for task in tasks]
    height = len(tasks) * (38 if narrow else 27) + 40
    layout = _layout(colours, names, column, height=height, axis=_calendar(plan, tasks, colours, narrow=narrow))
    odds = [_line(plan.go_live_50, "solid", colours), _line(plan.go_live_80, "dot", colours)]
    return go.Figure({"data": traces, "layout": layout | {"shapes": odds}})


def _line(on: date, dash: str, colours: Palette) -> Part:
    """The end of a day, through all rows."""
    at = (on + timedelta(days=1)).isoformat()
    line = {"color": colours.ink, "width": 1.2, "dash": dash}
    return {"type": "line", "x0": at, "x1": at, "y0": 0, "y1": 1, "yref": "paper", "line": line}


def _calendar(plan: Plan, tasks: Sequence[PlannedTask], colours: Palette, *, narrow: bool) -> Part:
    first, last = plan.starts_on, max([plan.go_live_80, *(task.ends_on for task in tasks)])
    ticks = _months(first, last)
    return {
        "type": "date",
        "range": [(first - timedelta(days=2)).isoformat(), (last + timedelta(days=4)).isoformat()],
        "tickvals": [tick.isoformat() for tick in ticks],
        "ticktext": [day(tick, "LLL" if narrow or tick.month != 1 else "LLL yyyy") for tick in ticks],
        "side": "top",
        "gridcolor": colours.line,
        "ticklabelposition": "outside right",
    }


def _said(task: PlannedTask) -> str:
    words = "<br>".join(escape(line) for line in wrap(task.name, 40))
    if task.milestone:
        return f"<b>{words}</b><br>{day(task.starts_on)}"
    span = f"{day(task.starts_on)} – {day(task.ends_on)}"
    free = _("on the critical path") if task.critical else _("float {days}").format(days=number(task.total_float))
    return f"<b>{words}</b><br>{span}<br>{free}"


def _months(first: date, last: date) -> list[date]:
    """The first day, and the beginnings of months as far apart as there is room for their names."""
    months: list[date] = []
    month = first.replace(day=1)
    while (month := (month + timedelta(days=32)).replace(day=1)) <= last:
        months.append(month)
    early = [first] if not months or (months[0] - first).days > 12 else []
    return early + months[:: len(months) // 10 + 1]


# --- both --------------------------------------------------------------------------------------------------------


def _layout(colours: Palette, names: Sequence[Sequence[str]], column: Column, *, height: int, axis: Part) -> Part:
    common = {"fixedrange": True, "zeroline": False, "showline": False, "ticks": ""}
    hover = {"family": FONT, "color": colours.ink, "size": 14}
    return {
        "height": height,
        "margin": {
            "l": column.width,
            "r": 8,
            "t": 30 if axis["side"] == "top" else 4,
            "b": 28 if axis["side"] == "bottom" else 6,
        },
        "showlegend": False,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": 13, "color": colours.soft},
        "hoverlabel": {"bgcolor": colours.card, "bordercolor": colours.line, "font": hover, "align": "left"},
        "dragmode": False,
        "xaxis": common | axis,
        "yaxis": common | {"range": [len(names) - 0.4, -0.6], "showgrid": False, "showticklabels": False},
        "annotations": [_name(row, lines, column, colours) for row, lines in enumerate(names)],
    }


def _name(row: int, lines: Sequence[str], column: Column, colours: Palette) -> Part:
    """A name left-aligned beside its bar; what does not fit is cut with an ellipsis."""
    shown = [escape(line) for line in lines[: column.lines]]
    if len(lines) > column.lines:
        shown[-1] += "…"
    return {
        "x": 0,
        "y": row,
        "xref": "paper",
        "yref": "y",
        "xanchor": "left",
        "xshift": -column.width,
        "text": "<br>".join(shown),
        "showarrow": False,
        "align": "left",
        "font": {"size": column.size, "color": colours.ink},
    }
