"""The canvas on A3 pages: nine cells where the layout puts them, notes as large as fit, the rest on further pages.

Every length is in millimetres from the top left corner of the area inside the page's margins.
"""

from dataclasses import dataclass

from canvas_model.catalogue import Catalogue
from canvas_model.catalogue.blocks import Block
from canvas_model.catalogue.layouts import Cell, Layout
from canvas_model.content import Snapshot
from canvas_model.results import BlockResult, ChipState, Readiness
from exporters.figures.canvas_notes import (
    CONTINUED,
    GAP,
    READING,
    SETTINGS,
    Columns,
    NoteView,
    Setting,
    divide,
    fill,
    height,
    tallest,
)
from exporters.figures.text_width import width

WIDTH = 396.0
GRID_TOP, GRID_HEIGHT = 21.0, 240.0
COLUMNS, ROWS = 10, 6
PADDING = 3.0
CHIPS_TOP, CHIP_ROW, CHIP_POINTS = 12.8, 5.4, 7.8
COLUMN = 85.0
"""A cell gets as many columns of notes as come nearest to this width."""
LEAST_ROW = 21.0


@dataclass(frozen=True)
class ChipView:
    """An alternative and its state."""

    name: str
    state: ChipState


@dataclass(frozen=True)
class CellView:
    """One block in its place."""

    block: Block
    result: BlockResult
    x: float
    y: float
    w: float
    h: float
    chips: tuple[ChipView, ...]
    notes_top: float
    column_width: float
    columns: Columns
    setting: Setting
    more: int
    """Notes that stand, whole or with their end, on the continuation pages."""


@dataclass(frozen=True)
class FlowItem:
    """A block's heading or a note on a continuation page."""

    note: NoteView | None
    block: Block


@dataclass(frozen=True)
class CanvasSheets:
    """The canvas page and the pages that continue it, each a tuple of columns."""

    cells: tuple[CellView, ...]
    continuation: tuple[tuple[tuple[FlowItem, ...], ...], ...]
    layout: Layout
    continued: Setting = CONTINUED


def canvas_sheets(snapshot: Snapshot, readiness: Readiness, catalogue: Catalogue) -> CanvasSheets:
    """Place every block and every note; nothing is left out, whatever its length.

    The rows of the grid grow and shrink with what stands in them, so that the notes of all blocks can be as large as
    possible; where even the smallest size does not fit, the rows are equal and the rest continues on further pages.
    """
    layout = catalogue.layout(snapshot.workshop.layout)
    blocks = [_Block(block, layout, snapshot, readiness, catalogue) for block in catalogue.blocks.blocks]
    for setting in SETTINGS:
        rows = _rows([(block.place, block.need(setting)) for block in blocks])
        if rows is not None:
            return CanvasSheets(tuple(block.cell(rows, setting)[0] for block in blocks), (), layout)
    rows = [GRID_HEIGHT / ROWS] * ROWS
    filled = [block.cell(rows, block.beside_others(rows)) for block in blocks]
    rest = [(block.block, left) for block, (_, left) in zip(blocks, filled, strict=True)]
    return CanvasSheets(tuple(cell for cell, _ in filled), _continuation(rest), layout)


def _rows(needs: list[tuple[Cell, float]]) -> list[float] | None:
    """Heights of the grid's rows that give every cell what it needs, as equal as they can be; None if they cannot."""
    rows = [LEAST_ROW] * ROWS
    for place, need in sorted(needs, key=lambda entry: entry[0].height):
        span = range(place.row - 1, place.row - 1 + place.height)
        lacking = need - sum(rows[row] for row in span)
        for row in span:
            rows[row] += max(0.0, lacking) / place.height
    spare = GRID_HEIGHT - sum(rows)
    if spare < 0:
        return None
    level = max(rows)
    while sum(max(row, level) for row in rows) > GRID_HEIGHT:
        level -= 0.5
    rows = [max(row, level) for row in rows]
    return [row + (GRID_HEIGHT - sum(rows)) / ROWS for row in rows]


class _Block:
    """A block with its chips and notes, before it knows how tall its cell is."""

    def __init__(
        self, block: Block, layout: Layout, snapshot: Snapshot, readiness: Readiness, catalogue: Catalogue
    ) -> None:
        self.block = block
        self.place = next(cell for cell in layout.cells if cell.block == block.id)
        self.result = readiness.block(block.id)
        self.chips = _chips(self.result, catalogue)
        self.notes = _notes(block.id, snapshot, catalogue)
        column = (WIDTH + GAP) / COLUMNS
        self.x, self.w = (self.place.column - 1) * column, self.place.width * column - GAP
        inner = self.w - 2 * PADDING
        self.columns = max(1, round(inner / COLUMN))
        self.column_width = (inner - (self.columns - 1) * GAP) / self.columns
        self.notes_top = CHIPS_TOP + _chip_rows(self.chips, inner) * CHIP_ROW + 1.0

    def need(self, setting: Setting) -> float:
        """Millimetres of rows, gap included, that hold every note at a size."""
        heights = [height(note, self.column_width, setting) for note in self.notes]
        return self.notes_top + tallest(heights, self.columns) + PADDING + GAP

    def largest(self, rows: list[float]) -> Setting | None:
        """The largest setting at which every note fits."""
        return next((setting for setting in SETTINGS if self.need(setting) <= self._height(rows)), None)

    def beside_others(self, rows: list[float]) -> Setting:
        """The setting on a page that other pages continue: the reading size, smaller only where that makes it fit."""
        largest = self.largest(rows)
        return READING if largest is None else max(largest, READING, key=SETTINGS.index)

    def cell(self, rows: list[float], setting: Setting) -> tuple[CellView, list[NoteView]]:
        """The cell in its place, and the notes that did not fit."""
        room = self._height(rows) - GAP - self.notes_top - PADDING
        columns, left = fill(self.notes, self.columns, self.column_width, setting, room)
        cell = CellView(
            block=self.block,
            result=self.result,
            x=self.x,
            y=GRID_TOP + sum(rows[: self.place.row - 1]),
            w=self.w,
            h=self._height(rows) - GAP,
            chips=self.chips,
            notes_top=self.notes_top,
            column_width=self.column_width,
            columns=columns,
            setting=setting,
            more=len(left),
        )
        return cell, left

    def _height(self, rows: list[float]) -> float:
        return sum(rows[self.place.row - 1 : self.place.row - 1 + self.place.height])


def _chips(result: BlockResult, catalogue: Catalogue) -> tuple[ChipView, ...]:
    return tuple(
        ChipView(catalogue.alternative(alternative.id).name, alternative.state) for alternative in result.alternatives
    )


def _chip_rows(chips: tuple[ChipView, ...], room: float) -> int:
    rows, used = (1 if chips else 0), 0.0
    for chip in chips:
        name = f"✓ {chip.name}" if chip.state == "chosen" else chip.name
        wide = min(width(name, CHIP_POINTS, "SourceSans3-Semibold.ttf") + 5.6, room)
        if used and used + wide > room:
            rows, used = rows + 1, 0.0
        used += wide
    return rows


def _notes(block: str, snapshot: Snapshot, catalogue: Catalogue) -> list[NoteView]:
    areas = {area.id: area for area in catalogue.roles.areas}
    views = []
    for note in snapshot.notes:
        if note.block == block:
            area = areas.get(note.department)
            views.append(NoteView(note.text, area.name if area else "", area.tint if area else "plain"))
    return views


FLOW_COLUMNS = 5
FLOW_WIDTH = (WIDTH - (FLOW_COLUMNS - 1) * 2 * GAP) / FLOW_COLUMNS
FLOW_HEIGHT = GRID_HEIGHT - 4.0
HEADING = 10.0
SHORTEST = 30.0
"""A column with less room left than this is full."""


def _continuation(rest: list[tuple[Block, list[NoteView]]]) -> tuple[tuple[tuple[FlowItem, ...], ...], ...]:
    """What did not fit, in columns of pages; a block's heading opens its notes and every column that they go on in."""
    columns: list[list[FlowItem]] = [[]]
    used = 0.0
    for block, notes in rest:
        heading = True
        waiting = list(reversed(notes))
        while waiting:
            note = waiting.pop()
            tall = height(note, FLOW_WIDTH, CONTINUED)
            left = FLOW_HEIGHT - used - (HEADING if heading else 0)
            if tall > left and used:
                head = divide(note, FLOW_WIDTH, CONTINUED, left)[0] if tall > FLOW_HEIGHT - HEADING else None
                if head is None or left < SHORTEST:
                    columns.append([])
                    used, heading = 0.0, True
                    waiting.append(note)
                    continue
            if heading:
                columns[-1].append(FlowItem(None, block))
                used, heading = used + HEADING, False
            if tall > left:
                part, tail = divide(note, FLOW_WIDTH, CONTINUED, left)
                note, tall = part or note, left
                waiting.append(tail)
            columns[-1].append(FlowItem(note, block))
            used += tall
    if not columns[0]:
        return ()
    whole = [tuple(column) for column in columns]
    return tuple(tuple(whole[start : start + FLOW_COLUMNS]) for start in range(0, len(whole), FLOW_COLUMNS))
