"""The score of a choice block's alternatives: whether one main choice is made, and its reason given."""

from collections.abc import Sequence
from fractions import Fraction

from canvas_model.results import AlternativeResult
from canvas_model.rules.scoring.maturity import NOTHING, Share


def choice_share(alternatives: Sequence[AlternativeResult], *, worked_on: bool) -> Share:
    """C of a choice block: 0 no choice; 0.5 several main choices, or one without a reason; 1 one choice with its reason.

    As long as nothing is chosen or refused and no question of the block is answered (`worked_on` False) there is no
    value: the block is blank. Once it is worked on, a choice not made is a finding, and counts 0. Worst and best differ
    only while a main choice is still open.
    """
    mains = [alternative for alternative in alternatives if alternative.role == "main"]
    if not mains:
        return NOTHING
    chosen = [alternative for alternative in mains if alternative.need == "needed"]
    if chosen:
        share = Fraction(1) if len(chosen) == 1 and chosen[0].reason else Fraction(1, 2)
        return Share(share, share, share)
    refused = [alternative for alternative in mains if alternative.need == "not_needed"]
    best = Fraction(len(refused) < len(mains))
    return Share(Fraction() if worked_on or refused else None, Fraction(), best)
