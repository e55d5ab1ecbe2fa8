"""The JSON that browsers and endpoints exchange, described once for both sides.

`assets/sync` and `assets/board` use these field names; a test compares real answers with these types.
"""

from collections.abc import Mapping
from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict  # the standard one cannot be checked by pydantic before Python 3.12

from canvas_model.content import AnswerState

Values = Mapping[str, Any]
"""Fields of an entry by name, as JSON."""


class ChangeRequest(TypedDict):
    """A change that a browser asks for; see `canvas_model.storage.changes.Change`."""

    op: str
    """UUID of the operation: sent twice, the change is made once."""
    verb: Literal["put", "hide", "restore", "undo", "redo"]
    kind: str
    id: str | None
    values: Values
    base: int | None
    seen: Values | None
    step: NotRequired[str]
    """UUID shared by changes that are undone together."""


class Refusal(TypedDict):
    """Why something was refused: the name of the refusal, and its sentence in the reader's language."""

    error: str
    message: str


class ChangedRow(TypedDict):
    """An entry after a change; `values` is None when the change deleted it."""

    kind: str
    id: str
    version: int
    values: Values | None


class ChangeMade(TypedDict):
    """The answer to a change that is on disk; `repeated` says that an earlier request had made it, and got this same answer."""

    op: str
    ok: Literal[True]
    repeated: bool
    revision: int
    rows: list[ChangedRow]
    said: str
    """After an undo or redo what it took back or did again, in the reader's language; else empty."""


class ChangeRefused(Refusal):
    """The answer to a change that was not made; after a conflict with the current values and their version."""

    op: str | None
    ok: Literal[False]
    status: int
    current: Values | None
    version: int | None


class ChangesAnswer(TypedDict):
    """The answer to a batch of changes: one result for each, in the same order."""

    revision: int | None
    """The newest revision that these changes made; None when all were refused."""
    results: list[ChangeMade | ChangeRefused]


class FeedRow(TypedDict, total=False):
    """An entry in the live feed; it has no version when it may have changed again since."""

    kind: str
    id: str
    version: int
    values: Values | None


class FeedEvent(TypedDict):
    """One change of a workshop in the live feed, whoever made it."""

    workshop: str
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
    digits: int
    """Decimals of the printed level, so that it does not seem to be in another band."""
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
    digits: int
    worst: float
    best: float
    coverage: float
    answered: int
    asked: int
    labels: list[str]
    lowest: str | None
    blocks: list[BlockFigures]


class FeedFigures(ReadinessFigures):
    """The same in the live feed of a workshop."""

    workshop: str


class BoardState(TypedDict):
    """A workshop as a page first reads it: `content` is its snapshot."""

    revision: int
    content: Values
    readiness: ReadinessFigures


class FinishedReport(TypedDict):
    """A report that can be taken away: the revision it was made of, and how many changes came since."""

    revision: int
    url: str
    changes_since: int


class ReportState(TypedDict):
    """How far the report of a named revision is, and where it is once it is ready."""

    state: Literal["none", "working", "ready", "failed", "cancelled"]
    """`none`: nobody has asked for it."""
    revision: int
    """Of what it is, or would be, a report."""
    changes_since: int
    """How many changes came after that revision."""
    url: str | None
    message: str | None
    finished: FinishedReport | None
    """The newest that is ready, whatever is being made."""
