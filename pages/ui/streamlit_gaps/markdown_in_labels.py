"""A label is read as Markdown, and nothing says that it is not.

Labels of buttons, links, fields and dialogs hold what people have written (a client's name, a task), and a client called
`*Rossi*` is to be called so: Streamlit would print the name in italics, and turn `[x](y)` into a link and `:red[…]` red.

Needed in Streamlit 1.67.0. Once a label can be said to be plain text, `plain` can go.
"""

_MARKS = str.maketrans({mark: "\\" + mark for mark in "\\`*_{}[]()#+-.!|<>~$:&^="})


def plain(text: str) -> str:
    """People's text for a label: every mark of Markdown is escaped, line breaks become spaces."""
    return " ".join(text.split()).translate(_MARKS)
