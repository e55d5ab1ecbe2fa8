"""The tasks that a team adds to the plan, and what they start out with."""

from collections.abc import Iterator, Mapping

from canvas_model.content import TaskEdit
from canvas_model.content.own_numbers import OWN_OWNER, own_label, own_numbers
from canvas_model.results import Cause, Phase
from canvas_model.rules.planning.draft_task import AFTER_THE_CATALOGUE, DraftTask
from canvas_model.rules.planning.estimates import Estimate

OWN_ESTIMATE = Estimate(1.0, 2.0, 4.0)
"""Until somebody says otherwise."""
STEP_PHASES: Mapping[int, Phase] = {1: "preparation", 2: "design", 3: "design", 4: "launch", 5: "launch"}
"""Phase of somebody's own task, by its step."""


def own_tasks(edits: Mapping[str, TaskEdit], roles: set[str]) -> Iterator[DraftTask]:
    """The tasks among the edits that are nobody's but the team's own, in the order of their numbers."""
    numbers = own_numbers(edits.values())
    yield from (_own(edits[id], numbers[id], roles) for id in sorted(numbers, key=lambda id: numbers[id]))


def _own(edit: TaskEdit, number: int, roles: set[str]) -> DraftTask:
    step = edit.step or 1
    return DraftTask(
        id=edit.task,
        number=own_label(number),
        position=AFTER_THE_CATALOGUE + number,
        origin="own",
        step=step,
        phase=STEP_PHASES[step],
        name=edit.name or "",
        deliverable="",
        owner=edit.owner if edit.owner in roles and edit.owner else OWN_OWNER,
        causes=(Cause("own", edit.task),),
        reason_gone=False,
        estimate=OWN_ESTIMATE,
        predecessors=(),
        successors=(),
    )
