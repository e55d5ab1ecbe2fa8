"""Retail strategies and the tactics that serve them (`strategies.toml`)."""

from canvas_model.catalogue.entries import Entry, Frozen, Id, Text, Titled


class StrategyFit(Entry):
    """A retail strategy and the tactics that serve it, by id."""

    name: Text
    text: Text
    tactics: tuple[Id, ...]


class Strategies(Frozen):
    """`strategies.toml`: strategies × tactics."""

    strategies: tuple[StrategyFit, ...]
    tactics: tuple[Titled, ...]
