"""The interview: who answers, and the way through its questions."""

from uuid import UUID, uuid4

from canvas_model.content import natural_id
from canvas_model.storage.changes import Change
from canvas_model.storage.writing import apply
from exporters.words.numbers_and_dates import percent
from pages.server import store
from tests.pages.screens.shown import BY, component_data, screen, show, words


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


def test_how_much_is_answered_is_the_same_figure_on_every_screen(empty_workshop) -> None:
    change = Change(
        op=uuid4(),
        verb="put",
        kind="answer",
        id=natural_id(empty_workshop, "answer", "customer.q1", None),
        values={"question": "customer.q1", "member": None, "state": "answered", "level": 2},
    )
    apply(store.store(), BY, empty_workshop, change)
    readiness = store.report(empty_workshop, "en").readiness
    share = percent(100 * readiness.coverage, "en")
    asked = readiness.asked
    interview = screen("interview", empty_workshop)
    assert f"Questions answered: 1 of {asked} ({share}); alternatives decided: 0 of " in words(interview)
    assert component_data(interview, "canvas_steps")["steps"][0]["done"].startswith("questions 1/")
    assert f"Questions answered: {share}" in words(show("home", lang="en"))
    assert f"1 of {asked}" in words(screen("readiness", empty_workshop))
