"""What the sections of the report are called in its contents and in the settings."""

from collections.abc import Mapping

from canvas_model.content import WorkshopFields
from canvas_model.content.sections import SECTIONS
from exporters.words.texts import texts


def section_names(language: str) -> Mapping[str, str]:
    """Every section's name by its id, in the order of the report."""
    _ = texts(language)
    names = {
        "summary": _("Summary for the board"),
        "canvas": _("The canvas"),
        "readiness": _("Readiness and gaps"),
        "relationships": _("Customer relationships and segments"),
        "plan": _("Project plan"),
        "risks": _("Risk checklist"),
        "answers": _("Annex: who took part, and every answer"),
        "method": _("Method and sources"),
    }
    return {id: names[id] for id in SECTIONS}


def printed_sections(workshop: WorkshopFields, language: str) -> Mapping[str, str]:
    """The sections that this workshop's report has, by id."""
    return {id: name for id, name in section_names(language).items() if id not in workshop.left_out}
