"""What the group says of the built-in alternatives, and how much of what it needs is in use."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from canvas_model.catalogue.blocks import Alternative, Block
from canvas_model.content import Choice
from canvas_model.results import AlternativeResult
from canvas_model.rules.scoring.chip_states import IN_USE, WISHED, chip_state
from canvas_model.rules.scoring.maturity import NOTHING, Share


def alternative_results(block: Block, choices: dict[str, Choice]) -> tuple[AlternativeResult, ...]:
    """The alternatives of a block in catalogue order, after the catalogue's defaults."""
    return tuple(_result(block.id, alternative, choices.get(alternative.id)) for alternative in block.alternatives)


def _result(block: str, alternative: Alternative, choice: Choice | None) -> AlternativeResult:
    stated = choice.need if choice else "undecided"
    need = "needed" if stated == "undecided" and alternative.needed else stated
    use = choice.use if choice else None
    # Needed by default and nothing said of its use is a blank; needed by the team's own word is a wish without a state.
    open_wish = need == "needed" and (use != IN_USE if use is not None else stated == "needed")
    return AlternativeResult(
        id=alternative.id,
        block=block,
        role=alternative.role,
        need=need,
        use=use,
        state=chip_state(alternative.role, alternative.needed, stated, use),
        reason=choice.reason.strip() if choice else "",
        gap=open_wish and alternative.role not in WISHED,
    )


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


def open_alternatives(alternatives: Iterable[AlternativeResult]) -> int:
    """How many alternatives widen the band: undecided, or needed with nothing said of their use.

    A choice that is still open counts once, however many alternatives it has.
    """
    known = tuple(alternatives)
    covering = [one for one in known if one.role == "coverage" and one.need != "not_needed"]
    mains = {one.need for one in known if one.role == "main"}
    choice_open = "needed" not in mains and "undecided" in mains
    return len(covering) - len(counted_in_coverage(covering)) + choice_open


def is_planned(alternative: AlternativeResult) -> bool:
    """In use at least in part, or needed with nothing said of its use; "needed, not in use" is not there yet."""
    return bool(alternative.use) or (alternative.need == "needed" and alternative.use is None)


def is_concerned(alternative: AlternativeResult) -> bool:
    """Needed, or in use at least in part: the alternative is part of this client's picture."""
    return alternative.need == "needed" or bool(alternative.use)


def only_software(costs: Iterable[AlternativeResult]) -> bool:
    """Whether, of the cost lines, software is in the budget and no other line is."""
    planned = {alternative.id for alternative in costs if alternative.role == "coverage" and is_planned(alternative)}
    return planned == {"costs.software"}
