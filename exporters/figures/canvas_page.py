"""The canvas on A3 pages: nine cells where the layout puts them, notes large enough to read, the rest on further pages.

Every length is in millimetres from the top left corner of the area inside the page's margins.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from canvas_model.catalogue import Catalogue
from canvas_model.catalogue.blocks import Block
from canvas_model.catalogue.layouts import Cell, Layout
from canvas_model.content import Snapshot
from canvas_model.results import BlockResult, ChipState, Readiness
from exporters.figures.canvas_grid import GAP, GRID_HEIGHT, WIDTH, Grid, Need, fitting_grid, fullest_grid
from exporters.figures.canvas_notes import (
    CONTINUED,
    ROUNDING,
    SETTINGS,
    SMALLEST,
    Columns,
    NoteView,
    Setting,
    divide,
    fill,
    height,
    tallest,
)
from exporters.figures.text_width import width

PADDING = 3.0
CHIPS_TOP, CHIP_ROW, CHIP_POINTS = 12.8, 5.7, 8.4
CHIP_FRAME, CHIP_ROOM = 5.45, 1.1
"""What frame, margin and unseen words add to a chip's name; what the rows of chips have more than the notes."""
CHIP_FONTS = {"quiet": "SourceSans3-Regular.ttf", "open": "SourceSans3-Regular.ttf"}
"""Of the chips that are not set in semibold."""
COLUMN = 85.0
"""A cell gets as many columns of notes as come nearest to this width."""


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

    The grid follows what stands in it, so that all notes can be of one size. Where that size would be too small to read
    when the sheet is printed at half its size, the fullest blocks get smaller ones, down to a limit, and go on from there
    on further pages: they do not make the notes of the other blocks small.
    """
    layout = catalogue.layout(snapshot.workshop.layout)
    blocks = {block.id: _Block(block, snapshot, readiness, catalogue) for block in catalogue.blocks.blocks}
    for setting in SETTINGS:
        grid = fitting_grid(layout.cells, _need(blocks, setting))
        if grid is not None:
            return CanvasSheets(tuple(_cells(blocks, layout, grid, (setting,))[0]), (), layout)
    grid = fullest_grid(layout.cells, _need(blocks, SMALLEST[0]))
    cells, rest = _cells(blocks, layout, grid, SMALLEST)
    return CanvasSheets(tuple(cells), _continuation(rest), layout)


def _need(blocks: "Mapping[str, _Block]", setting: Setting) -> Need:
    return cache(lambda cell, wide: blocks[cell.block].need(setting, wide))


def _cells(
    blocks: "Mapping[str, _Block]", layout: Layout, grid: Grid, settings: Sequence[Setting]
) -> tuple[list[CellView], list[tuple[Block, list[NoteView]]]]:
    """Every block in its place, in canvas order, and the notes of each that did not fit."""
    places = {cell.block: cell for cell in layout.cells}
    filled = [block.cell(places[id], grid, settings) for id, block in blocks.items()]
    rest = [(cell.block, left) for cell, left in filled]
    return [cell for cell, _ in filled], rest


class _Block:
    """A block with its chips and notes, before it knows how large its cell is."""

    def __init__(self, block: Block, snapshot: Snapshot, readiness: Readiness, catalogue: Catalogue) -> None:
        self.block = block
        self.result = readiness.block(block.id)
        self.chips = _chips(self.result, catalogue)
        self.notes = _notes(block.id, snapshot, catalogue)

    def columns(self, wide: float) -> tuple[int, float, float]:
        """In a cell so wide: how many columns of notes, how wide each, and where they begin."""
        inner = wide - 2 * PADDING
        count = max(1, round(inner / COLUMN))
        notes_top = CHIPS_TOP + _chip_rows(self.chips, inner + CHIP_ROOM) * CHIP_ROW + 1.0
        return count, (inner - (count - 1) * GAP) / count, notes_top

    def need(self, setting: Setting, wide: float) -> float:
        """Millimetres of rows, gap included, that hold every note at a size."""
        count, column, notes_top = self.columns(wide)
        heights = [height(note, column, setting) for note in self.notes]
        return notes_top + tallest(heights, count) + PADDING + GAP

    def cell(self, place: Cell, grid: Grid, settings: Sequence[Setting]) -> tuple[CellView, list[NoteView]]:
        """The cell in its place, at the first of the settings at which all fits, and the notes that fit at none."""
        wide, tall = grid.width(place), grid.height(place)
        count, column, notes_top = self.columns(wide)
        fits = (setting for setting in settings if self.need(setting, wide) <= tall + GAP + ROUNDING)
        setting = next(fits, settings[-1])
        columns, left = fill(self.notes, count, column, setting, tall - notes_top - PADDING)
        cell = CellView(
            block=self.block,
            result=self.result,
            x=grid.x(place),
            y=grid.y(place),
            w=wide,
            h=tall,
            chips=self.chips,
            notes_top=notes_top,
            column_width=column,
            columns=columns,
            setting=setting,
            more=len(left),
        )
        return cell, left


def _chips(result: BlockResult, catalogue: Catalogue) -> tuple[ChipView, ...]:
    return tuple(
        ChipView(catalogue.alternative(alternative.id).name, alternative.state) for alternative in result.alternatives
    )


def _chip_rows(chips: tuple[ChipView, ...], room: float) -> int:
    rows, used = (1 if chips else 0), 0.0
    for chip in chips:
        name = f"✓ {chip.name}" if chip.state == "chosen" else chip.name
        font = CHIP_FONTS.get(chip.state, "SourceSans3-Semibold.ttf")
        wide = min(width(name, CHIP_POINTS, font) + CHIP_FRAME, room)
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
