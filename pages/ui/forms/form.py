"""The form that saves itself: groups of fields, each bound to values of an entry of the workshop.

A screen says what is asked (`parts.py`) and what is there now (`entries.py`); the browser sends each change to the
workshop's endpoint through the outbox, keeps what is not acknowledged, and follows the live feed.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from canvas_model.content import Snapshot
from canvas_model.errors import ClosingDaysError, EmptyTextError
from canvas_model.languages import LANGUAGES
from exporters.words.texts import plural_forms, texts
from pages.ui.components import component
from pages.ui.conflict_texts import conflict_words
from pages.ui.forms.calendar import calendar_words
from pages.ui.forms.json_types import Action, Entry, EntryList, FormData, Group, Heading, PressedAction
from pages.ui.language import language
from pages.ui.streamlit_gaps.lost_triggers import keeping, triggered

_mount = component("canvas_fields", "forms/mount.js", "forms/form.css", "sync/conflict.css", "forms/print.css")


def fields(
    key: str,
    workshop: Snapshot,
    groups: Sequence[Group | Heading],
    entries: Mapping[str, Entry],
    *,
    actions: Sequence[Action] = (),
    rows: EntryList | None = None,
    focus: tuple[str, int] | None = None,
    before: int = 0,
    heading: int = 3,
) -> str | None:
    """Mount a form. `rows` makes a list of one kind that people add to (`entry_list`). `focus` is the group to go to, or the
    kind of the list for its next entry, with a number that is new for each wish to go there; in a dialog the first of the
    `before` fields that the page has above the form gets it instead. `heading` is the level of the cards' headings. Gives
    the key of the button at the foot that was pressed.

    A rerun leaves a field in use alone. The page is run again after changes that it has not seen, whoever made them, at
    most once a second.
    """
    data: FormData = {
        "key": key,
        "workshop": str(workshop.id),
        "revision": workshop.revision,
        "language": language(),
        "locale": LANGUAGES[language()].locale.replace("_", "-"),
        "texts": _texts(language()),
        "conflict": conflict_words(language()),
        "groups": list(groups),
        "things": dict(entries),
        "heading": heading,
        "actions": list(actions),
        "list": rows,
        "focus": {"group": focus[0], "token": focus[1], "before": before} if focus and focus[0] else None,
    }
    mounted = _mount(key=key, data=data, on_saved_change=lambda: None, on_action_change=keeping(key, "action"))
    action: PressedAction | None = triggered(mounted, key, "action")
    return action["key"] if action else None


@cache
def _texts(language: str) -> dict[str, str]:
    _ = texts(language)
    return {
        "saving": _("Saving…"),
        "saved": _("Saved"),
        "savedAt": _("All saved at {time}"),
        **plural_forms(
            "No connection: {count} change is kept in this browser and will be sent.",
            "No connection: {count} changes are kept in this browser and will be sent.",
            name="offline",
            language=language,
        ),
        **plural_forms(
            "No connection: {count} change is in this page alone. Leave it open, and it will be sent.",
            "No connection: {count} changes are in this page alone. Leave it open, and they will be sent.",
            name="offlineUnkept",
            language=language,
        ),
        "unnamed": _("Saved as soon as it has a name"),
        "needed": _(EmptyTextError.template()),
        "nothing": _("(empty)"),
        "clear": _("Clear the answer"),
        "clearKey": _("Delete key"),
        "up": _("Move “{name}” up"),
        "down": _("Move “{name}” down"),
        "remove": _("Delete “{name}”"),
        "removed": _("“{name}” was deleted."),
        "undo": _("Bring back"),
        "twice": _("“{name}” is in the list twice now: change one of them, so that you can tell them apart."),
        **_numbers_and_days(language),
    }


def _numbers_and_days(language: str) -> dict[str, str]:
    _ = texts(language)
    return {
        "noNumber": _("This is not a number: write it like {example}."),
        "numberBetween": _("Please write a number from {least} to {most}."),
        "wholeBetween": _("Please write a whole number from {least} to {most}."),
        "noDay": _("This is not a day of the calendar: write it like {example}."),
        "dayBetween": _("Please write a day from {first} to {last}."),
        "noDays": _(ClosingDaysError.template()),
        "dayShape": _("dd/mm/yyyy"),
        **calendar_words(language),
    }
