"""The kinds of CRM software and what stands beside them (`crm_types.toml`)."""

from canvas_model.catalogue.entries import Frozen, Text, Titled


class CrmTypes(Frozen):
    """`crm_types.toml`: types of CRM, their neighbours, verticals, the four IT columns."""

    types: tuple[Titled, ...]
    neighbours: tuple[Titled, ...]
    verticals: tuple[Titled, ...]
    columns: tuple[Titled, ...]
    market_note: Text
