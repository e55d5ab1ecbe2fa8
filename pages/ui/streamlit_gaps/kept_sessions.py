"""The session of a closed page is kept as long as one that sleeps, and each that is kept holds three open files.

Streamlit keeps the session of every socket that ends, up to 128 of them for `server.disconnectedSessionTTL`. A page that was
closed or loaded again never asks for it: its session ends here at once, with all that it held. A page whose line broke or
whose phone sleeps does, and its first press is lost where the session is gone, so these are kept for the length of a
workshop; the event loop for scripts, which holds three open files and which no script here uses, is closed meanwhile.

Needed in Streamlit 1.67.0. Once it ends the sessions of closed pages, and opens that loop when it is first used, this
module can go.
"""

import asyncio

from streamlit.runtime import memory_session_storage
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.caching.ttl_cache import TTLCache
from streamlit.runtime.memory_session_storage import MemorySessionStorage
from streamlit.runtime.session_manager import SessionInfo

from pages.server.left_pages import page_left

LOOK_AGAIN_SECONDS = 0.5
"""Until the last run of a session that was just left has ended."""


class KeptSessions(MemorySessionStorage):
    """The sessions of pages that are out of reach for a while."""

    def __init__(self, maxsize: int = 128, ttl_seconds: int = 120) -> None:
        super().__init__(maxsize, ttl_seconds)
        self._taken: str | None = None
        self._cache = TTLCache(maxsize=maxsize, ttl=ttl_seconds, on_remove=self._removed)

    def save(self, session_info: SessionInfo) -> None:
        """Keep a session whose socket has ended, unless its page was left for good."""
        session = session_info.session
        if page_left.get():
            _end_soon(session)
            return
        super().save(session_info)
        self._close_files(session)

    def delete(self, session_id: str) -> None:
        """Give a session back to whoever asks for it: to its page, or to be ended."""
        kept = self.get(session_id)
        if kept is None:
            return
        self._taken = session_id
        super().delete(session_id)
        self._taken = None
        if kept.session._script_event_loop.is_closed():
            kept.session._script_event_loop = asyncio.new_event_loop()

    def _removed(self, session_id: str, removed: SessionInfo) -> None:
        """One that was waited for long enough, or that has no room any more, ends with all that it holds."""
        if session_id != self._taken:
            _end_soon(removed.session)

    def _close_files(self, session: AppSession) -> None:
        """Close the event loop of a kept session once nothing runs in it."""
        if session.id not in self._cache:
            return
        if session._scriptrunner is None:
            session._script_event_loop.close()
        else:
            asyncio.get_running_loop().call_later(LOOK_AGAIN_SECONDS, self._close_files, session)


def _end_soon(session: AppSession) -> None:
    """End a session; on the server's own thread not in the middle of what Streamlit does with it now."""
    try:
        asyncio.get_running_loop().call_soon(session.shutdown)
    except RuntimeError:
        session.shutdown()


def install() -> None:
    """Let Streamlit keep sessions here, from the next start of its runtime on."""
    memory_session_storage.MemorySessionStorage = KeptSessions  # type: ignore[misc]
