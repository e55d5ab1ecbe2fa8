"""The base class of everything people write, and the types of its fields with their limits."""

from datetime import date
from typing import Annotated, ClassVar
from uuid import UUID, uuid5

from pydantic import BaseModel, ConfigDict, Field

CatalogueId = Annotated[str, Field(pattern=r"^[A-Za-z0-9_.:-]{1,80}$")]
Department = Annotated[str, Field(pattern=r"^[A-Za-z0-9_.:-]{0,80}$")]
"""A business area of the catalogue; empty where somebody belongs to none, or nobody has said."""
Level = Annotated[int, Field(ge=0, le=4, strict=True)]
Days = Annotated[float, Field(ge=0, le=400, allow_inf_nan=False)]
Position = Annotated[float, Field(ge=-1e12, le=1e12, allow_inf_nan=False)]
FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2099, 12, 31)
Day = Annotated[date, Field(ge=FIRST_DAY, le=LAST_DAY)]


class Content(BaseModel):
    """Base of everything people write: immutable, no unknown keys, an id and a version that grows with each change."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: ClassVar[str]
    natural_key: ClassVar[tuple[str, ...]] = ()
    """The fields that make an entry unique, for kinds of which a workshop has at most one entry for the same values."""

    id: UUID
    version: Annotated[int, Field(ge=0)] = 0


def natural_id(workshop: UUID, kind: str, *key: object) -> UUID:
    """The id of an entry that can exist only once in a workshop, computed from its kind and its natural key."""
    return uuid5(workshop, ":".join([kind, *("" if part is None else str(part) for part in key)]))
