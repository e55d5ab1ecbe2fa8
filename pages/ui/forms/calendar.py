"""What stands at a field of Streamlit's in which a day is typed; Streamlit's own calendar follows the browser's language."""

from babel import Locale

from canvas_model.languages import LANGUAGES
from exporters.words.texts import texts
from pages.ui.components import component
from pages.ui.language import language

_mount = component("calendar_beside", "forms/calendar_mount.js", "forms/form.css", "forms/print.css")
_earlier_day = component("earlier_day", "forms/earlier_day.js", "forms/form.css")


def calendar_beside(field: str, label: str) -> None:
    """A button that opens a calendar, whose day goes into the text field with this key; `label` is the field's."""
    words = {"locale": _locale(), **calendar_words(language())}
    _mount(key=f"{field}_calendar", data={"field": field, "label": label, "texts": words}, width="content")


def earlier_day(field: str, words: str) -> None:
    """Under the text field with this key, `words` about its `{day}` while that day is past: at each key, without a run."""
    _earlier_day(key=f"{field}_earlier", data={"field": field, "locale": _locale(), "words": words}, height="content")


def _locale() -> str:
    return LANGUAGES[language()].locale.replace("_", "-")


def calendar_words(language: str) -> dict[str, str]:
    """What a calendar says, and the weekday with which its weeks begin (0 is Monday)."""
    _ = texts(language)
    return {
        "calendar": _("Calendar: {name}"),
        "monthBefore": _("Month before"),
        "monthAfter": _("Month after"),
        "firstWeekday": str(Locale.parse(LANGUAGES[language].locale).first_week_day),
    }
