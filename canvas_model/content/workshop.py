"""The fields of the workshop itself, its members, the notes on its canvas, and its customer segments."""

from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from canvas_model.content.fields import CatalogueId, Content, Day, Department, Level, Position
from canvas_model.languages import LanguageCode
from canvas_model.limits import MOST_AREAS, MOST_CLOSING_DAYS, MOST_SECTIONS
from canvas_model.logo import Logo
from canvas_model.text_cleaning import Name, Note, Title


class WorkshopFields(BaseModel):
    """The fields of the workshop itself."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    client: Title
    title: Title
    language: LanguageCode = "it"
    """Language of the reports; a file without this field is Italian."""
    held_on: Day
    starts_on: Day
    """First day of the project."""
    areas: Annotated[tuple[CatalogueId, ...], Field(max_length=MOST_AREAS)] = ()
    """Business areas in scope, catalogue ids."""
    crm_users: Annotated[int, Field(ge=1, le=100_000, strict=True)] = 12
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] = "IT"
    """Country whose public holidays the plan respects, ISO 3166-1."""
    region: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{0,12}$")] = ""
    """Region, land or canton whose own holidays the plan respects too, as the holiday calendar names it; empty: none."""
    saturdays: bool = False
    """Saturdays are worked."""
    closed_on: Annotated[tuple[Day, ...], Field(max_length=MOST_CLOSING_DAYS)] = ()
    """Days on which the company itself is closed."""
    consultant: Name = ""
    """Who leads the workshop; printed on the report's cover."""
    contact: Title = ""
    """How to reach the consultant: e-mail address, telephone, company."""
    logo: Logo = ""
    """The consultant's logo, printed on the report's cover; empty: none."""
    valid_until: Day | None = None
    """Until when the report's findings are meant to hold."""
    left_out: Annotated[tuple[CatalogueId, ...], Field(max_length=MOST_SECTIONS)] = ()
    """Sections that the report leaves out."""
    layout: CatalogueId = "ordinal"
    evidence_cap: bool = True
    """Levels 3 and 4 without evidence count 2 in the score."""


class Member(Content):
    """Someone who takes part."""

    kind: ClassVar[str] = "member"
    name: Name
    department: Department = ""


class NoteOnCanvas(Content):
    """A note in a block of the canvas; `position` orders the notes of a block."""

    kind: ClassVar[str] = "note"
    block: CatalogueId
    text: Note
    department: Department = ""
    member: UUID | None = None
    position: Position = 0


class Segment(Content):
    """A customer segment with its priority criteria (0 to 4 each), one persona and its value proposition."""

    kind: ClassVar[str] = "segment"
    details: ClassVar[tuple[str, ...]] = (
        "value_proposition",
        "persona_name",
        "persona_role",
        "persona_needs",
        "persona_pains",
        "persona_channels",
    )
    """The fields that tell of it, beside name and description."""
    name: Name
    description: Note = ""
    size: Level | None = None
    growth: Level | None = None
    fit: Level | None = None
    value_proposition: Note = ""
    persona_name: Name = ""
    persona_role: Title = ""
    persona_needs: Note = ""
    persona_pains: Note = ""
    persona_channels: Note = ""
    position: Position = 0
