"""Where the files of a report are: addresses that name workshop, revision and language."""

from canvas_model.content import Snapshot
from exporters.export import file_name


def address(seen: Snapshot, language: str, format: str = "pdf", query: str = "") -> str:
    """Where the file of a snapshot is; the name ends in its revision, so that no copy on the way can be an older one."""
    place = f"/reports/{seen.id}/{seen.revision}/{language}/{file_name(seen, format)}"
    return f"{place}?{query}" if query else place
