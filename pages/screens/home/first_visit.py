"""The first visit: what this is, what one takes home from it, and the two ways to begin."""

from base64 import b64encode
from functools import cache
from uuid import uuid4

import streamlit as st
from markupsafe import Markup

from canvas_model.catalogue import ASSETS
from pages.screens.home.starting_points import bring_file, open_demo
from pages.ui import layout, navigation
from pages.ui.language import _, language

PICTURES = ASSETS / "images" / "first_visit"
"""Pages of the demo's report in each language, drawn by `.ci/pictures`."""


def first_visit() -> None:
    """What this is, pictures of what comes out, and the two ways to begin."""
    layout.header("CRM Model Canvas")
    layout.show(
        layout.html(
            '<div class="cv-welcome"><p>{what}</p></div>',
            what=_(
                "You lead a client’s team through nine blocks, from customers to costs, and see at once how ready the "
                "company is to introduce a CRM."
            ),
        )
    )
    with st.container(horizontal=True, key="cv_begin"):
        open_demo(primary=True)
        navigation.screen_link("home", _("New workshop"), icon="add", w=None, new=uuid4())
    layout.show(
        layout.html(
            '<div class="cv-shown">{canvas}{report}</div>',
            canvas=_picture(
                "canvas",
                _("The canvas of the demo: nine blocks with coloured notes, alternatives and a maturity bar each."),
                _("While you work: the canvas, with everybody’s notes and where each block stands."),
            ),
            report=_picture(
                "report",
                _("The summary of the demo’s report: readiness in per cent, the widest gaps and a dated plan."),
                _("At the end: a PDF with the verdict, the gaps, a dated plan and the risks."),
            ),
        )
    )
    with st.expander(_("Import a workshop from a file"), icon=":material/upload_file:"):
        bring_file()


def _picture(name: str, alt: str, caption: str) -> Markup:
    """A page of the demo's report with what it is."""
    return layout.html(
        '<figure><img src="{source}" alt="{alt}"><figcaption>{caption}</figcaption></figure>',
        source=_source(name, language()),
        alt=alt,
        caption=caption,
    )


@cache
def _source(name: str, language: str) -> str:
    """The picture in the reader's language, else in English, as an address that holds it whole."""
    path = PICTURES / f"{name}-{language}.webp"
    drawn = (path if path.exists() else PICTURES / f"{name}-en.webp").read_bytes()
    return f"data:image/webp;base64,{b64encode(drawn).decode()}"
