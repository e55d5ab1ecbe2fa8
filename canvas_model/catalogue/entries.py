"""The base classes of the catalogue: entries with an id and a source mark."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.]+$", max_length=60)]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Source = Annotated[str, StringConstraints(pattern=r"^(S00[0-4]|O\d+[a-e]?|M|A)(, (S00[0-4]|O\d+[a-e]?|M|A))*$")]
Phase = Literal["preparation", "design", "launch"]
Days = Annotated[float, Field(ge=0, le=400)]


class Frozen(BaseModel):
    """Base of every model of the catalogue: immutable, and no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Entry(Frozen):
    """An entry of the catalogue that others refer to by its id."""

    id: Id
    source: Source


class Titled(Entry):
    """A name with a text that explains it."""

    name: Text
    text: Text


def entries(part: BaseModel) -> Iterator[Entry]:
    """Every entry inside a part of the catalogue, the part itself included, depth first."""
    if isinstance(part, Entry):
        yield part
    for name in type(part).model_fields:
        value = getattr(part, name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, BaseModel):
                yield from entries(item)
