"""Where the tool lies, and where its data are."""

import os
from pathlib import Path

TOOL = Path(__file__).parents[1]
"""The folder of the tool."""


def data_folder() -> Path:
    """The folder of the data: `CANVAS_DATA`, or else `data` in the folder of the tool."""
    return Path(os.environ.get("CANVAS_DATA") or TOOL / "data")
