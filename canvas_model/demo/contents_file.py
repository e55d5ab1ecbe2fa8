"""The shape of `assets/demo/<language>.toml`, and its reader."""

import tomllib
from functools import cache
from typing import Annotated, Literal

from pydantic import Field

from canvas_model.catalogue import ASSETS
from canvas_model.catalogue.entries import Frozen
from canvas_model.content import Level, Need
from canvas_model.languages import DEFAULT_LANGUAGE

Key = Annotated[str, Field(pattern=r"^[a-z_]{1,30}$")]
Reply = Level | Literal["dont_know", "not_applicable"]


class DemoWorkshop(Frozen):
    """The workshop's own fields; days count from the day the demo is opened."""

    client: str
    title: str
    held_days_ago: int
    starts_in_days: int
    areas: tuple[str, ...]
    crm_users: int
    country: str
    consultant: str
    contact: str
    valid_for_days: int
    """From the day of the workshop."""


class DemoMember(Frozen):
    """Someone who took part."""

    name: str
    department: str


class DemoNote(Frozen):
    """A note and who wrote it."""

    block: str
    by: Key
    text: str


class GroupAnswer(Frozen):
    """What the group agreed; without a level the note says it."""

    level: Level | None = None
    evidence: str = ""
    note: str


class DemoAnswers(Frozen):
    """All answers to one question: each member's, by key, and the group's."""

    question: str
    by_member: dict[Key, Reply] = Field(default_factory=dict)
    evidence: dict[Key, str] = Field(default_factory=dict)
    remarks: dict[Key, str] = Field(default_factory=dict)
    group: GroupAnswer | None = None


class DemoChoice(Frozen):
    """What the team decided of an alternative."""

    alternative: str
    need: Need
    use: int
    reason: str


class DemoBlock(Frozen):
    """Target and importance of a block."""

    block: str
    target: float
    importance: int


class DemoSegment(Frozen):
    """A segment with persona, priority criteria and value proposition."""

    id: Key
    name: str
    description: str
    size: Level
    growth: Level
    fit: Level
    value_proposition: str
    persona_name: str
    persona_role: str
    persona_needs: str
    persona_pains: str
    persona_channels: str


class DemoTask(Frozen):
    """An edit of a task of the catalogue (`task`) or a task of their own (`own`)."""

    task: str = ""
    own: Key | None = None
    name: str | None = None
    step: int | None = None
    owner: str | None = None
    person: str = ""
    optimistic: float | None = None
    likely: float | None = None
    pessimistic: float | None = None
    predecessors: tuple[str, ...] | None = None
    note: str = ""


class DemoRisk(Frozen):
    """An edit of a risk of the catalogue (`risk`) or a risk of their own (`own`)."""

    risk: str = ""
    own: Key | None = None
    event: str | None = None
    phase: Literal["preparation", "design", "launch"] | None = None
    impact: int | None = None
    probability: int | None = None
    owner: str | None = None
    person: str = ""
    response: Literal["avoid", "transfer", "mitigate", "accept"] | None = None
    mitigated: tuple[str, ...] = ()
    due_in_days: int | None = None
    note: str = ""


class Demo(Frozen):
    """`assets/demo/<language>.toml`."""

    workshop: DemoWorkshop
    members: dict[Key, DemoMember]
    notes: tuple[DemoNote, ...]
    answers: tuple[DemoAnswers, ...]
    choices: tuple[DemoChoice, ...]
    blocks: tuple[DemoBlock, ...]
    segments: tuple[DemoSegment, ...]
    tasks: tuple[DemoTask, ...]
    risks: tuple[DemoRisk, ...]


@cache
def demo(language: str) -> Demo:
    """The demo's contents in a language, read and checked once; English where nobody has translated them yet."""
    path = ASSETS / "demo" / f"{language}.toml"
    if not path.exists():
        path = ASSETS / "demo" / f"{DEFAULT_LANGUAGE}.toml"
    return Demo.model_validate(tomllib.loads(path.read_text("utf-8")))
