"""Which sessions are kept, what one holds meanwhile, and when it ends."""

import asyncio
from collections.abc import Iterator
from contextlib import closing
from typing import Any, cast

import pytest
from streamlit.runtime.session_manager import SessionInfo

from pages.server.left_pages import page_left
from pages.ui.streamlit_gaps import kept_sessions
from pages.ui.streamlit_gaps.kept_sessions import KeptSessions


class Session:
    """What Streamlit's sessions have of all this."""

    def __init__(self, id: str) -> None:
        self.id = id
        self.ended = 0
        self._scriptrunner: object | None = None
        self._script_event_loop = asyncio.new_event_loop()

    def shutdown(self) -> None:
        self.ended += 1

    def close(self) -> None:
        self._script_event_loop.close()

    @property
    def holds_files(self) -> bool:
        return not self._script_event_loop.is_closed()


@pytest.fixture
def sessions() -> Iterator[list[Session]]:
    made = [Session(str(number)) for number in range(3)]
    with closing(made[0]), closing(made[1]), closing(made[2]):
        yield made


def keep(kept: KeptSessions, session: Session) -> None:
    kept.save(SessionInfo(client=None, session=cast(Any, session), script_run_count=0))


def test_a_session_that_is_kept_holds_no_files_and_has_them_again_when_it_is_given_back(
    sessions: list[Session],
) -> None:
    async def story() -> None:
        kept = KeptSessions()
        keep(kept, sessions[0])
        assert not sessions[0].holds_files
        kept.delete("0")
        assert (sessions[0].holds_files, sessions[0].ended) == (True, 0)
        assert kept.get("0") is None
        kept.delete("0")

    asyncio.run(story())


def test_the_files_of_a_run_that_goes_on_are_closed_once_it_has_ended(
    sessions: list[Session], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_sessions, "LOOK_AGAIN_SECONDS", 0.01)

    async def story() -> None:
        kept = KeptSessions()
        back, stays = sessions[:2]
        for session in (back, stays):
            session._scriptrunner = "running"
            keep(kept, session)
        await asyncio.sleep(0.05)
        assert back.holds_files and stays.holds_files
        kept.delete(back.id)
        back._scriptrunner = stays._scriptrunner = None
        await asyncio.sleep(0.05)
        assert (back.holds_files, stays.holds_files) == (True, False)

    asyncio.run(story())


def test_the_session_of_a_page_that_was_left_is_not_kept_and_ends(sessions: list[Session]) -> None:
    async def story() -> None:
        kept = KeptSessions()
        page_left.set(True)
        keep(kept, sessions[0])
        assert (kept.list(), sessions[0].ended) == ([], 0), "not in the midst of Streamlit's own work"
        await asyncio.sleep(0)
        assert sessions[0].ended == 1

    asyncio.run(story())


def test_a_session_without_room_or_time_left_ends(sessions: list[Session]) -> None:
    async def story() -> None:
        kept = KeptSessions(maxsize=2)
        for session in sessions:
            keep(kept, session)
        await asyncio.sleep(0)
        assert [session.ended for session in sessions] == [1, 0, 0]
        late = KeptSessions(ttl_seconds=0)
        keep(late, sessions[1])
        keep(late, sessions[2])
        await asyncio.sleep(0)
        assert [session.ended for session in sessions] == [1, 1, 0]

    asyncio.run(story())
