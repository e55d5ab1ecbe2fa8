"""Plotly figures in the product's own look: paper, ink, one accent; amber and brick mean distance from the target.

A figure is built from plain dictionaries and checked by plotly once: adding part by part costs it a second.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from canvas_model.catalogue.readiness_scale import BandId

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


def palette() -> Palette:
    """The colours of the reader's theme."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def draw(figure: go.Figure, *, alt: str, key: str, hover: bool = False) -> None:
    """Put a figure on the screen; `alt` says in words what it shows. Without `hover` it is a still picture."""
    config = {"displayModeBar": False, "staticPlot": not hover, "scrollZoom": False, "doubleClick": False}
    st.plotly_chart(figure, theme=None, key=key, config=config, alt=alt)


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
