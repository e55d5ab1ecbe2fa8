"""A change as it is asked for, and its outcome."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal
from uuid import UUID

from canvas_model.storage.journal import JournalEntry

Verb = Literal["put", "hide", "restore", "undo", "redo"]


@dataclass(frozen=True)
class Change:
    """A change that somebody asks for.

    `put` sets `values` of the entry `id`, and creates it when it does not exist; `hide` deletes it; `restore` brings it
    back; `undo` and `redo` name no entry, and may name in `values` the `part` of the workshop (`undo_parts.py`) in which
    they stay. With the kind "workshop" the fields of the workshop itself are meant. `op` identifies the change: sent twice,
    it is made once. `base` is the version of the entry that the person saw, `seen` the values of the same fields as they
    were shown: when one of these fields has changed since, the change is refused. Changes that share a `step`, one after
    the other, are undone together.
    """

    op: UUID
    verb: Verb
    kind: str = ""
    id: UUID | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    base: int | None = None
    seen: Mapping[str, Any] | None = None
    step: UUID | None = None

    @property
    def journal_verb(self) -> str:
        """The verb that the journal stores: `put note`, `hide segment`, `undo`."""
        return self.verb if self.verb in ("undo", "redo") else f"{self.verb} {self.kind}"


@dataclass(frozen=True)
class Outcome:
    """A change that was made: its journal entry, the versions that it gave its rows, and whether it had been made earlier.

    `passed_over` are the journal's rows of later changes of the same person that an undo or redo left as they are.
    """

    entry: JournalEntry
    versions: Mapping[str, int]
    repeated: bool
    passed_over: tuple[Mapping[str, Any], ...] = ()
