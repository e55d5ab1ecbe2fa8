"""How long a report is valid, once that day is past."""

from datetime import date

from canvas_model.content import WorkshopFields
from exporters.words.numbers_and_dates import day
from exporters.words.texts import texts


def has_expired(workshop: WorkshopFields, today: date) -> bool:
    """Whether a report of today would be valid until a day that is past."""
    return workshop.valid_until is not None and workshop.valid_until < today


def expired_words(workshop: WorkshopFields, today: date, language: str) -> str:
    """What is said to who can choose another day; empty where the report is valid."""
    if workshop.valid_until is None or not has_expired(workshop, today):
        return ""
    _ = texts(language)
    words = _("The report was valid until {day} and is printed as expired: choose a later day, or none.")
    return words.format(day=day(workshop.valid_until, language))
