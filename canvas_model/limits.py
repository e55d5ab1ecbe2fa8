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
LEAST_LOGO_PIXELS = 16
"""How wide and how high it must be as it is kept, without its empty margin: 1.6 mm on the cover."""
LOGO_KILOBYTES = 96
"""How large it may be as it is kept, drawn anew."""

REQUEST_MEGABYTES = 1
"""How large a request may be that brings changes, or is anything else than a file."""

TEXT_LIMIT = 4_000_000
"""Characters of all that people write in one workshop: 1,000 full notes, and 60 people with two remarks to each question."""

_BESIDE_TEXT: dict[str, int] = {
    "member": 250,
    "note": 450,
    "answer": 480,
    "choice": 410,
    "block": 330,
    "segment": 700,
    "task": 4_500,
    "risk": 2_700,
}
"""Kind -> the most bytes that an entry takes in a file beside its texts; a test makes the largest."""
_WORKSHOP = 160_000
"""Bytes that the workshop itself takes in a file: mostly its logo."""
_MOST_BYTES = 4 * TEXT_LIMIT + sum(LIMITS[kind] * size for kind, size in _BESIDE_TEXT.items()) + _WORKSHOP
"""A character takes four bytes at most: whatever may be stored fits into a file."""
FILE_MEGABYTES = -(-_MOST_BYTES // (1024 * 1024))
FILE_LIMIT = FILE_MEGABYTES * 1024 * 1024
"""Bytes of a workshop file."""
FILE_BRACKETS = 8 * sum(LIMITS.values())
"""The most brackets in a file: those of an entry and of a few lists in it."""


def report_seconds(characters: int, entries: int) -> int:
    """The most seconds that the PDF of so much may take: six times what a computer of today needs."""
    return 30 + characters // 5_500 + entries // 26


def report_memory(characters: int, entries: int) -> int:
    """The most bytes of address space that the PDF of so much may take: twice what it needs."""
    return 2 * 1024**3 + characters * 600 + entries * 200_000
