"""What the group says of the built-in alternatives: what it needs, what it uses, and what is still open."""

from collections.abc import Iterable

from canvas_model.catalogue.blocks import Alternative, Block
from canvas_model.content import IN_USE, Choice
from canvas_model.results import AlternativeResult
from canvas_model.rules.scoring.chip_states import WISHED, chip_state
from canvas_model.rules.scoring.coverage_score import counted_in_coverage


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
