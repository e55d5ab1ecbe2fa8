"""What a screen shows when it breaks: one sentence with a number, and never what went wrong inside."""

from pages.server.incidents import incident
from pages.ui import errors, session


def show_incident(error: Exception) -> bool:
    """Log a screen's fault and show its number; True: Streamlit shows nothing of its own."""
    errors.refusal(incident(error, "a screen", session.current_workshop()))
    return True
