"""The bars of the nine blocks: maturity against target, and the same in words."""

from collections.abc import Sequence

import plotly.graph_objects as go
from markupsafe import Markup

from canvas_model.results import BlockResult
from exporters.report import Report
from exporters.words.levels import level_of
from pages.ui import tables
from pages.ui.charts import Column, Palette, Part, layout
from pages.ui.language import _, figure, language, number

BLOCKS = Column(128, 20, 1, 14)


def readiness_bars(report: Report, colours: Palette) -> go.Figure:
    """Nine bars of maturity, 0 to 4, in canvas order, with target ticks, worst–best bands and the declared value."""
    blocks, bands = report.readiness.blocks, report.catalogue.readiness_scale.bands
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
            "text": [
                f"<b>{level_of(block, bands, language())}</b> {tables.MARKS.get(block.band or '', '')}"
                for block in blocks
            ],
            "textposition": "middle right",
            "cliponaxis": False,
            "textfont": {"color": colours.ink, "size": 14},
        },
    ]
    names = [[report.catalogue.block(block.id).name] for block in blocks]
    axis = {"range": [0, 4.95], "tickvals": [0, 1, 2, 3, 4], "side": "bottom", "gridcolor": colours.line}
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


def chart_finding(report: Report) -> str:
    """What the chart of the nine blocks shows."""
    readiness, words = report.readiness, report.catalogue
    critical = [words.block(block.id).name for block in readiness.blocks if block.band == "critical"]
    below = sum(block.band in ("critical", "to_improve") for block in readiness.blocks)
    if len(critical) == 1:
        return _("{block} is far below its target").format(block=critical[0])
    if critical:
        return _("{blocks} and {last} are far below their targets").format(
            blocks=", ".join(critical[:-1]), last=critical[-1]
        )
    if readiness.not_assessed:
        rated = len(readiness.blocks) - len(readiness.not_assessed)
        return _("Blocks assessed so far: {rated} of {all}; none is far below its target").format(
            rated=rated, all=len(readiness.blocks)
        )
    if below:
        return _("Blocks below their target: {below} of {all}; none is far below").format(
            below=below, all=len(readiness.blocks)
        )
    return _("Every block is on its target")


def in_words(report: Report) -> str:
    """The chart of the nine blocks as a text."""
    readiness, words = report.readiness, report.catalogue
    blocks_in_words = [
        _("{block}: {level} of 4, target {target}").format(
            block=words.block(block.id).name,
            level=level_of(block, words.readiness_scale.bands, language()),
            target=figure(block.target),
        )
        for block in readiness.blocks
    ]
    return _("Maturity against target.") + " " + "; ".join(blocks_in_words) + "."


def legend(report: Report) -> Markup:
    """What the marks of the chart mean; each band has its colour and its shape."""
    least = {band.id: number(band.least) for band in report.catalogue.readiness_scale.bands}
    to_improve = _("to improve: {gap} or more below").format(gap=least["to_improve"])
    critical = _("critical: {gap} or more below").format(gap=least["critical"])
    return tables.legend(
        [
            ("fg-m-bar", f"{tables.MARKS['on_target']} {_('on target')}"),
            ("fg-m-amber", f"{tables.MARKS['to_improve']} {to_improve}"),
            ("fg-m-brick", f"{tables.MARKS['critical']} {critical}"),
            ("fg-m-tick", _("target")),
            ("fg-m-band", _("worst to best case, by what is still open")),
            ("fg-m-ring", _("declared, where evidence is missing")),
        ]
    )
