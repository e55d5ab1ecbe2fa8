"""The interview: who answers, and the way through its questions."""

from uuid import UUID, uuid4

from canvas_model.storage.changes import Change
from canvas_model.storage.writing import apply
from pages.server import store
from tests.pages.screens.shown import BY, screen


def add_person(workshop: UUID, name: str, **values: str) -> None:
    change = Change(op=uuid4(), verb="put", kind="member", id=uuid4(), values={"name": name, **values})
    apply(store.store(), BY, workshop, change)


def test_people_stand_in_alphabetical_order_and_belong_to_no_department_unless_somebody_says_so(empty_workshop) -> None:
    for name in ("Zoe", "Èlia", "elena", "Bruno"):
        add_person(empty_workshop, name)
    add_person(empty_workshop, "Anna", department="sales")
    offered = screen("interview", empty_workshop, "it").selectbox[0].options
    assert offered[1:] == ["Anna · Vendite", "Bruno", "elena", "Èlia\telia", "Zoe"]
    assert {member.department for member in store.snapshot(empty_workshop).members} == {"", "sales"}
