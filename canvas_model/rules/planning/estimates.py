"""Three-point estimates of a task's duration, in working days."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from canvas_model.content import TaskEdit


@dataclass(frozen=True)
class Estimate:
    """Optimistic, likely and pessimistic duration in working days, in this order."""

    optimistic: float
    likely: float
    pessimistic: float

    @property
    def mean(self) -> float:
        """PERT mean: (o + 4m + p) / 6."""
        return (self.optimistic + 4 * self.likely + self.pessimistic) / 6

    @property
    def variance(self) -> float:
        """PERT variance: ((p − o) / 6)²."""
        return ((self.pessimistic - self.optimistic) / 6) ** 2

    def scaled(self, factor: float) -> "Estimate":
        """The estimate for a project `factor` times as long, in half days: nobody plans by the hundredth of one."""
        return Estimate(*(_in_halves(days, factor) for days in (self.optimistic, self.likely, self.pessimistic)))


def _in_halves(days: float, factor: float) -> float:
    """Days times a factor, rounded to half days, halves of a half upwards; what takes time takes at least half a day."""
    halves = (2 * Decimal(str(days)) * Decimal(str(factor))).quantize(Decimal(1), ROUND_HALF_UP)
    return max(0.5, float(halves / 2)) if days else 0.0


def edited_estimate(estimate: Estimate, edit: TaskEdit) -> Estimate:
    """The estimate with what people typed; values out of order are sorted, untouched ones give way to typed ones."""
    typed = (edit.optimistic, edit.likely, edit.pessimistic)
    ranked = iter(sorted(value for value in typed if value is not None))
    o, m, p = (next(ranked) if value is not None else None for value in typed)
    least = min((value for value in (o, m, p) if value is not None), default=estimate.optimistic)
    most = max((value for value in (o, m, p) if value is not None), default=estimate.pessimistic)
    low = o if o is not None else min(estimate.optimistic, least)
    high = p if p is not None else max(estimate.pessimistic, most)
    return Estimate(low, m if m is not None else min(max(estimate.likely, low), high), high)
