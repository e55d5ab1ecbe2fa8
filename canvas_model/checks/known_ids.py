"""The ids of the catalogue."""

from collections.abc import Mapping
from functools import cache

from canvas_model.catalogue import catalogue, languages
from canvas_model.content.sections import SECTIONS
from canvas_model.rules.planning.task_names import task_names


@cache
def known_ids() -> Mapping[str, frozenset[str]]:
    """Every id of the catalogue, and of the report's sections, by what it names; they are the same in every language."""
    any_language = catalogue(languages()[0])
    blocks = any_language.blocks.blocks
    return {
        "block": frozenset(block.id for block in blocks),
        "question": frozenset(
            [question.id for block in blocks for question in block.questions]
            + [item.id for item in any_language.relationships.items]
        ),
        "alternative": frozenset(alternative.id for block in blocks for alternative in block.alternatives),
        "area": frozenset(area.id for area in any_language.roles.areas),
        "department": frozenset(["", *(area.id for area in any_language.roles.areas)]),
        "role": frozenset(role.id for role in any_language.roles.roles),
        "section": frozenset(SECTIONS),
        "layout": frozenset(layout.id for layout in any_language.layouts.layouts),
        "task": frozenset(task_names(any_language)),
        "risk": frozenset(risk.id for risk in any_language.risks.risks),
        "mitigation": frozenset(mitigation.id for risk in any_language.risks.risks for mitigation in risk.mitigations),
    }
