"""What the source marks stand for (`sources.toml`)."""

from canvas_model.catalogue.entries import Frozen, Source, Text


class SourceNote(Frozen):
    """What a source mark stands for, as printed under "Sources"."""

    mark: Source
    text: Text


class Sources(Frozen):
    """`sources.toml`."""

    sources: tuple[SourceNote, ...]
