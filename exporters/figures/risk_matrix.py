"""The five by five matrix of probability and impact, and the risks that stand in it."""

from dataclasses import dataclass

from canvas_model.catalogue import Catalogue
from canvas_model.catalogue.risk_scale import RiskBandId
from canvas_model.results import RiskResult
from canvas_model.rules.risks.checklist import risk_band


@dataclass(frozen=True)
class MatrixCell:
    """One cell: its band and the open risks that stand in it."""

    probability: int
    impact: int
    band: RiskBandId
    risks: tuple[RiskResult, ...]


def matrix(risks: tuple[RiskResult, ...], catalogue: Catalogue) -> tuple[tuple[MatrixCell, ...], ...]:
    """Rows of falling probability, columns of rising impact; risks stand at their probability after mitigation."""

    def cell(probability: int, impact: int) -> MatrixCell:
        there = tuple(
            risk
            for risk in risks
            if risk.status == "open" and (risk.residual_probability, risk.impact) == (probability, impact)
        )
        return MatrixCell(probability, impact, risk_band(probability, impact, catalogue), there)

    return tuple(tuple(cell(probability, impact) for impact in range(1, 6)) for probability in range(5, 0, -1))
