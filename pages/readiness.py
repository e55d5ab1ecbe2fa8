"""Readiness: where the client stands, what is missing, and why every number is what it is."""

import streamlit as st

from exporters.words.verdict import applies_words
from pages.screens.readiness import (
    arithmetic,
    bar_chart,
    benchmarks,
    block_table,
    consistency_warnings,
    discussion,
    gaps,
    overall,
    targets,
)
from pages.server import store
from pages.ui import charts, layout, session, tables
from pages.ui.drawing_cache import drawn
from pages.ui.language import _, language

workshop = session.require_workshop()
report = store.report(workshop, language())
tables.dress()
layout.header(report.finding, _("Readiness to introduce CRM · {client}").format(client=report.snapshot.workshop.client))

if report.readiness.percent is None:
    layout.empty(
        applies_words(language())
        if report.readiness.nothing_applies
        else _(
            "No question has been answered yet. Two or three blocks of the interview are enough for a first figure."
        ),
        then=_("Start the interview"),
        screen="interview",
    )
    st.stop()

layout.show(drawn(report, overall.overall))

layout.heading(
    drawn(report, bar_chart.chart_finding),
    _("Maturity of the nine blocks from 0 to 4, against the target of each."),
)
bars = drawn(report, bar_chart.readiness_bars, charts.palette())
charts.draw(bars, alt=drawn(report, bar_chart.in_words), key="readiness_chart")
layout.show(drawn(report, bar_chart.legend))

if report.top_gaps:
    layout.heading(
        _("Close these first"),
        _("Priority is the block’s gap times its importance. One gap per block; the others are below."),
    )
    layout.show(drawn(report, gaps.first_gaps), drawn(report, gaps.other_gaps))

if report.readiness.warnings:
    layout.heading(
        _("Answers that do not go together"), _("They neither add nor take away points; each is worth a minute.")
    )
    layout.show(drawn(report, consistency_warnings.warnings))

if report.readiness.to_discuss:
    layout.show(drawn(report, discussion.to_discuss))

layout.show(drawn(report, block_table.in_figures))

layout.heading(
    _("Why this number"), _("Every figure worked out with the answers behind it: open a line to check it by hand.")
)
layout.show(drawn(report, arithmetic.whys))

layout.heading(
    _("Targets and importance"),
    _("The target and the importance of each block are for the group to decide; the figures follow at once."),
)
targets.aims(report)

layout.show(drawn(report, benchmarks.for_comparison))
layout.sentence(report.catalogue.method("no_prediction"), quiet=True)
