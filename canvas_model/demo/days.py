"""The days of the demo, counted from the day on which it is opened; a weekend becomes the Monday after it."""

from datetime import date, timedelta

from canvas_model.demo.contents_file import DemoRisk, DemoWorkshop


def held_on(workshop: DemoWorkshop, today: date) -> date:
    """The day of the workshop."""
    return _weekday(today - timedelta(days=workshop.held_days_ago))


def starts_on(workshop: DemoWorkshop, today: date) -> date:
    """The day on which the project starts."""
    return _weekday(today + timedelta(days=workshop.starts_in_days))


def valid_until(workshop: DemoWorkshop, today: date) -> date:
    """The last day on which the report is valid."""
    return held_on(workshop, today) + timedelta(days=workshop.valid_for_days)


def due(risk: DemoRisk, today: date) -> date | None:
    """By when a risk is dealt with; None where the plan says so."""
    return None if risk.due_in_days is None else _weekday(today + timedelta(days=risk.due_in_days))


def _weekday(day: date) -> date:
    """The day itself, or the Monday after a weekend."""
    return day + timedelta(days=(7 - day.weekday()) % 7 if day.weekday() >= 5 else 0)
