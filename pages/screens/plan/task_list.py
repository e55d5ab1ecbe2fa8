"""The project plan in words: its dates, its tasks under the five steps, and why each task is there."""

from collections.abc import Sequence

from markupsafe import Markup

from canvas_model.results import PlannedTask
from exporters.figures.gantt_pages import after_go_live, before_go_live
from exporters.plan_words import days_off_listed, idle_first_day, overloads
from exporters.report import Report
from exporters.report_sentences import Wording
from exporters.words.catalogue_names import name_of
from pages.ui import tables
from pages.ui.language import _, counted, day, figure, number, percent
from pages.ui.layout import html, joined
from pages.ui.leads import in_sentence
from pages.ui.row_dialogs import row_button
from pages.ui.tables import Column, Row, folding, table


def facts(report: Report) -> Markup:
    """Start, go-live with its odds, length and what stretches it; no go-live at a first look."""
    plan = report.plan
    met = _("met in {share} of simulated projects").format(share=percent(100 * plan.go_live_odds))
    even = (_("Go-live with 50% probability"), day(plan.go_live_50), _("one project in two"))
    go_live = [
        *([even] if plan.go_live_50 < plan.go_live_80 else []),
        (_("Go-live with 80% probability"), day(plan.go_live_80), _("four projects in five")),
        (_("Go-live on the critical path"), day(plan.go_live), met),
    ]
    entries = [
        (_("Start"), day(plan.starts_on), ""),
        *([] if report.readiness.is_first_look else go_live),
        (
            _("Working days"),
            number(plan.duration, 0),
            _("standard deviation {days}").format(days=number(plan.deviation)),
        ),
    ]
    return html('<section class="fg-standing">{facts}</section>', facts=tables.facts(entries))


def overloaded(report: Report) -> Markup:
    """Who would work on five tasks or more at once."""
    return tables.listed([html("{line}", line=line) for line in overloads(report)])


def days_left_out(report: Report) -> Markup:
    """The public holidays and the company's closing days, folded."""
    return tables.details(_("Days that the plan leaves out"), tables.listed(days_off_listed(report)))


def chart_fold(report: Report) -> Markup:
    """What unfolds the chart and its legend on a phone, where they are two screens tall."""
    count = len(before_go_live(report.plan))
    words = _("Gantt chart: {tasks}").format(tasks=counted("{count} task", "{count} tasks", count))
    return html('<details class="fg-more fg-chart"><summary>{words}</summary></details>', words=words)


def chart_words(report: Report) -> str:
    """The Gantt chart as a text."""
    plan, tasks = report.plan, before_go_live(report.plan)
    critical = ", ".join(task.name for task in tasks if task.critical)
    last = max((task.ends_on for task in tasks), default=plan.go_live)
    return _("Gantt chart of {count} tasks from {start} to {end}. On the critical path: {tasks}.").format(
        count=len(tasks), start=day(plan.starts_on), end=day(last), tasks=critical
    )


def legend(report: Report) -> Markup:
    """What the marks of the Gantt chart mean; it has no odds at a first look."""
    even = ("fg-m-line", _("go-live with 50% probability"))
    odds = [
        *([even] if report.plan.go_live_50 < report.plan.go_live_80 else []),
        ("fg-m-dots", _("go-live with 80% probability")),
    ]
    event = _("go-live on the critical path")
    if any(task.instant for task in before_go_live(report.plan)):
        event = _("go-live on the critical path, or a task that takes no time")
    return tables.legend(
        [
            ("fg-m-dark", _("critical: a day lost here is a day lost for the project")),
            ("fg-m-pale", _("not critical: it can slip without delaying go-live")),
            ("fg-m-diamond", event),
            *([] if report.readiness.is_first_look else odds),
        ]
    )


def measured(report: Report) -> str:
    """When the results are measured after go-live; at a first look only that they are."""
    if report.readiness.is_first_look:
        return " · ".join(task.name for task in after_go_live(report.plan))
    return " · ".join(f"{task.name}: {day(task.starts_on)}" for task in after_go_live(report.plan))


def current_step(report: Report) -> int:
    """The step in which work goes on today: the first with a task that is not done and not past; else the first."""
    ahead = [task.step for task in report.plan.tasks if task.status != "done" and task.ends_on >= report.made_on]
    return min(ahead, default=1)


def steps_to_look_at(report: Report, opened: str | None) -> dict[int, str]:
    """The step of today, and that of the task that was `opened` last with the id of it."""
    return {current_step(report): ""} | {task.step: task.id for task in report.plan.tasks if task.id == opened}


def tasks_of_step(report: Report, number: int, unfolded: str | None) -> Markup:
    """The tasks of one step, each with its reason, under a heading that folds them; `unfolded` as for `folding`."""
    step = next(entry for entry in report.catalogue.plan.steps if entry.number == number)
    tasks = [task for task in report.plan.tasks if task.step == number]
    content = _table_of(step.name, tasks, report)
    return folding(
        f"{number}. {step.name}", _in_short(tasks, Wording(report)), step.purpose, content, unfolded=unfolded
    )


def _in_short(tasks: Sequence[PlannedTask], wording: Wording) -> str:
    """How many tasks there are, how many of them are critical or done, and from when to when where that is known."""
    if not tasks:
        return _("no task")
    critical, done = sum(task.critical for task in tasks), sum(task.status == "done" for task in tasks)
    dated = [task for task in tasks if wording.is_dated(task)]
    parts = [
        counted("{count} task", "{count} tasks", len(tasks)),
        counted("{count} critical", "{count} critical", critical) if critical else "",
        counted("{count} done", "{count} done", done) if done else "",
        f"{day(min(task.starts_on for task in dated))} – {day(max(task.ends_on for task in dated))}" if dated else "",
    ]
    return " · ".join(filter(None, parts))


def _table_of(name: str, tasks: Sequence[PlannedTask], report: Report) -> Markup:
    wording = Wording(report)
    columns = [
        Column(_("Task"), kind="fg-task"),
        Column(_("Owner"), kind="fg-who"),
        Column(_("First day"), figures=True),
        Column(_("Last day"), figures=True),
        Column(_("Days"), figures=True),
        Column(_("Slack"), figures=True),
        Column(_("After"), kind="fg-after"),
        Column(_("Change"), kind="fg-act"),
    ]
    return table(name, columns, [_row(task, wording) for task in tasks])


def _row(task: PlannedTask, wording: Wording) -> Row:
    spread = _("likely {likely} ({least}–{most})").format(
        likely=figure(task.likely), least=figure(task.optimistic), most=figure(task.pessimistic)
    )
    return Row(
        [
            _what(task, wording),
            html("{role}<small>{person}</small>", role=wording.role(task.owner), person=task.person),
            *wording.days_of(task, "d MMM yyyy"),
            "–" if task.milestone else html("{mean}<small>{spread}</small>", mean=number(task.mean), spread=spread),
            _float(task),
            _after(task, wording),
            row_button("plan", task.id, _("Change"), _("Change “{task}”").format(task=task.name)),
        ],
        kind="fg-gone" if task.reason_gone else "",
        id=f"task-{task.id}",
    )


def _after(task: PlannedTask, wording: Wording) -> Markup | str:
    """The numbers of the tasks before, each a way to its row."""
    links = joined([_link(before) for before in wording.before(task)])
    return html('<span class="fg-before">{links}</span>', links=links) if links else "–"


def _link(task: PlannedTask) -> Markup:
    return html(
        '<a href="#task-{id}" title="{name}" aria-label="{number} {name}">{number}</a> ',
        id=task.id,
        name=task.name,
        number=task.number,
    )


def _float(task: PlannedTask) -> Markup | str:
    if task.milestone:
        return "–"
    if task.critical:
        return html('<span class="fg-critical-path">{word}</span>', word=_("critical"))
    return number(task.total_float)


def _what(task: PlannedTask, wording: Wording) -> Markup:
    subjects = {name_of(cause.subject, wording.catalogue): cause.subject for cause in task.causes}
    reasons = [in_sentence(reason, subjects, "plan", wording.catalogue) for reason in wording.why(task)]
    marks = [*_standing(task, wording), *([_("kept although its reason went away")] if task.kept else [])]
    if task.edited:
        marks.append(_("changed by the team"))
    return html(
        '<span class="fg-number">{number}</span> {name}{rest}{deliverable}{reasons}{note}{marks}',
        number=task.number,
        name=task.name,
        rest=_rest(task),
        deliverable=html("<small>{text}</small>", text=task.deliverable) if task.deliverable else "",
        reasons=joined([html('<small class="fg-reason">{text}</small>', text=reason) for reason in reasons]),
        note=html("<small>{text}</small>", text=task.note) if task.note else "",
        marks=joined([html('<small class="fg-mark">{text}</small>', text=mark) for mark in marks]),
    )


def _rest(task: PlannedTask) -> Markup:
    """What unfolds a row on a phone: all of it but the name, the days and what it stands at comes folded there."""
    return html(
        '<details class="fg-more fg-rest"><summary aria-label="{label}">{words}</summary></details>',
        label=_("Details of “{task}”").format(task=task.name),
        words=_("Details"),
    )


def _standing(task: PlannedTask, wording: Wording) -> list[str]:
    """Whether work has begun or is done, and what else holds the task up."""
    words = {"done": _("✓ done"), "under_way": _("▸ under way"), "planned": ""}
    lines = [words[task.status]] if words[task.status] else []
    if task.not_before:
        idle = idle_first_day(task, wording.report)
        lines.append(idle or _("not before {day}").format(day=day(task.not_before)))
    if task.lag:
        lines.append(counted("waits {count} working day first", "waits {count} working days first", task.lag))
    return lines
