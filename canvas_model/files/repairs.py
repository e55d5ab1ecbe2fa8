"""What is put right in the workshop of a file before it is used, so that whoever brings it in can be told."""

from collections.abc import Sequence
from dataclasses import dataclass

from canvas_model.catalogue import catalogue
from canvas_model.content import Snapshot, TaskEdit
from canvas_model.rules.planning.circles import Link, links_left_out


@dataclass(frozen=True)
class Repaired:
    """A workshop that can be kept as it is, and what had to go for that."""

    snapshot: Snapshot
    links: tuple[Link, ...]
    """Links between tasks that waited for each other in a circle; the plan never followed them."""


def repaired(snapshot: Snapshot) -> Repaired:
    """The workshop without links that close a circle. A link is the last of its circle, in the order of the plan's tasks."""
    links = links_left_out(snapshot, catalogue(snapshot.workshop.language))
    if not links:
        return Repaired(snapshot, ())
    tasks = tuple(_without(edit, links) for edit in snapshot.tasks)
    return Repaired(snapshot.model_copy(update={"tasks": tasks}), links)


def _without(edit: TaskEdit, links: Sequence[Link]) -> TaskEdit:
    gone = {link.predecessor for link in links if link.task == edit.task}
    kept = tuple(before for before in edit.predecessors or () if before not in gone)
    return edit.model_copy(update={"predecessors": kept}) if gone else edit
