"""What is put right in a file that is brought in: nothing is lost without a word."""

from uuid import UUID

from canvas_model.catalogue import catalogue
from canvas_model.content import Snapshot, TaskEdit, natural_id
from canvas_model.content.entry_ids import own_id
from canvas_model.files.canvas_file import read_canvas, write_canvas
from canvas_model.files.repairs import repaired
from canvas_model.rules.planning.circles import links_left_out
from canvas_model.rules.planning.plan import derive_plan
from canvas_model.rules.scoring.readiness import assess
from tests.canvas_model.small_workshop import small_workshop

FIRST, SECOND, THIRD = (own_id(UUID(int=number, version=4)) for number in (1, 2, 3))


def with_tasks(**predecessors: tuple[str, ...]) -> Snapshot:
    """A workshop with three own tasks, called first, second and third, and whom each waits for."""
    named = {"first": FIRST, "second": SECOND, "third": THIRD}
    plain = small_workshop()
    tasks = [
        TaskEdit(id=natural_id(plain.id, "task", id), task=id, name=name, predecessors=predecessors.get(name))
        for name, id in named.items()
    ]
    return plain.model_copy(update={"tasks": tuple(tasks)})


def test_a_file_without_a_circle_is_left_as_it_is() -> None:
    snapshot = with_tasks(second=(FIRST,), third=(FIRST, SECOND))
    assert repaired(snapshot).snapshot is snapshot
    assert repaired(snapshot).links == ()


def test_a_circle_of_own_tasks_loses_one_link_and_it_is_named() -> None:
    found = repaired(read_canvas(write_canvas(with_tasks(first=(THIRD,), second=(FIRST,), third=(SECOND,)))))
    assert [(link.task_name, link.predecessor_name) for link in found.links] == [("third", "second")]
    kept = {task.name: task.predecessors for task in found.snapshot.tasks}
    assert kept == {"first": (THIRD,), "second": (FIRST,), "third": ()}


def test_a_task_that_waits_for_itself_is_named_too() -> None:
    found = repaired(with_tasks(first=(FIRST, SECOND)))
    assert [(link.task, link.predecessor) for link in found.links] == [(FIRST, FIRST)]
    assert found.snapshot.tasks[0].predecessors == (SECOND,)


def test_a_circle_through_a_task_of_the_catalogue_is_named() -> None:
    plain = small_workshop()
    last = catalogue("en").plan.tasks[-1]
    edits = (
        TaskEdit(
            id=natural_id(plain.id, "task", FIRST), task=FIRST, name="first", predecessors=(last.predecessors[0],)
        ),
        TaskEdit(
            id=natural_id(plain.id, "task", last.predecessors[0]), task=last.predecessors[0], predecessors=(FIRST,)
        ),
    )
    found = repaired(plain.model_copy(update={"tasks": edits}))
    assert len(found.links) == 1
    assert FIRST in (found.links[0].task, found.links[0].predecessor)


def test_a_predecessor_that_is_not_in_the_plan_is_no_link_that_was_lost() -> None:
    assert repaired(with_tasks(first=(own_id(UUID(int=9, version=4)), "gone"))).links == ()


def test_what_was_put_right_gives_the_same_plan_and_nothing_more_to_put_right() -> None:
    snapshot = with_tasks(first=(THIRD, SECOND), second=(FIRST,), third=(SECOND, FIRST))
    found = repaired(snapshot)
    words = catalogue("en")
    assert links_left_out(found.snapshot, words) == ()
    plans = [derive_plan(one, words, assess(one, words), runs=10) for one in (snapshot, found.snapshot)]
    assert [task.predecessors for task in plans[0].tasks] == [task.predecessors for task in plans[1].tasks]
