"""A widget of Streamlit's in which something is chosen, and which saves what is chosen at once."""

from collections.abc import Callable
from typing import Any, TypeVar

from pages.ui.commands import run_now
from pages.ui.language import _
from pages.ui.layout import html, show
from pages.ui.streamlit_gaps.widgets_of_a_revision import widget_of

T = TypeVar("T")


def saved_choice(slot: str, shown: T, stored: Any, draw: Callable[[str, T], T], save: Callable[[T], None]) -> bool:
    """Show the widget; true in the run that saved what was chosen in it. What is refused is said below it.

    `shown` is what the widget shows for what is `stored`; `draw` makes the widget with a key and what it shows, and gives
    what it holds. `save` raises CanvasError for what it refuses: that stays in the widget. What was chosen while somebody
    else changed the stored value is not saved over theirs.
    """
    widget = widget_of(slot, shown, stored)
    held = draw(widget.key, widget.shown)
    if held == widget.shown:
        return False
    if widget.seen != stored:
        words = _(
            "Someone else has just changed this. From now on you see their choice; choose again if it should be another one."
        )
        show(html('<div class="cv-refusal" role="alert">{words}</div>', words=words))
        widget.renew()
        return False
    if not run_now(lambda: save(held)):
        return False
    widget.took(held)
    return True
