"""What differs between a workshop and a file that came from it: compared entry by entry, nothing is changed here."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal
from uuid import UUID

from canvas_model.content.entry_ids import copied_id
from canvas_model.content.fields import Content, natural_id
from canvas_model.content.snapshot import LISTS, Snapshot

Values = Mapping[str, Any]

KEPT_HERE = frozenset({"position", "number"})
"""Fields that stay as they are here, for an entry that is: its place among the others, and the number it is known by."""

_NAMED_BY: Mapping[str, tuple[str, ...]] = {"member": ("name",), "note": ("block", "text"), "segment": ("name",)}
"""Fields by which people recognise an entry whose id does not tell."""


@dataclass(frozen=True)
class Difference:
    """One entry that is not the same here and in the file; the values are those that JSON has."""

    kind: str
    """A kind of `content.KINDS`, or "workshop" for its own fields."""
    id: UUID
    """Of the entry here, or the one that it would get."""
    here: Values | None
    """None: it is new."""
    there: Values | None
    """None: the file does not have it; it is left alone."""

    @property
    def status(self) -> Literal["new", "changed", "missing"]:
        """What the file means for this workshop."""
        return "new" if self.here is None else "missing" if self.there is None else "changed"

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields whose values differ, of an entry that is on both sides."""
        if self.here is None or self.there is None:
            return ()
        return tuple(name for name in self.there if self.there[name] != self.here.get(name))


def differences(here: Snapshot, file: Snapshot) -> tuple[Difference, ...]:
    """Everything that is new, changed or missing in the file: the workshop's fields first, then kind by kind."""
    return tuple(_Comparison(here, file).found())


class _Comparison:
    """Finds for each entry of the file the one here that it once was."""

    def __init__(self, here: Snapshot, file: Snapshot) -> None:
        self.here = here
        self.file = file
        self.taken: set[UUID] = set()

    def found(self) -> Iterator[Difference]:
        """The differences, in order."""
        before, after = (one.workshop.model_dump(mode="json") for one in (self.here, self.file))
        if before != after:
            yield Difference("workshop", self.here.id, before, after)
        for kind, name in LISTS.items():
            own: dict[UUID, Content] = {entry.id: entry for entry in getattr(self.here, name)}
            for entry in getattr(self.file, name):
                yield from self._difference(kind, entry, own)
            for id, entry in own.items():
                if id not in self.taken:
                    yield Difference(kind, id, _values(entry), None)

    def _difference(self, kind: str, entry: Content, own: Mapping[UUID, Content]) -> Iterator[Difference]:
        there = self._with_member(_values(entry))
        id = self.members[entry.id] if kind == "member" else self._id(kind, entry, there, own)
        self.taken.add(id)
        here = _values(own[id]) if id in own else None
        if here is None:
            placed = entry.model_dump(mode="json", include=set(KEPT_HERE), exclude_none=True)
            yield Difference(kind, id, None, {**there, **placed})
        elif here != there:
            yield Difference(kind, id, here, there)

    @cached_property
    def members(self) -> Mapping[UUID, UUID]:
        """The id of a member in the file -> the id here."""
        own = {member.id: member for member in self.here.members}
        found: dict[UUID, UUID] = {}
        for member in self.file.members:
            found[member.id] = self._matched("member", member, _values(member), own, lambda id: id in found.values())
        return found

    def _id(self, kind: str, entry: Content, there: Values, own: Mapping[UUID, Content]) -> UUID:
        if entry.natural_key:
            key = [there[name] for name in entry.natural_key]
            return natural_id(self.here.id, kind, *key)
        return self._matched(kind, entry, there, own, lambda id: id in self.taken)

    def _matched(
        self, kind: str, entry: Content, there: Values, own: Mapping[UUID, Content], is_taken: Callable[[UUID], bool]
    ) -> UUID:
        """The same id, the id of a copy in one direction or the other, else an entry that people would call the same."""
        same = entry.id if self.here.id == self.file.id else copied_id(self.here.id, entry.id)
        if same in own:
            return same
        back = next((id for id in own if copied_id(self.file.id, id) == entry.id), None)
        if back is not None:
            return back
        names = _NAMED_BY[kind]
        for id, other in own.items():
            values = _values(other)
            if not is_taken(id) and all(values[name] == there[name] for name in names):
                return id
        return same

    def _with_member(self, values: dict[str, Any]) -> dict[str, Any]:
        if values.get("member") is None:
            return values
        return {**values, "member": str(self.members[UUID(values["member"])])}


def _values(entry: Content) -> dict[str, Any]:
    return entry.model_dump(mode="json", exclude={"id", "version", *KEPT_HERE})
