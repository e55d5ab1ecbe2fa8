"""The common scale: levels, readiness labels and bands (`readiness_scale.toml`)."""

from typing import Annotated, Literal

from pydantic import Field

from canvas_model.catalogue.entries import Entry, Frozen, Text

BandId = Literal["on_target", "to_improve", "critical"]


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


class ReadinessScale(Frozen):
    """`readiness_scale.toml`: the words for a level, a percentage and a gap."""

    levels: tuple[LevelName, ...]
    labels: tuple[ReadinessLabel, ...]
    bands: tuple[Band, ...]
