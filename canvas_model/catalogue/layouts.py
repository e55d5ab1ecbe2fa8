"""How the nine blocks can be arranged on the canvas (`layouts.toml`)."""

from typing import Annotated

from pydantic import Field

from canvas_model.catalogue.entries import Entry, Frozen, Id, Text


class Cell(Frozen):
    """Where a block sits, on a grid of 10 columns and 6 rows (rows 5 and 6 are the bottom band)."""

    block: Id
    column: Annotated[int, Field(ge=1, le=10)]
    row: Annotated[int, Field(ge=1, le=6)]
    width: Annotated[int, Field(ge=1, le=10)]
    height: Annotated[int, Field(ge=1, le=6)]


class Layout(Entry):
    """One arrangement of the nine blocks in canvas geometry."""

    name: Text
    reason: Text
    cells: tuple[Cell, ...]


class Layouts(Frozen):
    """`layouts.toml`."""

    note: Text
    """Printed on every canvas: the arrangement is proposed, the original figure is not available."""
    credit: Text
    layouts: tuple[Layout, ...]
