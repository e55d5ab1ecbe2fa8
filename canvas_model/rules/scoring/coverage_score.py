"""The score of a coverage block's alternatives: how much of what is needed is in use."""

from collections.abc import Iterable
from fractions import Fraction

from canvas_model.content import IN_USE
from canvas_model.results import AlternativeResult
from canvas_model.rules.scoring.maturity import NOTHING, Share


def coverage_share(alternatives: Iterable[AlternativeResult]) -> Share:
    """C of a coverage block, 0 to 1: sum of uses / (2 × number needed), over needed alternatives whose use is said.

    What is undecided or of unknown use is left out of the sum; worst: it is needed and not in use; best: it is needed
    and in full use.
    """
    covering = (alternative for alternative in alternatives if alternative.role == "coverage")
    not_refused = [alternative for alternative in covering if alternative.need != "not_needed"]
    if not not_refused:
        return NOTHING
    known = [alternative.use for alternative in counted_in_coverage(not_refused) if alternative.use is not None]
    total, most = sum(known), IN_USE * len(not_refused)
    return Share(
        value=Fraction(total, IN_USE * len(known)) if known else None,
        worst=Fraction(total, most),
        best=Fraction(total + most - IN_USE * len(known), most),
    )


def counted_in_coverage(alternatives: Iterable[AlternativeResult]) -> tuple[AlternativeResult, ...]:
    """The alternatives that are in the sum of a coverage block: needed, and their use is said."""
    return tuple(
        alternative
        for alternative in alternatives
        if alternative.role == "coverage" and alternative.need == "needed" and alternative.use is not None
    )
