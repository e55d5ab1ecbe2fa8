"""What the checks of an entry have to know of the workshop it is written in."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from canvas_model.checks.references import Surroundings
from canvas_model.storage.snapshot import snapshot
from canvas_model.storage.tables import CONTENT


def surroundings(connection: Connection, workshop: UUID, values: Mapping[str, Any]) -> Surroundings:
    """Read what a change that sets these values of an entry can refer to, and no more."""
    return Surroundings(
        workshop,
        members=_members(connection, workshop) if values.get("member") is not None else None,
        plan=snapshot(connection, workshop) if values.get("predecessors") else None,
    )


def _members(connection: Connection, workshop: UUID) -> frozenset[UUID]:
    table = CONTENT["member"]
    here = select(table.c.id).where(table.c.workshop_id == workshop, table.c.hidden.is_(False))
    return frozenset(connection.scalars(here))
