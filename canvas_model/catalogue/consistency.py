"""Warnings for answers that do not go together (`consistency.toml`)."""

from canvas_model.catalogue.entries import Entry, Frozen, Id, Text


class Consistency(Entry):
    """A warning for answers that do not go together; gives no points. `blocks`: where to look."""

    text: Text
    advice: Text
    blocks: tuple[Id, ...]


class Consistencies(Frozen):
    """`consistency.toml`: rules c1 … c12."""

    rules: tuple[Consistency, ...]
