"""A widget with a key keeps what it showed first, and takes no newer value from outside.

Somebody else has meanwhile chosen another role for a task, or the choice has been taken back: the widget would go on
showing the old one, and its screen would save that over the new. A widget whose key is another one is a new widget, so what
shows a value of the workshop carries the workshop's revision in its key, or a number that counts the values that came from
outside: such a widget keeps the focus when its own value has been saved.

Needed in Streamlit 1.67.0. Once a widget takes the value that it is given anew, this module can go.
"""

from dataclasses import dataclass
from typing import Any

import streamlit as st


def key_at(revision: int, *parts: str) -> str:
    """The key of a widget that shows a value as it stands at a revision of the workshop."""
    return "_".join((*parts, str(revision)))


@dataclass(frozen=True)
class Widget:
    """A widget that saves what it holds."""

    slot: str
    turn: int
    shown: Any
    """What it showed when it was made or last saved: what it holds beyond that is the person's."""
    seen: Any
    """What was stored then."""

    @property
    def key(self) -> str:
        """The widget's key."""
        return f"{self.slot}_{self.turn}"

    def took(self, held: Any, stored: Any) -> None:
        """What it holds has been saved."""
        st.session_state[self.slot] = Widget(self.slot, self.turn, held, stored)

    def renew(self) -> None:
        """From the next run on it is a new one, which shows what is stored."""
        st.session_state[self.slot] = self.turn + 1


def widget_of(slot: str, shown: Any, stored: Any) -> Widget:
    """The widget in a slot of the screen; a new one where something else is `stored` by now and nobody has touched it."""
    kept: Widget | int = st.session_state.get(slot, 0)
    if isinstance(kept, Widget):
        is_touched = st.session_state.get(kept.key, kept.shown) != kept.shown
        if is_touched or kept.seen == stored:
            return kept
    turn = kept.turn + 1 if isinstance(kept, Widget) else kept
    st.session_state[slot] = made = Widget(slot, turn, shown, stored)
    return made
