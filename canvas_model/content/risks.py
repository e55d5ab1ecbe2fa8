"""Decisions about the risks of the checklist, and risks that people add."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from canvas_model.content.fields import CatalogueId, Content, Day
from canvas_model.limits import MOST_MITIGATIONS
from canvas_model.text_cleaning import Name, Note


class RiskEdit(Content):
    """What people decided about a risk of the checklist, or a risk of their own (`risk` starts with `own:`)."""

    kind: ClassVar[str] = "risk"
    natural_key: ClassVar[tuple[str, ...]] = ("risk",)
    risk: CatalogueId
    number: Annotated[int, Field(ge=1, le=100_000, strict=True)] | None = None
    """Of a risk that people added: which of them it was when it was added. It stays."""
    event: Note | None = None
    phase: Literal["preparation", "design", "launch"] | None = None
    impact: Annotated[int, Field(ge=1, le=5, strict=True)] | None = None
    probability: Annotated[int, Field(ge=1, le=5, strict=True)] | None = None
    owner: CatalogueId | None = None
    person: Name = ""
    response: Literal["avoid", "transfer", "mitigate", "accept"] | None = None
    mitigated: Annotated[tuple[CatalogueId, ...], Field(max_length=MOST_MITIGATIONS)] = ()
    due: Day | None = None
    status: Literal["open", "closed"] = "open"
    note: Note = ""
