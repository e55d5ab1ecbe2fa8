"""Ids of what no catalogue holds: people's own tasks and risks, and the task that finds out what nobody knows."""

from uuid import UUID

_OWN = "own:"


def own_id(id: UUID) -> str:
    """What a task or a risk that people added is called in a plan or a checklist."""
    return f"{_OWN}{id}"


def is_own(entry: str) -> bool:
    """Whether an id names something that people added."""
    return entry.startswith(_OWN)


def own_uuid(entry: str) -> UUID:
    """The UUID in the id of something that people added; ValueError where there is none."""
    return UUID(entry.removeprefix(_OWN))


def discovery_id(block: str) -> str:
    """The task in which a block's unknown answers are found out."""
    return f"discovery:{block}"
