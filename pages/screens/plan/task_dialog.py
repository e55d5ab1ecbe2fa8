"""One task of the plan, opened for changing, or a new one: its form saves itself, its place in the plan at a press."""

from collections.abc import Mapping
from functools import partial
from typing import Any
from uuid import UUID

import streamlit as st

from canvas_model.content import TaskEdit, natural_id
from canvas_model.content.entry_ids import is_own
from canvas_model.content.own_numbers import OWN_OWNER
from canvas_model.results import PlannedTask
from canvas_model.rules.planning.circles import check_predecessors, may_come_before
from canvas_model.rules.planning.own_tasks import OWN_ESTIMATE
from canvas_model.rules.planning.task_order import moved
from exporters.plan_words import idle_first_day
from exporters.report import Report
from exporters.words.choices import status_names
from exporters.words.entry_names import thing_name
from exporters.words.field_names import field_names
from pages.server import store
from pages.ui.commands import to_delete, to_set
from pages.ui.forms.entries import entry_by_key
from pages.ui.forms.form import fields
from pages.ui.forms.json_types import Field, Rising
from pages.ui.forms.parts import date_field, group, line, longtext, number_field, option, pick
from pages.ui.language import _, day, language, number
from pages.ui.layout import html, sentence, show
from pages.ui.list_editing import owner_field
from pages.ui.row_dialogs import close_row, first_field, foot, leave_closed, row_gone
from pages.ui.saved_choices import Saved, saved_choice
from pages.ui.saving import saving_button
from pages.ui.streamlit_gaps.markdown_in_labels import plain


def open_task(workshop: UUID, id: str) -> None:
    """Show a task in front of the plan; closing works the plan out again. An own task that is not there yet is a new one."""
    name = next((task.name for task in store.report(workshop, language()).plan.tasks if task.id == id), None)
    if name is None and not is_own(id):
        return close_row("plan")

    @st.dialog(plain(name or "") or _("New task"), width="large", on_dismiss=lambda: close_row("plan"))
    def shown() -> None:
        task_form(workshop, id)

    shown()


def task_form(workshop: UUID, id: str) -> None:
    """Everything that can be changed of a task."""
    leave_closed("plan")
    report = store.report(workshop, language())
    task = next((task for task in report.plan.tasks if task.id == id), None)
    if task is None and not is_own(id):
        st.rerun()
    show(
        html('<p class="cv-quiet">{when}</p>', when=when(task) if task else _("It joins the plan once it has a name."))
    )
    _typed(report, id, task)
    if task and (idle := idle_first_day(task, report)):
        sentence(idle, quiet=True)
    chosen: Saved = "unchanged"
    is_moved = False
    if task:
        chosen = _predecessors(report, task)
        with st.container(horizontal=True):
            is_moved = _order(report, task)
            _leaving(report, task)
    foot("plan", changed=is_moved or chosen == "saved", refused=chosen == "refused")


def when(task: PlannedTask) -> str:
    """The dates of a task and how much room it has."""
    if task.milestone:
        return day(task.starts_on, "long")
    room = _("critical: a day lost here is a day lost for the project")
    if not task.critical:
        room = _("{days} working days of slack").format(days=number(task.total_float))
    return f"{day(task.starts_on, 'long')} – {day(task.ends_on, 'long')} · {room}"


def _typed(report: Report, task_id: str, task: PlannedTask | None) -> None:
    """The form of a task; what nobody has said shows what the plan proposes. `task` None: it is new."""
    stored = {edit.id: edit for edit in report.snapshot.tasks}
    id, entry = entry_by_key(report.snapshot, stored, "task", task_id)
    edit = next((edit for edit in report.snapshot.tasks if edit.task == task_id), None)
    if is_own(task_id):
        entry["needs"] = "name"
    labels = field_names("task", language())
    asked: list[Field] = [
        line(id, "name", labels["name"], usual=_usual(edit, "name", task), needed=is_own(task_id), wide=True),
        *([_step(report, id, labels["step"])] if is_own(task_id) else []),
        owner_field(id, task.owner if task else OWN_OWNER, stored=edit.owner if edit else None),
        line(id, "person", labels["person"], placeholder=_("Name and surname"), row="who"),
        *([] if task and task.milestone else [*_durations(id, edit, task, labels), *_waits(id, labels)]),
        _status(id, labels["status"]),
        longtext(id, "note", labels["note"], rows=2, wide=True),
    ]
    key = f"task_{id}"
    form = group(key, _("Who and how long"), asked, text=_("An empty field keeps what the plan proposes."))
    fields(key, report.snapshot, [form], {id: entry}, focus=first_field("plan", key))


def _usual(edit: TaskEdit | None, name: str, proposed: object) -> Any:
    """What a field shows while nobody has said anything else; None where somebody has."""
    said = edit is not None and getattr(edit, name) is not None
    value = None if said else getattr(proposed, name, None)
    return round(value, 2) if isinstance(value, float) else value


def _step(report: Report, id: str, label: str) -> Field:
    steps = {str(step.number): f"{step.number}. {step.name}" for step in report.catalogue.plan.steps}
    options = [
        option({"step": int(number)}, name, also=[{"step": None}] if number == "1" else [])
        for number, name in steps.items()
    ]
    return pick(id, ["step"], label, options, wide=True)


def _durations(id: str, edit: TaskEdit | None, task: PlannedTask | None, labels: Mapping[str, str]) -> list[Field]:
    rising: Rising = {
        "names": ["optimistic", "likely", "pessimistic"],
        "refusal": _("“{low}” cannot be more than “{high}”."),
    }
    return [
        number_field(
            id,
            name,
            labels[name],
            rising=rising,
            row="days",
            usual=_usual(edit, name, task or OWN_ESTIMATE),
        )
        for name in rising["names"]
    ]


def _waits(id: str, labels: Mapping[str, str]) -> list[Field]:
    return [
        date_field(id, "not_before", labels["not_before"], row="waits"),
        number_field(id, "lag", labels["lag"], step=1, empty=0, row="waits"),
    ]


def _status(id: str, label: str) -> Field:
    names = status_names("task", language())
    return pick(id, ["status"], label, [option({"status": status}, name) for status, name in names.items()])


def _predecessors(report: Report, task: PlannedTask) -> Saved:
    others = [other for other in report.plan.tasks if other.id != task.id]
    offered = {*task.predecessors, *may_come_before(report.snapshot, report.catalogue, task.id)}
    names = {other.id: f"{other.number} {other.name}" for other in others if other.id in offered}
    chosen = [id for id in task.predecessors if id in names]

    def draw(key: str, shown: list[str]) -> list[str]:
        return st.multiselect(
            field_names("task", language())["predecessors"],
            list(names),
            shown,
            format_func=lambda id: names[id],
            filter_mode="contains",
            placeholder=_("As soon as the project starts"),
            select_all=False,
            key=key,
        )

    def save(held: list[str]) -> None:
        check_predecessors(report.snapshot, report.catalogue, task.id, held)
        to_set(report.snapshot, "task", task.id, predecessors=held)()

    came = saved_choice(f"task_after_{task.id}", chosen, set(chosen), draw, save)
    if len(names) < len(others):
        sentence(_("A task that waits for this one cannot be chosen."), quiet=True)
    return came


def _order(report: Report, task: PlannedTask) -> bool:
    pressed = False
    for up, words, icon in ((True, _("Move up"), "arrow_upward"), (False, _("Move down"), "arrow_downward")):
        place = moved(report.plan.tasks, task, up=up)
        move = to_set(report.snapshot, "task", task.id, position=task_position(place))
        key = f"task_{'up' if up else 'down'}_{task.id}"
        pressed |= saving_button(words, move, key=key, icon=f":material/{icon}:", disabled=place is None)
    return pressed


def task_position(place: float | None) -> float:
    """A place that a disabled button may hold too."""
    return 0.0 if place is None else place


def _leaving(report: Report, task: PlannedTask) -> None:
    name = thing_name("task", {"name": task.name}, report.catalogue, {})
    if task.origin == "own":
        id = natural_id(report.snapshot.id, "task", task.id)
        saving_button(
            _("Delete the task"),
            to_delete(report.snapshot, "task", id, task.version),
            key=f"task_hide_{task.id}_{task.version}",
            then=partial(row_gone, "plan", _("Deleted: {what}").format(what=name)),
            icon=":material/delete:",
        )
        return
    saving_button(
        _("Leave it out"),
        to_set(report.snapshot, "task", task.id, dropped=True),
        key=f"task_drop_{task.id}_{task.version}",
        then=partial(row_gone, "plan", _("Left out of the plan: {what}").format(what=name)),
        icon=":material/playlist_remove:",
    )
