"""Which block the interview shows: what its address says, else the first."""

import streamlit as st

from canvas_model.catalogue import Catalogue
from pages.ui import leads
from pages.ui.language import catalogue
from pages.ui.people import PEOPLE


def shown_block(words: Catalogue) -> str:
    """The block in the address (`?block=`), else the first; `PEOPLE` stands for those who take part."""
    given = st.query_params.get("block")
    ids = [block.id for block in words.blocks.blocks]
    return given if given in (*ids, PEOPLE) else ids[0]


def to_block(block: str) -> None:
    """Make a block the one in the address."""
    st.query_params["block"] = block
    st.query_params.pop(leads.QUESTION, None)


def go_to(subject: str) -> None:
    """Make a question or an alternative the next thing on the screen, in its block."""
    leads.stand_at("interview", subject)
    to_block(catalogue().block_of(subject).id)
