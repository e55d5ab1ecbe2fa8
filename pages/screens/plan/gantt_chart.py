"""The Gantt chart of the plan on the screen."""

from datetime import date, timedelta
from html import escape
from textwrap import wrap

import plotly.graph_objects as go

from canvas_model.results import PlannedTask
from canvas_model.rules.planning.plan import GO_LIVE
from exporters.figures.gantt_pages import before_go_live
from exporters.figures.time_axis import marks_of
from exporters.report import Report
from pages.ui.charts import Column, Palette, Part, layout
from pages.ui.language import _, day, language, number

DAY = 86_400_000
"""Milliseconds: the unit of a bar on a date axis."""
WIDE_LABEL, NARROW_LABEL = 1 / 12, 1 / 5
"""How much of the calendar a label takes, where the chart is as small as it gets."""
BEYOND = 34
"""Pixels right of the calendar: the name of a mark at its very end, a year or a month, has room there."""
WIDE, NARROW = Column(390, 62, 1, 14), Column(142, 24, 2, 12)


def gantt(report: Report, colours: Palette, narrow: bool) -> go.Figure:
    """Bars over the calendar in the plan's order, critical ones dark, milestones as diamonds; `narrow` for a phone.

    The dates with their odds are lines; at a first look there are none.
    """
    plan, tasks = report.plan, before_go_live(report.plan)
    column = NARROW if narrow else WIDE
    bars = [(row, task) for row, task in enumerate(tasks) if not task.instant]
    events = [(row, task.ends_on, task) for row, task in enumerate(tasks) if task.instant or task.id == GO_LIVE]
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
                "color": [colours.accent if task.critical else colours.pale for _row, _on, task in events],
                "line": {"width": 1.5, "color": colours.card},
            },
            "hovertext": [_said(task) for _row, _on, task in events],
            "hoverinfo": "text",
        },
    ]
    names = [wrap(f"{'✓ ' * (task.status == 'done')}{task.number} {task.name}", column.characters) for task in tasks]
    height = len(tasks) * (38 if narrow else 27) + 54
    dated = {plan.go_live_50: "solid", plan.go_live_80: "dot"}  # one where both odds fall on one day
    lines = {} if report.readiness.is_first_look else dated
    last = max([plan.starts_on, *lines, *(task.ends_on for task in tasks)])
    around = layout(colours, names, column, height=height, axis=_calendar(plan.starts_on, last, colours, narrow))
    around["margin"]["r"] = BEYOND
    odds = [_line(on, dash, colours) for on, dash in lines.items()]
    return go.Figure({"data": traces, "layout": around | {"shapes": odds}})


def _line(on: date, dash: str, colours: Palette) -> Part:
    """The end of a day, through all rows."""
    at = (on + timedelta(days=1)).isoformat()
    line = {"color": colours.ink, "width": 1.2, "dash": dash}
    return {"type": "line", "x0": at, "x1": at, "y0": 0, "y1": 1, "yref": "paper", "line": line}


def _calendar(first: date, last: date, colours: Palette, narrow: bool) -> Part:
    label = NARROW_LABEL if narrow else WIDE_LABEL
    marks = marks_of(first, last, language(), lambda _label: label, beyond=label)
    return {
        "type": "date",
        "range": [(first - timedelta(days=2)).isoformat(), (last + timedelta(days=4)).isoformat()],
        "tickvals": [on.isoformat() for on, _label in marks],
        "ticktext": [label.replace("\n", "<br>") for _on, label in marks],
        "tickangle": 0,
        "side": "top",
        "gridcolor": colours.line,
        "ticklabelposition": "outside right",
    }


def _said(task: PlannedTask) -> str:
    words = "<br>".join(escape(line) for line in wrap(task.name, 40))
    if task.milestone:
        return f"<b>{words}</b><br>{day(task.starts_on)}"
    span = day(task.starts_on)
    if task.starts_on < task.ends_on:
        span = f"{span} – {day(task.ends_on)}"
    free = _("on the critical path") if task.critical else _("slack {days}").format(days=number(task.total_float))
    done = f"<br>{_('✓ done')}" if task.status == "done" else ""
    return f"<b>{words}</b><br>{span}<br>{free}{done}"
