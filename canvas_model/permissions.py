"""What each role may do: one table for screens and endpoints; what it does not grant is denied."""

from typing import Literal, get_args

Role = Literal["consultant", "facilitator", "key_user", "manager", "anonymous"]
Action = Literal[
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
    "anonymous": frozenset(),
}
"""Only the consultant, the person at this computer, may do anything; the other roles are granted nothing."""


def may(role: str, action: str) -> bool:
    """Whether a role may do an action; False for an unknown role or action."""
    return any(action in granted for name, granted in GRANTS.items() if name == role)
