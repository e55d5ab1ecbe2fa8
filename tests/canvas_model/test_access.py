"""What each role may do."""

import pytest

from canvas_model.access import ACTIONS, GRANTS, ROLES, Principal, may
from canvas_model.errors import KeyNeededError, NotAllowedError

EXPECTED = {
    "consultant": {
        "enter": True,
        "ask_readiness": True,
        "open": True,
        "create_workshop": True,
        "read_workshop": True,
        "change_workshop": True,
        "export_workshop": True,
        "import_workshop": True,
        "purge_workshop": True,
        "make_report": True,
        "read_report": True,
        "upload": True,
    },
    "facilitator": {},
    "key_user": {},
    "manager": {},
    "anonymous": {"enter": True, "ask_readiness": True},
}
"""Written out apart from the table it checks; what is not here is denied."""


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("action", ACTIONS)
def test_each_role_may_do_exactly_what_is_granted(role: str, action: str) -> None:
    assert may(role, action) is EXPECTED[role].get(action, False)


def test_the_table_speaks_of_every_role_and_of_nothing_else() -> None:
    assert set(GRANTS) == set(ROLES) == set(EXPECTED)
    assert all(granted <= set(ACTIONS) for granted in GRANTS.values())
    assert set(EXPECTED["consultant"]) == set(ACTIONS)


@pytest.mark.parametrize("role", ["", "Consultant", "consultant ", "admin", "root", "None"])
def test_an_unknown_role_may_do_nothing(role: str) -> None:
    assert not any(may(role, action) for action in ACTIONS)


@pytest.mark.parametrize("action", ["", "OPEN", "delete_everything"])
def test_an_unknown_action_is_denied_to_everybody(action: str) -> None:
    assert not any(may(role, action) for role in ROLES)


def test_a_principal_is_refused_what_the_role_may_not_and_a_stranger_is_asked_for_the_key() -> None:
    for role in ROLES:
        for action in ACTIONS:
            if may(role, action):
                Principal("x", "X", role).require(action)
                continue
            with pytest.raises(KeyNeededError if role == "anonymous" else NotAllowedError):
                Principal("x", "X", role).require(action)
