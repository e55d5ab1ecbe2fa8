"""Plan: when the client goes live, what has to be done until then, and why each task is there."""

import streamlit as st

from canvas_model.storage.remembered_tasks import remember
from exporters import plan_words
from exporters.report_sentences import Wording
from pages.screens.plan import gantt_chart, plan_editing, task_dialog, task_list
from pages.server import store
from pages.ui import charts, layout, row_dialogs, session, tables
from pages.ui.drawing_cache import drawn
from pages.ui.language import _, language

workshop = session.require_workshop()
report = store.report(workshop, language())
if remember(store.store(), report.snapshot, report.plan, report.catalogue):
    report = store.report(workshop, language())
tables.dress()
layout.header(Wording(report).plan(), _("Project plan · {client}").format(client=report.snapshot.workshop.client))

for said in (drawn(report, plan_words.base_plan), drawn(report, plan_words.began)):
    if said:
        layout.sentence(said)
plan_editing.reasons_gone(report)
layout.show(drawn(report, task_list.facts))
if report.plan.overloads:
    layout.heading(_("Who would have five tasks or more at once"), "")
    layout.show(drawn(report, task_list.overloaded))

layout.heading(_("Which tasks decide the date"), drawn(report, plan_words.days_off))
if report.plan.holidays or report.plan.closed_on:
    layout.show(drawn(report, task_list.days_left_out))
layout.show(drawn(report, task_list.chart_fold))
for key, narrow in (("fg_wide", False), ("fg_narrow", True)):
    with st.container(key=key):
        figure = drawn(report, gantt_chart.gantt, charts.palette(), narrow)
        charts.draw(figure, alt=drawn(report, task_list.chart_words), key=f"plan_{key}", hover=True)
layout.show(drawn(report, task_list.legend))
layout.sentence(_("After go-live: {dates}").format(dates=drawn(report, task_list.measured)), quiet=True)
plan_editing.settings(report)

rests_on = (drawn(report, plan_words.task_dates), plan_words.slack_words(language()))
layout.sentence(" ".join(filter(None, rests_on)), quiet=True)
plan_editing.buttons()
unfolded = task_list.steps_to_look_at(report, row_dialogs.last_row("plan"))
for step in report.catalogue.plan.steps:
    layout.show(drawn(report, task_list.tasks_of_step, step.number, unfolded.get(step.number)))
plan_editing.dropped(report)
layout.sentence(report.catalogue.plan.caveat, quiet=True)

opened = row_dialogs.opened_row("plan")
if opened:
    task_dialog.open_task(workshop, opened)
