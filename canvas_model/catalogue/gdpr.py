"""The GDPR checklist for a CRM (`gdpr.toml`)."""

from canvas_model.catalogue.entries import Entry, Frozen, Text, Titled


class GdprItem(Entry):
    """One point of the GDPR checklist for a CRM."""

    name: Text
    text: Text
    basis: Text
    """Article or national rule."""


class Gdpr(Frozen):
    """`gdpr.toml`: the checklist, the nine DPIA screening criteria, and the sentence that this is not legal advice."""

    items: tuple[GdprItem, ...]
    criteria: tuple[Titled, ...]
    disclaimer: Text
