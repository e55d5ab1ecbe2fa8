"""The sections of the report in three parts, each for its readers; a workshop may leave some out."""

PARTS = {
    "board": ("summary", "canvas", "decisions", "sign_off"),
    "project": ("readiness", "relationships", "plan", "responsibilities", "risks"),
    "annex": ("arithmetic", "answers", "method", "glossary"),
}
"""Part -> its sections, in the order of the report."""

SECTIONS = tuple(section for sections in PARTS.values() for section in sections)
"""Each is also the name of its template, and of its place in the PDF."""
