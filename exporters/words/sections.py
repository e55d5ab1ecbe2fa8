"""What the parts and sections of the report are called in its contents and in the settings."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from canvas_model.content import WorkshopFields
from canvas_model.content.sections import PARTS, SECTIONS
from exporters.words.texts import texts


@dataclass(frozen=True)
class ReportPart:
    """One of the parts that a report has, with the sections that it prints."""

    number: str
    """`Part one`: which it is of those that this report has."""
    name: str
    """For whom it is."""
    sections: Mapping[str, str]
    """Its sections by id, with their names."""


def section_names(language: str) -> Mapping[str, str]:
    """Every section's name by its id, in the order of the report."""
    _ = texts(language)
    names = {
        "summary": _("Summary"),
        "canvas": _("The canvas"),
        "decisions": _("Decisions"),
        "sign_off": _("Approval"),
        "readiness": _("Readiness and gaps"),
        "relationships": _("Customer relationships and segments"),
        "plan": _("Project plan"),
        "responsibilities": _("Who does what"),
        "risks": _("Risk checklist"),
        "arithmetic": _("How the figures are arrived at"),
        "answers": _("Who took part, and every answer"),
        "method": _("Method and sources"),
        "glossary": _("Glossary"),
    }
    return {id: names[id] for id in SECTIONS}


def printed_parts(workshop: WorkshopFields, language: str, *, without: Collection[str] = ()) -> tuple[ReportPart, ...]:
    """The parts that this workshop's report has; one whose sections are all left out is none of them.

    `without` are sections that would be empty.
    """
    _ = texts(language)
    names = section_names(language)
    called = {"board": _("For the board"), "project": _("For the project"), "annex": _("Annex")}
    numbers = iter((_("Part one"), _("Part two"), _("Part three")))
    kept = {
        part: [id for id in sections if id not in (*workshop.left_out, *without)] for part, sections in PARTS.items()
    }
    return tuple(
        ReportPart(next(numbers), called[part], {id: names[id] for id in sections})
        for part, sections in kept.items()
        if sections
    )
