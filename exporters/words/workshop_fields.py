"""What the fields of a workshop are called, in its settings and in the table."""

from collections.abc import Mapping
from functools import cache

from exporters.words.texts import texts


@cache
def field_labels(language: str) -> Mapping[str, str]:
    """Every field's label by its name."""
    _ = texts(language)
    return {
        "client": _("Client"),
        "title": _("Title"),
        "language": _("Language of the report"),
        "held_on": _("Day of the workshop"),
        "starts_on": _("First day of the project"),
        "areas": _("Areas in scope"),
        "crm_users": _("People who will use the CRM"),
        "country": _("Country whose public holidays count"),
        "region": _("Region whose own holidays count"),
        "saturdays": _("Saturdays are worked"),
        "closed_on": _("Days on which the company is closed"),
        "consultant": _("Consultant"),
        "contact": _("How to reach the consultant"),
        "logo": _("Logo"),
        "valid_until": _("The report is valid until"),
        "left_out": _("Sections that the report leaves out"),
        "layout": _("Arrangement of the canvas"),
        "evidence_cap": _("Levels 3 and 4 without evidence count as 2 in the score"),
    }
