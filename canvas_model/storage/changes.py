"""What a person wants changed, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal
from uuid import UUID

from canvas_model.storage.journal import Entry

Verb = Literal["put", "hide", "restore", "undo", "redo"]


@dataclass(frozen=True)
class Change:
    """What somebody wants changed.

    `put` sets `values` of the thing `id` (made if it is not there), `hide` deletes it, `restore` brings it back, `undo` and
    `redo` need no thing. `kind` "workshop" means the workshop's own fields. `base` is the version the person saw and
    `seen` the values of the same fields as they were shown: if the thing has changed since, and one of these very fields
    with it, the change is refused with what is there now.
    """

    op: UUID
    verb: Verb
    kind: str = ""
    id: UUID | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    base: int | None = None
    seen: Mapping[str, Any] | None = None

    @property
    def journal_verb(self) -> str:
        """What the journal calls it: `put note`, `hide segment`, `undo`."""
        return self.verb if self.verb in ("undo", "redo") else f"{self.verb} {self.kind}"


@dataclass(frozen=True)
class Outcome:
    """What a change did: the journal row it is, the rows' new versions, and whether it had been made before."""

    entry: Entry
    versions: Mapping[str, int]
    repeated: bool
