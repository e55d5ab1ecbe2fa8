"""Who asks: the browser that shows its cookie, which it got for the key, or a stranger."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from canvas_model.access import Action, Principal, Role, may, require
from exporters.words.texts import texts
from pages.server.session_cookie import session_in


@dataclass(frozen=True)
class Visitor:
    """A browser: the role that its cookie opens, and the session that tells it from other browsers; "" for a stranger's."""

    role: Role
    session: str = ""

    def may(self, action: Action) -> bool:
        """Whether whoever sits there may do an action."""
        return may(self.role, action)

    def require(self, action: Action) -> None:
        """Refuse what whoever sits there may not do; see `access.require`."""
        require(self.role, action)

    def principal(self, language: str) -> Principal:
        """Who sits there, with the name that others read. Each browser is a person of its own, whose undo is its own."""
        _ = texts(language)
        name = _("Consultant") if self.role == "consultant" else ""
        return Principal(f"{self.role}-{_without_the_session(self.session)}", name, self.role)


def _without_the_session(session: str) -> str:
    """What tells a session from others and does not give it away: the journal keeps it, and others are sent it."""
    return sha256(f"person {session}".encode()).hexdigest()[:16]


STRANGER = Visitor("anonymous")


def visitor(cookies: Mapping[str, str]) -> Visitor:
    """Who sends these cookies; raises a CanvasError where the tool has no key."""
    found = session_in(cookies)
    return Visitor("consultant", found) if found else STRANGER
