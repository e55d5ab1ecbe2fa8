"""The state of a chip: what an alternative looks like on the board and on the printed canvas."""

from collections.abc import Mapping
from typing import get_args

from canvas_model.catalogue.blocks import Alternative, AlternativeRole
from canvas_model.content import IN_USE, Need
from canvas_model.results import ChipState

USES = (None, 0, 1, IN_USE)
WISHED: tuple[AlternativeRole, ...] = ("main", "benefit")
"""What is chosen or hoped for is not missing while it is not in use."""


def chip_state(role: AlternativeRole, needed_by_default: bool, need: Need, use: int | None) -> ChipState:
    """What to show of an alternative; `need` as people said it, before the catalogue's default.

    Needed by default and nothing said of its use is open; needed by the team's own word, it is missing.
    """
    if need == "not_needed":
        return "quiet"
    if use:
        return "full" if use == IN_USE else "half"
    if role in WISHED:
        return "chosen" if need == "needed" else "open"
    return "missing" if need == "needed" or (use == 0 and needed_by_default) else "open"


def chip_states(alternative: Alternative) -> Mapping[str, ChipState]:
    """The state of one alternative's chip for everything that can be said of it.

    By `<need>/<use>`, for example `needed/2`; a use that nobody has named is `unknown`. The browser looks a person's
    own change up here before the server has answered.
    """
    return {
        f"{need}/{'unknown' if use is None else use}": chip_state(alternative.role, alternative.needed, need, use)
        for need in get_args(Need)
        for use in USES
    }
