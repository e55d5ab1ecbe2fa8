"""What is said about a plan as a whole: its first day, what its dates are, the days it leaves out, and who has too much at once."""

from collections.abc import Iterable
from datetime import date

from canvas_model.results import PlannedTask
from exporters.report import Report
from exporters.words.catalogue_names import role_name
from exporters.words.day_spans import span_words, spans
from exporters.words.numbers_and_dates import day, percent
from exporters.words.places import place_name
from exporters.words.texts import plurals, texts


def began(report: Report) -> str:
    """That the project's first day is past, to be checked; empty where it is not."""
    starts_on = report.snapshot.workshop.starts_on
    if starts_on >= report.made_on:
        return ""
    return earlier_start_words(report.language).format(day=day(starts_on, report.language))


def earlier_start_words(language: str) -> str:
    """What is said where the project's first day, `{day}`, is past."""
    _ = texts(language)
    return _("The project began on {day}. If that is not so, correct its first day: every date follows from it.")


def first_plan(report: Report) -> str:
    """The heading of a plan at a first look: how much of it comes from what the team has said."""
    _, _n, added = texts(report.language), plurals(report.language), len(report.plan.added)
    if added:
        return _n(
            "A first look at the plan: {count} task comes from what the team has said so far",
            "A first look at the plan: {count} tasks come from what the team has said so far",
            added,
        ).format(count=added)
    if report.readiness.percent is None and not report.readiness.nothing_applies:
        return _("A base plan before your answers")
    return _("A first look at the plan: so far it is that of every CRM project")


def base_plan(report: Report) -> str:
    """What the plan holds so far, and why there is no date yet; empty once there are enough answers."""
    _ = texts(report.language)
    if not report.readiness.is_first_look:
        return ""
    if report.plan.added:
        return _(
            "It holds what every CRM project needs and what the answers so far add to that. Go-live dates are given once "
            "half of the questions have an answer."
        )
    return _(
        "So far it holds what every CRM project needs. Go-live dates are given once half of the questions have an answer."
    )


def task_dates(report: Report) -> str:
    """What the dates of the tasks are, and how often their go-live is met; empty where no task is dated.

    At a first look nothing is said of the go-live.
    """
    _ = texts(report.language)
    if report.readiness.percent is None:
        return ""
    if report.readiness.is_first_look:
        return _("The dates are those of the critical path, with every task taking its expected days.")
    words = _(
        "The dates are those of the critical path, with every task taking its expected days: {share} of simulated projects "
        "go live by {day}, which results from it. To promise a date, take the one with 80% probability."
    )
    share = percent(100 * report.plan.go_live_odds, report.language)
    return words.format(day=day(report.plan.go_live, report.language), share=share)


def idle_first_day(task: PlannedTask, report: Report) -> str:
    """That the day before which a task does not start holds nobody up, since the plan starts later; else empty."""
    start = report.plan.starts_on
    if task.not_before is None or task.not_before >= start:
        return ""
    _, language = texts(report.language), report.language
    words = _("“Not before {day}” has no effect: the plan starts on {start}.")
    return words.format(day=day(task.not_before, language), start=day(start, language))


def slack_words(language: str) -> str:
    """What slack is measured against."""
    _ = texts(language)
    return _(
        "Slack: how many working days a task can slip without delaying go-live or, where go-live does not wait for it, "
        "the end of the last task."
    )


def days_off(report: Report) -> str:
    """How many days the plan leaves out; `days_off_listed` has them one by one."""
    _, _n = texts(report.language), plurals(report.language)
    workshop = report.snapshot.workshop
    place = place_name(workshop.country, workshop.region, report.language)
    holidays, closed = len(report.plan.holidays), len(report.plan.closed_on)
    worked = (
        _("Working days only, Saturdays among them.")
        if workshop.saturdays
        else _("Working days only, without weekends.")
    )
    public = _("No public holiday ({place}) falls on a working day.").format(place=place)
    if holidays:
        public = _n(
            "{count} public holiday left out ({place}).", "{count} public holidays left out ({place}).", holidays
        ).format(count=holidays, place=place)
    own = _n("{count} closing day of the company left out.", "{count} closing days of the company left out.", closed)
    return " ".join([worked, public, *([own.format(count=closed)] if closed else [])])


def days_off_listed(report: Report) -> list[str]:
    """The public holidays and the company's closing days that the plan leaves out, one by one."""
    _, plan = texts(report.language), report.plan
    lists = (
        (_("Public holidays: {days}."), plan.holidays),
        (_("The company’s own closing days: {days}."), plan.closed_on),
    )
    return [words.format(days=_named(days, report)) for words, days in lists if days]


def overloads(report: Report) -> list[str]:
    """Who would work on five tasks or more at once, when, and on how many."""
    _n = plurals(report.language)
    lines = []
    for one in report.plan.overloads:
        words = _n(
            "{who}: up to {count} tasks at once, on {days} working day ({dates})",
            "{who}: up to {count} tasks at once, on {days} working days ({dates})",
            one.days,
        )
        who = one.person or role_name(one.owner, report.catalogue)
        dates = span_words((one.starts_on, one.ends_on), report.language)
        lines.append(words.format(who=who, count=one.most, days=one.days, dates=dates))
    return lines


def _named(days: Iterable[date], report: Report) -> str:
    return ", ".join(span_words(span, report.language) for span in spans(days))
