"""The five by five matrix of probability and impact, and the number each risk carries in it."""

from dataclasses import dataclass

from canvas_model.catalogue import Catalogue
from canvas_model.results import RiskResult


@dataclass(frozen=True)
class MatrixCell:
    """One cell: its band and the numbers of the open risks that stand in it."""

    probability: int
    impact: int
    band: str
    risks: tuple[int, ...]


def risk_numbers(risks: tuple[RiskResult, ...]) -> dict[str, int]:
    """The number of each risk, in the order of the list."""
    return {risk.id: number for number, risk in enumerate(risks, start=1)}


def band_of(score: int, catalogue: Catalogue) -> str:
    """The id of the risk band of a score from 1 to 25."""
    reached = [band for band in catalogue.scale.risk_bands if score >= band.least]
    return max(reached, key=lambda band: band.least).id


def matrix(risks: tuple[RiskResult, ...], catalogue: Catalogue) -> tuple[tuple[MatrixCell, ...], ...]:
    """Rows of falling probability, columns of rising impact; risks stand at their probability after mitigation."""
    numbers = risk_numbers(risks)

    def cell(probability: int, impact: int) -> MatrixCell:
        there = tuple(
            numbers[risk.id]
            for risk in risks
            if risk.status == "open" and (risk.residual_probability, risk.impact) == (probability, impact)
        )
        return MatrixCell(probability, impact, band_of(probability * impact, catalogue), there)

    return tuple(tuple(cell(probability, impact) for impact in range(1, 6)) for probability in range(5, 0, -1))
