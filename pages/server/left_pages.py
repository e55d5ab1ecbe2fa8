"""Whether the page at the other end of a socket was left for good, or is only out of reach for a while."""

from contextvars import ContextVar

page_left: ContextVar[bool] = ContextVar("canvas.page_left", default=False)
"""Set by the guard in the task of a socket, once that socket has ended."""
LEFT_FOR_GOOD = frozenset({1000, 1001})
"""The codes with which a socket is closed when its page is closed, loaded again or left; a lost line, a sleeping phone and
Streamlit's own reconnecting have others."""
