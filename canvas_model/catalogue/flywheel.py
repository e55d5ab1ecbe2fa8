"""The flywheel, and how it differs from the funnel (`flywheel.toml`)."""

from canvas_model.catalogue.entries import Entry, Frozen, Text, Titled


class Comparison(Entry):
    """One aspect, funnel against flywheel."""

    aspect: Text
    funnel: Text
    flywheel: Text


class Flywheel(Frozen):
    """`flywheel.toml`."""

    forces: tuple[Titled, ...]
    phases: tuple[Titled, ...]
    comparison: tuple[Comparison, ...]
