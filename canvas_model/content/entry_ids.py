"""Ids that follow a rule: of tasks and risks that people add, of discovery tasks, and of what was copied."""

from uuid import UUID, uuid5

_OWN = "own:"


def own_id(id: UUID) -> str:
    """The id, in a plan or a checklist, of a task or risk that people added."""
    return f"{_OWN}{id}"


def is_own(entry: str) -> bool:
    """Whether an id is that of a task or risk that people added."""
    return entry.startswith(_OWN)


def own_uuid(entry: str) -> UUID:
    """The UUID in the id of a task or risk that people added; raises ValueError when there is none."""
    return UUID(entry.removeprefix(_OWN))


def discovery_id(block: str) -> str:
    """The id of the task that finds out the answers of a block that nobody knew."""
    return f"discovery:{block}"


def copied_id(workshop: UUID, source: UUID) -> UUID:
    """The id, in the workshop that a file or a copy was brought into, of an entry that has the id `source` there."""
    return uuid5(workshop, f"copy:{source}")
