"""What a component says once, kept until the screen has acted on it: another run may begin in between and know nothing of it."""

from collections.abc import Callable
from typing import Any

import streamlit as st


def keeping(key: str, name: str) -> Callable[[], None]:
    """The callback of a component's trigger: it runs before the screen does, so that nothing can come in between."""

    def keep() -> None:
        said = st.session_state[key].get(name)
        if said is not None:
            st.session_state[_held(key, name)] = said

    return keep


def said(result: Any, key: str, name: str) -> Any:
    """What a trigger said and nobody has acted on yet, once; None when there is nothing.

    A session that is new to the server has no callback to call; `result` holds it then.
    """
    kept = st.session_state.pop(_held(key, name), None)
    return getattr(result, name, None) if kept is None else kept


def _held(key: str, name: str) -> str:
    return f"{key}:{name}:said"
