"""Every id that the catalogue knows."""

from collections.abc import Mapping
from functools import cache

from canvas_model.catalogue import catalogue, languages
from canvas_model.content.entry_ids import discovery_id


@cache
def known_ids() -> Mapping[str, frozenset[str]]:
    """Every id of the catalogue by what it names; the same in every language."""
    whole = catalogue(languages()[0])
    blocks = whole.blocks.blocks
    tasks = {task.id for task in (*whole.plan.tasks, *whole.plan.gap_tasks)}
    return {
        "block": frozenset(block.id for block in blocks),
        "question": frozenset(
            [question.id for block in blocks for question in block.questions]
            + [item.id for item in whole.relationships.items]
        ),
        "alternative": frozenset(alternative.id for block in blocks for alternative in block.alternatives),
        "area": frozenset(area.id for area in whole.roles.areas),
        "role": frozenset(role.id for role in whole.roles.roles),
        "layout": frozenset(layout.id for layout in whole.layouts.layouts),
        "task": frozenset(tasks | {discovery_id(block.id) for block in blocks}),
        "risk": frozenset(risk.id for risk in whole.risks.risks),
        "mitigation": frozenset(mitigation.id for risk in whole.risks.risks for mitigation in risk.mitigations),
    }
