"""What Python tells the form in the browser, and what the form tells Python: the one description of both.

`assets/forms` reads these dictionaries by these very names; a test holds what the screens really send to them.
"""

from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict  # the standard one cannot be checked by pydantic before Python 3.12

Values = dict[str, Any]
"""Values of an entry by field name, as JSON."""


class Entry(TypedDict):
    """What the form knows of one entry of the workshop (an answer, a choice, a task …) when it is shown."""

    kind: str
    version: int | None
    """None: it is not stored yet, and the first change makes it."""
    values: Values
    fixed: NotRequired[Values]
    """What makes it unique; sent with every change."""
    blank: NotRequired[Values]
    """Its values once somebody has taken it back."""
    needs: NotRequired[str]
    """The value that names it: nothing is stored of an entry that is not there yet before this one has a text."""


OtherEntries = TypedDict("OtherEntries", {"things": list[str], "name": str, "from": str, "to": str})
"""Other entries from which choosing an option takes the same choice back: their field `name` goes `from` one value `to` another."""


class OptionMore(TypedDict, total=False):
    """What an option may have beside its values and its words."""

    mark: str | int
    """Shown in front of the name."""
    key: str
    """Shortcut."""
    aside: bool
    """Stands apart from the others."""
    also: list[Values]
    """Other values that it stands for."""
    others: OtherEntries


class Option(OptionMore):
    """One option of a choice: the values it sets, and how it is shown."""

    set: Values
    name: str
    text: str


class ListOption(TypedDict):
    """One option of a drop-down list."""

    value: str
    name: str


class ShownWhen(TypedDict):
    """The field is asked for only while field `name` of the same entry is a number of at least `least`."""

    name: str
    least: int


class Rising(TypedDict):
    """Values of an entry that must not fall; `refusal` has `{low}` and `{high}` for the labels of two that do."""

    names: list[str]
    refusal: str


class FieldMore(TypedDict, total=False):
    """What a field may have beside what it shows."""

    row: str
    """Fields of one row stand beside each other."""
    wide: bool
    hint: str
    placeholder: str
    when: ShownWhen | None
    clear: Values
    """The values of "nothing chosen"."""
    rows: int
    """Lines of text that are shown before anything is written."""
    min: float
    usual: Any
    """What counts, and is shown, while nothing is stored."""
    empty: Any
    """The value of an empty field, where that is not None."""
    needed: bool
    """It cannot stay empty."""
    rising: Rising


class FieldNames(FieldMore):
    """One field: which values of which entry it shows and sets."""

    thing: str
    names: list[str]
    label: str


Pick = TypedDict(
    "Pick", {"as": Literal["pick"], "options": list[Option], "look": Literal["segments", "list", "levels"]}
)
Select = TypedDict("Select", {"as": Literal["select"], "options": list[ListOption]})
Number = TypedDict("Number", {"as": Literal["number"], "max": float, "step": float})
Plain = TypedDict("Plain", {"as": Literal["text", "longtext", "date", "days"]})


class PickField(FieldNames, Pick):
    """One of several options; looks: `segments` in a row, `list` with texts, `levels`."""


class SelectField(FieldNames, Select):
    """One of many, as a drop-down list."""


class NumberField(FieldNames, Number):
    """A number from `min` to `max` in steps."""


class PlainField(FieldNames, Plain):
    """Text of one line or several, a calendar date, or several dates."""


Field = PickField | SelectField | NumberField | PlainField


class Badge(TypedDict):
    """A remark on a card; tones: empty, `amber`, `brick`, `calm`."""

    text: str
    tone: str


class Suggestion(TypedDict):
    """A button that puts values into the field that has `field` among its names."""

    label: str
    field: str
    set: Values


class Detail(TypedDict):
    """A line under a card's heading, with a label in front."""

    label: str
    text: str


class Heading(TypedDict):
    """A heading between cards."""

    key: str
    title: str
    text: str
    heading: Literal[True]
    fields: list[Field]


class Group(TypedDict):
    """A card with a heading and its fields; `badges` and `suggest` may change from run to run, the rest builds it anew."""

    key: str
    title: str
    number: str
    text: str
    details: list[Detail]
    badges: list[Badge]
    suggest: list[Suggestion]
    quiet: bool
    narrow: bool
    """Narrow cards stand beside each other where there is room."""
    fields: list[Field]


class EntryGroup(Group):
    """The card of each entry of a list; `compact` puts it on one line."""

    titleField: str
    compact: bool


class EntryList(TypedDict):
    """A list of entries of one kind that people add to, delete from and reorder; `template` has `@` for an entry's id."""

    kind: str
    ordered: bool
    template: EntryGroup
    add: str
    placeholder: str
    nothing: str
    badges: dict[str, list[Badge]]


class Action(TypedDict):
    """A button at the foot of the form."""

    key: str
    label: str
    strong: bool


class Focus(TypedDict):
    """The card to go to; `token` is new for each wish to go there."""

    group: str
    token: int
    before: int
    """Fields of the page's own above the form in a dialog; the first of them gets the focus."""


class FormData(TypedDict):
    """All that the form gets at each run of the page."""

    key: str
    workshop: str
    revision: int
    language: str
    locale: str
    texts: dict[str, str]
    conflict: dict[str, str]
    """The words where two people have written the same text."""
    groups: list[Group | Heading]
    things: dict[str, Entry]
    heading: int
    actions: list[Action]
    list: EntryList | None
    focus: Focus | None


class PressedAction(TypedDict):
    """What the form tells when a button at its foot is pressed; `at` (milliseconds) tells two presses apart."""

    key: str
    at: float
