"""Streamlit's own parts speak English only.

What stands in a menu's button, in an empty list, in the hint at a field or in the sentence on a file that is refused is not
to be set from Python; screen readers read most of it. `assets/streamlit/english_words.js` puts the reader's words there, and
`assets/screens/page.css` hides what has no place for ours (how large a file may be) and shows what Streamlit says only to
screen readers (why a file is refused before it arrives here).

Needed in Streamlit 1.67.0. Once Streamlit has other languages, or its words can be given, this module, `english_words.js` and
`speaking.js` can go.
"""

from exporters.words.texts import texts


def words_of_streamlit(language: str) -> dict[str, str]:
    """Streamlit's words -> ours in a language; `{name}` stands for the name of a field or an entry."""
    _ = texts(language)
    return {
        "Skip to main content": _("Skip to main content"),
        "Sidebar": _("Menu"),
        "Expand sidebar": _("Open the menu"),
        "Collapse sidebar": _("Close the menu"),
        "Open": _("Open the list"),
        "Close": _("Close"),
        "Dismiss": _("Close"),
        "Clear all": _("Remove all"),
        "Clear value": _("Empty the field"),
        "Clear entry": _("Empty the field"),
        "Remove {name}": _("Remove {name}"),
        "Decrement": _("One less"),
        "Increment": _("One more"),
        "Choose date": _("Choose a date"),
        "day, {name}": _("day, {name}"),
        "month, {name}": _("month, {name}"),
        "year, {name}": _("year, {name}"),
        "Help for {name}": _("Help with {name}"),
        "Choose an option": _("Choose from the list"),
        "Selectbox options": _("Choices"),
        "Multiselect options": _("Choices"),
        "Selected values": _("What is chosen"),
        "No results": _("Nothing found"),
        "Press Enter to apply": _("Press Enter to confirm"),
        "Press Enter to submit form": _("Press Enter to confirm"),
        "Upload": _("Choose the file"),
        "file upload": _("Choose the file"),
        "Add files": _("Choose another file"),
        "Error: {name} files are not allowed.": _(
            "Files of this kind are not accepted here: the name of the field says which are."
        ),
        "Error: File must be {name}.0MB or smaller.": _("This file is too large: {name} MB at most."),
    }
