"""A widget with a key keeps what it showed first, and takes no newer value from outside.

Somebody else has meanwhile chosen another role for a task, or the choice has been taken back: the widget would go on
showing the old one, and its screen would save that over the new. A widget whose key is another one is a new widget, so the
key has a number that counts the values from outside; where the new value is the widget's own, it stays, and keeps the focus.

Needed in Streamlit 1.67.0. Once a widget takes the value that it is given anew, this module can go.
"""

from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

_OWN = object()
"""Seen by a widget that has just saved: whatever is stored next is its own."""


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

    def took(self, held: Any) -> None:
        """What it holds has been saved."""
        st.session_state[self.slot] = replace(self, shown=held, seen=_OWN)

    def renew(self) -> None:
        """From the next run on it is a new one, which shows what is stored."""
        st.session_state[self.slot] = self.turn + 1


def widget_of(slot: str, shown: Any, stored: Any) -> Widget:
    """The widget in a slot of the screen; a new one where something else is `stored` by now and nobody has touched it."""
    kept: Widget | int = st.session_state.get(slot, 0)
    if isinstance(kept, int):
        widget = Widget(slot, kept, shown, stored)
    elif kept.seen is _OWN:
        widget = replace(kept, seen=stored)
    elif kept.seen == stored or st.session_state.get(kept.key, kept.shown) != kept.shown:
        widget = kept
    else:
        widget = Widget(slot, kept.turn + 1, shown, stored)
    st.session_state[slot] = widget
    return widget
