"""What stands in a field that people fill in, in words: a day, a level, a role, not the value that is stored."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from canvas_model.catalogue import Catalogue
from canvas_model.catalogue.blocks import Question
from canvas_model.content.entry_ids import is_own
from canvas_model.languages import LANGUAGES
from canvas_model.rules.planning.task_names import task_names
from exporters.words.catalogue_names import role_name
from exporters.words.choices import importance_names, need_words, state_words, status_names, use_kind, use_words
from exporters.words.numbers_and_dates import day, number, short_number
from exporters.words.places import country_name, region_names
from exporters.words.sections import section_names
from exporters.words.texts import texts

Values = Mapping[str, Any]
EMPTY = "–"


def value_words(kind: str, field: str, values: Values, catalogue: Catalogue, members: Values) -> str:
    """What stands in a field of an entry with these values (as JSON has them), or of the workshop itself; a dash for nothing.

    `members` are the names of those who take part, by their ids.
    """
    value = values[field]
    if value in (None, "", []):
        return EMPTY
    say = _said(kind, values, catalogue, members).get(field, lambda one: _plain(one, catalogue.language))
    return ", ".join(say(one) for one in value) if isinstance(value, list) else say(value)


def _plain(value: Any, language: str) -> str:
    _ = texts(language)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, (int, float)):
        return short_number(value, language)
    return str(value)


def _said(kind: str, values: Values, catalogue: Catalogue, members: Values) -> Mapping[str, Callable[[Any], str]]:
    """How the values of a kind's fields are said, where they are more than text, a figure, or yes and no."""
    _, language = texts(catalogue.language), catalogue.language
    areas = {area.id: area.name for area in catalogue.roles.areas}

    def when(written: str) -> str:
        return day(date.fromisoformat(written), language)

    def department(id: str) -> str:
        return areas.get(id, id)

    def role(id: str) -> str:
        return role_name(id, catalogue)

    match kind:
        case "workshop":
            return {
                "language": lambda code: LANGUAGES[code].name,
                "held_on": when,
                "starts_on": when,
                "valid_until": when,
                "closed_on": when,
                "areas": department,
                "country": lambda code: country_name(code, language),
                "region": lambda code: region_names(values["country"], language).get(code, code),
                "left_out": lambda id: section_names(language).get(id, id),
                "layout": lambda id: catalogue.layout(id).name,
                "logo": lambda _data: _("a picture"),
            }
        case "member":
            return {"department": department}
        case "note":
            return {
                "department": department,
                "block": lambda id: catalogue.block(id).name,
                "member": lambda id: members.get(id, EMPTY),
            }
        case "answer":
            return {
                "state": lambda state: state_words(state, language) or EMPTY,
                "level": lambda level: _level(values["question"], level, catalogue),
            }
        case "choice":
            return {
                "need": lambda need: need_words(need, use_kind(values["alternative"], catalogue), language),
                "use": lambda use: use_words(use, use_kind(values["alternative"], catalogue), language),
            }
        case "block":
            return {
                "importance": importance_names(language).__getitem__,
                "target": lambda target: number(target, language),
            }
        case "task":
            names, steps = task_names(catalogue), {step.number: step.name for step in catalogue.plan.steps}
            return {
                "owner": role,
                "step": steps.__getitem__,
                "predecessors": lambda id: _("a task of your own") if is_own(id) else names.get(id, id),
                "not_before": when,
                "status": status_names("task", language).__getitem__,
            }
        case "risk":
            return _of_risk(values, catalogue) | {"owner": role, "due": when}
        case _:
            return {}


def _of_risk(values: Values, catalogue: Catalogue) -> dict[str, Callable[[Any], str]]:
    phases = {phase.id: phase.name for phase in catalogue.plan.phases}
    impacts = {scored.value: f"{scored.value} {scored.name}" for scored in catalogue.risk_scale.impacts}
    probabilities = {scored.value: f"{scored.value} {scored.name}" for scored in catalogue.risk_scale.probabilities}
    risk = values["risk"]
    measures = {} if is_own(risk) else {measure.id: measure.text for measure in catalogue.risk(risk).mitigations}
    return {
        "phase": phases.__getitem__,
        "impact": impacts.__getitem__,
        "probability": probabilities.__getitem__,
        "response": lambda id: catalogue.response(id).name,
        "mitigated": lambda id: measures.get(id, id),
        "status": status_names("risk", catalogue.language).__getitem__,
    }


def _level(id: str, level: int, catalogue: Catalogue) -> str:
    """A level with what it looks like for this question; for a fact the option alone."""
    relations = {item.id: item for item in catalogue.relationships.items}
    asked = relations[id] if id in relations else catalogue.question(id)
    if isinstance(asked, Question) and not asked.scored:
        return asked.options[level]
    return f"{level}: {asked.levels[level]}"
