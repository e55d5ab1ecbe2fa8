"""One task of the plan, opened for changing: names and durations save themselves, the rest at a press."""

from uuid import UUID

import streamlit as st

from canvas_model.content import natural_id
from canvas_model.results import PlannedTask
from canvas_model.rules.planning.circles import check_predecessors
from canvas_model.rules.planning.task_order import moved
from exporters.report import Report
from pages.server import store
from pages.ui.commands import run_now, to_delete, to_set
from pages.ui.forms.entries import entry_by_key
from pages.ui.forms.form import fields
from pages.ui.forms.json_types import Field
from pages.ui.forms.parts import group, line, longtext, number_field
from pages.ui.language import _, day, figure, language, number
from pages.ui.layout import html, show
from pages.ui.list_editing import owner_choice
from pages.ui.row_dialogs import close_row
from pages.ui.saving import saving_button
from pages.ui.streamlit_gaps.markdown_in_labels import plain
from pages.ui.streamlit_gaps.widgets_of_a_revision import key_at


def open_task(workshop: UUID, id: str) -> None:
    """Show a task in front of the plan; closing works the plan out again."""
    name = next((task.name for task in store.report(workshop, language()).plan.tasks if task.id == id), None)
    if name is None:
        return close_row("plan")

    @st.dialog(plain(name) or _("Task"), width="large", on_dismiss=lambda: close_row("plan"))
    def shown() -> None:
        task_form(workshop, id)

    shown()


def task_form(workshop: UUID, id: str) -> None:
    """Everything that can be changed of a task."""
    report = store.report(workshop, language())
    task = next((task for task in report.plan.tasks if task.id == id), None)
    if task is None:
        st.rerun()
    show(html('<p class="cv-quiet">{when}</p>', when=when(task)))
    _typed(report, task)
    changed = owner_choice(report, "task", task) | _predecessors(report, task)
    with st.container(horizontal=True):
        changed |= _order(report, task)
        left = _leaving(report, task)
    if left:
        close_row("plan")
        st.rerun()
    if changed:
        st.rerun(scope="fragment")


def when(task: PlannedTask) -> str:
    """The dates of a task and how much room it has."""
    if task.milestone:
        return day(task.starts_on, "long")
    room = _("critical: a day lost here is a day lost for the project")
    if not task.critical:
        room = _("{days} working days of float").format(days=number(task.total_float))
    return f"{day(task.starts_on, 'long')} – {day(task.ends_on, 'long')} · {room}"


def _typed(report: Report, task: PlannedTask) -> None:
    there = {edit.id: edit for edit in report.snapshot.tasks}
    id, entry = entry_by_key(report.snapshot, there, "task", task.id)
    asked: list[Field] = [
        line(id, "name", _("Task"), placeholder=task.name, wide=True),
        line(id, "person", _("Who, by name"), placeholder=_("Name and surname"), wide=True),
        *([] if task.milestone else _durations(id, task)),
        longtext(id, "note", _("Note"), rows=2, wide=True),
    ]
    form = group(f"task_{id}", _("Who and how long"), asked, text=_("An empty field keeps what the plan proposes."))
    fields(f"task_{id}", report.snapshot, [form], {id: entry})


def _durations(id: str, task: PlannedTask) -> list[Field]:
    days = {
        "optimistic": (_("Days at best"), task.optimistic),
        "likely": (_("Days, most likely"), task.likely),
        "pessimistic": (_("Days at worst"), task.pessimistic),
    }
    return [
        number_field(id, name, label, placeholder=figure(value), row="days") for name, (label, value) in days.items()
    ]


def _predecessors(report: Report, task: PlannedTask) -> bool:
    names = {other.id: f"{other.number} {other.name}" for other in report.plan.tasks if other.id != task.id}
    chosen = st.multiselect(
        _("Begins after"),
        list(names),
        [id for id in task.predecessors if id in names],
        format_func=lambda id: names[id],
        placeholder=_("As soon as the project starts"),
        key=key_at(report.snapshot.revision, "task_after", task.id),
    )
    if set(chosen) == set(task.predecessors):
        return False

    def save() -> None:
        check_predecessors(report.snapshot, report.catalogue, task.id, chosen)
        to_set(report.snapshot, "task", task.id, predecessors=chosen)()

    return run_now(save)


def _order(report: Report, task: PlannedTask) -> bool:
    pressed = False
    for up, words, icon in ((True, _("Further up"), "arrow_upward"), (False, _("Further down"), "arrow_downward")):
        place = moved(report.plan.tasks, task, up=up)
        move = to_set(report.snapshot, "task", task.id, position=task_position(place))
        key = f"task_{'up' if up else 'down'}_{task.id}"
        pressed |= saving_button(words, move, key=key, icon=f":material/{icon}:", disabled=place is None)
    return pressed


def task_position(place: float | None) -> float:
    """A place that a disabled button may hold too."""
    return 0.0 if place is None else place


def _leaving(report: Report, task: PlannedTask) -> bool:
    if task.origin == "own":
        id = natural_id(report.snapshot.id, "task", task.id)
        return saving_button(
            _("Delete the task"),
            to_delete(report.snapshot, "task", id, task.version),
            key=f"task_hide_{task.id}_{task.version}",
            icon=":material/delete:",
        )
    drop = to_set(report.snapshot, "task", task.id, dropped=True)
    key = f"task_drop_{task.id}_{task.version}"
    return saving_button(_("Leave it out"), drop, key=key, icon=":material/playlist_remove:")
