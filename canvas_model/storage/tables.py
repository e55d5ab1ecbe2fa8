"""The tables: the workshops, the journal, and one for each kind of content.

A content table has the fields of its model in `content/`, which also validates them; a test compares the two. With a
registry of its own the module can be loaded twice in one process.
"""

from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import JSON, Column, DateTime, Dialect, Index, MetaData, Table, Text, TypeDecorator, UniqueConstraint
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Days(TypeDecorator[list[date]]):
    """Calendar days in a JSON list."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> list[str]:
        """The days as the table keeps them: `2026-12-24`."""
        return [day.isoformat() for day in value]

    def process_result_value(self, value: Any, dialect: Dialect) -> list[date]:
        """The days as dates."""
        return [date.fromisoformat(day) for day in value]


class Base(SQLModel, registry=registry(metadata=MetaData(naming_convention=NAMING))):
    """Base of all tables: a registry of its own, and names for constraints."""


class Workshop(Base, table=True):
    """A workshop: its own fields and its newest revision."""

    __tablename__: ClassVar[str] = "workshop"
    __table_args__: ClassVar[tuple[Any, ...]] = (Index("ix_workshop_shelf", "hidden", "archived", "changed_at"),)
    id: UUID = Field(primary_key=True)
    revision: int = 0
    created_at: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))
    changed_at: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))
    archived: bool = False
    hidden: bool = False
    origin: UUID | None = None
    """The workshop that the file was written from, for one that was brought in from a file."""
    client: str
    title: str
    language: str
    held_on: date
    starts_on: date
    areas: list[str] = Field(sa_column=Column(JSON, nullable=False))
    crm_users: int
    country: str
    region: str
    saturdays: bool
    closed_on: list[date] = Field(sa_column=Column(Days, nullable=False))
    consultant: str
    contact: str
    logo: str = Field(sa_type=Text)
    valid_until: date | None = None
    left_out: list[str] = Field(sa_column=Column(JSON, nullable=False))
    layout: str
    evidence_cap: bool


class Journal(Base, table=True):
    """One change of a workshop. `rows` is [{kind, id, before, after}], with None where the row did not exist."""

    __tablename__: ClassVar[str] = "journal"
    __table_args__: ClassVar[tuple[Any, ...]] = (
        UniqueConstraint("workshop_id", "op", name="uq_journal_op"),
        Index("ix_journal_actor", "workshop_id", "actor", "revision"),
    )
    workshop_id: UUID = Field(primary_key=True, foreign_key="workshop.id")
    revision: int = Field(primary_key=True)
    op: UUID
    at: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))
    actor: str
    actor_name: str
    verb: str
    undoes: int | None = None
    step: UUID | None = None
    """Shared by changes that were made at one go, and are taken back at one go."""
    rows: list[dict[str, Any]] = Field(sa_column=Column(JSON, nullable=False))


class Row(Base):
    """The columns of every content table."""

    id: UUID = Field(primary_key=True)
    workshop_id: UUID = Field(foreign_key="workshop.id", index=True)
    version: int
    hidden: bool = False


class Member(Row, table=True):
    """Someone who takes part."""

    __tablename__: ClassVar[str] = "member"
    name: str
    department: str


class Note(Row, table=True):
    """A note on the canvas."""

    __tablename__: ClassVar[str] = "note"
    block: str
    text: str = Field(sa_type=Text)
    department: str
    member: UUID | None = None
    position: float


class Answer(Row, table=True):
    """An answer of a member, or of the group."""

    __tablename__: ClassVar[str] = "answer"
    question: str
    member: UUID | None = None
    state: str
    level: int | None = None
    evidence: str = Field(sa_type=Text)
    note: str = Field(sa_type=Text)


class Choice(Row, table=True):
    """What the team says of an alternative."""

    __tablename__: ClassVar[str] = "choice"
    alternative: str
    need: str
    use: int | None = None
    reason: str = Field(sa_type=Text)


class BlockSetting(Row, table=True):
    """Target and importance of a block."""

    __tablename__: ClassVar[str] = "block"
    block: str
    target: float
    importance: int


class Segment(Row, table=True):
    """A customer segment with its persona."""

    __tablename__: ClassVar[str] = "segment"
    name: str
    description: str = Field(sa_type=Text)
    size: int | None = None
    growth: int | None = None
    fit: int | None = None
    value_proposition: str = Field(sa_type=Text)
    persona_name: str
    persona_role: str
    persona_needs: str = Field(sa_type=Text)
    persona_pains: str = Field(sa_type=Text)
    persona_channels: str = Field(sa_type=Text)
    position: float


class TaskEdit(Row, table=True):
    """What people changed of a task of the plan."""

    __tablename__: ClassVar[str] = "task"
    task: str
    name: str | None = None
    step: int | None = None
    owner: str | None = None
    person: str
    optimistic: float | None = None
    likely: float | None = None
    pessimistic: float | None = None
    predecessors: list[str] | None = Field(sa_column=Column(JSON(none_as_null=True), nullable=True))
    not_before: date | None = None
    lag: int
    status: str
    number: int | None = None
    dropped: bool
    remembered: bool
    kept: bool
    note: str = Field(sa_type=Text)
    position: float | None = None


class RiskEdit(Row, table=True):
    """What people decided about a risk."""

    __tablename__: ClassVar[str] = "risk"
    risk: str
    number: int | None = None
    event: str | None = Field(default=None, sa_type=Text)
    phase: str | None = None
    impact: int | None = None
    probability: int | None = None
    owner: str | None = None
    person: str
    response: str | None = None
    mitigated: list[str] = Field(sa_column=Column(JSON, nullable=False))
    due: date | None = None
    status: str
    note: str = Field(sa_type=Text)


def _table(row: type[Base]) -> Table:
    return row.__table__  # type: ignore[attr-defined, no-any-return]


WORKSHOP = _table(Workshop)
JOURNAL = _table(Journal)
CONTENT: dict[str, Table] = {
    row.__tablename__: _table(row) for row in (Member, Note, Answer, Choice, BlockSetting, Segment, TaskEdit, RiskEdit)
}
"""The table of each kind of content."""
