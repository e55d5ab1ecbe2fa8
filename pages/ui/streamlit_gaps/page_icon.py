"""A ready-made icon of the page is fetched from somebody else's server.

The tool sends nothing anywhere, and works in a room without a network. An icon that is a file comes from our own server.

Needed in Streamlit 1.67.0. Once an emoji or a Material symbol as the page's icon comes with Streamlit itself, this can go.
"""

from canvas_model.catalogue import ASSETS


def page_icon() -> str:
    """The page's icon, a file of our own."""
    return str(ASSETS / "images" / "icon.svg")
