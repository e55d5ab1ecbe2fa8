"""The label of a readiness: what the per cent reaches, and what holds it back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from canvas_model.catalogue.readiness_scale import ReadinessLabel
from canvas_model.rules.scoring.bands import reached

PILLARS = ("strategies", "processes", "data", "executors")
"""One of these, when weak, holds the label back, however good the rest is (Ocker & Mudambi)."""
PREPARE_FIRST, WITH_RESERVATIONS = "prepare_first", "with_reservations"
MANY_CRITICAL = 3
"""Critical blocks from which "with reservations" becomes "prepare first"."""
FOUNDATION = 1
"""A pillar below this level makes "with reservations" "prepare first"."""
FIRM = 2
"""A pillar below this level makes "ready" and "advanced" "with reservations"."""


@dataclass(frozen=True)
class Verdict:
    """A label, and the blocks that hold it below what the per cent alone would reach."""

    label: str
    critical: tuple[str, ...] = ()
    """The critical blocks, when they are too many."""
    pillars: tuple[str, ...] = ()
    """The pillars that are too weak."""


def verdict(
    percent: Fraction, levels: Mapping[str, Fraction], critical: Sequence[str], labels: Sequence[ReadinessLabel]
) -> Verdict:
    """Judge a per cent by the blocks behind it: `levels` is the maturity of each, `critical` those far below target."""
    first = reached(percent, labels).id
    by_per_cent_alone = [label.id for label in labels]
    if by_per_cent_alone.index(first) < by_per_cent_alone.index(WITH_RESERVATIONS):
        return Verdict(first)
    if first != WITH_RESERVATIONS:
        weak = _below(FIRM, levels)
        return Verdict(WITH_RESERVATIONS, pillars=weak) if weak else Verdict(first)
    weak, many = _below(FOUNDATION, levels), tuple(critical) if len(critical) >= MANY_CRITICAL else ()
    return Verdict(PREPARE_FIRST, many, weak) if weak or many else Verdict(first)


def _below(least: int, levels: Mapping[str, Fraction]) -> tuple[str, ...]:
    return tuple(id for id in PILLARS if id in levels and levels[id] < least)
