"""What browsers and endpoints exchange as JSON: the one description of both sides.

`assets/sync` and `assets/board` read and write these by these very names; a test holds real answers to them.
"""

from collections.abc import Mapping
from typing import Any, Literal

from typing_extensions import TypedDict  # the standard one cannot be checked by pydantic before Python 3.12

from canvas_model.content import AnswerState

Values = Mapping[str, Any]
"""Fields of an entry by name, as JSON."""


class ChangeRequest(TypedDict):
    """One change that a browser wants made; see `canvas_model.storage.changes.Change`."""

    op: str
    """UUID of the operation: the same one again is the same change."""
    verb: Literal["put", "hide", "restore", "undo", "redo"]
    kind: str
    id: str | None
    values: Values
    base: int | None
    seen: Values | None


class Refusal(TypedDict):
    """Why something was refused: the name of the refusal, and its sentence in the reader's language."""

    error: str
    message: str


class ChangedRow(TypedDict):
    """An entry as a change left it; `values` None: it is not there any more."""

    kind: str
    id: str
    version: int
    values: Values | None


class ChangeMade(TypedDict):
    """The answer to a change that is on disk; `repeated`: it had been made before."""

    op: str
    ok: Literal[True]
    repeated: bool
    revision: int
    rows: list[ChangedRow]


class ChangeRefused(Refusal):
    """The answer to a change that was not made; in a conflict with what is there now, and its version."""

    op: str | None
    ok: Literal[False]
    status: int
    current: Values | None
    version: int | None


class ChangesAnswer(TypedDict):
    """The answer to a batch: one for each change, in their order."""

    revision: int | None
    """The newest that was made; None when none was."""
    results: list[ChangeMade | ChangeRefused]


class FeedRow(TypedDict, total=False):
    """An entry in the live feed; without a version where nobody can change it on top of this."""

    kind: str
    id: str
    version: int
    values: Values | None


class FeedEvent(TypedDict):
    """One change of a workshop in the live feed, whoever made it."""

    revision: int
    verb: str
    by: str
    by_name: str
    at: str
    op: str
    rows: list[FeedRow]


class QuestionFigures(TypedDict):
    """What the group says to a question; `level` is what counts in the score."""

    id: str
    state: AnswerState
    level: float | None
    declared: float | None
    capped: bool
    median: float | None
    answers: int
    agreed: bool
    to_discuss: bool


class BlockFigures(TypedDict):
    """Where a block stands."""

    id: str
    maturity: float | None
    target: float
    band: str | None
    gap: float | None
    answered: int
    asked: int
    worst: float
    best: float
    questions: list[QuestionFigures]


class ReadinessFigures(TypedDict):
    """Where the client stands, for the canvas."""

    revision: int
    percent: float | None
    worst: float
    best: float
    coverage: float
    answered: int
    asked: int
    label: str | None
    lowest: str | None
    blocks: list[BlockFigures]


class BoardState(TypedDict):
    """A workshop as a page first reads it: `content` is its snapshot."""

    revision: int
    content: Values
    readiness: ReadinessFigures


class ReportState(TypedDict):
    """How far a report is, and where it is once it is ready."""

    state: Literal["working", "ready", "failed"]
    revision: int
    url: str | None
    message: str | None
