"""The stages of a contact's life cycle (`lifecycle.toml`)."""

from canvas_model.catalogue.entries import Entry, Frozen, Text


class Stage(Entry):
    """A stage of the contact's life cycle."""

    name: Text
    meaning: Text
    owner: Text


class Lifecycle(Frozen):
    """`lifecycle.toml`."""

    stages: tuple[Stage, ...]
    note: Text
