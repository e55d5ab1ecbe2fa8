"""Plotly figures in the product's own look: paper, ink, one accent; amber and brick mean distance from the target."""

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


@dataclass(frozen=True)
class Palette:
    """The colours of a theme."""

    paper: str
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
    """The room for the names beside a Gantt chart: pixels, characters in a line, lines, size of the letters."""

    width: int
    characters: int
    lines: int
    size: int


WIDE, NARROW = Column(390, 62, 1, 14), Column(142, 24, 2, 12)


LIGHT = Palette("#ffffff", "#ddd8cb", "#1d2433", "#5c6474", "#eae5d9", "#0f5c63", "#a9c6c5", "#b8791a", "#a8402c")
DARK = Palette("#1c222b", "#343c48", "#ece8de", "#a9b0bc", "#323a45", "#5fb8bf", "#356468", "#d9a04a", "#e08570")


def palette() -> Palette:
    """The colours of the reader's theme."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def draw(figure: go.Figure, *, alt: str, key: str, hover: bool = False) -> None:
    """Put a figure on the screen; `alt` says in words what it shows. Without `hover` it is a still picture."""
    config = {"displayModeBar": False, "staticPlot": not hover, "scrollZoom": False, "doubleClick": False}
    st.plotly_chart(figure, theme=None, key=key, config=config, alt=alt)


def readiness_bars(readiness: Readiness, colours: Palette) -> go.Figure:
    """Nine bars of maturity, 0 to 4, in canvas order, with target ticks, worst–best bands and the declared value."""
    words = catalogue()
    blocks = readiness.blocks
    names = [words.block(block.id).name for block in blocks]
    figure = go.Figure(layout=_layout(colours, height=len(blocks) * 40 + 46))
    figure.add_bar(
        y=names, x=[4] * len(blocks), orientation="h", marker={"color": colours.track, "cornerradius": 4}, width=0.3
    )
    figure.add_bar(
        y=names,
        x=[block.maturity or 0 for block in blocks],
        orientation="h",
        marker={"color": [colours.of(block.band) for block in blocks], "cornerradius": 4},
        width=0.3,
    )
    _bands(figure, names, blocks, colours)
    declared = [(name, block.declared) for name, block in zip(names, blocks, strict=True) if _differs(block)]
    _marks(
        figure,
        declared,
        {"symbol": "circle", "size": 10, "color": colours.paper, "line": {"width": 2, "color": colours.ink}},
    )
    targets = [(name, block.target) for name, block in zip(names, blocks, strict=True)]
    _marks(figure, targets, {"symbol": "line-ns", "size": 20, "line": {"width": 2.5, "color": colours.ink}})
    figure.add_scatter(
        y=names,
        x=[4.12] * len(blocks),
        text=[f"<b>{number(block.maturity)}</b>" for block in blocks],
        mode="text",
        textposition="middle right",
        textfont={"color": colours.ink, "size": 14},
    )
    figure.update_layout(barmode="overlay", margin={"l": 0, "r": 6, "t": 2, "b": 28})
    figure.update_xaxes(
        range=[0, 4.55],
        tickvals=[0, 1, 2, 3, 4],
        ticktext=["0", "1", "2", "3", "4"],
        side="bottom",
        gridcolor=colours.line,
    )
    figure.update_yaxes(
        autorange="reversed", automargin=True, ticksuffix="  ", tickfont={"size": 14, "color": colours.ink}
    )
    return figure


def _bands(figure: go.Figure, names: list[str], blocks: tuple[BlockResult, ...], colours: Palette) -> None:
    for name, block in zip(names, blocks, strict=True):
        if block.best - block.worst > 0.01:
            figure.add_scatter(
                x=[block.worst, block.best],
                y=[name, name],
                mode="lines+markers",
                line={"color": colours.soft, "width": 1.5},
                marker={"symbol": "line-ns", "size": 8, "line": {"width": 1.5, "color": colours.soft}},
            )


def _differs(block: BlockResult) -> bool:
    return block.declared is not None and block.maturity is not None and abs(block.declared - block.maturity) > 0.005


def _marks(figure: go.Figure, at: list[tuple[str, float | None]], marker: dict[str, Any]) -> None:
    figure.add_scatter(y=[name for name, _x in at], x=[x for _name, x in at], mode="markers", marker=marker)


def gantt(plan: Plan, tasks: tuple[PlannedTask, ...], colours: Palette, *, narrow: bool) -> go.Figure:
    """Bars over the calendar in the plan's order, critical ones dark, milestones as diamonds; `narrow` for a phone."""
    names = [wrap(task.name, NARROW.characters if narrow else WIDE.characters) for task in tasks]
    rows = list(range(len(tasks)))
    figure = go.Figure(layout=_layout(colours, height=len(rows) * (38 if narrow else 27) + 40))
    bars = [(row, task) for row, task in zip(rows, tasks, strict=True) if not task.milestone]
    figure.add_bar(
        y=[row for row, _task in bars],
        base=[task.starts_on.isoformat() for _row, task in bars],
        x=[((task.ends_on - task.starts_on).days + 1) * 86_400_000 for _row, task in bars],
        orientation="h",
        width=0.56,
        marker={"color": [colours.accent if task.critical else colours.pale for _row, task in bars], "cornerradius": 3},
        hovertext=[_said(task) for _row, task in bars],
        hoverinfo="text",
    )
    events = [(row, task.starts_on, task) for row, task in zip(rows, tasks, strict=True) if task.milestone]
    events += [(row, plan.go_live, task) for row, task in zip(rows, tasks, strict=True) if task.id == GO_LIVE]
    figure.add_scatter(
        y=[row for row, _on, _task in events],
        x=[f"{on.isoformat()}T12:00" for _row, on, _task in events],
        mode="markers",
        marker={
            "symbol": "diamond",
            "size": 13,
            "color": colours.accent,
            "line": {"width": 1.5, "color": colours.paper},
        },
        hovertext=[_said(task) for _row, _on, task in events],
        hoverinfo="text",
    )
    first, last = plan.starts_on, max(task.ends_on for task in tasks)
    ticks = _months(first, last)
    figure.update_xaxes(
        type="date",
        range=[(first - timedelta(days=2)).isoformat(), (max(last, plan.go_live_80) + timedelta(days=4)).isoformat()],
        tickvals=[tick.isoformat() for tick in ticks],
        ticktext=[_month(tick, narrow=narrow) for tick in ticks],
        side="top",
        gridcolor=colours.line,
        ticklabelposition="outside right",
    )
    _names(figure, names, NARROW if narrow else WIDE, colours)
    for at, dash in ((plan.go_live_50, "solid"), (plan.go_live_80, "dot")):
        figure.add_vline(
            x=(at + timedelta(days=1)).isoformat(), line={"color": colours.ink, "width": 1.2, "dash": dash}
        )
    return figure


def _names(figure: go.Figure, names: list[list[str]], column: Column, colours: Palette) -> None:
    """The names of the tasks, left-aligned beside the bars; what does not fit is cut with an ellipsis."""
    for row, lines in enumerate(names):
        shown = lines[: column.lines]
        if len(lines) > column.lines:
            shown[-1] += "…"
        figure.add_annotation(
            x=0,
            y=row,
            xref="paper",
            yref="y",
            xanchor="left",
            xshift=-column.width,
            text="<br>".join(escape(line) for line in shown),
            showarrow=False,
            align="left",
            font={"size": column.size, "color": colours.ink},
        )
    figure.update_yaxes(range=[len(names) - 0.4, -0.6], showticklabels=False)
    figure.update_layout(margin={"l": column.width, "r": 8, "t": 30, "b": 6})


def _said(task: PlannedTask) -> str:
    words = "<br>".join(escape(line) for line in wrap(task.name, 40))
    if task.milestone:
        return f"<b>{words}</b><br>{day(task.starts_on)}"
    span = f"{day(task.starts_on)} – {day(task.ends_on)}"
    free = _("on the critical path") if task.critical else _("float {days}").format(days=number(task.total_float))
    return f"<b>{words}</b><br>{span}<br>{free}"


def _months(first: date, last: date) -> list[date]:
    months: list[date] = []
    month = first.replace(day=1)
    while month <= last:
        month = (month + timedelta(days=32)).replace(day=1)
        if month <= last:
            months.append(month)
    step = len(months) // 10 + 1
    return ([first] if not months or (months[0] - first).days > 12 else []) + months[::step]


def _month(month: date, *, narrow: bool) -> str:
    return day(month, "LLL" if narrow or month.month != 1 else "LLL yyyy")


def _layout(colours: Palette, *, height: int) -> dict[str, Any]:
    axis = {"fixedrange": True, "zeroline": False, "showline": False, "ticks": "", "title": None}
    return {
        "template": None,
        "height": height,
        "showlegend": False,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": 13, "color": colours.soft},
        "hoverlabel": {
            "bgcolor": colours.paper,
            "bordercolor": colours.line,
            "font": {"family": FONT, "color": colours.ink, "size": 14},
            "align": "left",
        },
        "dragmode": False,
        "xaxis": axis,
        "yaxis": {**axis, "showgrid": False},
    }
