"""Who takes part in a project: its roles, the business areas and departments (`roles.toml`)."""

from typing import Literal

from canvas_model.catalogue.entries import Entry, Frozen, Text


class Area(Entry):
    """A business area that can be in scope; `tint` colours its notes and bars."""

    name: Text
    tint: Literal["orange", "blue", "green", "violet", "stone", "rose", "olive"]


class Role(Entry):
    """Who does what in a CRM project; ids are the owners of tasks and risks."""

    name: Text
    duty: Text


class Roles(Frozen):
    """`roles.toml`; `areas`: the business areas and departments."""

    roles: tuple[Role, ...]
    areas: tuple[Area, ...]
