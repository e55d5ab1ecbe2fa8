"""Small real workshops for the tests of the rules."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from hypothesis import settings
from hypothesis import strategies as st

from canvas_model.catalogue import catalogue
from canvas_model.content import Answer, BlockSetting, Choice, RiskEdit, Segment, Snapshot, TaskEdit, WorkshopFields

CATALOGUE = catalogue("en")
WORKSHOP = UUID(int=1)
MEMBERS = tuple(UUID(int=100 + number) for number in range(5))
QUESTIONS = [question.id for block in CATALOGUE.blocks.blocks for question in block.questions]
SCORED = [question.id for block in CATALOGUE.blocks.blocks for question in block.questions if question.scored]
ALTERNATIVES = [one.id for block in CATALOGUE.blocks.blocks for one in block.alternatives]
BLOCKS = [block.id for block in CATALOGUE.blocks.blocks]
BASE = [task.id for task in CATALOGUE.plan.tasks]
GAP = [task.id for task in CATALOGUE.plan.gap_tasks]
OWN = [f"own:{UUID(int=900 + number)}" for number in range(3)]


def answer(question: str, value: int | str, member: UUID | None = None, evidence: str = "") -> Answer:
    """An answer by its level, or by its state."""
    level = value if isinstance(value, int) else None
    state: Any = value if isinstance(value, str) else "answered"
    return Answer(
        id=_id(question, member), question=question, member=member, state=state, level=level, evidence=evidence
    )


def choice(alternative: str, value: int | str | None, reason: str = "") -> Choice:
    """What is said of an alternative: needed with this use, or another need by name."""
    need: Any = value if isinstance(value, str) else "needed"
    return Choice(
        id=_id(alternative),
        alternative=alternative,
        need=need,
        use=value if isinstance(value, int) else None,
        reason=reason,
    )


def task(id: str, **fields: Any) -> TaskEdit:
    """An edit of a task."""
    return TaskEdit(id=_id("task", id), task=id, **fields)


def risk(id: str, **fields: Any) -> RiskEdit:
    """A decision about a risk."""
    return RiskEdit(id=_id("risk", id), risk=id, **fields)


def setting(block: str, **fields: Any) -> BlockSetting:
    """Target and importance of a block."""
    return BlockSetting(id=_id("block", block), block=block, **fields)


def segment(name: str, **fields: Any) -> Segment:
    """A customer segment."""
    return Segment(id=_id("segment", name), name=name, **fields)


def small_workshop(
    answers: dict[str, Any] | None = None,
    choices: dict[str, Any] | None = None,
    *,
    blocks: tuple[BlockSetting, ...] = (),
    segments: tuple[Segment, ...] = (),
    tasks: tuple[TaskEdit, ...] = (),
    risks: tuple[RiskEdit, ...] = (),
    **fields: Any,
) -> Snapshot:
    """A workshop; an answer is the group's level or state, or a list of what the members say."""
    said: list[Answer] = []
    for question, value in (answers or {}).items():
        if isinstance(value, list):
            said += [answer(question, one, MEMBERS[number]) for number, one in enumerate(value)]
        else:
            said.append(answer(question, value))
    head: dict[str, Any] = {"client": "Officine Rivo", "title": "CRM", "crm_users": 8}
    head |= {"held_on": date(2026, 2, 10), "starts_on": date(2026, 3, 2)}
    return Snapshot(
        id=WORKSHOP,
        revision=1,
        changed_at=datetime(2026, 2, 10, tzinfo=UTC),
        workshop=WorkshopFields(**{**head, "evidence_cap": False, **fields}),
        answers=tuple(said),
        choices=tuple(
            choice(id, *value) if isinstance(value, tuple) else choice(id, value)
            for id, value in (choices or {}).items()
        ),
        blocks=blocks,
        segments=segments,
        tasks=tasks,
        risks=risks,
    )


def just_below(language: str) -> Snapshot:
    """A workshop of 59.72 per cent, which 60 rounded would put above the threshold of the next label."""
    levels: dict[str, Any] = {question: 2 if place < 28 else 3 for place, question in enumerate(SCORED)}
    mains: dict[str, Any] = dict.fromkeys(ALTERNATIVES, "not_needed")
    mains |= {"strategies.data": (None, "r"), "technology.cloud": (None, "r")}
    return small_workshop(levels, mains, language=language)


def worked_example(**fields: Any) -> Snapshot:
    """The nine blocks of the published worked example, as printed there."""
    levels = {
        "customer": (3, 2, 1, 2),
        "data": (2, 1, 1, 2, 1),
        "sources": (1, 1, 2),
        "executors": (2, 1, 2, 1),
        "market": (3, 2),
        "strategies": (2, 1, 1, 0),
        "processes": (1, 1, 0, 1),
        "technology": (3, 2, 3, 2, 2),
        "costs": (1, 0, 1),
    }
    uses = {
        "customer": {"b2b": 2, "b2c": 1, "b2b2c": "not_needed"},
        "data": {"zero": 1, "first": 2, "second": 0, "third": "not_needed"},
        "sources": {"erp": 2, "web": 2, "flat": 1, "onoff": 0},
        "executors": {"sales": 2, "marketing": 1, "service": 1, "it": 2, "cross": 0},
        "market": {"b2b": 2, "b2c": "not_needed"},
        "processes": {
            "strategy": 1, "value": 0, "multichannel": 1, "information": 1, "performance": 0, "learning": 0,
        },
        "costs": {
            "software": 2, "implementation": 0, "integration": 0, "migration": 1, "training": 0, "certs": 0,
            "admin": "not_needed", "evolution": "not_needed",
        },
        "strategies": {"customer": None, "process": "not_needed", "data": "not_needed"},
        "technology": {"cloud": (None, "No servers of our own"), "owned": "not_needed", "custom": "not_needed"},
    }  # fmt: skip
    importance = {"customer": 3, "data": 3, "executors": 3, "market": 1, "strategies": 3, "processes": 3}
    return small_workshop(
        {f"{block}.q{n}": level for block, given in levels.items() for n, level in enumerate(given, 1)},
        {f"{block}.{name}": value for block, given in uses.items() for name, value in given.items()},
        blocks=tuple(setting(block, importance=value) for block, value in importance.items()),
        **fields,
    )


MANY = settings(deadline=None, max_examples=40)
"""How hard the rules are tried; a workshop takes long to make up."""
LEVELS = st.integers(0, 4)
VALUES = LEVELS | st.sampled_from(["dont_know", "not_applicable", "blank"])
DAYS = st.none() | st.floats(0, 400) | st.sampled_from([0.0, 1.0, 400.0])


@st.composite
def workshops(draw: st.DrawFn, *, edited: bool = True) -> Snapshot:
    """Any workshop: half-filled, contradictory, edited beyond reason."""
    answers = draw(
        st.dictionaries(st.sampled_from([*QUESTIONS, "r1", "r11", "gone.q9"]), VALUES | st.lists(VALUES, max_size=5))
    )
    needs = st.none() | LEVELS.filter(lambda use: use <= 2) | st.sampled_from(["needed", "not_needed", "undecided"])
    choices = draw(st.dictionaries(st.sampled_from(ALTERNATIVES), st.tuples(needs, st.sampled_from(["", "because"]))))
    settings = draw(st.dictionaries(st.sampled_from(BLOCKS), st.tuples(st.floats(0, 4), st.integers(1, 3))))
    snapshot = small_workshop(
        answers,
        choices,
        blocks=tuple(setting(id, target=target, importance=weight) for id, (target, weight) in settings.items()),
        tasks=tuple(draw(task_edits())) if edited else (),
        crm_users=draw(st.sampled_from([1, 3, 4, 12, 13, 50, 51, 100_000])),
        evidence_cap=draw(st.booleans()),
        country=draw(st.sampled_from(["IT", "GB", "SA", "ZZ"])),
        starts_on=draw(st.dates(date(1990, 1, 1), date(2099, 12, 31))),
    )
    evidence = draw(st.sets(st.sampled_from(range(len(snapshot.answers) or 1))))
    return snapshot.model_copy(
        update={
            "answers": tuple(
                one.model_copy(update={"evidence": "minutes of March"}) if place in evidence else one
                for place, one in enumerate(snapshot.answers)
            )
        }
    )


@st.composite
def task_edits(draw: st.DrawFn) -> list[TaskEdit]:
    """Any edits of the plan, circles included."""
    discovery = [f"discovery:{block}" for block in BLOCKS]
    every = [*BASE, *GAP, *OWN, *discovery, "own:unknown", "nothing"]
    ids = draw(st.lists(st.sampled_from([*BASE, *GAP, *OWN, *discovery]), unique=True, max_size=12))
    return [
        task(
            id,
            name=draw(st.none() | st.sampled_from(["", "Renamed"])),
            step=draw(st.none() | st.integers(1, 5)),
            owner=draw(st.none() | st.sampled_from(["it", "nobody"])),
            optimistic=draw(DAYS),
            likely=draw(DAYS),
            pessimistic=draw(DAYS),
            predecessors=draw(st.none() | st.lists(st.sampled_from(every), max_size=6).map(tuple)),
            dropped=draw(st.booleans()),
            remembered=draw(st.booleans()),
            kept=draw(st.booleans()),
            position=draw(st.none() | st.floats(-5, 50)),
            not_before=draw(st.none() | st.dates(date(1990, 1, 1), date(2099, 12, 31))),
            lag=draw(st.sampled_from([0, 0, 1, 400])),
            status=draw(st.sampled_from(["planned", "under_way", "done"])),
        )
        for id in ids
    ]


def _id(*key: object) -> UUID:
    return uuid5(NAMESPACE_URL, ":".join(str(part) for part in key))
