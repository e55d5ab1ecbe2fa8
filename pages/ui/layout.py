"""How the product looks: its style sheet, and the few pieces of HTML that every screen is made of.

People's text enters HTML through `html` only, which escapes every value that is not HTML of our own.
"""

from functools import cache

import streamlit as st
from markupsafe import Markup

from canvas_model.catalogue import ASSETS
from canvas_model.catalogue.readiness_scale import BandId
from pages.ui.navigation import screen_link

TONES = {"to_improve": "amber", "critical": "brick"}
"""The colour of a band below the target; on the target, or not known, it is `calm`."""


@cache
def style_sheet() -> str:
    """The product's own style; constant text, never anybody's words."""
    sheets = ("page.css", "paper.css", "print.css")
    return "\n".join((ASSETS / "screens" / sheet).read_text(encoding="utf-8") for sheet in sheets)


def html(template: str, **values: object) -> Markup:
    """HTML from a constant template; every value is escaped unless it came from `html` itself."""
    return Markup(template).format(**values)  # noqa: S704 - this is the one place, and it escapes


def joined(parts: "list[Markup] | tuple[Markup, ...]") -> Markup:
    """Several pieces of HTML as one."""
    return Markup("").join(parts)


def show(*parts: Markup) -> None:
    """Put HTML on the screen, as one element."""
    st.html(str(joined(parts)))


def header(title: str, subtitle: str = "", *, aside: Markup | None = None) -> None:
    """The heading of a screen, a sentence under it, and something at its right end."""
    show(
        html(
            '<header class="cv-header"><div><h1>{title}</h1>{subtitle}</div>{aside}</header>',
            title=title,
            subtitle=html("<p>{text}</p>", text=subtitle) if subtitle else "",
            aside=html('<div class="cv-aside">{aside}</div>', aside=aside) if aside else "",
        )
    )


def heading(text: str, note: str = "") -> None:
    """A heading within a screen."""
    show(
        html(
            '<div class="cv-heading"><h2>{text}</h2>{note}</div>',
            text=text,
            note=html("<p>{note}</p>", note=note) if note else "",
        )
    )


def sentence(text: str, *, quiet: bool = False) -> None:
    """A paragraph of plain text; `quiet` for remarks."""
    show(html('<p class="{kind}">{text}</p>', kind="cv-quiet" if quiet else "cv-sentence", text=text))


def empty(text: str, *, then: str = "", screen: str = "") -> None:
    """What to do where there is nothing to show yet, with a link to the screen where it is done."""
    show(html('<div class="cv-empty"><p>{text}</p></div>', text=text))
    if then and screen:
        with st.container(key=f"cv_empty_{screen}", horizontal=True, horizontal_alignment="center"):
            screen_link(screen, then, icon="arrow_forward")


def tone(band: BandId | None) -> str:
    """The colour of a band: `calm`, `amber` or `brick`."""
    return TONES.get(band or "", "calm")


def bar(
    value: float | None,
    band: BandId | None,
    *,
    target: float | None = None,
    most: float = 4.0,
    label: str,
) -> Markup:
    """A bar in the colour of its band, with a tick at the target if there is one. `label` says the same in words."""
    share = 0.0 if value is None else max(0.0, min(1.0, value / most))
    tick = "" if target is None else html('<i style="left:{at:.1f}%"></i>', at=100 * target / most)
    return html(
        '<div class="cv-bar cv-{kind}" role="img" aria-label="{label}"><b style="width:{width:.1f}%"></b>{tick}</div>',
        kind=tone(band),
        label=label,
        width=100 * share,
        tick=tick,
    )


def card(title: str, *body: Markup, note: str = "") -> Markup:
    """A white card with a heading."""
    return html(
        '<section class="cv-card"><h3>{title}</h3>{note}{body}</section>',
        title=title,
        note=html('<p class="cv-quiet">{note}</p>', note=note) if note else "",
        body=joined(body),
    )
