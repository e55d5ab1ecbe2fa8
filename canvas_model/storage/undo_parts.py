"""The parts of a workshop as the screens write them, by which undo stays on its screen."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from canvas_model.catalogue import catalogue
from canvas_model.content import WorkshopFields
from canvas_model.errors import UnknownVerbError
from canvas_model.languages import DEFAULT_LANGUAGE

_OF_DATES = frozenset({"starts_on", "crm_users", "country", "region"})
"""What the plan's screen asks for of the workshop's own fields; the settings ask for all of them."""


@dataclass(frozen=True)
class Part:
    """What one screen writes: kinds of entries, fields of the workshop, and which of the answers."""

    kinds: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()
    answers_of_blocks: bool = False
    answers_of_relationships: bool = False

    def holds(self, rows: list[dict[str, Any]]) -> bool:
        """Whether the rows of a change, as the journal stores them, all belong to this part."""
        return all(self._holds(row) for row in rows)

    def _holds(self, row: Mapping[str, Any]) -> bool:
        if row["kind"] == "workshop":
            return changed_fields(row) <= self.fields
        if row["kind"] == "answer":
            entry = row["after"] or row["before"] or {}
            of_relationships = entry.get("question") in _relation_items()
            return self.answers_of_relationships if of_relationships else self.answers_of_blocks
        return row["kind"] in self.kinds


PARTS: Mapping[str, Part] = {
    "canvas": Part(frozenset({"note", "choice"}), frozenset({"layout"})),
    "interview": Part(frozenset({"choice", "block", "member"}), answers_of_blocks=True),
    "relationships": Part(frozenset({"segment"}), answers_of_relationships=True),
    "readiness": Part(frozenset({"block"}), frozenset({"evidence_cap"})),
    "plan": Part(frozenset({"task"}), _OF_DATES),
    "risks": Part(frozenset({"risk"})),
    "settings": Part(frozenset(), frozenset(WorkshopFields.model_fields)),
}
"""Each part by the name of its screen."""


def part_named(name: object) -> Part:
    """The part of this name; raises UnknownVerbError when there is none."""
    part = PARTS.get(name) if isinstance(name, str) else None
    if part is None:
        raise UnknownVerbError
    return part


def changed_fields(row: Mapping[str, Any]) -> frozenset[str]:
    """The fields in which a row of the journal differs before and after its change."""
    before, after = row["before"] or {}, row["after"] or {}
    return frozenset(name for name in {*before, *after} if before.get(name) != after.get(name))


def touched(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a row of the journal is about: the entry, or the fields of the workshop that its change set."""
    entry: Mapping[str, Any] = row["after"] or row["before"] or {}
    if row["kind"] != "workshop":
        return entry
    return {name: entry.get(name) for name in sorted(changed_fields(row))}


def _relation_items() -> frozenset[str]:
    return frozenset(item.id for item in catalogue(DEFAULT_LANGUAGE).relationships.items)
