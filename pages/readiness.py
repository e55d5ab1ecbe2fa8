"""Readiness: where the client stands, what is missing, and why every number is what it is."""

import streamlit as st

from pages.ui import aims, charts, gaps, layout, session, standing, store, tables
from pages.ui.language import _

workshop = session.require_workshop()
report = store.report(workshop)
readiness = report.readiness
tables.dress()
layout.header(report.finding, _("Readiness to introduce CRM · {client}").format(client=report.snapshot.workshop.client))

if readiness.percent is None:
    layout.empty(
        _("No question has been answered yet. Two or three blocks of the interview are enough for a first figure."),
        then=_("Start the interview"),
        screen="interview",
    )
    st.stop()

layout.show(standing.overall(report))

layout.heading(
    standing.chart_finding(readiness), _("Maturity of the nine blocks from 0 to 4, against the target of each.")
)
charts.draw(charts.readiness_bars(readiness, charts.palette()), alt=standing.in_words(readiness), key="readiness_chart")
layout.show(standing.legend())

if report.top_gaps:
    layout.heading(
        _("Close these first"),
        _("Priority is the block’s gap times its importance. One gap per block; the others are below."),
    )
    layout.show(gaps.gaps(report, report.top_gaps, _("The gaps that count most")))
    others = [gap for gap in report.open_gaps if gap not in report.top_gaps]
    if others:
        summary = _("All other gaps ({count})").format(count=len(others))
        layout.show(tables.details(summary, gaps.gaps(report, others, _("The other gaps"))))

if readiness.warnings:
    layout.heading(
        _("Answers that do not go together"), _("They give and take no points; they are worth a minute each.")
    )
    layout.show(gaps.warnings(report))

if readiness.to_discuss:
    layout.heading(
        _("To discuss together"),
        _(
            "Two levels or more lie between the lowest and the highest answer. Once the group agrees, that answer stands."
        ),
    )
    layout.show(gaps.agenda(report))

layout.heading(_("The nine blocks in figures"))
layout.show(standing.blocks(report))

layout.heading(
    _("Why this number"), _("Every figure worked out with the answers behind it: open a line to check it by hand.")
)
layout.show(standing.whys(report))

layout.heading(
    _("What you aim at"),
    _("The target and the weight of each block are the group’s to decide; the figures follow at once."),
)
if aims.aims(report):
    st.rerun()

layout.heading(
    _("For comparison, with care"),
    _("Figures from outside are context, not targets, and not comparable with a self-assessment."),
)
layout.show(gaps.benchmarks(report))
layout.sentence(report.catalogue.scale.method[15], quiet=True)
