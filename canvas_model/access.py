"""What each role may do: one table, asked by every screen and every endpoint; what is not granted is denied."""

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
"""Only the person at the keyboard has a way in; the other roles exist and are granted nothing."""


def may(role: str, action: str) -> bool:
    """Whether a role may do something; an unknown role or action may not."""
    return any(action in granted for known, granted in GRANTS.items() if known == role)
