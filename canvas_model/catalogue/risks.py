"""The risks of the checklist, what can be done against them, and the responses (`risks.toml`)."""

from typing import Annotated, Literal

from pydantic import Field

from canvas_model.catalogue.entries import Entry, Frozen, Id, Phase, Text


class Mitigation(Entry):
    """One thing to do against a risk; done, it lowers the probability by one."""

    text: Text


class RiskEntry(Entry):
    """A risk: d1 … d10 the DMA watch points, x1 … x8 further ones. `linked`: blocks or alternatives that set its probability."""

    number: Annotated[int, Field(ge=1, le=999)]
    """What it is called by. It never changes, for people write it down; a new risk takes one that nobody has."""
    phase: Phase
    watch: Text
    """The watch point, as advice."""
    event: Text
    """Cause, event, effect in one sentence: what would happen."""
    impact: Annotated[int, Field(ge=1, le=5)]
    linked: tuple[Id, ...]
    owner: Id
    response: Literal["avoid", "transfer", "mitigate", "accept"] = "mitigate"
    due: Id
    """The base task before whose start the response is due."""
    mitigations: tuple[Mitigation, ...]


class Response(Frozen):
    """A response to a risk: in one word, and what it means."""

    name: Text
    text: Text


class Responses(Frozen):
    """The four responses to a risk."""

    avoid: Response
    transfer: Response
    mitigate: Response
    accept: Response


class Risks(Frozen):
    """`risks.toml`."""

    risks: tuple[RiskEntry, ...]
    responses: Responses
