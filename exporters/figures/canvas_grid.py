"""The grid of the canvas page: rows and columns grow and shrink with what stands in them; lengths in millimetres."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from canvas_model.catalogue.layouts import Cell

WIDTH = 396.0
GRID_TOP, GRID_HEIGHT = 22.0, 239.0
GAP = 3.0
"""Between cells and between columns of notes."""
COLUMNS, ROWS = 10, 6
LEAST_ROW = 21.0
NARROW = 3
"""A cell of so many columns or fewer says how wide its columns should be; the band at the bottom takes what there is."""
NARROWEST, WIDEST = 0.8, 1.5
"""Of the width that a column has where all are equal."""
SHARES = (0.0, 0.5, 1.0)
"""How far the widths follow what stands in the columns: not at all, by half, altogether."""
EQUAL = ((WIDTH + GAP) / COLUMNS,) * COLUMNS
"""Columns of one width."""
LEAST_HEIGHT, STEP = 59, 4
"""What a block that is cut short keeps at least (four such, one below the other, fit), and the steps that are tried."""

Need = Callable[[Cell, float], float]
"""Cell and its width -> the height that it needs, gap included."""


@dataclass(frozen=True)
class Grid:
    """The widths of the columns and the heights of the rows; a cell leaves its gap free to the right and below."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]

    def x(self, cell: Cell) -> float:
        """The left edge of a cell."""
        return sum(self.columns[: cell.column - 1])

    def y(self, cell: Cell) -> float:
        """The top edge of a cell, on the page."""
        return GRID_TOP + sum(self.rows[: cell.row - 1])

    def width(self, cell: Cell) -> float:
        """The width of a cell."""
        return _across(cell, self.columns)

    def height(self, cell: Cell) -> float:
        """The height of a cell."""
        return sum(self.rows[cell.row - 1 : cell.row - 1 + cell.height]) - GAP


def fitting_grid(cells: Sequence[Cell], need: Need) -> Grid | None:
    """The grid in which every cell has the height that it needs, as even as it can be; None where there is none."""
    for share in SHARES:
        columns = _columns(cells, need, share)
        rows = _rows(cells, columns, need)
        if sum(rows) <= GRID_HEIGHT:
            return Grid(columns, _levelled(rows))
    return None


def fullest_grid(cells: Sequence[Cell], need: Need) -> Grid:
    """The grid for more than the page can hold: as few blocks as possible, the fullest, get less than they need.

    They get as much as leaves the others all their height, and go on on further pages.
    """

    def area(cell: Cell) -> float:
        wide = _across(cell, EQUAL)
        return wide * need(cell, wide)

    fullest = [cell.block for cell in sorted(cells, key=area, reverse=True)]

    def grid(cut: int, most: float) -> Grid | None:
        short = fullest[:cut]
        return fitting_grid(
            cells, lambda cell, wide: min(need(cell, wide), most) if cell.block in short else need(cell, wide)
        )

    cut = next(cut for cut in range(1, len(cells) + 1) if grid(cut, LEAST_HEIGHT))
    grids = (grid(cut, most) for most in range(int(GRID_HEIGHT), LEAST_HEIGHT - 1, -STEP))
    return next(grid for grid in grids if grid is not None)


def _across(cell: Cell, columns: Sequence[float]) -> float:
    return sum(columns[cell.column - 1 : cell.column - 1 + cell.width]) - GAP


def _columns(cells: Sequence[Cell], need: Need, share: float) -> tuple[float, ...]:
    """Widths that follow the heights which the narrow cells of a column need together where all are equally wide."""
    narrow = [cell for cell in cells if cell.width <= NARROW]
    if not share or not narrow:
        return EQUAL
    tall = {cell.block: need(cell, _across(cell, EQUAL)) for cell in narrow}
    loads = [
        sum(tall[cell.block] for cell in narrow if cell.column <= column < cell.column + cell.width)
        for column in range(1, COLUMNS + 1)
    ]
    middle = sum(loads) / COLUMNS
    wanted = [min(WIDEST, max(NARROWEST, load / middle)) if load else 1.0 for load in loads]
    blended = [1 - share + share * one for one in wanted]
    return tuple(one * (WIDTH + GAP) / sum(blended) for one in blended)


def _rows(cells: Sequence[Cell], columns: Sequence[float], need: Need) -> list[float]:
    """The least heights that give every cell what it needs."""
    rows = [LEAST_ROW] * ROWS
    for cell in sorted(cells, key=lambda cell: cell.height):
        span = range(cell.row - 1, cell.row - 1 + cell.height)
        lacking = need(cell, _across(cell, columns)) - sum(rows[row] for row in span)
        for row in span:
            rows[row] += max(0.0, lacking) / cell.height
    return rows


def _levelled(rows: list[float]) -> tuple[float, ...]:
    """The rows with what is left over, as equal as they can be."""
    level = max(rows)
    while sum(max(row, level) for row in rows) > GRID_HEIGHT:
        level -= 0.5
    rows = [max(row, level) for row in rows]
    return tuple(row + (GRID_HEIGHT - sum(rows)) / ROWS for row in rows)
