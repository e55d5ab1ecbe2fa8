"""The way through the nine blocks, with the progress of each."""

from collections.abc import Sequence

import streamlit as st

from canvas_model.catalogue import Catalogue
from canvas_model.results import Readiness
from canvas_model.rules.scoring.progress import BlockProgress
from exporters.words.levels import BAND_MARKS, level_of
from pages.screens.interview.shown_block import to_block
from pages.ui.components import component
from pages.ui.language import _, language, number
from pages.ui.layout import tone

_mount = component("canvas_steps", "forms/block_progress.js", "forms/block_progress.css")
KEY = "interview_steps"


def steps(words: Catalogue, readiness: Readiness, done: Sequence[BlockProgress], current: str) -> None:
    """Show the nine blocks; choosing one puts it into the address and runs the screen again."""
    mounted = _mount(
        key=KEY,
        data={
            "label": _("Blocks"),
            "more": _("All nine blocks"),
            "current": current,
            "steps": [_step(words, readiness, progress) for progress in done],
        },
        on_step_change=_chosen,
    )
    chosen = getattr(mounted, "step", None)
    if chosen and chosen != current:  # the first choice after a restart has no callback
        to_block(chosen)
        st.rerun()


def _chosen() -> None:
    chosen = st.session_state[KEY].get("step")
    if chosen:
        to_block(chosen)


def _step(words: Catalogue, readiness: Readiness, done: BlockProgress) -> dict[str, object]:
    block, result = words.block(done.block), readiness.block(done.block)
    bands = words.readiness_scale.bands
    said = _("of 4, target {target}").format(target=number(result.target))
    return {
        "key": block.id,
        "number": str(block.number),
        "name": block.name,
        "done": _("questions {answered}/{asked}, alternatives {decided}/{alternatives}").format(
            answered=result.answered, asked=result.asked, decided=done.decided, alternatives=done.alternatives
        ),
        "value": level_of(result, bands, language()),
        "mark": BAND_MARKS[result.band] if result.band else "",
        "said": ", ".join([said, *(band.name for band in bands if band.id == result.band)]),
        "width": 25 * (result.maturity or 0.0),
        "target": 25 * result.target,
        "tone": tone(result.band),
    }
