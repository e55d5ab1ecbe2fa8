"""Notes on paper: how tall each is at a size, how columns fill, and where a long note is divided; in millimetres."""

from dataclasses import dataclass, replace

from exporters.figures.text_width import MM_PER_POINT, lines

NOTE_FRAME, NOTE_GAP, NOTE_INDENT = 1.3, 1.3, 4.6
"""Padding above and below a note's text, the gap after it, and what bar and padding take of its width."""
LINE = 1.27
WORD = 0.8
"""The department's word, as a share of the note's size."""
MARK = 6.0
"""What the line that says where the notes continue takes."""
ROUNDING = 1e-6
CONTINUATION = "… continued "
"""Stands for the longest of the words that mark a note's parts."""


@dataclass(frozen=True)
class Setting:
    """How notes are set: their size in points, and whether the department's word follows on the last line."""

    points: float
    inline: bool

    @property
    def line(self) -> float:
        """Height of one line."""
        return self.points * LINE * MM_PER_POINT


SETTINGS = (
    *(Setting(points, inline=False) for points in (12.0, 11.0, 10.4)),
    *(Setting(points, inline=True) for points in (10.8, 10.2, 9.9)),
)
"""What is tried for all blocks of the canvas page, the largest first; 9.9 points are 7 on a sheet half as large."""
SMALLEST = tuple(Setting(points, inline=True) for points in (9.9, 9.4, 9.0))
"""What a block may be set in where not all of them fit at one size; what does not fit then goes on on further pages."""
CONTINUED = Setting(9.9, inline=False)
"""On continuation pages."""


@dataclass(frozen=True)
class NoteView:
    """A note, or the part of a long one that stands here."""

    text: str
    department: str
    tint: str
    continued: bool = False
    """The beginning stands before."""
    continues: bool = False
    """The rest stands further on."""


Columns = tuple[tuple[NoteView, ...], ...]


def height(note: NoteView, room: float, setting: Setting) -> float:
    """What a note takes of a column `room` wide, with the gap after it."""
    text = f"{CONTINUATION if note.continued else ''}{note.text}{CONTINUATION if note.continues else ''}"
    if setting.inline:
        text = f"{text}  {note.department}"
    return _text_height(len(lines(text, room - NOTE_INDENT, setting.points)), setting) + NOTE_GAP


def tallest(heights: list[float], columns: int) -> float:
    """The height of the tallest column when each note goes to the shortest."""
    used = [0.0] * columns
    for one in heights:
        used[used.index(min(used))] += one
    return max(used)


def fill(
    notes: list[NoteView], count: int, wide: float, setting: Setting, room: float
) -> tuple[Columns, list[NoteView]]:
    """Each note into the shortest column, in order, until one does not fit; returns the columns and what is left.

    Where something is left, the room for the mark that says so stays free. A first note that alone is too tall is
    divided.
    """
    columns: list[list[NoteView]] = [[] for _ in range(count)]
    used = [0.0] * count
    heights = [height(note, wide, setting) for note in notes]
    if tallest(heights, count) > room:
        room -= MARK
    for index, (note, tall) in enumerate(zip(notes, heights, strict=True)):
        shortest = used.index(min(used))
        if used[shortest] + tall > room + ROUNDING:
            if index:
                return tuple(map(tuple, columns)), notes[index:]
            head, tail = divide(note, wide, setting, room)
            return ((head,) if head else (), *((),) * (count - 1)), [tail, *notes[1:]]
        columns[shortest].append(note)
        used[shortest] += tall
    return tuple(map(tuple, columns)), []


def divide(note: NoteView, room: float, setting: Setting, tall: float) -> tuple[NoteView | None, NoteView]:
    """The part of a note that fits in `tall`, and the rest; no first part where not even three lines fit."""
    broken = lines(note.text, room - NOTE_INDENT, setting.points)
    count = int((tall - _text_height(2, setting) - NOTE_GAP) / setting.line)
    if count < 3 or count >= len(broken):
        return None, note
    head, tail = "\n".join(broken[:count]), "\n".join(broken[count:])
    return replace(note, text=head, continues=True), replace(note, text=tail, continued=True)


def _text_height(count: int, setting: Setting) -> float:
    return (count if setting.inline else count + WORD) * setting.line + 2 * NOTE_FRAME
