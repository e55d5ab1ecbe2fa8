"""The scale of risks: probability, impact, and the bands of their product (`risk_scale.toml`)."""

from typing import Annotated, Literal

from pydantic import Field

from canvas_model.catalogue.entries import Entry, Frozen, Text

RiskBandId = Literal["low", "medium", "high"]


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


class RiskScale(Frozen):
    """`risk_scale.toml`: the words and thresholds of the risk matrix."""

    risk_bands: tuple[RiskBand, ...]
    probabilities: tuple[Scored, ...]
    impacts: tuple[Scored, ...]
