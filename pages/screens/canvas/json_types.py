"""What Python tells the canvas in the browser, and what the canvas tells Python: the one description of both.

`assets/board` reads these dictionaries by these very names; a test holds what is really sent to them. What people wrote,
and where the client stands, the canvas reads from the endpoints: `pages/endpoints/json_types.py`.
"""

from collections.abc import Mapping

from typing_extensions import TypedDict  # the standard one cannot be checked by pydantic before Python 3.12

from canvas_model.content import Need
from canvas_model.results import ChipState


class BoardQuestion(TypedDict):
    """A guiding question in a block's panel."""

    id: str
    text: str
    scored: bool
    levels: list[str]
    """What 0 to 4 look like; empty for a fact."""


class BoardAlternative(TypedDict):
    """An alternative: its chip, and the panel where people say whether it is needed and in use."""

    id: str
    name: str
    definition: str
    cost: str
    asks: str
    role: str
    asked: str
    """Whether it is needed, as a question."""
    needs: Mapping[Need, str]
    """The answers to that."""
    use_asked: str
    """How far it is in use, as a question; of a cost line whether it is in the budget, of a benefit whether it is measured."""
    uses: list[str]
    """The answers to that, from 0 to 2."""
    needed: bool
    """Needed unless the team says otherwise."""
    states: Mapping[str, ChipState]
    """State of the chip by `<need>/<use>`, so that a person's own change shows before the server has answered."""


class BoardBlock(TypedDict):
    """One of the nine blocks, as the catalogue has it."""

    id: str
    number: int
    name: str
    purpose: str
    prompt: str
    output: str
    editor_note: str
    questions: list[BoardQuestion]
    alternatives: list[BoardAlternative]


class BoardCell(TypedDict):
    """Where a block stands in an arrangement, on the grid of 10 columns and 6 rows."""

    block: str
    column: int
    row: int
    width: int
    height: int


class BoardLayout(TypedDict):
    """An arrangement of the blocks."""

    id: str
    name: str
    cells: list[BoardCell]


class BoardDepartment(TypedDict):
    """A department that a note can come from."""

    id: str
    name: str
    tint: str


class BoardDefinitions(TypedDict):
    """What does not change while the product runs."""

    language: str
    locale: str
    """Of numbers and times, as the browser names it (BCP 47)."""
    blocks: list[BoardBlock]
    layouts: list[BoardLayout]
    note: str
    credit: str
    departments: list[BoardDepartment]
    levels: list[str]
    """Names of the levels 0 to 4."""
    labels: dict[str, str]
    usual_target: float
    """Of a block before its figures have been read."""
    note_limit: int
    """Characters that a note may have."""
    bands: dict[str, str]
    chip_words: Mapping[ChipState, str]
    """What the shapes of the alternatives say, in the order of the legend; the printed canvas says the same."""
    texts: dict[str, str]
    conflict: dict[str, str]
    """The words where two people have written the same text."""


class BoardLinks(TypedDict):
    """Addresses of other screens; BLOCK stands for the id of a block."""

    interview: str


class BoardData(BoardDefinitions):
    """All that the canvas gets at each run of the page."""

    workshop: str
    client: str
    title: str
    links: BoardLinks
    choices: dict[str, str]
    """Alternative -> id of what the team says of it, whether anybody has said anything yet or not."""


class Leaving(TypedDict):
    """What the canvas tells when somebody wants to go to another screen."""

    screen: str
    block: str
