"""What the group says of the built-in alternatives, and how much of what it needs is in use."""

from collections.abc import Iterable, Sequence

from canvas_model.catalogue.canvas import Alternative, Block
from canvas_model.content import Choice
from canvas_model.results import AlternativeResult
from canvas_model.rules.scoring.chips import IN_USE, WISHED, chip_state
from canvas_model.rules.scoring.shares import NOTHING, Share


def alternative_results(block: Block, choices: dict[str, Choice]) -> tuple[AlternativeResult, ...]:
    """The alternatives of a block in catalogue order, after the catalogue's defaults."""
    return tuple(_result(block.id, one, choices.get(one.id)) for one in block.alternatives)


def _result(block: str, alternative: Alternative, choice: Choice | None) -> AlternativeResult:
    said = choice.need if choice else "undecided"
    need = "needed" if said == "undecided" and alternative.needed else said
    use = choice.use if choice else None
    # Needed by default and nothing said of its use is a blank; needed by the team's own word is a wish without a state.
    open_wish = need == "needed" and (use != IN_USE if use is not None else said == "needed")
    return AlternativeResult(
        id=alternative.id,
        block=block,
        role=alternative.role,
        need=need,
        use=use,
        state=chip_state(alternative.role, alternative.needed, said, use),
        reason=choice.reason.strip() if choice else "",
        gap=open_wish and alternative.role not in WISHED,
    )


def coverage_share(alternatives: Iterable[AlternativeResult]) -> Share:
    """C of a coverage block, 0 to 1: sum of uses / (2 × number needed), over needed alternatives whose use is said.

    Worst: what is undecided or of unknown use is needed and not in use. Best: it is needed and in full use.
    """
    open_ones = [one for one in alternatives if one.role == "coverage" and one.need != "not_needed"]
    if not open_ones:
        return NOTHING
    known = [one.use for one in open_ones if one.need == "needed" and one.use is not None]
    most = IN_USE * len(open_ones)
    return Share(
        value=sum(known) / (IN_USE * len(known)) if known else None,
        worst=sum(known) / most,
        best=(sum(known) + most - IN_USE * len(known)) / most,
    )


def choice_share(alternatives: Sequence[AlternativeResult], *, worked_on: bool) -> Share:
    """C of a choice block: 0 no choice; 0.5 several main choices, or one without a reason; 1 one choice with its reason.

    As long as nothing is chosen or refused and no question of the block is answered (`worked_on` False) there is no
    value: the block is blank. Once it is worked on, a choice not made is a finding, and counts 0. Worst and best differ
    only while a main choice is still open.
    """
    mains = [one for one in alternatives if one.role == "main"]
    if not mains:
        return NOTHING
    chosen = [one for one in mains if one.need == "needed"]
    if chosen:
        made = 1.0 if len(chosen) == 1 and chosen[0].reason else 0.5
        return Share(made, made, made)
    refused = [one for one in mains if one.need == "not_needed"]
    best = 0.0 if len(refused) == len(mains) else 1.0
    return Share(0.0 if worked_on or refused else None, 0.0, best)


def is_planned(alternative: AlternativeResult) -> bool:
    """In use at least in part, or needed with nothing said of its use; "needed, not in use" is not there yet."""
    return bool(alternative.use) or (alternative.need == "needed" and alternative.use is None)


def is_concerned(alternative: AlternativeResult) -> bool:
    """Needed, or in use at least in part: the alternative is part of this client's picture."""
    return alternative.need == "needed" or bool(alternative.use)


def only_software(costs: Iterable[AlternativeResult]) -> bool:
    """Whether, of the cost lines, software is in the budget and no other line is."""
    planned = {one.id for one in costs if one.role == "coverage" and is_planned(one)}
    return planned == {"costs.software"}
