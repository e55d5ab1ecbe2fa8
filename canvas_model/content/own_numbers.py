"""The tasks and risks that people added: who owns them at first, and their numbers, which stay once shown."""

from collections.abc import Iterable

from canvas_model.content.entry_ids import is_own
from canvas_model.content.plan import TaskEdit
from canvas_model.content.risks import RiskEdit

OWN_OWNER = "consultant"
"""Role that owns an added task or risk until people say otherwise."""


def own_numbers(entries: Iterable[TaskEdit | RiskEdit]) -> dict[str, int]:
    """The number of each task or risk that people added, by its id in the plan or the checklist.

    An entry keeps the number it has. One without any, or with one that another before it has, gets the next after the
    highest, in the order of the entries: of a file that names none, the first that was written is the first.
    """
    numbers: dict[str, int] = {}
    without: list[str] = []
    for id, number in ((getattr(entry, entry.kind), entry.number) for entry in entries if is_own_entry(entry)):
        if number is None or number in numbers.values():
            without.append(id)
        else:
            numbers[id] = number
    highest = max(numbers.values(), default=0)
    return numbers | {id: highest + place for place, id in enumerate(without, start=1)}


def is_own_entry(entry: object) -> bool:
    """Whether it is a task or a risk that people added."""
    return isinstance(entry, TaskEdit | RiskEdit) and is_own(getattr(entry, entry.kind))


def own_label(number: int) -> str:
    """What is printed for the number of an added task or risk: `A3`."""
    return f"A{number}"
