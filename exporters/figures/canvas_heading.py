"""The heading of the canvas page: as large as the client's name allows beside the score; lengths in millimetres."""

from collections.abc import Sequence
from dataclasses import dataclass

from exporters.figures.text_width import lines

ROOM = 236.0
"""Up to where the score begins."""
SERIF = "SourceSerif4-Semibold.ttf"
TITLE_SIZES, UNDER_SIZES = (19.0, 17.0, 15.0, 13.0, 11.5, 10.5), (10.0, 9.0, 8.2)
"""Points, the largest first; at the smallest a text may take two lines."""


@dataclass(frozen=True)
class CanvasHeading:
    """The two texts on top of the canvas, and their sizes in points."""

    title: str
    under: str
    title_points: float
    under_points: float


def canvas_heading(title: str, under: str) -> CanvasHeading:
    """The heading at the sizes at which each of its texts stands in one line, where one of the sizes allows that."""
    return CanvasHeading(title, under, _size(title, TITLE_SIZES, SERIF), _size(under, UNDER_SIZES))


def _size(text: str, sizes: Sequence[float], file: str = "SourceSans3-Regular.ttf") -> float:
    return next((points for points in sizes if len(lines(text, ROOM, points, file)) == 1), sizes[-1])
