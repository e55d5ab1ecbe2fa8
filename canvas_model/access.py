"""Who somebody is, and what each role may do: one table for screens, endpoints and storage; what it does not grant is denied."""

from dataclasses import dataclass
from typing import Literal, get_args

from canvas_model.errors import KeyNeededError, NotAllowedError

Role = Literal["consultant", "facilitator", "key_user", "manager", "anonymous"]
Action = Literal[
    "enter",
    "ask_readiness",
    "open",
    "create_workshop",
    "read_workshop",
    "change_workshop",
    "export_workshop",
    "import_workshop",
    "purge_workshop",
    "make_report",
    "read_report",
    "upload",
]

ROLES: tuple[Role, ...] = get_args(Role)
ACTIONS: tuple[Action, ...] = get_args(Action)

GRANTS: dict[Role, frozenset[Action]] = {
    "consultant": frozenset(ACTIONS),
    "facilitator": frozenset(),
    "key_user": frozenset(),
    "manager": frozenset(),
    "anonymous": frozenset({"enter", "ask_readiness"}),
}
"""The consultant, who has the key of the tool, may do anything; whoever has none may show it, and ask whether the tool works."""


def may(role: str, action: str) -> bool:
    """Whether a role may do an action; False for an unknown role or action."""
    return any(action in granted for name, granted in GRANTS.items() if name == role)


def require(role: str, action: str) -> None:
    """Refuse what a role may not do: KeyNeededError for a stranger, NotAllowedError for anybody else."""
    if not may(role, action):
        raise KeyNeededError if role == "anonymous" else NotAllowedError


@dataclass(frozen=True)
class Principal:
    """Somebody who uses the tool.

    The id stays the same: the journal keeps it with each change, and undo finds a person's own changes by it. The name is
    the one shown; the role grants the rights.
    """

    id: str
    name: str
    role: Role

    def require(self, action: Action) -> None:
        """Refuse what this person may not do; see `require`."""
        require(self.role, action)


PROGRAM = Principal("system", "CRM Model Canvas", "anonymous")
"""What the tool writes by itself: no person, so that nobody's undo takes it back, and nothing is granted to it."""
