"""There is no place for what holds during one run, and looking into the session is dear and may break the run off.

Every word of a screen asks for the reader's language: hundreds of times a run. Each look at `st.session_state` or
`st.query_params` takes a lock, and at each the run ends there and then if another has been asked for, also in the middle of
saving. So the language is decided once a run and kept beside the session.

Needed in Streamlit 1.67.0. Once a look at the session is as cheap as a variable and never ends a run, this module can go.
"""

from contextvars import ContextVar


def value_of_a_run(name: str) -> ContextVar[str | None]:
    """A place for a text that is decided once a run; None until it is. A fragment that runs alone decides anew."""
    return ContextVar(name, default=None)
