"""What each field that people fill in is called."""

from collections.abc import Callable, Mapping

from canvas_model.catalogue import catalogue
from exporters.words.texts import texts
from exporters.words.workshop_fields import field_labels


def field_names(kind: str, language: str) -> Mapping[str, str]:
    """The names of a kind's fields, or of the workshop's own (`workshop`); not of those that only say which entry it is."""
    return _NAMES[kind](language)


def _member(language: str) -> Mapping[str, str]:
    _ = texts(language)
    return {"name": _("Name"), "department": _("Department")}


def _note(language: str) -> Mapping[str, str]:
    _ = texts(language)
    return {"block": _("Block"), "text": _("Note"), "department": _("Department"), "member": _("Written by")}


def _answer(language: str) -> Mapping[str, str]:
    _ = texts(language)
    return {"state": _("Answer"), "level": _("Level"), "evidence": _("Evidence"), "note": _("Note")}


def _choice(language: str) -> Mapping[str, str]:
    _ = texts(language)
    return {"need": _("Is it needed?"), "use": _("Is it in use today?"), "reason": _("Why")}


def _block(language: str) -> Mapping[str, str]:
    _ = texts(language)
    return {"importance": _("Importance"), "target": _("Target")}


def _segment(language: str) -> Mapping[str, str]:
    _ = texts(language)
    return {
        "name": _("Name"),
        "description": _("Description"),
        **{criterion.id: criterion.name for criterion in catalogue(language).relationships.criteria},
        "value_proposition": _("Value proposition"),
        "persona_name": _("Persona: name"),
        "persona_role": _("Persona: role"),
        "persona_needs": _("Needs"),
        "persona_pains": _("Pains"),
        "persona_channels": _("Channels"),
    }


def _task(language: str) -> Mapping[str, str]:
    _ = texts(language)
    return {
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
    }


def _risk(language: str) -> Mapping[str, str]:
    _ = texts(language)
    return {
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
    }


_NAMES: Mapping[str, Callable[[str], Mapping[str, str]]] = {
    "workshop": field_labels,
    "member": _member,
    "note": _note,
    "answer": _answer,
    "choice": _choice,
    "block": _block,
    "segment": _segment,
    "task": _task,
    "risk": _risk,
}
