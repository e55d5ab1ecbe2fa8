"""The common scale: levels, labels, bands, and the words of the risk matrix (`scale.toml`)."""

from typing import Annotated, Literal

from pydantic import Field

from canvas_model.catalogue.entries import Entry, Frozen, Id, Text

BandId = Literal["on_target", "to_improve", "critical"]
RiskBandId = Literal["low", "medium", "high"]


class LevelName(Frozen):
    """One of the five levels of the scale, 0 to 4: `name` in one or two words, `meaning` in a sentence."""

    value: Annotated[int, Field(ge=0, le=4)]
    name: Text
    meaning: Text


class ReadinessLabel(Entry):
    """What an overall percentage is called from `least` per cent up; `finding` is a report's heading."""

    least: Annotated[int, Field(ge=0, le=100)]
    name: Text
    finding: Text
    advice: Text


class Band(Entry):
    """How far a block is from its target: gap >= `least` levels."""

    id: BandId
    least: float
    name: Text


class RiskBand(Entry):
    """Low, medium or high: probability × impact >= `least`."""

    id: RiskBandId
    least: int
    name: Text
    advice: Text


class Scored(Entry):
    """A word of the risk matrix for a value 1 to 5."""

    value: Annotated[int, Field(ge=1, le=5)]
    name: Text


class Benchmark(Entry):
    """A dated figure from outside, shown as context and never as a target."""

    text: Text
    beside_readiness: bool = False
    """Shown on the readiness screen too; the report has them all."""


class MethodSentence(Frozen):
    """One sentence on how the score is made."""

    id: Id
    text: Text


class Scale(Frozen):
    """`scale.toml`: the words for every number the product shows."""

    levels: tuple[LevelName, ...]
    labels: tuple[ReadinessLabel, ...]
    bands: tuple[Band, ...]
    risk_bands: tuple[RiskBand, ...]
    probabilities: tuple[Scored, ...]
    impacts: tuple[Scored, ...]
    benchmarks: tuple[Benchmark, ...]
    method: tuple[MethodSentence, ...]
    """How the score is made; printed last in the report."""
