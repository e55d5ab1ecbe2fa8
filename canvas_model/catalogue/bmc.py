"""The classic Business Model Canvas, as reference (`bmc.toml`)."""

from canvas_model.catalogue.entries import Entry, Frozen, Id, Text


class BmcBlock(Entry):
    """One block of the classic Business Model Canvas, as reference."""

    number: int
    name: Text
    question: Text
    crm_block: Id
    """The CRM block that takes its place in the default layout."""


class Bmc(Frozen):
    """`bmc.toml`."""

    blocks: tuple[BmcBlock, ...]
