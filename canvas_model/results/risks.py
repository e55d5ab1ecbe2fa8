"""The risk checklist in figures."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from canvas_model.catalogue.risk_scale import RiskBandId
from canvas_model.results.plan import Cause, Phase


@dataclass(frozen=True)
class RiskResult:
    """A risk with its figures. Probability = 1 + round-half-up(4 − mean maturity of the linked blocks), 1 to 5."""

    id: str
    number: str
    """`7` in the catalogue; `A3`, the third that people added. Once shown it stays."""
    origin: Literal["catalogue", "own"]
    phase: Phase
    watch: str
    event: str
    linked: tuple[str, ...]
    causes: tuple[Cause, ...]
    derived_probability: int
    estimated: bool
    """A linked block is not assessed, and nobody set the probability: 3 is taken."""
    probability: int
    """After a person's override, before mitigation."""
    residual_probability: int
    """Lowered by one per ticked mitigation, never below 1; an accepted risk is not lowered."""
    impact: int
    score: int
    residual_score: int
    band: RiskBandId
    """Of the residual score."""
    inherent_band: RiskBandId
    owner: str
    person: str
    response: str
    mitigations: tuple[tuple[str, str, bool], ...]
    """(id, text, ticked)."""
    due: date | None
    status: str
    note: str
    edited: tuple[str, ...]
    version: int
