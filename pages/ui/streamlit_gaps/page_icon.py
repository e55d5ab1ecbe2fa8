"""A Material symbol as the page's icon is fetched from somebody else's server.

The tool sends nothing anywhere, and works in a room without a network. An icon that is a file comes from our own server.

Needed in Streamlit 1.67.0. Once the symbols of a page's icon come with Streamlit itself, a symbol will do, and this can go.
"""

from canvas_model.catalogue import ASSETS


def page_icon() -> str:
    """The page's icon, a file of our own."""
    return str(ASSETS / "images" / "icon.svg")
