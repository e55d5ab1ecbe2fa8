"""How a test of a gap says that Streamlit has closed it."""


def mended(*files: str) -> str:
    """The message of a failure: which files are to be looked at, because Streamlit no longer needs them."""
    return f"Streamlit does this by itself now: see what can go of {', '.join(files)}"
