"""How much people have written: the characters of their texts, by which a workshop is limited."""

from collections.abc import Mapping
from functools import cache
from typing import Any, get_args

from canvas_model.content.snapshot import KINDS, LISTS, Snapshot
from canvas_model.text_cleaning import Name, Note, Title

_CLEANERS = [get_args(text)[1] for text in (Note, Title, Name)]


@cache
def text_fields(kind: str) -> tuple[str, ...]:
    """The fields of a kind that hold a text which people write."""
    fields = KINDS[kind].model_fields.items()
    return tuple(name for name, field in fields if _is_text(field.annotation, field.metadata))


def characters(kind: str, values: Mapping[str, Any] | None) -> int:
    """The characters of an entry's texts; 0 where there is no entry."""
    return sum(len(values[name] or "") for name in text_fields(kind)) if values else 0


def characters_of(snapshot: Snapshot) -> int:
    """The characters of all that people wrote in a workshop, without those of its own few fields."""
    return sum(
        len(getattr(entry, name) or "")
        for kind, entries in LISTS.items()
        for entry in getattr(snapshot, entries)
        for name in text_fields(kind)
    )


def entries_of(snapshot: Snapshot) -> int:
    """How many entries a workshop has, of all kinds."""
    return sum(len(getattr(snapshot, entries)) for entries in LISTS.values())


def _is_text(annotation: Any, metadata: list[Any]) -> bool:
    optional = [marker for part in get_args(annotation) for marker in get_args(part)]
    return any(marker in _CLEANERS for marker in (*metadata, *optional))
