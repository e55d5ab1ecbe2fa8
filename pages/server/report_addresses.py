"""The addresses of a report's files, which name its workshop, revision and language."""

from canvas_model.content import Snapshot
from exporters.file_names import file_name


def address(snapshot: Snapshot, language: str, format: str = "pdf", query: str = "") -> str:
    """The address of the file of a snapshot; it holds the revision, so that no cache can answer it with an older file."""
    path = f"/reports/{snapshot.id}/{snapshot.revision}/{language}/{file_name(snapshot, format)}"
    return f"{path}?{query}" if query else path
