"""The size of a project: how the number of CRM users stretches the durations, and what it asks for."""

from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from canvas_model.catalogue.plan import PlanCatalogue, SizeAdvice, SizePoint


def size_factor(users: int, plan: PlanCatalogue) -> float:
    """What the catalogue's durations are multiplied by, to two decimals, so that the printed factor is the one used.

    A line through the catalogue's points; before the first and after the last it is level.
    """
    points = sorted(plan.sizes, key=lambda point: point.users)
    if users >= points[-1].users:
        return points[-1].factor
    for left, right in pairwise(points):
        if users <= right.users:
            return _between(left, right, users)
    return points[0].factor


def size_advice(users: int, plan: PlanCatalogue) -> SizeAdvice | None:
    """The advice for so many users; None where the catalogue has none."""
    reached = [advice for advice in plan.size_advice if users > advice.above]
    return max(reached, key=lambda advice: advice.above, default=None)


def _between(left: SizePoint, right: SizePoint, users: int) -> float:
    low, high = Decimal(str(left.factor)), Decimal(str(right.factor))
    past = Decimal(max(0, users - left.users)) / (right.users - left.users)
    return float((low + (high - low) * past).quantize(Decimal("0.01"), ROUND_HALF_UP))
