"""A press in a component is lost when another run begins before the screen has come to it.

Streamlit hands a trigger to one run only. Does another run begin in between (a figure that has changed asks for one), the
first is broken off at its next call of `st`, and the second knows nothing of the press: a row does not open, a button at
the foot of a form does nothing. Only the trigger's callback is sure to be called, so it puts what was said into the session.

Needed in Streamlit 1.67.0. Once a run that overtakes another gets its triggers too, this module can go, and screens read
the component's result. The wait of `assets/streamlit/rerun.js`, which asks for no run on the heels of a press, can go as well.
"""

from collections.abc import Callable
from typing import Any

import streamlit as st


def keeping(key: str, name: str) -> Callable[[], None]:
    """The callback of a component's trigger: it runs before the screen does, so that nothing can come in between."""

    def keep() -> None:
        value = st.session_state[key].get(name)
        if value is not None:
            st.session_state[_held(key, name)] = value

    return keep


def triggered(result: Any, key: str, name: str) -> Any:
    """The value of a trigger that nobody has acted on yet, once; None when there is nothing.

    A session that is new to the server has no callback to call (`first_press`); `result` holds the value then.
    """
    kept = st.session_state.pop(_held(key, name), None)
    return getattr(result, name, None) if kept is None else kept


def _held(key: str, name: str) -> str:
    return f"{key}:{name}:triggered"
