"""What each field that people fill in is called."""

from collections.abc import Mapping
from functools import cache

from canvas_model.catalogue import catalogue
from exporters.words.texts import texts


def field_names(kind: str, language: str) -> Mapping[str, str]:
    """The names of a kind's fields, or of the workshop's own (`workshop`); not of those that only say which entry it is."""
    return _names(language)[kind]


@cache
def _names(language: str) -> Mapping[str, Mapping[str, str]]:
    _ = texts(language)
    return {
        "workshop": {
            "client": _("Client"),
            "title": _("Title"),
            "language": _("Language of the report"),
            "held_on": _("Day of the workshop"),
            "starts_on": _("First day of the project"),
            "areas": _("Areas in scope"),
            "crm_users": _("People who will use the CRM"),
            "country": _("Country for public holidays"),
            "region": _("Region for public holidays"),
            "saturdays": _("Saturdays are worked"),
            "closed_on": _("Days on which the company is closed"),
            "consultant": _("Consultant"),
            "contact": _("How to reach the consultant"),
            "logo": _("Logo"),
            "valid_until": _("The report is valid until"),
            "left_out": _("Sections that the report leaves out"),
            "layout": _("Arrangement of the canvas"),
            "evidence_cap": _("Levels 3 and 4 without evidence count as 2 in the score"),
        },
        "member": {"name": _("Name"), "department": _("Department")},
        "note": {"block": _("Block"), "text": _("Note"), "department": _("Department"), "member": _("Written by")},
        "answer": {"state": _("Answer"), "level": _("Level"), "evidence": _("Evidence"), "note": _("Note")},
        "choice": {"need": _("Is it needed?"), "use": _("Where it stands today"), "reason": _("Why")},
        "block": {"importance": _("Importance"), "target": _("Target")},
        "segment": {
            "name": _("Name"),
            "description": _("Description"),
            **{criterion.id: criterion.name for criterion in catalogue(language).relationships.criteria},
            "value_proposition": _("Value proposition"),
            "persona_name": _("Persona: name"),
            "persona_role": _("Persona: role"),
            "persona_needs": _("Needs"),
            "persona_pains": _("Pains"),
            "persona_channels": _("Channels"),
        },
        "task": {
            "name": _("Task"),
            "step": _("Step of the plan"),
            "owner": _("Owner: role"),
            "person": _("Owner: name"),
            "optimistic": _("Days at best"),
            "likely": _("Days, most likely"),
            "pessimistic": _("Days at worst"),
            "predecessors": _("Begins after"),
            "not_before": _("Not before"),
            "lag": _("Working days to wait after the tasks before"),
            "status": _("Status"),
            "dropped": _("Left out of the plan"),
            "kept": _("Kept although its reason went away"),
            "note": _("Note"),
        },
        "risk": {
            "event": _("What could happen"),
            "phase": _("Phase"),
            "impact": _("Impact"),
            "probability": _("Probability before anything is done"),
            "owner": _("Owner: role"),
            "person": _("Owner: name"),
            "response": _("Response"),
            "mitigated": _("Mitigations done"),
            "due": _("Response due by"),
            "status": _("Status"),
            "note": _("Note"),
        },
    }
