"""The sections of the report, in its order; a workshop may leave some out."""

SECTIONS = ("summary", "canvas", "readiness", "relationships", "plan", "risks", "answers", "method")
"""Each is also the name of its template, and of its place in the PDF."""
