"""While the server is away, Streamlit lays a dialog for programmers over the page.

It says "Connection error", in English, and takes the keyboard from whoever is writing; what one writes is kept in the
browser meanwhile, so there is nothing to be afraid of. `assets/streamlit/lost_server.js` closes it and says so in a strip.

Needed in Streamlit 1.67.0. Once the dialog can be left out, or worded, this module and `lost_server.js` can go.
"""

from exporters.words.texts import texts


def words_without_server(language: str) -> dict[str, str]:
    """What the strip says while the server is away, while it asks for the key, once the page has lost it for good, the same
    in a browser that keeps nothing for us (`…Unkept`), and on the ways on."""
    _ = texts(language)
    return {
        "away": _(
            "The tool does not answer: it may have been closed. What you have written is kept in this browser, and the page goes"
            " on by itself once the tool runs again."
        ),
        "key": _(
            "The tool asks for its key: it was changed, or this browser has lost it. What you have written is kept here, and"
            " the page goes on by itself once you have entered the key."
        ),
        "enter": _("Enter the key"),
        "over": _("This page has lost the tool and must be loaded again. What you have written is kept."),
        "awayUnkept": _(
            "The tool does not answer: it may have been closed. What you have written is in this page alone: leave it open; it goes"
            " on by itself once the tool runs again."
        ),
        "overUnkept": _(
            "This page has lost the tool and must be loaded again. What you have written is in this page alone: copy it first."
        ),
        "again": _("Load the page again"),
    }
