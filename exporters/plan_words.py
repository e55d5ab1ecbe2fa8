"""What is said about a plan as a whole: its first day, the days it leaves out, and who has too much at once."""

from collections.abc import Iterable
from datetime import date

from exporters.report import Report
from exporters.words.catalogue_names import role_name
from exporters.words.day_spans import span_words, spans
from exporters.words.numbers_and_dates import day
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


def base_plan(report: Report) -> str:
    """Why there is no date yet; empty once there are enough answers."""
    _ = texts(report.language)
    if not report.readiness.is_first_look:
        return ""
    return _(
        "So far it holds little more than what every CRM project needs. Go-live dates are given once half of the "
        "questions have an answer."
    )


def days_off(report: Report) -> str:
    """Which days the plan leaves out."""
    _ = texts(report.language)
    plan, workshop = report.plan, report.snapshot.workshop
    place = place_name(workshop.country, workshop.region, report.language)
    found = [
        _("Working days only, Saturdays among them.")
        if workshop.saturdays
        else _("Working days only, without weekends."),
        _("Public holidays left out ({place}): {days}.").format(place=place, days=_named(plan.holidays, report))
        if plan.holidays
        else _("No public holiday ({place}) falls on a working day.").format(place=place),
    ]
    if plan.closed_on:
        found.append(_("The company’s own closing days: {days}.").format(days=_named(plan.closed_on, report)))
    return " ".join(found)


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
