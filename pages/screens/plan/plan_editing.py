"""Changing the plan: the start, the tasks whose reason went away, tasks of one's own, and what was left out."""

import streamlit as st

from canvas_model.results import PlannedTask
from exporters.report import Report
from exporters.report_sentences import Wording
from exporters.words.field_names import field_names
from exporters.words.places import region_names
from pages.ui.commands import to_set
from pages.ui.countries import country_names
from pages.ui.forms.entries import workshop_entry
from pages.ui.forms.form import fields
from pages.ui.forms.json_types import Field
from pages.ui.forms.parts import date_field, group, number_field, select
from pages.ui.language import _, language
from pages.ui.layout import heading, html, show
from pages.ui.list_editing import add_button
from pages.ui.saving import saving_button
from pages.ui.streamlit_gaps.markdown_in_labels import plain


def settings(report: Report) -> None:
    """Where the dates come from: first day, number of users, whose public holidays."""
    (id, entry), labels = workshop_entry(report.snapshot), field_names("workshop", language())
    asked: list[Field] = [
        date_field(id, "starts_on", labels["starts_on"], needed=True, row="settings"),
        number_field(id, "crm_users", labels["crm_users"], min=1, most=100_000, step=1, needed=True, row="settings"),
        select(id, "country", _("Public holidays of"), country_names(language()), row="settings"),
    ]
    regions = region_names(report.snapshot.workshop.country, language())
    if regions:
        asked.append(select(id, "region", _("Region or canton"), {"": _("none")} | regions, row="settings"))
    form = group("plan_settings", _("What the dates rest on"), asked, text=Wording(report).size())
    fields("plan_settings", report.snapshot, [form], {id: entry})


def reasons_gone(report: Report) -> None:
    """Tasks that stay although the answers that brought them have changed, each with the two ways to decide."""
    wording = Wording(report)
    pressed = False
    for task in (task for task in report.plan.tasks if task.reason_gone):
        show(
            html(
                '<div class="fg-notice" role="note"><p>{words}</p><p class="fg-said">{today}</p></div>',
                words=_("The answer that brought in “{task}” has changed: nothing asks for it any more.").format(
                    task=task.name
                ),
                today=origin_of(task, wording),
            )
        )
        with st.container(horizontal=True):
            keep = to_set(report.snapshot, "task", task.id, kept=True)
            drop = to_set(report.snapshot, "task", task.id, dropped=True)
            pressed |= saving_button(plain(_("Keep “{task}”").format(task=task.name)), keep, key=f"plan_keep_{task.id}")
            pressed |= saving_button(plain(_("Drop “{task}”").format(task=task.name)), drop, key=f"plan_drop_{task.id}")
    if pressed:
        st.rerun()


def origin_of(task: PlannedTask, wording: Wording) -> str:
    """The answers and alternatives that once brought a task in."""
    subjects = wording.blocks(cause.subject for cause in task.causes)
    return _("It came from: {subjects}").format(subjects=subjects) if subjects else ""


def buttons() -> None:
    """Open a new task."""
    add_button("plan", label=_("Add a task"))


def dropped(report: Report) -> None:
    """What was left out, with the way back."""
    if not report.plan.dropped:
        return
    heading(_("Left out of the plan"), _("Not in the dates and not in the report."))
    pressed = False
    for task in report.plan.dropped:
        with st.container(horizontal=True, vertical_alignment="center"):
            back = to_set(report.snapshot, "task", task.id, dropped=False)
            words = plain(_("Put “{task}” back").format(task=task.name))
            pressed |= saving_button(words, back, key=f"plan_back_{task.id}")
    if pressed:
        st.rerun()
