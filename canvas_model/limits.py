"""How many entries of each kind a workshop can hold, how long their lists are, and how large its file can be."""

LIMITS: dict[str, int] = {
    "member": 200,
    "note": 1_000,
    "answer": 12_000,
    "choice": 100,
    "block": 9,
    "segment": 100,
    "task": 300,
    "risk": 200,
}
"""Kind of `content.KINDS` -> the most entries of it."""

MOST_AREAS = 20
"""Areas of the company that a workshop names."""
MOST_CLOSING_DAYS = 120
"""Days on which the company is closed."""
MOST_SECTIONS = 30
"""Sections that a report leaves out."""
MOST_PREDECESSORS = 40
"""Tasks that one task waits for."""
MOST_MITIGATIONS = 20
"""Measures of one risk that are done."""

FILE_MEGABYTES = 2
FILE_LIMIT = FILE_MEGABYTES * 1024 * 1024
"""Bytes of a workshop file."""
