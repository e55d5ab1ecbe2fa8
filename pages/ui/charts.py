"""Plotly figures in the product's own look: paper, ink, one accent; amber and brick mean distance from the target.

A figure is built from plain dictionaries and checked by plotly once: adding part by part costs it a second.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from canvas_model.catalogue.scale import BandId
from canvas_model.results import BlockResult
from exporters.report import Report
from pages.ui.language import number

FONT = '"Source Sans 3", "Source Sans Pro", sans-serif'

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

    def of(self, band: BandId | None) -> str:
        """The colour of a band: how far from the target."""
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
BLOCKS = Column(128, 20, 1, 14)


def palette() -> Palette:
    """The colours of the reader's theme."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def draw(figure: go.Figure, *, alt: str, key: str, hover: bool = False) -> None:
    """Put a figure on the screen; `alt` says in words what it shows. Without `hover` it is a still picture."""
    config = {"displayModeBar": False, "staticPlot": not hover, "scrollZoom": False, "doubleClick": False}
    st.plotly_chart(figure, theme=None, key=key, config=config, alt=alt)


def readiness_bars(report: Report, colours: Palette) -> go.Figure:
    """Nine bars of maturity, 0 to 4, in canvas order, with target ticks, worst–best bands and the declared value."""
    blocks = report.readiness.blocks
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
    names = [[report.catalogue.block(block.id).name] for block in blocks]
    axis = {"range": [0, 4.55], "tickvals": [0, 1, 2, 3, 4], "side": "bottom", "gridcolor": colours.line}
    around = layout(colours, names, BLOCKS, height=len(rows) * 40 + 46, axis=axis)
    return go.Figure({"data": traces, "layout": around | {"barmode": "overlay"}})


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


def layout(colours: Palette, names: Sequence[Sequence[str]], column: Column, *, height: int, axis: Part) -> Part:
    """What every chart has: names at the left, one horizontal axis, no furniture; heights in pixels."""
    common = {"fixedrange": True, "zeroline": False, "showline": False, "ticks": ""}
    hover = {"family": FONT, "color": colours.ink, "size": 14}
    return {
        "height": height,
        "margin": {
            "l": column.width,
            "r": 8,
            "t": 44 if axis["side"] == "top" else 4,
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
