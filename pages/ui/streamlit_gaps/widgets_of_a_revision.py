"""A widget with a key keeps what it showed first, and takes no newer value from outside.

Somebody else has meanwhile chosen another role for a task, or the choice has been taken back: the widget would go on
showing the old one, and its screen would save that over the new. A widget whose key is another one is a new widget, so what
shows a value of the workshop carries the workshop's revision in its key.

Needed in Streamlit 1.67.0. Once a widget takes the value that it is given anew, this module can go.
"""


def key_at(revision: int, *parts: str) -> str:
    """The key of a widget that shows a value as it stands at a revision of the workshop."""
    return "_".join((*parts, str(revision)))
