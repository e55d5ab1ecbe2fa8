"""Ways from a figure to the answer behind it, and back to the figure.

A lead is an ordinary link with an address of its own; `assets/streamlit/leads.js` follows it without loading the page anew,
and brings whoever comes back to where it was followed.
"""

import re
from collections.abc import Mapping

import streamlit as st
from markupsafe import Markup, escape

from canvas_model.catalogue import Catalogue
from pages.ui import navigation
from pages.ui.forms.json_types import Action
from pages.ui.forms.parts import action
from pages.ui.language import _
from pages.ui.layout import html
from pages.ui.streamlit_gaps import kept_dialogs

BACK = "from"
"""The part of the address that names the screen to go back to."""
QUESTION = "question"
"""The part of the address that names the question or alternative to stand at."""


def to_answer(subject: str, words: Markup | str, back: str, catalogue: Catalogue) -> Markup:
    """A link to where a block, question, alternative or relationship item is answered; `words` alone where it is not one.

    `back` is the screen that the link stands on.
    """
    parts = _address(subject, catalogue)
    if parts is None:
        return html("{words}", words=words)
    screen, address = parts
    href = navigation.address(screen, **address, **{BACK: back})
    return html('<a class="cv-lead" href="{href}">{words}</a>', href=href, words=words)


def in_sentence(sentence: str, subjects: Mapping[str, str], back: str, catalogue: Catalogue) -> Markup:
    """A sentence in which names are links to their answers; `subjects` by name as the sentence has them."""
    links = {str(escape(name)): to_answer(subject, name, back, catalogue) for name, subject in subjects.items()}
    if not links:
        return escape(sentence)
    names = "|".join(re.escape(name) for name in sorted(links, key=len, reverse=True))
    found = re.compile(rf"(?<!\w)(?:{names})(?!\w)")
    return Markup(found.sub(lambda match: links[match[0]], str(escape(sentence))))  # noqa: S704 - escaped above


def _address(subject: str, catalogue: Catalogue) -> tuple[str, dict[str, str]] | None:
    """The screen on which the subject is answered, and the parts of its address; None: it is not an answer."""
    if any(item.id == subject for item in catalogue.relationships.items):
        return "relationships", {"part": "items", QUESTION: subject}
    try:
        block = catalogue.block_of(subject)
    except KeyError:
        return None
    return "interview", {"block": block.id, QUESTION: block.questions[0].id if subject == block.id else subject}


def way_back() -> str | None:
    """Show the way back to the screen that led here, where one did, and give its name."""
    for name, words in _back():
        with st.container(key="cv_way_back"):
            navigation.screen_link(name, words, icon="arrow_back")
        return name
    return None


def back_actions() -> list[Action]:
    """The way back as a button at the foot of a form, whose key is the screen's name; none where nothing led here."""
    return [action(name, words) for name, words in _back()]


def _back() -> list[tuple[str, str]]:
    name = st.query_params.get(BACK, "")
    return [(name, words) for known, words in _back_to().items() if known == name]


def _back_to() -> dict[str, str]:
    return {
        "canvas": _("Back to the canvas"),
        "interview": _("Back to the interview"),
        "relationships": _("Back to the relationships"),
        "readiness": _("Back to readiness"),
        "plan": _("Back to the plan"),
        "risks": _("Back to the risks"),
        "report": _("Back to the report"),
    }


# --- what a form stands at -----------------------------------------------------------------------------------------------


def stand_at(form: str, subject: str) -> None:
    """Make a question or an alternative the next thing that the form goes to."""
    st.session_state[f"{form}_focus"] = (subject, focus_of(form)[1] + 1)


def focus_of(form: str) -> tuple[str, int]:
    """What the form was last asked to go to, with how often anybody has asked."""
    return st.session_state.get(f"{form}_focus") or ("", 0)


def arrive(form: str) -> None:
    """Have the form go to what the address names, once each time that somebody comes to the screen by it."""
    subject = st.query_params.get(QUESTION)
    arrival = (kept_dialogs.arrivals(), subject)
    if subject and st.session_state.get(f"{form}_arrival") != arrival:
        stand_at(form, subject)
    st.session_state[f"{form}_arrival"] = arrival
