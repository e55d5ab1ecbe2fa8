"""How many entries of each kind a workshop can hold, how long their texts and lists are, and how large its file can be."""

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

NOTE_LIMIT = 2000
"""Characters of a text of several lines: a note, a comment, a reason."""
TITLE_LIMIT = 120
"""Characters of a title."""
NAME_LIMIT = 60
"""Characters of a name."""

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

LOGO_SENT_MEGABYTES, MOST_LOGO_PIXELS = 5, 20_000_000
"""How large a picture may be that is sent as the consultant's logo."""
LOGO_KILOBYTES = 96
"""How large it may be as it is kept, drawn anew."""

FILE_MEGABYTES = 2
FILE_LIMIT = FILE_MEGABYTES * 1024 * 1024
"""Bytes of a workshop file."""
