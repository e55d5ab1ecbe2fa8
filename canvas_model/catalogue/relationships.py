"""The customer-relationship section of the Business Model Canvas (`relationships.toml`)."""

from canvas_model.catalogue.entries import Entry, Frozen, Id, Text, Titled


class RelationItem(Entry):
    """One of the eleven customer-relationship items r1 … r11, scored on the same five levels."""

    name: Text
    meaning: Text
    text: Text
    levels: tuple[Text, ...]
    feeds: tuple[Id, ...]
    """Blocks or alternatives that this item argues for."""


class Relationships(Frozen):
    """`relationships.toml`: the eleven items, the five segmentation steps, why to segment, examples, priority criteria."""

    items: tuple[RelationItem, ...]
    steps: tuple[Titled, ...]
    reasons: tuple[Titled, ...]
    examples: tuple[Titled, ...]
    criteria: tuple[Titled, ...]
    """size, growth, fit."""
