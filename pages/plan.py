"""Plan: when the client goes live, what has to be done until then, and why each task is there."""

import streamlit as st

from canvas_model.remembering import remember
from exporters.gantt import before_go_live
from exporters.wording import Wording
from pages.ui import charts, layout, opening, plan_editing, session, store, tables, task_dialog, task_list
from pages.ui.language import _

workshop = session.require_workshop()
report = store.report(workshop)
if remember(store.store(), report.snapshot, report.plan, report.catalogue):
    report = store.report(workshop)
plan, wording = report.plan, Wording(report)
tables.dress()
layout.header(wording.plan(), _("Project plan · {client}").format(client=report.snapshot.workshop.client))

plan_editing.reasons_gone(report)
layout.show(task_list.facts(report))

dated = before_go_live(plan)
layout.heading(_("Which tasks decide the date"), task_list.days_off(plan))
for key, narrow in (("fg_wide", False), ("fg_narrow", True)):
    with st.container(key=key):
        figure = charts.gantt(plan, dated, charts.palette(), narrow=narrow)
        charts.draw(figure, alt=task_list.chart_words(plan, dated), key=f"plan_{key}", hover=True)
layout.show(task_list.legend())
layout.sentence(_("After go-live: {dates}").format(dates=task_list.measured(report)), quiet=True)
plan_editing.settings(report)

plan_editing.toolbar(report)
for step in report.catalogue.plan.steps:
    layout.heading(f"{step.number}. {step.name}", step.purpose)
    layout.show(task_list.tasks_of_step(report, step.number))
plan_editing.dropped(report)
layout.sentence(report.catalogue.plan.caveat, quiet=True)

opened = opening.opened_row("plan")
if opened:
    task_dialog.open_task(workshop, opened)
