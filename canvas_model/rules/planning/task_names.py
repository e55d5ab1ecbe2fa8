"""What the catalogue calls its tasks."""

from canvas_model.catalogue import Catalogue
from canvas_model.content.entry_ids import discovery_id
from canvas_model.rules.planning.absorbed_tasks import parts_of_others


def task_names(catalogue: Catalogue) -> dict[str, str]:
    """The name of every task that a plan can hold, by its id; a task that is part of another one now has that one's name."""
    plan = catalogue.plan
    names = {task.id: task.name for task in plan.tasks} | {task.id: task.name for task in plan.gap_tasks}
    names |= {
        discovery_id(block.id): plan.discovery.name.replace("{block}", block.name) for block in catalogue.blocks.blocks
    }
    return names | {old: names[task] for old, task in parts_of_others(plan).items()}
