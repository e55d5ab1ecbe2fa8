"""The glossary (`glossary.toml`)."""

from canvas_model.catalogue.entries import Entry, Frozen, Text


class Term(Entry):
    """A glossary entry."""

    term: Text
    meaning: Text


class Glossary(Frozen):
    """`glossary.toml`."""

    terms: tuple[Term, ...]
